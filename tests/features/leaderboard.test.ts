import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointsRanking, readStanding } from '../../src/features/leaderboard/board.js';
import { countFarDown } from '../../src/features/leaderboard/far-down.js';
import { readAccuracy, readGroupDays, readPoints, readWeeks } from '../../src/features/leaderboard/query.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { neighbours, publicTop, rankBy, rankByAccuracy } from '../../src/study/leaderboard.js';
import { pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { openTestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { dice } from '../ledger/world.js';
import { answerAs, moveTo } from './people.js';

// 2026-11-24 is a Tuesday.
const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEOPLE = 7;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - HOUR, members: PEOPLE });
  await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo' },
  });
  await moveTo(life, EIGHT + 1_000);
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const mention = (index: number) => `<@${life.person(index).userId}>`;
const board = (index: number, options = {}) => life.person(index).command('leaderboard', options);

test('before anybody answered it says how it begins', async () => {
  const reply = await board(0);
  expect(reply.ephemeral).toBe(true);
  expect(reply.text).toContain('まだ表示できる人がいません');
  expect(reply.text).toContain('あなたはランキングに表示されていません');
});

test('the first verdict asks once whether to be listed; nobody is before a yes', async () => {
  for (let index = 0; index < PEOPLE; index += 1) {
    const verdict = await answerAs(life, life.person(index), index < 4);
    expect(verdict.text).toMatch(/ランキングに表示しますか|Show you on the leaderboard/);
    if (index === 0) expect((await board(1)).text).not.toContain(mention(0));
    const choice = index === 6 ? /^(載せない|Do not|.*ない)/ : /^(ランキングに載せる|List me)$/;
    if (index !== 6) expect((await life.person(index).click(verdict, { label: choice })).ephemeral).toBe(true);
  }
  const again = await life.person(0).command('daily show');
  expect(again.text).not.toContain('ランキングに表示しますか');
});

test('the upper half is public, one’s own place and neighbours are private, ties share a place', async () => {
  // Six are listed: four with the points of a right answer, two with 2.
  const reply = await board(4);
  const [top, own] = reply.text.split('あなた　');
  expect(top!.match(/🥇/g)).toHaveLength(3);
  expect(top).not.toMatch(/🥈|🥉/);
  expect(reply.text).toMatch(/\*\*5 位　あなた　2 点（1 日）\*\*/);
  expect(own).toBeDefined();
  expect(reply.text).not.toContain(mention(6));
  expect(reply.text).not.toMatch(/6 人|最下位/);
  const first = await board(0);
  expect(first.text).toMatch(/\*\*1 位　あなた/);
});

test('somebody who is not listed sees their own points without a place', async () => {
  const reply = await board(6);
  expect(reply.text).toContain('あなた　2 点（1 日）');
  expect(reply.text).not.toMatch(/\d 位　あなた/);
});

test('leaving the board takes effect at once, and coming back, too', async () => {
  const left = await life.person(0).command('me listing', { show: false });
  expect(left.text).toContain('表示しません');
  expect((await board(1)).text).not.toContain(mention(0));
  await life.person(0).command('me listing', { show: true });
  expect((await board(0)).text).toMatch(/\*\*1 位　あなた/);
});

test('the group’s day is told', async () => {
  expect((await board(0)).text).toContain('みんなの連続記録: **1 日**');
});

test('the next week begins on Monday, and the last one stays', async () => {
  await moveTo(life, EIGHT + 6 * DAY + 1_000);
  const fresh = await board(0);
  expect(fresh.text).toContain('11月30日（月）');
  expect(fresh.text).toContain('この期間のあなたの記録はまだありません');
  for (const options of [{ period: 'last_week' }, { week: '2026-11-24' }]) {
    expect((await board(0, options)).text, JSON.stringify(options)).toMatch(/\*\*1 位　あなた/);
  }
  const clicked = await life.person(0).click(fresh, { label: '先週' });
  expect(clicked.kind).toBe('update');
  expect(clicked.text).toMatch(/\*\*1 位　あなた/);
  expect((await board(0, { period: 'all' })).text).toMatch(/\*\*1 位　あなた/);
});

test('a week that is none is refused kindly', async () => {
  for (const week of ['2026-13-01', 'soon', '2030-01-01', '0000-01-01', '0001-01-01']) {
    const { text } = await board(0, { week });
    expect(text, week).toContain('2026-11-16');
    expect(text).toContain(`「${week}」`);
  }
  const offered = await life.person(0).autocomplete('leaderboard', {}, { name: 'week', value: '2026-11' });
  expect(offered.map(({ value }) => value)).toContain('2026-11-23');
});

test('improvement is of weeks, and says so where a month was asked for', async () => {
  expect((await board(0, { by: 'improvement', period: 'month' })).text).toContain('伸びは週ごとに比べます');
  expect((await board(0, { by: 'improvement' })).text).not.toContain('伸びは週ごとに比べます');
});

test('an account younger than a week is told from when on it is ranked', async () => {
  const member = life.discord.addMember(life.guild.id, { name: 'newcomer', locale: 'ja' });
  const newcomer = life.discord.as(member.user.id, life.guild.id, life.channel.id);
  expect((await answerAs(life, newcomer, true)).text).toMatch(/\+1[05] 点/);
  await newcomer.command('me listing', { show: true });
  expect((await newcomer.command('leaderboard')).text).toContain('作成から 7 日たつと');
  expect((await board(0)).text).not.toContain('作成から 7 日');
  expect((await board(0)).text).not.toContain(member.user.id);
  await newcomer.command('me delete').then((asked) => newcomer.click(asked, { label: '削除する' }));
});

