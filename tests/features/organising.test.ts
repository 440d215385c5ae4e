import { afterEach, beforeEach, expect, test } from 'vitest';
import { isQuestion } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

// What an organiser asks of delivery, and what it says about itself.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let life: TestBot;
beforeEach(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - HOUR, allowViolations: true });
  await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo', weekdays: '平日', late: 3 },
  });
});
afterEach(() => life.close());

const posts = () => life.discord.messages(life.channel.id).filter(isQuestion);
const status = async () => (await life.organiser.command('daily status')).text;
const skip = async (options: Record<string, string | boolean | number> = {}) =>
  (await life.organiser.command('daily skip', options)).text;

async function at(instant: number): Promise<void> {
  life.clock.set(instant);
  await life.bot.round();
}

test('holidays by date: named in the status, left out by every “next post”, taken back', async () => {
  expect(await skip({ date: '2026-11-25' })).toContain('11月25日（水）の投稿を休みにしました');
  expect(await skip()).toContain('11月24日（火）の投稿を休みにしました');
  expect(await status()).toContain('次の投稿: **11月26日（木）08:00');
  expect(await status()).toContain('休みの日: 11月24日（火）、11月25日（水）');
  expect((await life.organiser.command('settings show')).text).toContain('11月26日（木）08:00');
  expect((await life.organiser.command('settings resume')).text).toContain('11月26日（木）08:00');
  expect(await skip({ date: '2026-11-24', undo: true })).toContain('取り消しました');
  expect(await skip({ date: '2026-11-24', undo: true })).toContain('休みになっていません');
  await at(EIGHT + 1_000);
  await at(EIGHT + DAY + 1_000);
  expect(posts()).toHaveLength(1);
  expect(await status()).toContain('11月25日（水）: 見送り（主催者が休みにしました）');
  await at(EIGHT + 2 * DAY + 1_000);
  expect(posts()).toHaveLength(2);
});

test('a day without a post cannot be left out, nor one that is over or none', async () => {
  expect(await skip({ date: '2026-11-28' })).toMatch(/11月28日（土）には投稿の予定がありません。次の投稿は11月24日/);
  expect(await skip({ date: '2026-11-20' })).toContain('投稿の予定がありません');
  expect(await skip({ date: '年末' })).toContain('2026-12-31 のように');
  expect(await skip({ schedule: 9 })).toContain('休みにできる予定がありません');
});

test('a holiday that is over is not spoken of any more', async () => {
  await life.organiser.command('settings pause', { until: '2026-11-26' });
  expect(await status()).toContain('休止中です。11月26日（木）に再開します');
  await at(EIGHT + 2 * DAY + 1_000);
  expect(posts()).toHaveLength(1);
  expect(await status()).not.toContain('休止中');
  expect((await life.organiser.command('settings resume')).text).toContain('休止していません');
});

test('too late by the guild’s own limit: skipped, and said so', async () => {
  expect((await life.organiser.command('settings show')).text).toContain('3 時間以内の遅れなら投稿します');
  await at(EIGHT + 3 * HOUR + 1_000);
  expect(posts()).toHaveLength(0);
  expect(await status()).toContain('11月24日（火）: 見送り（停止中に予定の時刻を過ぎました）');
});

test('a lost permission in words, and one click to try again', async () => {
  // The bot hears of both changes only when it tries: an overwrite that no event told of.
  const { overwrites } = life.discord.world.channels.get(life.channel.id)!;
  overwrites.set(life.discord.botUserId, { id: life.discord.botUserId, type: 'member', allow: 0n, deny: ~0n });
  await at(EIGHT + 1_000);
  expect(await status()).toContain('⚠️ 直近の投稿に失敗しました: 投稿する権限がありません');
  overwrites.delete(life.discord.botUserId);
  expect((await life.organiser.command('settings resume')).text).toContain('再開しました');
  await life.discord.until(() => posts().length === 1, 15_000, 'the post');
  await life.bot.round();
  expect(await status()).not.toContain('⚠️');
});

test('a thread that is missing is named, with its reason', async () => {
  await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo', thread: true },
  });
  await at(EIGHT + 1_000);
  life.discord.faults.add({ match: { method: 'POST', path: /threads$/ }, kind: 'status', status: 403, code: 50_013 });
  await at(EIGHT + DAY + 1_000);
  expect(await status()).toContain('締め切り済み · スレッドなし（投稿する権限がありません。再試行します）');
});

test('an extra question does not stand in for the scheduled one, before or after it; why is told for the latest', async () => {
  expect((await life.organiser.command('daily now')).text).toContain('もう一問を投稿します');
  await life.discord.until(() => posts().length === 1, 15_000, 'the extra');
  expect((await life.organiser.command('daily now')).text).toContain('1 日 1 問までです');
  await at(EIGHT + 1_000);
  expect(posts()).toHaveLength(2);
  await at(EIGHT + DAY + 1_000);
  expect(posts()).toHaveLength(3);
  expect((await life.organiser.command('daily now')).text).toContain('もう一問を投稿します');
  await life.discord.until(() => posts().length === 4, 15_000, 'the second extra');
  await at(EIGHT + 2 * DAY + 1_000);
  expect(posts()).toHaveLength(5);
  const why = (await life.person(0).command('daily why')).text;
  for (const line of ['11月26日（木）の問題が選ばれた理由', '**分野', '**タスク', '候補は'])
    expect(why).toContain(line);
});
