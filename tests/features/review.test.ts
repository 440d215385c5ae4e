import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCards, planReview } from '../../src/features/review/plan.js';
import type { Card } from '../../src/library/model.js';
import type { Actor, Reply } from '../../src/playground/types.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const DAY = 86_400_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT, members: 4 });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const IDS = ['a', 'b', 'c', 'd'];
const plan = (over: Partial<Parameters<typeof planReview>[0]>) =>
  planReview({
    ...{ due: ['a', 'b', 'c'], offered: (id) => IDS.includes(id), closed: new Set(), doneToday: 0 },
    ...{ fresh: [], freshTopics: 0, newToday: 0 },
    ...over,
  });

test('the longest due comes first; what is open, disputed or no longer offered is left out', () => {
  expect(plan({})).toEqual({ queue: ['a', 'b', 'c'], left: 3, later: 0 });
  expect(plan({ closed: new Set(['a']), offered: (id) => id !== 'b' })).toEqual({ queue: ['c'], left: 1, later: 0 });
  expect(plan({ due: [] })).toEqual({ queue: [], left: 0, later: 0 });
});

test('a day has at most 20 reviews and 5 new cards, and the rest waits', () => {
  const due = Array.from({ length: 30 }, (_, nth) => `q${nth}`);
  const over = { due, offered: () => true };
  expect(plan(over)).toMatchObject({ left: 20, later: 10 });
  expect(plan({ ...over, doneToday: 19 })).toEqual({ queue: ['q0'], left: 1, later: 29 });
  expect(plan({ ...over, doneToday: 20 })).toEqual({ queue: [], left: 0, later: 30 });
  const fresh = ['k^1', 'k^2', 'l^1'];
  expect(plan({ fresh, freshTopics: 2 })).toEqual({ queue: ['a', 'b', 'c', ...fresh], left: 5, later: 0 });
  expect(plan({ due: [], fresh, freshTopics: 2, newToday: 4 })).toMatchObject({ left: 1 });
  expect(plan({ due: [], fresh, freshTopics: 2, newToday: 5 })).toEqual({ queue: [], left: 0, later: 0 });
});

