/** The gateway as discord.js meets it: log-in, loss, return, two at once, shards, and guilds that come and go. */
import { Client, GatewayIntentBits, type Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openDiscord, type OpenDiscord } from '../support/discord.js';
import { login } from './bot.js';

let open: OpenDiscord;
const clients: Client[] = [];

beforeEach(async () => {
  open = await openDiscord({ heartbeatMs: 500, maxConcurrency: 4, ackMs: 1_000 });
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
  await open.close();
});

async function bot(options?: Parameters<typeof login>[1]): Promise<Client<true>> {
  const client = await login(open.discord, options);
  clients.push(client);
  return client;
}

const greet = (interaction: Interaction) => void (interaction.isChatInputCommand() && interaction.reply('hi'));
const haru = () => open.discord.as(open.members[0]!.user.id, open.guild.id, open.channel.id);
const once = (client: Client, event: string) =>
  new Promise<unknown[]>((resolve) => client.once(event, (...all) => resolve(all)));

async function register(client: Client<true>): Promise<void> {
  await client.application.commands.set([{ name: 'go', description: 'Goes' }]);
}

describe('a lost connection', () => {
  it('is resumed, and what happened meanwhile is told', async () => {
    const client = await bot();
    client.on('interactionCreate', greet);
    await register(client);
    const resumed = once(client, 'shardResume');
    open.discord.gateway.dropAll();
    const created = once(client, 'channelCreate');
    const reply = haru().command('go');
    open.discord.addChannel(open.guild.id, { name: 'new' });
    expect((await reply).text).toBe('hi');
    await Promise.all([resumed, created]);
    expect(open.discord.gateway.counts).toEqual({ identify: 1, resume: 1 });
  });

  it('is resumed when Discord asks for it (op 7)', async () => {
    const client = await bot();
    client.on('interactionCreate', greet);
    await register(client);
    const resumed = once(client, 'shardResume');
    open.discord.gateway.reconnect();
    await resumed;
    expect((await haru().command('go')).text).toBe('hi');
    expect(open.discord.gateway.counts).toEqual({ identify: 1, resume: 1 });
  });

  it('is noticed when heartbeats are not answered', async () => {
    const client = await bot();
    const resumed = once(client, 'shardResume');
    open.discord.gateway.muteHeartbeats(true);
    await open.discord.until(() => open.discord.gateway.counts.resume === 1, 5_000);
    open.discord.gateway.muteHeartbeats(false);
    await resumed;
  });
});

it('an invalid session begins anew (op 9)', async () => {
  const client = await bot();
  const ready = once(client, 'shardReady');
  open.discord.gateway.invalidSession(false);
  await ready;
  await open.discord.until(() => open.discord.gateway.connections.length === 1);
  expect(open.discord.gateway.counts).toEqual({ identify: 2, resume: 0 });
});

it('two processes on one token both hear of it, and one is told it came second: 40060', async () => {
  open.allow(40_060);
  const codes: unknown[] = [];
  for (const client of [await bot(), await bot()]) {
    await register(client);
    client.on('interactionCreate', (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      void interaction.reply('hi').then(
        () => codes.push('answered'),
        (error: { code: unknown }) => codes.push(error.code),
      );
    });
  }
  expect((await haru().command('go')).text).toBe('hi');
  await open.discord.until(() => codes.length === 2);
  expect(new Set(codes)).toEqual(new Set([40_060, 'answered']));
});

it('each shard hears of its own guilds, and shard 0 of direct messages', async () => {
  const guilds = [
    open.guild.id,
    ...Array.from({ length: 5 }, (_, index) => open.discord.addGuild({ name: `${index}` }).id),
  ];
  const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
  const first = await bot({ shards: [0], shardCount: 2 });
  const second = await bot({ shards: [1], shardCount: 2 });
  await register(first);
  const told = new Set<string>();
  for (const [name, client] of [
    ['0', first],
    ['1', second],
  ] as const) {
    expect([...client.guilds.cache.keys()].toSorted()).toEqual(
      guilds.filter((id) => shardOf(id) === Number(name)).toSorted(),
    );
    client.on('interactionCreate', (interaction) => {
      told.add(name);
      greet(interaction);
    });
  }
  expect((await open.discord.as(open.members[0]!.user.id, null, null).command('go')).text).toBe('hi');
  expect([...told]).toEqual(['0']);
});

it('guilds come, fail, return and go; none of it is an error', async () => {
  const client = await bot();
  const added = once(client, 'guildCreate');
  const guild = open.discord.addGuild({ name: 'Second', channels: [{ name: 'a' }] });
  await added;
  expect(client.guilds.cache.get(guild.id)?.channels.cache.size).toBe(1);

  const down = once(client, 'guildUnavailable');
  open.discord.removeGuild(guild.id, { unavailable: true });
  await down;
  open.allow(50_001);
  const [channel] = guild.channels.keys();
  await expect(client.rest.get(`/channels/${channel!}`)).rejects.toMatchObject({ code: 50_001 });
  const back = once(client, 'guildAvailable');
  open.discord.restoreGuild(guild.id);
  await back;

  const gone = once(client, 'guildDelete');
  open.discord.removeGuild(guild.id, { unavailable: false });
  await gone;
  expect(client.guilds.cache.has(guild.id)).toBe(false);
});

