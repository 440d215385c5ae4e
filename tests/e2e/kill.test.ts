import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import type { Actor, Message, Playground } from '../../src/playground/types.js';
import { isQuestion, pick } from '../support/answer.js';
import { openOnServer } from '../support/database.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// The built bot as a process, killed with -9 at every stage. No acknowledged answer is missing, no post stands twice.

const MEMBERS = 24;

let discord: Playground;
let guildId: string;
let channelId: string;
let env: Record<string, string>;
let cleanUp: (() => Promise<void>)[];
let bots: BotProcess[];

beforeEach(async () => {
  discord = await startPlayground({ routeLimits: false, ackMs: 20_000 });
  const guild = discord.addGuild({
    name: 'AWS 勉強会',
    channels: [{ name: '今日の一問' }],
    members: Array.from({ length: MEMBERS + 1 }, (_, i) => ({
      name: `m${i}`,
      ...(i === 0 ? { permissions: 0x20n } : {}),
    })),
  });
  guildId = guild.id;
  channelId = [...guild.channels.keys()][0]!;
  const [folder, deck] = await Promise.all([temporaryFolder(), writeDeck()]);
  env = {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'info' },
    ...{ DATA_DIR: folder.path, CONTENT_DIR: deck.contentDir },
  };
  bots = [];
  cleanUp = [() => folder.remove(), () => deck.remove()];
});

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.kill()));
  await discord.close();
  for (const step of cleanUp) await step();
});

const people = (): Actor[] =>
  [...discord.world.guilds.get(guildId)!.members.values()]
    .filter(({ user }) => !user.bot)
    .map(({ user }) => discord.as(user.id, guildId, channelId));

const posts = (): Message[] => discord.messages(channelId).filter(isQuestion);

async function startBot(): Promise<BotProcess> {
  const bot = startProcess(env);
  bots.push(bot);
  await bot.says('connected to the gateway');
  await discord.until(() => discord.commands().length > 0, 60_000);
  return bot;
}

async function setUp(): Promise<void> {
  const [organiser] = people();
  const settings = { channel: { channel: channelId }, time: '08:00', timezone: 'Asia/Tokyo' };
  const reply = await organiser!.command('settings daily', settings);
  expect(reply.text).toContain('次の投稿');
}

test('embedded: answers acknowledged before a kill -9 are there after it, and nothing is posted again', async () => {
  let bot = await startBot();
  await setUp();
  await people()[0]!.command('daily now');
  const [post] = await discord.until(() => (posts().length === 1 ? posts() : undefined), 60_000);
  const acknowledged: Actor[] = [];
  const everybody = people();
  for (let round = 0; round < 3; round += 1) {
    const some = everybody.slice(round * 8, round * 8 + 8);
    const clicks = some.map(async (person) => {
      const picked = await pick(person, post!);
      const verdict = await person.click(picked, { label: '自信あり' });
      if (verdict.kind === 'update') acknowledged.push(person);
    });
    await Promise.race([Promise.allSettled(clicks), discord.until(() => acknowledged.length > round * 8 + 2, 60_000)]);
    await bot.kill();
    await Promise.allSettled(clicks);
    bot = await startBot();
  }
  expect(acknowledged.length).toBeGreaterThan(5);
  for (const person of acknowledged) {
    const again = await person.click(post!, { label: '自分の結果' });
    expect(again.text).toContain('回答済みです');
  }
  expect(posts()).toHaveLength(1);
  expect(await bot.stop()).toBe(0);
}, 300_000);

test('embedded: a second process on the same data is refused in words', async () => {
  await startBot();
  const second = startProcess(env);
  bots.push(second);
  expect(await second.exited).toBe(1);
  expect(second.output()).toMatch(/Expected to be the only process on .*DATABASE_URL/);
  expect(second.output()).not.toContain('    at ');
}, 300_000);

test('Postgres: killed between claim and send, and between send and store, each question stands once', async () => {
  const database = await openOnServer();
  cleanUp.push(() => database.close());
  env['DATABASE_URL'] = database.url;
  let bot = await startBot();
  await setUp();
  const due = (day: number) =>
    database.rows(
      `update schedules set next_local_date = current_date + $1::int, next_post_at = now() - interval '1 second'`,
      [day],
    );
  // What a lease needs 25 seconds for.
  const expire = () =>
    database.rows(
      `update posts set lease_until = now() - interval '1 second', next_try_at = now() where state = 'claimed'`,
    );

  const stages = ['stall', 'stallAfter'] as const;
  for (const [index, kind] of stages.entries()) {
    const lift = discord.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind, ms: 3_000, times: 1 });
    await due(index + 1);
    await bot.kill();
    bot = await startBot();
    await discord.until(() => discord.faults.hits > index, 60_000, 'the fault to strike');
    await bot.kill();
    await expire();
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    lift();
    bot = await startBot();
    await discord.until(() => posts().length > index, 60_000, `post ${index + 1}`);
    await bot.says('posted');
  }
  const rows = await database.rows<{ state: string; message_id: string }>(
    'select state, message_id from posts order by local_date',
  );
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect(rows.map(({ message_id: id }) => id)).toEqual(posts().map(({ id }) => id));
}, 300_000);

test('Postgres: two processes at the same minute post once; the survivor takes the gateway over', async () => {
  const database = await openOnServer();
  cleanUp.push(() => database.close());
  env['DATABASE_URL'] = database.url;
  const first = await startBot();
  await setUp();
  const second = startProcess({ ...env, LOG_LEVEL: 'debug' });
  bots.push(second);
  await expect
    .poll(async () => (await database.rows('select 1 from leases')).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await database.rows(
    `update schedules set next_local_date = current_date + 1, next_post_at = now() - interval '1 second'`,
  );
  await people()[0]!.command('settings resume');
  await database.rows(
    `update schedules set next_local_date = current_date + 1, next_post_at = now() - interval '1 second'`,
  );
  await discord.until(() => posts().length > 0, 70_000, 'the post of the next minute');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(posts()).toHaveLength(1);
  await first.kill();
  await second.says('connected to the gateway', 60_000);
  const picked = await pick(people()[3]!, posts()[0]!);
  const verdict = await people()[3]!.click(picked, { label: '勘' });
  expect(verdict.text).toContain('要点');
}, 300_000);

test('both databases: two processes starting at once on a fresh server both succeed', async () => {
  const database = await openOnServer();
  cleanUp.push(() => database.close());
  await database.rows('drop schema public cascade');
  await database.rows('drop schema if exists drizzle cascade');
  await database.rows('create schema public');
  env['DATABASE_URL'] = database.url;
  bots = [startProcess(env), startProcess(env)];
  await Promise.any(bots.map((bot) => bot.says('connected to the gateway')));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(bots.map((bot) => bot.output()).join('')).not.toMatch(/error|failed/i);
  expect(await database.rows('select 1 from guilds')).toHaveLength(1);
}, 300_000);
