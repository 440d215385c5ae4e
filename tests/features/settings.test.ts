import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseWeekdays, weekdaysInWords } from '../../src/features/settings/weekdays.js';
import { findZones, readZone } from '../../src/features/settings/zones.js';
import { answer, isQuestion } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - HOUR });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const set = (more: Record<string, string | boolean> = {}) =>
  life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo', ...more },
  });

const posts = () => life.discord.messages(life.channel.id).filter(isQuestion);

async function at(instant: number): Promise<void> {
  life.clock.set(instant);
  await life.bot.round();
}

test.each([
  ['毎日', 127],
  ['every day', 127],
  ['平日', 31],
  ['weekdays', 31],
  ['月水金', 21],
  ['月・水・金', 21],
  ['Mon, Wed, Fri', 21],
  ['monday and friday', 17],
  ['月〜金', 31],
  ['Sat-Mon', 97],
  ['土日', 96],
  ['ＭＯＮ', 1],
  ['祝日', undefined],
  ['mon-', undefined],
  ['m', undefined],
  ['', undefined],
  ['月 8 時', undefined],
])('weekdays %j are %j', (typed, expected) => expect(parseWeekdays(typed)).toBe(expected));

test('every set of weekdays is read back from its own words', () => {
  for (let days = 1; days < 128; days += 1) {
    for (const lang of ['ja', 'en'] as const) expect(parseWeekdays(weekdaysInWords(days, lang))).toBe(days);
  }
});

