import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, isQuestion, pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

// A hundred people answer one post at the same moment, some of them twice.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const PEOPLE = 100;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - 60_000, members: PEOPLE, allowViolations: true });
  const settings = { channel: { channel: life.channel.id }, time: '08:00', timezone: 'Asia/Tokyo' };
  await life.organiser.command('settings daily', settings);
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
});
afterAll(async () => {
  // On a busy machine a request may be sent again although its first attempt was taken.
  expect(life.discord.violations.filter(({ code }) => code !== 40_060)).toEqual([]);
  await life.close();
  expect(life.logged.filter(({ err }) => (err as { code?: unknown } | undefined)?.code !== 40_060)).toEqual([]);
});

const post = () => life.discord.messages(life.channel.id).find(isQuestion)!;

test('each acknowledged answer is one row, and every derived number counts it once', async () => {
  const everybody = Array.from({ length: PEOPLE }, (_, i) => life.person(i));
  const picked = await Promise.all(everybody.map((person, i) => pick(person, post(), i % 4)));
  const confirmed = await Promise.all(
    everybody.flatMap((person, i) => {
      const confirm = () => person.click(picked[i]!, { label: /^(自信あり|Sure)$/ });
      return i % 10 === 0 ? [confirm(), confirm()] : [confirm()];
    }),
  );
  expect(confirmed.every(({ kind }) => kind === 'update' || kind === 'deferred-update')).toBe(true);
  const [row] = await life.database.rows<Record<string, number>>(
    `select (select count(*) from answers)::int as answers, (select count(*) from learners)::int as learners,
            (select sum(answered) from learners)::int as answered, (select count(*) from memories)::int as memories,
            (select sum(points) from answers)::int as points,
            (select sum(points) from scores where kind = 'week')::int as week,
            (select sum(answered) from scores where kind = 'all')::int as counted`,
  );
  const { points, week, ...counts } = row!;
  expect(counts).toEqual({ answers: 100, learners: 100, answered: 100, memories: 100, counted: 100 });
  expect(week).toBe(points);
});

test('the public count catches up, with at most one edit in ten seconds', async () => {
  await life.discord.until(() => JSON.stringify(post().components).includes('100 人が回答済み'), 25_000);
  const edits = life.discord.requests.filter(
    ({ method, path }) => method === 'PATCH' && /^\/channels\/\d+\/messages\/\d+$/.test(path),
  );
  for (const [index, edit] of edits.entries()) {
    if (index > 0) expect(edit.at - edits[index - 1]!.at).toBeGreaterThanOrEqual(9_500);
  }
});

test('at closing, the distribution shows what a hundred people chose', async () => {
  life.clock.set(EIGHT + 86_400_000 + 1_000);
  await life.bot.round();
  const shown = JSON.stringify(post().components);
  expect(shown).toMatch(/100 人中 \d+ 人が正解/);
  expect(shown).toContain('落とし穴');
  const late = await answer(life.organiser, await life.organiser.click(post(), { label: '今から答える' }));
  expect(late.text).toContain('締め切り後');
});

test('answers of one person to two questions at once are both stored, each in its own version', async () => {
  await life.organiser.command('daily now');
  const open = () => life.discord.messages(life.channel.id).filter(isQuestion);
  await life.discord.until(() => open().length === 3);
  const person = life.person(1);
  const [, second, third] = open();
  await Promise.all([answer(person, second!), answer(person, third!)]);
  const rows = await life.database.rows<{ version: number }>(
    `select version from answers where user_id = $1::bigint order by version`,
    [person.userId],
  );
  expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
});
