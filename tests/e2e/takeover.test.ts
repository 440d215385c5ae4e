import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild } from '../../src/ledger/rebuild.js';
import { startPlayground } from '../../src/playground/start.js';
import type { Actor, Playground, Reply } from '../../src/playground/types.js';
import { isQuestion, pick } from '../support/answer.js';
import { openOnServer, type TestDatabase } from '../support/database.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// Two processes on one Postgres, a thousand people who click at once, and a kill -9 of the one that hears them.

const PEOPLE = 1_000;
/** So many have their verdict when the process dies; the clicks of the others are under way. */
const BEFORE_THE_KILL = 250;
const SETTLES_MS = 20_000;

let discord: Playground;
let database: TestDatabase;
let guildId: string;
let channelId: string;
let env: Record<string, string>;
const bots: BotProcess[] = [];
const cleanUp: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openOnServer();
  discord = await startPlayground({ routeLimits: false, ackMs: 15_000 });
  const guild = discord.addGuild({
    name: 'AWS 勉強会',
    channels: [{ name: '今日の一問' }],
    members: Array.from({ length: PEOPLE + 1 }, (_, i) => ({
      // Accounts of 2023: those younger than a week are not ranked.
      ...{ id: String(1_100_000_000_000_100_000n + BigInt(i)), name: `m${i}`, locale: 'ja' },
      ...(i === 0 ? { permissions: 0x20n } : {}),
    })),
  });
  guildId = guild.id;
  channelId = [...guild.channels.keys()][0]!;
  const [folder, deck] = await Promise.all([temporaryFolder(), writeDeck()]);
  env = {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: database.url! },
    ...{ DATA_DIR: folder.path, CONTENT_DIR: deck.contentDir, LOG_LEVEL: 'info' },
  };
  cleanUp.push(
    () => folder.remove(),
    () => deck.remove(),
  );
});

afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.kill()));
  await discord.close();
  await database.close();
  for (const step of cleanUp) await step();
});

function start(): BotProcess {
  const bot = startProcess(env);
  bots.push(bot);
  return bot;
}

const everybody = (): Actor[] =>
  [...discord.world.guilds.get(guildId)!.members.values()]
    .filter(({ user }) => !user.bot)
    .map(({ user }) => discord.as(user.id, guildId, channelId));

/** A post that is due, whatever the hour: the round at the next start sends it. */
async function prepare(): Promise<void> {
  const first = start();
  await first.says('connected to the gateway');
  await discord.until(() => discord.commands().length > 0, 60_000);
  const settings = { channel: { channel: channelId }, time: '08:00', timezone: 'Asia/Tokyo' };
  await everybody()[0]!.command('settings daily', settings);
  await first.stop();
  await database.rows(
    `update schedules set next_local_date = current_date + 1, next_post_at = now() - interval '1 second'`,
  );
}

const stored = async () => (await database.rows('select 1 from posts where message_id is not null')).length;

test('every acknowledged answer is counted once in every derived number', async () => {
  await prepare();
  const holder = start();
  await holder.says('connected to the gateway');
  const other = start();
  const question = await discord.until(() => discord.messages(channelId).find(isQuestion), 70_000);
  await expect.poll(stored, { timeout: 60_000 }).toBeGreaterThan(0);
  const [, ...people] = everybody();
  const picked: Reply[] = [];
  for (let from = 0; from < PEOPLE; from += 100) {
    const some = people
      .slice(from, from + 100)
      .map(async (person, i) => (await pick(person, question, i % 4)).settled());
    picked.push(...(await Promise.all(some)));
  }

  // The private message of each turns into the verdict: from then on the answer must never be lost.
  const hasVerdict = (i: number) => picked[i]!.text.includes('要点');
  let verdicts = 0;
  const confirm = async (i: number) => {
    const reply = await people[i]!.click(picked[i]!, { label: '自信あり' });
    await reply.settled(SETTLES_MS).catch(() => undefined);
    if (hasVerdict(i)) verdicts += 1;
    // Some choose at once whether to be listed: another change of the same row.
    if (i % 2 === 0 && hasVerdict(i)) await people[i]!.click(picked[i]!, { label: 'ランキングに載せる' });
  };
  const clicks = people.map((_, i) => confirm(i));
  await discord.until(() => verdicts >= BEFORE_THE_KILL, 60_000);
  await holder.kill();
  await Promise.allSettled(clicks);
  const promised = people.flatMap((_, i) => (hasVerdict(i) ? [i] : []));
  expect(promised.length).toBeLessThan(PEOPLE);
  await other.says('connected to the gateway', 60_000);
  for (const i of promised.filter((at) => at % 10 === 0)) {
    const again = await people[i]!.click(question, { label: '自分の結果' });
    expect((await again.settled()).text).toContain('回答済みです');
  }
  // Whoever saw no verdict clicks again, whether the answer was stored or not.
  const left = people.flatMap((_, i) => (hasVerdict(i) ? [] : [i]));
  await Promise.all(left.map((i) => confirm(i)));
  expect(people.filter((_, i) => !hasVerdict(i))).toEqual([]);

  const [row] = await database.rows<Record<string, number>>(
    `select (select count(*) from answers)::int as answers,
       (select count(distinct user_id) from answers)::int as people,
       (select sum(answered) from learners)::int as answered,
       (select count(*) from memories where reps = 1)::int as memories,
       (select sum(answered) from scores where kind = 'week')::int as week,
       (select sum(answered) from scores where kind = 'month')::int as month,
       (select sum(answered) from scores where kind = 'all')::int as "all",
       (select sum(active_days) from scores where kind = 'all')::int as days,
       (select sum(points) from answers)::int - (select sum(points) from scores where kind = 'all')::int as astray`,
  );
  const each = Object.fromEntries(
    ['answers', 'people', 'answered', 'memories', 'week', 'month', 'all', 'days'].map((what) => [what, PEOPLE]),
  );
  expect(row).toEqual({ ...each, astray: 0 });
  expect(await rebuild(database, { check: true })).toEqual({ learners: PEOPLE, wrong: 0, orphans: 0 });
  // The survivor shows the same number in public.
  await discord.until(() => JSON.stringify(question.components).includes('1000 人が回答済み'), 40_000);
}, 300_000);
