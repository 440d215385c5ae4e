import { afterAll, beforeAll, expect, test } from 'vitest';
import { squares } from '../../src/features/progress/squares.js';
import { beat, OUTAGE_MS } from '../../src/ledger/outage.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';
import { answerAs, lastPost, moveTo } from './people.js';

// 2026-11-23 is a Monday.
const EIGHT = Date.parse('2026-11-23T08:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - HOUR, members: 4 });
  await schedule();
});
afterAll(async () => {
  await life.close();
  expect(life.logged.filter(({ msg }) => !String(msg).includes('was out'))).toEqual([]);
});

const schedule = (more = {}) =>
  life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo', ...more },
  });
const card = (index: number) => life.person(index).command('progress');
/** Moves to the morning of day n, minute by minute enough for every post. */
const day = (n: number) => moveTo(life, EIGHT + n * DAY + 1_000);

test('before the first answer it says how to begin', async () => {
  const reply = await card(0);
  expect(reply.ephemeral).toBe(true);
  expect(reply.text).toContain('まだ回答がありません');
  expect(reply.text).toContain('データ不足');
  expect(reply.text.split('\n').filter((line) => line === '▫️'.repeat(7))).toHaveLength(5);
});

test('answers show as accuracy with an interval, by domain, and as a square', async () => {
  await day(0);
  await answerAs(life, life.person(0), true);
  await day(1);
  await answerAs(life, life.person(0), false);
  const { text } = await card(0);
  expect(text).toContain('回答 **2** 問・正解 **1** 問');
  // Wilson, 95 %, 1 of 2.
  expect(text).toContain('正答率 **50 %**（95 % 区間 9–91 %）');
  expect(text).toContain('-# `██████████` 100 %（21–100 %） 1 問');
  expect(text).toContain('連続 **2 日**（最長 2 日）');
  expect(text).toContain('今月 **2/24 日**');
  expect(text).toContain('🟩🟩▫️▫️▫️▫️▫️');
  expect(text).not.toMatch(/合格/);
});

test('a missed day takes a freeze, a day without a post takes nothing', async () => {
  await day(2);
  await life.organiser.command('daily skip');
  await day(3);
  await day(4);
  const verdict = await answerAs(life, life.person(0), true);
  expect(verdict.text).toContain('フリーズを 1 個使い、連続記録を守りました（残り 1 個）');
  expect((await life.person(0).command('daily show')).text).not.toContain('フリーズ');
  const { text } = await card(0);
  // Wednesday: posted and missed; Thursday: skipped by the organiser; Friday: answered.
  expect(text).toContain('🟩🟩🟦⬛🟩▫️▫️');
  expect(text).toContain('連続 **3 日**');
  expect(text).toContain('フリーズ 1 個');
});

test('the history explains every day’s points and streak', async () => {
  const reply = await life.person(0).command('progress', { history: true });
  expect(reply.ephemeral).toBe(true);
  const lines = reply.text.split('\n').filter((line) => line.startsWith('**11月'));
  expect(lines.map((line) => line.slice(0, 14))).toHaveLength(5);
  expect(lines[0]).toMatch(/11月27日（金）\*\*　\*\*\+1[05]\*\*　1 問中 1 問正解 · 🟩 連続 3 日/);
  expect(lines[1]).toContain('11月26日（木）**　⬛ 投稿のない日');
  expect(lines[2]).toContain('11月25日（水）**　🟦 フリーズを使いました（残り 1 個）');
  expect(lines[3]).toMatch(/\+[24]\*\*　1 問中 0 問正解 · 🟩 連続 2 日/);
  expect(reply.text).toMatch(/今日の一問に正解 \+1[05]/);
  const back = await life.person(0).click(reply, { label: '記録に戻る' });
  expect(back.text).toContain('学習の記録');
});

