import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, isQuestion, pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

// One question's whole life, through the front door.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - 10 * MINUTE });
});
afterAll(async () => {
  await life?.close();
});

const posts = () => life.discord.messages(life.channel.id).filter(isQuestion);

test('the organiser sets it up and is told when the first question comes', async () => {
  const reply = await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    time: '８：００',
    timezone: 'Asia/Tokyo',
    thread: true,
  });
  expect(reply.text).toContain('次の投稿: **11月24日（火）08:00**（Asia/Tokyo）');
  expect(reply.ephemeral).toBe(true);
});

test('nothing is posted before its time, one question at its time', async () => {
  await life.bot.round();
  expect(posts()).toHaveLength(0);
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
  await life.bot.round();
  expect(posts()).toHaveLength(1);
  expect(posts()[0]!.flags & (1 << 15)).toBeTruthy();
});

test('an answer is chosen, confirmed and explained privately, then stands', async () => {
  const [post] = posts();
  const learner = life.person(0);
  const picked = await pick(learner, post!, 1);
  expect(picked.ephemeral).toBe(true);
  expect(picked.text).toMatch(/\*\*B(, C)?\*\* を選択中です/);
  const verdict = await learner.click(picked, { label: '自信あり' });
  expect(verdict.kind).toBe('update');
  expect(verdict.text).toMatch(/正解です|今回は不正解でした|惜しい/);
  expect(verdict.text).toContain('要点');
  expect(verdict.text).toContain('次の復習');
  const again = await pick(learner, post!, 2);
  expect(again.text).toContain('回答済みです');
  expect(await answersInDatabase()).toBe(1);
});

test('a double click on a confidence and a stale confirm change nothing', async () => {
  const [post] = posts();
  const learner = life.person(1);
  const first = await pick(learner, post!, 0);
  const second = await pick(learner, post!, 1);
  const both = await Promise.all([learner.click(first, { label: '勘' }), learner.click(first, { label: '迷った' })]);
  expect(both.map(({ kind }) => kind)).toEqual(['update', 'update']);
  const stale = await learner.click(second, { label: '自信あり' });
  expect(stale.text).toContain('回答済みです');
  const [row] = await life.database.rows<{ chosen: number; n: number }>(
    `select min(chosen) as chosen, count(*)::int as n from answers where user_id = $1::bigint`,
    [learner.userId],
  );
  expect(row!.n).toBe(1);
});

test('buttons outlive the process', async () => {
  await life.restart();
  const verdict = await answer(life.person(2), posts()[0]!, 'Not sure');
  expect(verdict.text).toMatch(/Correct|Not this time|So close/);
});

test('the post counts answers and nothing else', async () => {
  const post = await life.discord.until(
    () => posts().find((one) => JSON.stringify(one.components).includes('3 人が回答済み')),
    15_000,
  );
  expect(JSON.stringify(post.components)).not.toMatch(/%|✅/);
});

test('at the next posting time it closes with the key, the thread and the next question', async () => {
  life.clock.set(EIGHT + DAY + 1_000);
  await life.bot.round();
  const [closed, next] = posts();
  const shown = JSON.stringify(closed!.components);
  expect(shown).toContain('締め切りました');
  expect(shown).toContain('回答は 3 人でした');
  expect(shown).toContain(`<#${closed!.id}>`);
  expect(JSON.stringify(next!.components)).toContain('今日の一問　11月25日（水）');
  const late = await life.organiser.click(closed!, { label: '今から答える' });
  const verdict = await answer(life.organiser, late, '勘');
  expect(verdict.text).toContain('締め切り後の回答なので、点数は付きません');
  const mine = await life.person(0).click(closed!, { label: '自分の結果' });
  expect(mine.text).toContain('要点');
});

test('/daily show opens today’s question, /daily why gives reasons', async () => {
  const shown = await life.person(0).command('daily show');
  expect(shown.text).toContain('今日の一問');
  const why = await life.person(0).command('daily why');
  expect(why.text).toContain('選ばれた理由');
});

test('/daily now posts one extra a day that earns nothing and leaves the schedule alone', async () => {
  const before = posts().length;
  await life.organiser.command('daily now');
  await life.discord.until(() => posts().length === before + 1);
  const refused = await life.organiser.command('daily now');
  expect(refused.text).toContain('1 日 1 問まで');
  const extra = posts().at(-1)!;
  const verdict = await answer(life.person(0), extra);
  expect(verdict.text).toContain('この回答に点数は付きません');
  life.clock.set(EIGHT + 2 * DAY + 1_000);
  await life.bot.round();
  expect(JSON.stringify(posts().at(-1)!.components)).toContain('今日の一問　11月26日（木）');
});

async function answersInDatabase(): Promise<number> {
  const [row] = await life.database.rows<{ n: number }>('select count(*)::int as n from answers');
  return row!.n;
}