test('new cards are of topics just met first, never known, disputed or of a topic shown today', () => {
  const card = (id: string) => ({ id, topic: id.split('^')[0]! }) as Card;
  const cards = ['a^1', 'a^2', 'b^1', 'c^1', 'd^1'].map(card);
  const chosen = newCards({
    ...{ cards, known: new Set(['a^1']), closed: new Set(['c^1']), metTopics: ['b', 'a'] },
    ...{ topicsToday: new Set(['d']), hash: (text) => text },
  });
  expect(chosen.map(({ id }) => id)).toEqual(['b^1', 'a^2']);
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

/** One recall card: a single click answers. */
async function recall(learner: Actor, shown: Reply): Promise<Reply> {
  expect(shown.text).toMatch(/自動生成カード|Generated card/);
  return learner.click(shown, { label: 'A' });
}

/** Does all that is left today. */
async function finish(learner: Actor): Promise<Reply> {
  let at = await learner.command('review');
  for (let nth = 0; nth < 40 && at.buttons.length + at.selects.length > 0; nth += 1) {
    const isCard = /自動生成カード|Generated card/.test(at.text);
    const verdict = isCard ? await recall(learner, at) : await sure(learner, at);
    at = await learner.click(verdict, { label: /^(次へ|復習を終える|Next|Finish)/ });
  }
  return at;
}

test('with nothing answered yet, a few new cards are shown, one a topic, five a day', async () => {
  const learner = life.person(2);
  const shown = await learner.command('review');
  expect(shown.ephemeral).toBe(true);
  expect(shown.text).toMatch(/Review · 5 to go[^]*Generated card/);
  expect(shown.buttons.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
  // Asked again it is the same one, also after a restart.
  await life.restart();
  expect((await learner.command('review')).text).toBe(shown.text);
  const verdict = await recall(learner, shown);
  expect(verdict.text).toMatch(/Review · Generated card[^]*Takeaway[^]*Sources/);
  expect((await finish(learner)).text).toContain('5 answered');
  const given = await answers(learner);
  expect(given.map(({ kind, confidence }) => `${kind} ${confidence}`)).toEqual(Array(5).fill('card null'));
  expect(given.every(({ points_reason: reason }) => /^card_(right|wrong)$/.test(reason))).toBe(true);
  const topics = (await memories(learner)).map(({ question_id: id }) => id.split('^')[0]);
  expect(new Set(topics).size).toBe(5);
  const [score] = await life.database.rows(
    `select answered, correct from scores where user_id = $1::bigint and kind = 'all'`,
    [learner.userId],
  );
  // Recall says nothing of how somebody decides: it counts on no board of accuracy.
  expect(score).toEqual({ answered: 0, correct: 0 });
  expect((await learner.command('progress')).text).not.toMatch(/100 ?%/);
});

test('a card comes back when it is due, and then earns what a review earns', async () => {
  const learner = life.person(2);
  life.clock.advance(60 * DAY);
  await finish(learner);
  const again = (await answers(learner)).filter(({ points_reason: reason }) => reason.startsWith('card_review'));
  expect(again).toHaveLength(5);
  expect(again.map(({ points }) => points)).toEqual([2, 2, 2, 2, 2]);
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});

test('what was answered comes back on the day that was told, at any hour, and then goes on to a later day', async () => {
  const learner = life.person(0);
  await study(learner, 3);
  await finish(learner);
  const before = (await memories(learner)).filter(({ question_id: id }) => id.includes('/'));
  expect((await learner.command('review')).text).toMatch(/今日の復習は終わりです。[^]*次の復習は .*日/);

  // The earliest is due later that day, which begins at 4.
  life.clock.set(Date.parse(`${before[0]!.due.replace(' ', 'T').replace(/\+00$/, 'Z')}`) - 60_000);
  const first = before[0]!.question_id;
  const [waiting] = await life.database.rows<{ n: number }>(
    `select count(*)::int as n from memories where user_id = $1::bigint and due < $2::timestamptz and question_id <> $3`,
    [learner.userId, before[0]!.due, first],
  );
  let shown = await learner.command('review');
  for (let nth = 0; nth < waiting!.n && /自動生成カード/.test(shown.text); nth += 1) {
    shown = await learner.click(await recall(learner, shown), { label: /^次へ/ });
  }
  expect(shown.text).toMatch(/復習　あと \d+ 問/);
  const verdict = await sure(learner, shown);
  expect(verdict.text).toMatch(/要点/);
  expect(verdict.text).toMatch(/\+2 点[^]*次の復習: /);
  expect((await answers(learner)).at(-1)).toEqual({
    ...{ kind: 'review', points: 2, points_reason: 'review', confidence: 'sure' },
  });
  const after = await memories(learner);
  const moved = after.find(({ question_id: id }) => id === first);
  expect(moved!.due > before[0]!.due).toBe(true);
});

test('it goes through all that is due, and says when the next is', async () => {
  const learner = life.person(1);
  await study(learner, 4);
  life.clock.advance(60 * DAY);
  const progress = await learner.command('progress');
  const begun = await learner.click(progress, { label: '復習する（4 問）' });
  expect(begun.text).toMatch(/復習　あと 9 問/);
  const over = await finish(learner);
  expect(over.text).toMatch(/9 問に取り組みました[^]*次の復習は /);
  expect((await learner.command('review')).text).toMatch(/9 問に取り組みました/);
  const stored = (await answers(learner)).filter(({ kind }) => kind === 'review');
  expect(stored.map(({ points }) => points)).toEqual([2, 2, 2, 2]);
});

test('a double click shows and stores one, a stale confirm shows what stands, change goes back', async () => {
  const learner = life.person(1);
  life.clock.advance(61 * DAY);
  const shown = await learner.command('review');
  expect(shown.text).not.toContain('自動生成カード');
  const picked = await pick(learner, shown, 0);
  const back = await learner.click(picked, { label: '選び直す' });
  expect(back.text).toContain('復習　あと');
  const again = await pick(learner, back, 1);
  const count = (await answers(learner)).length;
  const both = await Promise.all([learner.click(again, { label: '自信あり' }), learner.click(picked, { label: '勘' })]);
  for (const { text } of both) expect(text).toContain('要点');
  expect(await answers(learner)).toHaveLength(count + 1);
  const [one, two] = await Promise.all([
    learner.click(both[0], { label: /^次へ/ }),
    learner.click(both[0], { label: /^次へ/ }),
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

test('a card that everybody knows is not shown for the first time any more', async () => {
  const learner = life.person(3);
  const cards = JSON.stringify([...life.bot.app.library.cards.keys()]);
  // Twelve first answers to each card, all right.
  await life.database.rows(
    `insert into answers select r.* from (select * from answers where kind = 'card' limit 1) a, generate_series(1, 12) n,
       jsonb_array_elements_text($1::jsonb) with ordinality as c (id, nth),
       jsonb_populate_record(null::answers, to_jsonb(a) || jsonb_build_object('question_id', c.id, 'user_id', 900 + n,
         'asking_id', a.asking_id * 1000 + c.nth, 'version', c.nth, 'answered_at', '2026-01-01T00:00:00Z', 'correct', true, 'points_reason', 'card_right')) as r`,
    [cards],
  );
  expect((await learner.command('review')).text).toContain('まだありません');
});
