/** What the page is served and may do; how it looks is for eyes. */
import type { Client } from 'discord.js';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleWorld, type Sample } from '../../src/playground/sample.js';
import { startPlayground } from '../../src/playground/start.js';
import type { Playground } from '../../src/playground/types.js';
import { login } from './bot.js';

let discord: Playground;
let sample: Sample;
let client: Client<true>;
let ahead = 0;

beforeAll(async () => {
  const now = () => Date.now() + ahead;
  const clock = { now, advance: (ms: number) => void (ahead += ms) };
  const control = { clock, lint: () => ['a.md:3 something'] };
  discord = await startPlayground({ page: true, now, ackMs: 300, control });
  sample = sampleWorld(discord);
  client = await login(discord);
  await client.application.commands.set([
    { name: 'ask', nameLocalizations: { ja: '質問' }, description: 'Asks' },
    { name: 'mute', description: 'Says nothing' },
    { name: 'settings', description: 'Settings', defaultMemberPermissions: 32n },
  ]);
  client.on('interactionCreate', (interaction) => {
    if (interaction.isModalSubmit())
      void interaction.reply({ content: interaction.fields.getTextInputValue('why'), flags: ['Ephemeral'] });
    if (!interaction.isChatInputCommand() || interaction.commandName === 'mute') return;
    const why = { type: 4, custom_id: 'why', style: 1 };
    void interaction.showModal({
      custom_id: 'm',
      title: 'Why',
      components: [{ type: 18, label: 'Why', component: why }],
    });
  });
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
});

const get = (path: string) => fetch(`${discord.url}${path}`);
const json = async (path: string) => (await get(path)).json() as Promise<any>;
const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${discord.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as any };
};
const haru = () => sample.members[0]!.user.id;
const act = (act: string, more: object = {}) =>
  post('/page/act', { as: haru(), channel: sample.daily.id, act, ...more });
const shown = async (as = haru()) =>
  (await json(`/page/channel?as=${as}&channel=${sample.daily.id}`)).messages as any[];