test.each([
  ['asia/tokyo', 'Asia/Tokyo'],
  ['東京', 'Asia/Tokyo'],
  ['ニューヨーク', 'America/New_York'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
  ['JST', undefined],
  ['+09:00', undefined],
  ['', undefined],
])('the zone %j is %j', (typed, expected) => expect(readZone(typed)).toBe(expected));

test('zones are found by city, country and in Japanese, the exact one first', () => {
  expect(findZones('toky', 'en', EIGHT)[0]!.value).toBe('Asia/Tokyo');
  expect(findZones('日本', 'ja', EIGHT)[0]!.value).toBe('Asia/Tokyo');
  expect(findZones('', 'ja', EIGHT)).toHaveLength(25);
  expect(findZones('nowhere at all', 'en', EIGHT)).toEqual([]);
});

test('autocomplete offers zones and weekdays while somebody types', async () => {
  const options = { channel: { channel: life.channel.id }, time: '08:00' };
  const zones = await life.organiser.autocomplete('settings daily', options, { name: 'timezone', value: 'lond' });
  expect(zones[0]).toMatchObject({ value: 'Europe/London' });
  const days = await life.organiser.autocomplete('settings daily', options, { name: 'weekdays', value: '月水' });
  expect(days[0]).toMatchObject({ value: '月・水' });
});

test('show and list say that nothing is scheduled yet', async () => {
  for (const path of ['settings show', 'settings resume', 'settings pause']) {
    expect((await life.organiser.command(path)).text).toContain('まだ投稿の設定がありません');
  }
});

test('a change of zone never gives two posts for one date, nor none', async () => {
  await set();
  await at(EIGHT + 1_000);
  expect(posts()).toHaveLength(1);
  // In Honolulu it is still the 23rd, in Kiritimati 08:00 of the 24th is long over.
  await set({ timezone: 'Pacific/Honolulu' });
  await at(EIGHT + 20 * HOUR);
  expect(posts()).toHaveLength(1);
  const reply = await set();
  expect(reply.text).toContain('11月25日（水）08:00');
  await at(EIGHT + DAY + 1_000);
  expect(posts()).toHaveLength(2);
});

test('with feedback at close nobody learns the answer before', async () => {
  await set({ feedback: 'at_close', close: '21:00' });
  await at(EIGHT + 2 * DAY + 1_000);
  const post = posts().at(-1)!;
  const verdict = await answer(life.person(0), post);
  expect(verdict.text).toContain('回答を受け付けました');
  expect(verdict.text).not.toContain('要点');
  expect((await life.person(0).command('daily show')).text).not.toContain('要点');
  // Closing is at 21:00 on the next date.
  await at(EIGHT + 3 * DAY + 12 * HOUR);
  expect(JSON.stringify(post.components)).not.toContain('締め切りました');
  await at(EIGHT + 3 * DAY + 13 * HOUR + 1_000);
  // A count edit may hold the post for a moment.
  const shown = () => JSON.stringify(posts().find(({ id }) => id === post.id)!.components);
  await life.discord.until(() => shown().includes('締め切りました'), 15_000);
  expect((await life.person(0).click(post, { label: '自分の結果' })).text).toContain('要点');
});

test('pause stops posting, resume starts it again with what comes next', async () => {
  const before = posts().length;
  expect((await life.organiser.command('settings pause')).text).toContain('一時停止しました');
  await at(EIGHT + 5 * DAY + 1_000);
  expect(posts()).toHaveLength(before);
  expect((await life.organiser.command('settings show')).text).toContain('一時停止中');
  const resumed = await life.organiser.command('settings resume');
  expect(resumed.text).toContain('11月30日（月）08:00');
  // It used to say "Next post: Next post: …".
  expect(resumed.text.match(/次の投稿/g)).toHaveLength(1);
  await at(EIGHT + 6 * DAY + 1_000);
  expect(posts()).toHaveLength(before + 1);
});

test('a holiday until a date posts again on that date', async () => {
  const before = posts().length;
  expect((await life.organiser.command('settings pause', { until: '2026-11-30' })).text).toContain('間に合いません');
  expect((await life.organiser.command('settings pause', { until: '明日' })).text).toContain('2026-12-29 のように');
  const paused = await life.organiser.command('settings pause', { until: '2026-12-03' });
  expect(paused.text).toContain('12月3日（木）に再開します');
  expect(paused.text).toContain('12月3日（木）08:00');
  await at(EIGHT + 8 * DAY + 1_000);
  expect(posts()).toHaveLength(before);
  await at(EIGHT + 9 * DAY + 1_000);
  expect(posts()).toHaveLength(before + 1);
});

test('the language of posts follows the setting, replies follow the reader', async () => {
  expect((await life.organiser.command('settings language', { language: 'en' })).text).toContain('英語');
  await at(EIGHT + 10 * DAY + 1_000);
  expect(JSON.stringify(posts().at(-1)!.components)).toContain('Question of the day');
  expect((await life.person(0).click(posts().at(-1)!, { label: 'My result' })).text).toContain('今日の一問');
  expect((await life.person(0).click(posts().at(-1)!, { label: '日本語' })).text).toContain('今日の一問');
});

test('a second schedule has a number of its own that is never used again', async () => {
  const add = () =>
    life.organiser.command('settings schedule add', {
      channel: { channel: life.channel.id },
      ...{ time: '20:00', timezone: 'Asia/Tokyo', weekdays: '平日' },
    });
  expect((await add()).text).toContain('予定 2 を追加');
  expect((await life.organiser.command('settings schedule list')).text).toContain('**予定 2**');
  expect((await life.organiser.command('settings schedule remove', { schedule: 2 })).text).toContain('予定 2 を削除');
  expect((await life.organiser.command('settings schedule remove', { schedule: 2 })).text).toContain(
    '予定 2 はありません',
  );
  expect((await add()).text).toContain('予定 3 を追加');
});

test('a skipped day is written down, and the one after it comes', async () => {
  await life.organiser.command('settings schedule remove', { schedule: 3 });
  const before = posts().length;
  expect((await life.organiser.command('daily skip')).text).toContain('12月5日（土）の投稿を休みにしました');
  // What comes next is the day after, everywhere; it used to be the skipped one.
  for (const path of ['daily status', 'settings show', 'settings resume', 'settings schedule list'])
    expect((await life.organiser.command(path)).text).toMatch(/次の投稿: \*\*12月6日（日）08:00/);
  expect((await life.organiser.command('daily status')).text).toContain('休みの日: 12月5日（土）');
  await at(EIGHT + 11 * DAY + 1_000);
  expect(posts()).toHaveLength(before);
  expect((await life.organiser.command('daily status')).text).toContain(
    '12月5日（土）: 見送り（主催者が休みにしました）',
  );
  await at(EIGHT + 12 * DAY + 1_000);
  expect(posts()).toHaveLength(before + 1);
});