it('a guild that is down at log-in does not hold up the others', async () => {
  const guild = open.discord.addGuild({ name: 'Second' });
  open.discord.removeGuild(guild.id, { unavailable: true });
  const client = await bot();
  expect(client.guilds.cache.get(open.guild.id)?.available).toBe(true);
});

const EVENTS = [
  ...(['channelCreate', 'channelUpdate', 'channelDelete', 'channelPinsUpdate', 'roleUpdate'] as const),
  ...(['threadCreate', 'threadUpdate', 'threadDelete'] as const),
] as const;

it('every event it can send is one that discord.js can read', async () => {
  const client = await bot();
  const heard = new Set<string>();
  for (const event of EVENTS) client.on(event, () => heard.add(event));
  const channel = open.discord.addChannel(open.guild.id, { name: 'new', topic: 'Topic' });
  open.discord.setPermissions(channel.id, 0n);
  open.discord.setPermissions(channel.id, null);
  open.discord.setPermissions(open.guild.id, (1n << 10n) | (1n << 11n) | (1n << 35n) | (1n << 51n) | (1n << 38n));
  const target = await client.channels.fetch(channel.id);
  if (target?.isSendable() !== true) throw new Error('Expected a channel to write in');
  const message = await target.send('x');
  const thread = await message.startThread({ name: 't' });
  await thread.setName('u');
  await message.pin();
  await message.unpin();
  open.discord.removeChannel(thread.id);
  open.discord.removeChannel(channel.id);
  await open.discord.until(() => heard.size === EVENTS.length, 5_000, `events other than ${[...heard].join()}`);
});

describe('the gateway closes', () => {
  it.each([
    ['4004 for a wrong token', { token: 'a.b.c' }, 4004],
    ['4014 for a privileged intent', { intents: 1 << 1 }, 4014],
    ['4014 for message content', { intents: 1 | (1 << 15) }, 4014],
    ['4013 for an intent that is none', { intents: 1 << 30 }, 4013],
    ['4010 for a shard beyond the last', { shard: [2, 2] }, 4010],
  ])('%s', async (_, more, code) => {
    expect(await closeCode((socket) => socket.send(JSON.stringify({ op: 2, d: identity(more) })))).toBe(code);
  });

  it.each([
    ['4002 for what is no JSON', '{', 4002],
    ['4002 for more than 4096 bytes', JSON.stringify({ op: 1, d: 'x'.repeat(4096) }), 4002],
    ['4001 for an unknown opcode', JSON.stringify({ op: 42 }), 4001],
    ['4003 for a presence before anything', JSON.stringify({ op: 3, d: {} }), 4003],
  ])('%s', async (_, text, code) => {
    expect(await closeCode((socket) => socket.send(text))).toBe(code);
  });

  it('4005 for a second IDENTIFY, 4008 for the 121st payload', async () => {
    const twice = JSON.stringify({ op: 2, d: identity({}) });
    expect(await closeCode((socket) => [twice, twice].forEach((text) => socket.send(text)))).toBe(4005);
    const beat = JSON.stringify({ op: 1, d: null });
    expect(await closeCode((socket) => Array.from({ length: 121 }, () => socket.send(beat)))).toBe(4008);
  });

  it('and lets nobody resume what never was', async () => {
    const socket = await connect();
    const answer = new Promise((resolve) =>
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()))),
    );
    socket.send(JSON.stringify({ op: 6, d: { token: open.discord.token, session_id: 'x', seq: 1 } }));
    expect(await answer).toMatchObject({ op: 9, d: false });
    socket.terminate();
  });

  it('to other pages: a foreign origin gets no socket', async () => {
    const socket = new WebSocket(gatewayUrl(), { origin: 'https://elsewhere.test' });
    const failed = await new Promise((resolve) => socket.once('error', () => resolve(true)));
    expect(failed).toBe(true);
  });
});

it('a bot that asks for message content is shut out, and told so by discord.js', async () => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    rest: { api: open.discord.apiUrl },
  });
  const closed = new Promise<number>((resolve) => client.once('shardDisconnect', (event) => resolve(event.code)));
  client.login(open.discord.token).catch(() => undefined);
  expect(await closed).toBe(4014);
  await client.destroy();
});

const gatewayUrl = () => `${open.discord.url.replace('http', 'ws')}/gateway?v=10&encoding=json`;
const identity = (more: object) => ({
  token: open.discord.token,
  intents: 1,
  properties: { os: 'x', browser: 'x', device: 'x' },
  ...more,
});

async function connect(): Promise<WebSocket> {
  const socket = new WebSocket(gatewayUrl());
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}

async function closeCode(act: (socket: WebSocket) => unknown): Promise<number> {
  const socket = await connect();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  act(socket);
  return closed;
}