describe('the page', () => {
  it('is there with all of its parts, and fetches nothing from elsewhere', async () => {
    const page = await get('/');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/);
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(3);
    const queue = [...files];
    const seen = new Set<string>();
    for (const path of queue) {
      if (seen.has(path)) continue;
      seen.add(path);
      const asset = await get(path);
      expect([path, asset.status]).toEqual([path, 200]);
      const text = await asset.text();
      if (path.endsWith('.js'))
        queue.push(...[...text.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => `/assets/${name!}`));
      expect(text).not.toMatch(/url\(|@import|innerHTML/);
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  it('is for this machine only', async () => {
    const { port } = new URL(discord.url);
    const status = await new Promise((resolve) => {
      httpRequest({ port, host: '127.0.0.1', path: '/', headers: { host: `rebound.test:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    const foreign = await post('/page/act', {}, { origin: 'https://elsewhere.test' }).catch(() => undefined);
    expect(foreign?.status ?? 403).toBe(403);
    expect((await post('/page/act', {}, { 'content-type': 'text/plain' })).status).toBe(400);
    const answer = await get('/page/world');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is not there when nobody asked for it', async () => {
    const plain = await startPlayground();
    for (const path of ['/', '/page/world', '/assets/main.js'])
      expect((await fetch(`${plain.url}${path}`)).status).toBe(404);
    await plain.close();
  });

  it('gives out no file but its own', async () => {
    for (const path of ['/assets/../types.ts', '/assets/%2e%2e%2ftypes.ts', '/assets/index.ts', '/package.json']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe('one sees', () => {
  it('the channels and people of the group, and whether there is a clock and a check', async () => {
    const world = await json(`/page/world?as=${haru()}`);
    expect(world).toMatchObject({
      person: { name: 'はる', locale: 'ja', organises: false },
      control: { clock: true, lint: true },
    });
    expect(world.guilds[0].channels.map(({ name }: { name: string }) => name)).toEqual(['今日の一問', '雑談']);
    expect(world.people.map(({ organises }: { organises: boolean }) => organises)).toEqual([true, false, false, false]);
  });

  it('the commands one may use, in every language', async () => {
    const names = async (as: string) =>
      ((await json(`/page/commands?as=${as}&channel=${sample.daily.id}`)) as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await names(haru())).toEqual(['ask', 'mute']);
    expect(await names(sample.organiser.user.id)).toEqual(['ask', 'mute', 'settings']);
  });

  it('nobody else’s direct messages', async () => {
    await json(`/page/channel?as=${haru()}&channel=@me`);
    const direct = [...discord.world.channels.values()].find(({ recipientId }) => recipientId === haru())!;
    expect((await get(`/page/channel?as=${haru()}&channel=${direct.id}`)).status).toBe(200);
    expect((await get(`/page/channel?as=${sample.members[1]!.user.id}&channel=${direct.id}`)).status).toBe(400);
  });
});

describe('one does', () => {
  it('what a client lets one do: a command, its modal, a private answer, and away with it', async () => {
    const asked = await act('command', { path: 'ask' });
    expect(asked.body).toMatchObject({ kind: 'modal', modal: { title: 'Why' } });
    const wrong = await act('modal', { interaction: asked.body.interaction, fields: { why: '' } });
    expect(wrong).toMatchObject({ status: 400, body: { error: expect.stringMatching(/Why/) } });
    await act('modal', { interaction: asked.body.interaction, fields: { why: 'because' } });
    const [message] = (await shown()).slice(-1);
    expect(message).toMatchObject({ content: 'because', ephemeral: true });
    expect((await shown(sample.members[1]!.user.id)).map(({ id }) => id)).not.toContain(message.id);
    await act('dismiss', { message: message.id });
    expect((await shown()).map(({ id }) => id)).not.toContain(message.id);
  });

  it('and hears when nothing came back', async () => {
    expect((await act('command', { path: 'mute' })).body).toEqual({ kind: 'expired' });
  });

  it('nothing that a client would not let one do', async () => {
    expect((await act('command', { path: 'settings' })).body.error).toMatch(/Expected one of the commands/);
    expect((await act('click', { message: '1', customId: 'x' })).body.error).toMatch(/still there/);
    expect((await act('nonsense')).body.error).toMatch(/received 'nonsense'/);
    expect((await post('/page/act', {})).status).toBe(400);
  });

  it('a move of the clock, and a look at the deck', async () => {
    const before = discord.world.channels.size;
    expect((await post('/page/clock', { ms: 3_600_000 })).status).toBe(200);
    expect(ahead).toBe(3_600_000);
    expect((await post('/page/clock', { ms: -1 })).status).toBe(400);
    expect((await json('/page/control')).lint).toEqual(['a.md:3 something']);
    expect(discord.world.channels.size).toBe(before);
  });

  it('and is told of what others do', async () => {
    const live = await get('/page/live');
    const reader = live.body!.getReader();
    await reader.read();
    discord.as(sample.members[1]!.user.id, sample.guild.id, sample.daily.id).say('hello');
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe('data: change\n\n');
    await reader.cancel();
    expect((await shown()).at(-1)).toMatchObject({ content: 'hello', author: { name: 'そら' } });
  });
});

it('files are for downloading, pictures for looking at', async () => {
  const channel = await client.channels.fetch(sample.chat.id);
  if (channel?.isSendable() !== true) throw new Error('Expected a channel to write in');
  const html = { attachment: Buffer.from('<script>1</script>'), name: 'a.html' };
  const message = await channel.send({ files: [html, { attachment: Buffer.from('png'), name: 'b.png' }] });
  const [page, picture] = [...message.attachments.values()];
  const file = await fetch(page!.url);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toBe('attachment');
  expect(await file.text()).toBe('<script>1</script>');
  expect((await fetch(picture!.url)).headers.get('x-content-type-options')).toBe('nosniff');
});