test('another member’s card tells streak and active days, and only with consent', async () => {
  const other = (index: number, userId: string) => life.person(index).command('progress', { member: { user: userId } });
  const refused = await other(1, life.person(0).userId);
  const stranger = await other(1, life.organiser.userId);
  expect(refused.text).toContain('この人の記録は表示できません');
  expect(stranger.text).toBe(refused.text);
  await life.person(0).command('me listing', { show: true });
  const shown = await other(1, life.person(0).userId);
  expect(shown.text).toContain('連続 **3 日**');
  expect(shown.text).toContain('今月 **3/27 日**');
  expect(shown.text).not.toMatch(/正答率|問|%|点/);
  const self = await life.person(1).command('progress', { member: { user: life.person(1).userId } });
  expect(self.text).toContain('学習の記録');
});

test('an outage of over two hours covers the day for all; a clock set by hand does not', async () => {
  const { rows } = life.database;
  // Saturday: posted, but the bot is out until Sunday.
  await day(5);
  const saturday = EIGHT + 5 * DAY + HOUR;
  await beat(rows, saturday, saturday);
  expect(await beat(rows, saturday + DAY, saturday + 60_000)).toBe(false);
  await beat(rows, saturday, saturday);
  expect(await beat(rows, saturday + OUTAGE_MS, saturday + OUTAGE_MS)).toBe(false);
  const later = saturday + 2 * OUTAGE_MS + 60_000;
  expect(await beat(rows, later, later)).toBe(true);
  expect(await beat(rows, later, later)).toBe(false);
  await day(6);
  await answerAs(life, life.person(0), true);
  const { text } = await card(0);
  expect(text).toContain('🟩🟩🟦⬛🟩⬛🟩');
  expect(text).toContain('連続 **4 日**');
  const history = await life.person(0).command('progress', { history: true });
  expect(history.text).toContain('ボットの停止');
  // Somebody without an answer that weekend sees it as covered, too.
  const [{ excused }] = (await rows<{ excused: unknown[] }>(
    'select excused from answers where user_id = $1::bigint order by version desc limit 1',
    [life.person(0).userId],
  )) as [{ excused: unknown[] }];
  expect(excused).toEqual([{ day: '2026-11-28', why: 'outage' }]);
});

test('a process that has lost Discord does not count as alive', async () => {
  const heartbeat = async () =>
    (await life.database.rows<{ value: string }>(`select value from meta where key = 'heartbeat'`))[0]!.value;
  life.discord.gateway.refuse(true);
  life.discord.gateway.dropAll();
  await life.discord.until(() => life.bot.health().gateway === 'connecting', 20_000);
  const before = await heartbeat();
  await life.bot.round();
  expect(await heartbeat()).toBe(before);
  life.discord.gateway.refuse(false);
  await life.discord.until(() => life.bot.health().gateway === 'ready', 60_000);
  await life.bot.round();
  expect(await heartbeat()).not.toBe(before);
});

test('what a post reveals at its close is in nobody’s card before', async () => {
  await schedule({ feedback: 'at_close' });
  await day(7);
  await answerAs(life, life.person(3), true);
  const before = await card(3);
  expect(before.text).toContain('締め切り前の 1 問');
  expect(before.text).toContain('回答 **0** 問・正解 **0** 問');
  expect(before.text).not.toContain('100 %');
  const history = await life.person(3).command('progress', { history: true });
  expect(history.text).toContain('1 問は締め切り後に表示');
  expect(history.text).not.toMatch(/正解|\+\d/);
  const post = lastPost(life);
  await day(8);
  expect(lastPost(life).id).not.toBe(post.id);
  expect((await card(3)).text).toContain('回答 **1** 問・正解 **1** 問');
});

test('a verdict that is opened again after days without a post still tells the streak', async () => {
  await life.organiser.command('settings pause');
  await answerAs(life, life.person(0), true);
  await day(14);
  expect((await life.person(0).command('daily show')).text).toMatch(/連続 \d+ 日/);
  await life.organiser.command('settings resume');
});

test('in English, too', async () => {
  const { text } = await card(2);
  expect(text).toContain('No answers yet');
  expect(text).toContain('too little data');
});

test('days behind a break are off, or free where nothing was posted', () => {
  const shown = squares([], [{ day: '2026-11-24', what: 'missed', lost: 0 }], ['2026-11-25'], '2026-11-27');
  expect(shown.flat().every((square) => square === 'open')).toBe(true);
});

test('all of it is what the log says', async () => {
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});
