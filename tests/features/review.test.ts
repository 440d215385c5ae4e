import { afterAll, beforeAll, expect, test } from 'vitest';
import { planReview } from '../../src/features/review/plan.js';
import type { Actor, Reply } from '../../src/playground/types.js';
import { pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const DAY = 86_400_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const plan = (over: Partial<Parameters<typeof planReview>[0]>) =>
  planReview({
    due: ['a', 'b', 'c'],
    offered: new Set(['a', 'b', 'c', 'd']),
    closed: new Set(),
    doneToday: 0,
    ...over,
  });

test('the longest due comes first; what is open, disputed or no longer offered is left out', () => {
  expect(plan({})).toEqual({ next: 'a', left: 3, later: 0 });
  expect(plan({ closed: new Set(['a']), offered: new Set(['a', 'c']) })).toEqual({ next: 'c', left: 1, later: 0 });
  expect(plan({ due: [] })).toEqual({ next: undefined, left: 0, later: 0 });
});

test('a day has at most 20 reviews, and the rest waits', () => {
  const due = Array.from({ length: 30 }, (_, nth) => `q${nth}`);
  expect(plan({ due, offered: new Set(due) })).toEqual({ next: 'q0', left: 20, later: 10 });
  expect(plan({ due, offered: new Set(due), doneToday: 19 })).toEqual({ next: 'q0', left: 1, later: 29 });
  expect(plan({ due, offered: new Set(due), doneToday: 20 })).toEqual({ next: undefined, left: 0, later: 30 });
});

/** Answers a quiz of `count` questions wrongly or rightly as it comes, and so fills the memory. */
async function study(learner: Actor, count: number): Promise<void> {
  let at = await learner.command('quiz', { count, mode: 'new' });
  for (let nth = 0; nth < count; nth += 1) {
    const verdict = await pick(learner, at, 0);
    at = await learner.click(verdict, { label: /^(次の問題|結果を見る|Next question|See the score)$/ });
  }
}

const answers = async (learner: Actor) =>
  life.database.rows<{ kind: string; points: number; points_reason: string; confidence: string | null }>(
    `select kind, points, points_reason, confidence from answers where user_id = $1::bigint order by version`,
    [learner.userId],
  );
const memories = async (learner: Actor) =>
  life.database.rows<{ question_id: string; due: string }>(
    `select question_id, due::text from memories where user_id = $1::bigint order by due, question_id`,
    [learner.userId],
  );

async function sure(learner: Actor, shown: Reply): Promise<Reply> {
  return learner.click(await pick(learner, shown, 0), { label: /^(自信あり|Sure)$/ });
}

test('what was answered comes back on the day that was told, at any hour, and then goes on to a later day', async () => {
  const learner = life.person(0);
  expect((await learner.command('review')).text).toContain('まだありません');
  await study(learner, 3);
  const before = await memories(learner);
  expect((await learner.command('review')).text).toMatch(/今日復習する問題はありません。[^]*次の復習は .*日/);

  // The earliest is due at 8 o'clock; its day begins at 4.
  life.clock.set(Date.parse(`${before[0]!.due.replace(' ', 'T').replace(/\+00$/, 'Z')}`) - 3 * 3_600_000);
  const shown = await learner.command('review');
  expect(shown.ephemeral).toBe(true);
  expect(shown.text).toMatch(/復習　あと \d 問/);
  // Asked again it is the same one, also after a restart.
  await life.restart();
  expect((await learner.command('review')).text).toBe(shown.text);
  const verdict = await sure(learner, shown);
  expect(verdict.text).toMatch(/要点/);
  expect(verdict.text).toMatch(/\+2 点[^]*次の復習: /);
  expect((await answers(learner)).at(-1)).toEqual({
    ...{ kind: 'review', points: 2, points_reason: 'review', confidence: 'sure' },
  });
  const after = await memories(learner);
  const moved = after.find(({ question_id: id }) => id === before[0]!.question_id);
  expect(moved!.due > before[0]!.due).toBe(true);
});

test('it goes through all that is due, and says when the next is', async () => {
  const learner = life.person(1);
  await study(learner, 4);
  life.clock.advance(60 * DAY);
  let at = await learner.command('review');
  expect(at.text).toContain('あと 4 問');
  for (let left = 3; left >= 0; left -= 1) {
    const verdict = await sure(learner, at);
    at = await learner.click(verdict, { label: left > 0 ? `次の復習（あと ${left} 問）` : '復習を終える' });
  }
  expect(at.text).toMatch(/4 問を思い出しました[^]*次の復習は /);
  expect((await learner.command('review')).text).toMatch(/4 問を思い出しました/);
  const stored = (await answers(learner)).filter(({ kind }) => kind === 'review');
  expect(stored.map(({ points }) => points)).toEqual([2, 2, 2, 2]);
});

test('a double click shows and stores one, a stale confirm shows what stands, change goes back', async () => {
  const learner = life.person(1);
  life.clock.advance(61 * DAY);
  const shown = await learner.command('review');
  const picked = await pick(learner, shown, 0);
  const back = await learner.click(picked, { label: '選び直す' });
  expect(back.text).toContain('復習　あと');
  const again = await pick(learner, back, 1);
  const count = (await answers(learner)).length;
  const both = await Promise.all([learner.click(again, { label: '自信あり' }), learner.click(picked, { label: '勘' })]);
  for (const { text } of both) expect(text).toContain('要点');
  expect(await answers(learner)).toHaveLength(count + 1);
  const [one, two] = await Promise.all([
    learner.click(both[0], { label: /^次の復習/ }),
    learner.click(both[0], { label: /^次の復習/ }),
  ]);
  expect(two.text).toBe(one.text);
});

test('nobody reviews for another, and made-up ids do nothing', async () => {
  const [owner, other] = [life.person(1), life.person(2)];
  const shown = await owner.command('review');
  const [id] = [...shown.buttons, ...shown.selects].map(({ customId }) => customId);
  const asking = id!.split(':')[2]!;
  const own = await other.command('help');
  const count = (await life.database.rows('select 1 from answers')).length;
  for (const [forged, said] of [
    [`v1:review.pick:${asking}:1`, 'somebody else'],
    [`v1:review.sure:${asking}:1:sure`, 'somebody else'],
    ['v1:review.pick:999999:1', '/review'],
    ['v1:review.next:x:1', '/review'],
    ['v1:review.next:123456789012345678:1', 'nothing to review'],
  ] as const) {
    const reply = await other.forge(own, forged, 'button');
    expect(JSON.stringify([reply.message?.components, reply.followups])).toContain(said);
  }
  for (const forged of [
    `v1:review.sure:${asking}:1:certain`,
    `v1:review.sure:${asking}:31:sure`,
    `v1:review.pick:${asking}:0`,
  ]) {
    await owner.forge(shown, forged, 'button');
  }
  expect(await life.database.rows('select 1 from answers')).toHaveLength(count);
});

test('in a direct message it says where to go', async () => {
  const direct = await life.discord.as(life.person(0).userId, null, null).command('review');
  expect(direct.text).toContain('サーバーの中で');
});
