import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import type { Guild, Playground } from '../../src/playground/types.js';
import { isQuestion, pick } from '../support/answer.js';
import { openOnServer } from '../support/database.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// npm run start:cluster as it is shipped: two shards, each a process, on one Postgres.

let discord: Playground;
let env: Record<string, string>;
let cluster: BotProcess;
let guilds: Guild[];
let cleanUp: (() => Promise<void>)[];

beforeEach(async () => {
  discord = await startPlayground({ shards: 2, routeLimits: false, ackMs: 20_000 });
  guilds = Array.from({ length: 6 }, (_, nth) =>
    discord.addGuild({
      name: `guild ${nth}`,
      channels: [{ name: 'daily' }],
      members: [{ name: 'organiser', permissions: 0x20n }],
    }),
  );
  const [folder, deck, database] = await Promise.all([temporaryFolder(), writeDeck(), openOnServer()]);
  cleanUp = [() => folder.remove(), () => deck.remove(), () => database.close()];
  env = {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: database.url },
    ...{
      DATA_DIR: folder.path,
      CONTENT_DIR: deck.contentDir,
      LOG_LEVEL: 'info',
      HEALTH_PORT: String(await freePorts()),
    },
  };
  cluster = startProcess(env, 'dist/cluster.js');
});

afterEach(async () => {
  await cluster.kill();
  // Shards end by themselves once their manager is gone.
  await discord.until(() => discord.gateway.connections.length === 0, 30_000, 'the shards to end');
  await discord.close();
  for (const step of cleanUp) await step();
});

/** A port that is free, and so is the next one. */
async function freePorts(): Promise<number> {
  const listen = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const server = createServer().once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const taken = (server.address() as AddressInfo).port;
        server.close(() => resolve(taken));
      });
    });
  for (;;) {
    const first = await listen(0);
    if (first !== undefined && (await listen(first + 1)) !== undefined) return first;
  }
}

const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
const shards = () => discord.gateway.connections.map(({ shard }) => shard.join('/')).toSorted();
const both = () => discord.until(() => String(shards()) === '0/2,1/2', 60_000, 'both shards');
const channelOf = (guild: Guild) => [...guild.channels.keys()][0]!;
const organiserOf = (guild: Guild) =>
  discord.as([...guild.members.values()].find(({ user }) => !user.bot)!.user.id, guild.id, channelOf(guild));
const posts = (guild: Guild) => discord.messages(channelOf(guild)).filter(isQuestion);

/** The shards' processes, by shard. */
async function processes(): Promise<ReadonlyMap<number, number>> {
  const children = (await readFile(`/proc/${cluster.pid}/task/${cluster.pid}/children`, 'utf8')).trim().split(' ');
  const found = new Map<number, number>();
  for (const pid of children.filter((child) => child !== '')) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    found.set(Number(/(?:^|\0)SHARDS=(\d+)/.exec(environment)?.[1]), Number(pid));
  }
  return found;
}

async function answerIn(guild: Guild): Promise<void> {
  const picked = await pick(organiserOf(guild), posts(guild)[0]!);
  const verdict = await (await organiserOf(guild).click(picked, { label: '勘' })).settled(20_000);
  expect(verdict.text).toContain('要点');
}

async function health(shard: number): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${Number(env['HEALTH_PORT']) + shard}/health`);
  return [answer.status, ((await answer.json()) as { gateway: string }).gateway];
}

test('two shards share the guilds and the work; a killed one comes back; SIGTERM ends all', async () => {
  await both();
  await discord.until(() => discord.commands().length > 0, 60_000, 'the commands');
  const mine = [0, 1].map((shard) => guilds.find(({ id }) => shardOf(id) === shard)!);
  for (const guild of mine) {
    const settings = { channel: { channel: channelOf(guild) }, time: '08:00', timezone: 'Asia/Tokyo' };
    const reply = await (await organiserOf(guild).command('settings daily', settings)).settled(20_000);
    expect(reply.text).toContain('次の投稿');
    await (await organiserOf(guild).command('daily now')).settled(20_000);
    await discord.until(() => posts(guild).length === 1, 60_000, 'the question');
  }
  for (const guild of mine) await answerIn(guild);
  expect(await Promise.all([0, 1].map(health))).toEqual([0, 1].map(() => [200, 'ready']));

  const before = await processes();
  expect([0, 1].every((shard) => before.has(shard))).toBe(true);
  process.kill(before.get(1)!, 'SIGKILL');
  await discord.until(() => String(shards()) === '0/2', 30_000, 'shard 1 to be gone');
  await both();
  const after = await processes();
  expect(after.get(0)).toBe(before.get(0));
  expect(after.get(1)).not.toBe(before.get(1));
  const again = await (await organiserOf(mine[1]!).click(posts(mine[1]!)[0]!, { label: '自分の結果' })).settled(20_000);
  expect(again.text).toContain('回答済みです');
  expect(mine.map((guild) => posts(guild).length)).toEqual([1, 1]);

  expect(await cluster.stop()).toBe(0);
  expect(discord.gateway.connections).toHaveLength(0);
  for (const pid of after.values()) expect(() => process.kill(pid, 0)).toThrow();
}, 240_000);

test('a manager that is killed takes its shards with it', async () => {
  await both();
  const children = await processes();
  await cluster.kill();
  await discord.until(() => discord.gateway.connections.length === 0, 30_000, 'the shards to end');
  expect(children.size).toBe(2);
}, 240_000);

test('without a server to share it says what it needs', async () => {
  const { DATABASE_URL: _, ...without } = env;
  const alone = startProcess(without, 'dist/cluster.js');
  expect(await alone.exited).toBe(1);
  expect(alone.output()).toContain('Expected DISCORD_TOKEN and DATABASE_URL');
}, 240_000);