test('accuracy needs ten answers', async () => {
  expect((await board(0, { by: 'accuracy', period: 'all' })).text).toContain('10 問');
});

test('the standings of two weeks are what the log says', async () => {
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});

test('SQL and the pure rules rank alike, whoever looks', async () => {
  const database = await openTestDatabase();
  const random = dice(7);
  const people = Array.from({ length: 60 }, (_, i) => {
    const answered = Math.floor(random() * 40);
    const right = Math.min(answered, 1 + Math.floor(random() * answered));
    return { userId: String(100 + i), listed: random() < 0.8, points: Math.floor(random() * 30), answered, right };
  });
  for (const { userId, listed, points, answered, right } of people) {
    await database.rows(
      `insert into scores (guild_id, kind, period_start, user_id, points, answered, correct, active_days, listed)
       values (1, 'week', '2026-11-23', $1::bigint, $2::int, $3::int, $4::int, 1, $5::boolean)`,
      [userId, points, answered, right, listed],
    );
  }
  const listed = people.filter((one) => one.listed);
  const byPoints = rankBy(listed, (row) => row.points);
  const byAccuracy = rankByAccuracy(listed);
  for (const { userId } of people) {
    const points = pointsRanking(await readPoints(database.rows, '1', 'week', '2026-11-23', userId));
    const near = neighbours(byPoints, userId);
    expect(points.top.map(({ rank, points: value }) => [rank, value])).toEqual(
      publicTop(byPoints).map(({ rank, value }) => [rank, value]),
    );
    expect(points.own?.rank ?? undefined).toBe(near?.own.rank);
    // Among equals the order differs, their rank and points do not.
    for (const line of [points.above, points.below]) {
      if (line !== null) expect(byPoints.find(({ row }) => row.userId === line.userId)?.rank).toBe(line.rank);
    }
    const accuracy = await readAccuracy(database.rows, '1', 'week', '2026-11-23', userId);
    for (const row of accuracy) {
      expect(byAccuracy.find((one) => one.row.userId === row.userId)?.rank, row.userId).toBe(row.rank);
    }
    expect(accuracy.some((row) => row.userId === userId)).toBe(byAccuracy.some(({ row }) => row.userId === userId));
  }
  await database.close();
});

test('far down in a very large guild a place may be half a minute old, further up it never is', async () => {
  const database = await openTestDatabase();
  // 3,000 people with 3,000 to 1 points, two of each.
  await database.rows(
    `insert into scores (guild_id, kind, period_start, user_id, points, listed)
     select 1, 'all', '1970-01-01', n, 3000 - n / 2 * 2, true from generate_series(0, 2999) as n`,
  );
  const rank = async (userId: number) =>
    pointsRanking(await readStanding(database.rows, '1', 'all', '1970-01-01', String(userId))).own?.rank;
  expect(await rank(0)).toBe(1);
  expect(await rank(199)).toBe(199);
  expect(await rank(2_500)).toBe(2_501);
  expect(await rank(2_999)).toBe(2_999);
  await database.rows('update scores set points = 9999 where user_id = 2800');
  expect(await rank(2_800)).toBe(1);
  expect(await rank(199)).toBe(200);
  expect(await rank(2_500)).toBe(2_501);
  const board = { guildId: '1', period: 'all', start: '1970-01-01' } as const;
  expect(await countFarDown(database.rows, board, 500, 502, performance.now() + 31_000)).toEqual({
    ...{ ahead: 2_501, same: 2, aheadOfAbove: 2_499 },
  });
  expect(await countFarDown(database.rows, board, -1, 2)).toMatchObject({ ahead: 3_000, same: 0 });
  await database.close();
});

test('the question whether to be listed is never put again, not even to somebody who did not choose', async () => {
  const second = await answerAs(life, life.person(6), true);
  expect(second.text).toMatch(/要点/);
  expect(second.text).not.toContain('ランキングに表示しますか');
  expect((await life.person(6).command('daily show')).text).not.toContain('ランキングに表示しますか');
});

test('a first verdict in a quiz puts it, too', async () => {
  const verdict = await pick(life.organiser, await life.organiser.command('quiz', { count: 2 }));
  expect(verdict.text).toContain('ランキングに表示しますか');
  const next = await life.organiser.click(verdict, { label: '次の問題' });
  expect((await pick(life.organiser, next)).text).not.toContain('ランキングに表示しますか');
});

test('weeks before begin with a person’s first week', async () => {
  const { rows } = life.database;
  const weeks = await readWeeks(rows, life.guild.id, '2026-11-23');
  expect(weeks).toHaveLength(6);
  expect(weeks.every(({ weeksBefore }) => weeksBefore.length === 0)).toBe(true);
  await answerAs(life, life.person(0), true);
  const [own] = await readWeeks(rows, life.guild.id, '2026-11-30');
  expect(own!.weeksBefore).toHaveLength(1);
});

test('a group’s day counts those who were active in the two weeks before', async () => {
  const days = await readGroupDays(life.database.rows, life.guild.id, '2026-11-30', 10);
  expect(days.find(({ day }) => day === '2026-11-24')).toMatchObject({ active: 7, answered: 7, counts: true });
  expect(days.at(-1)).toMatchObject({ day: '2026-11-30', active: 7, answered: 2, counts: true });
  expect(days.find(({ day }) => day === '2026-11-23')).toMatchObject({ counts: false });
});
