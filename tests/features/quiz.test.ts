import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseQuiz, type Past } from '../../src/features/quiz/choose.js';
import type { Actor, Reply } from '../../src/playground/types.js';
import { pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - 10 * MINUTE, members: 5 });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const count = async (what: string): Promise<number> => {
  const [row] = await life.database.rows<{ n: number }>(`select count(*)::int as n from ${what}`);
  return row!.n;
};

/** Answers what is shown and goes on until the score. */
async function finish(learner: Actor, shown: Reply, nth = 0): Promise<Reply> {
  let at = shown;
  for (let step = 0; step < 25 && !/練習の結果|Your score/.test(at.text); step += 1) {
    const verdict = await pick(learner, at, nth);
    expect(verdict.text).toMatch(/要点|Takeaway/);
    at = await learner.click(verdict, { label: /^(次の問題|結果を見る|Next question|See the score)$/ });
  }
  return at;
}

const past = (correct: boolean, due = 10, lastAt = 0): Past => ({ correct, due, lastAt });
const choose = (mode: 'new' | 'mistakes' | 'mixed', known: Record<string, Past>, wanted = 3) =>
  chooseQuiz({
    ...{ pool: ['a', 'b', 'c', 'd', 'e'], past: new Map(Object.entries(known)), mode, count: wanted, now: 5 },
    random: () => 0.5,
  });

test('new asks what was never answered, and nothing else', () => {
  const chosen = choose('new', { a: past(true, 10, 3), b: past(true, 10, 1), c: past(false, 10, 2) }, 4);
  expect(new Set(chosen)).toEqual(new Set(['d', 'e']));
});

test('mistakes asks what was wrong, then what is due, and nothing else', () => {
  expect(choose('mistakes', { a: past(true, 4), b: past(false), c: past(true, 10), d: past(true, 3) }, 5)).toEqual([
    ...['b', 'd', 'a'],
  ]);
});

test('mixed fills up with what was answered longest ago', () => {
  const known = { a: past(true, 10, 3), b: past(true, 10, 1), c: past(true, 10, 2) };
  expect(choose('mixed', known, 4).slice(2)).toEqual(['b', 'c']);
});

test('mixed takes turns, repeats nothing and fills up', () => {
  const chosen = choose('mixed', { a: past(false), b: past(true) }, 5);
  expect(chosen[0]).toBe('a');
  expect(chosen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a quiz goes from the first question to a score by domain, and asks the wrong ones again once', async () => {
  const learner = life.person(0);
  const first = await learner.command('quiz', { count: 4, mode: 'new' });
  expect(first.ephemeral).toBe(true);
  expect(first.text).toContain('練習問題　1 / 4');
  const score = await finish(learner, first);
  expect(score.text).toMatch(/4 問中 \d 問正解/);
  expect(score.text).toMatch(/\d .+: \*\*\d\/\d\*\*/);
  const wrong = score.buttons.find(({ label }) => label.startsWith('間違えた'));
  const right = Number(/4 問中 (\d) 問/.exec(score.text)![1]);
  expect(wrong === undefined).toBe(right === 4);
  expect(await count('answers')).toBe(4);
  expect(await count(`answers where confidence is null and kind = 'quiz' and elapsed_ms is not null`)).toBe(4);
  if (wrong === undefined) return;
  const both = await Promise.all([
    learner.click(score, { label: /^間違えた/ }),
    learner.forge(score, wrong.customId!, 'button'),
  ]);
  expect(both[0].text).toContain(`1 / ${4 - right}`);
  expect(await count('series where from_id is not null')).toBe(1);
});

test('each mode says what there is none of, and a domain may be named in words', async () => {
  const learner = life.organiser;
  const mistakes = await learner.command('quiz', { mode: 'mistakes' });
  expect(mistakes.text).toContain('今復習する問題はありません');
  const named = await learner.command('quiz', { domain: 'セキュリティ', count: 20, mode: 'new' });
  expect(named.text).toContain('1 / 2');
  await finish(learner, named);
  const again = await learner.command('quiz', { domain: '6', mode: 'new' });
  expect(again.text).toContain('すべて解いたことがあります');
  const none = await learner.command('quiz', { domain: '9 量子' });
  expect(none.text).toMatch(/分野「9 量子」は見つかりませんでした。1、2、3、4、5、6/);
  const nowhere = await learner.command('quiz', { domain: '1', topic: 'kms' });
  expect(nowhere.text).toContain('出題できる問題がまだありません');
});

test('two series at once stay apart, and practice earns 10 points a day at most', async () => {
  const learner = life.person(3);
  const [one, other] = [
    await learner.command('quiz', { domain: '2', count: 2, mode: 'new' }),
    await learner.command('quiz', { count: 20, mode: 'new' }),
  ];
  const key = async (shown: Reply) => {
    const id = /v1:quiz\.pick:(\d+)/.exec(JSON.stringify(shown.message!.components))![1]!;
    const [row] = await life.database.rows<{ key: number; option_order: string }>(
      'select key, option_order from askings where id = $1::bigint',
      [id],
    );
    const order = [...row!.option_order].map(Number);
    const right = order.filter((position) => (row!.key & (1 << position)) !== 0);
    return right.length === 1
      ? learner.click(shown, { label: 'ABCD'.charAt(order.indexOf(right[0]!)) })
      : learner.select(shown, { index: 0 }, right.map(String));
  };
  const first = await key(one);
  expect(first.text).toContain('+3 点');
  let at = other;
  for (let step = 0; step < 12; step += 1) at = await learner.click(await key(at), { label: /次の問題|結果を見る/ });
  expect(at.text).toMatch(/12 問中 12 問正解/);
  const second = await learner.click(first, { label: '次の問題' });
  expect(second.text).toContain('2 / 2');
  await key(second);
  const [sum] = await life.database.rows<{ n: number; reasons: string }>(
    `select sum(points)::int as n, string_agg(distinct points_reason, ' ' order by points_reason) as reasons
     from answers where user_id = $1::bigint`,
    [learner.userId],
  );
  expect(sum).toEqual({ n: 10, reasons: 'quiz_cap quiz_right quiz_seen' });
});

test('what is taken out of the pool while it is shown is not answered any more', async () => {
  const learner = life.person(4);
  const shown = await learner.command('quiz', { count: 2, mode: 'new' });
  const [series] = await life.database.rows<{ plan: string[] }>(
    'select plan from series where user_id = $1::bigint order by id desc limit 1',
    [learner.userId],
  );
  const dispute = [life.guild.id, series!.plan[0]!];
  await life.database.rows('insert into disputes values ($1::bigint, $2, now())', dispute);
  const refused = await pick(learner, shown);
  expect(refused.text).toContain('出題を止めています');
  expect(await count(`answers where user_id = ${learner.userId}`)).toBe(0);
  expect((await learner.click(refused, { label: '次の問題' })).text).toContain('2 / 2');
  await life.database.rows('delete from disputes where guild_id = $1::bigint and question_id = $2', dispute);
});

test('it goes on after a restart, and a double click answers once', async () => {
  const learner = life.person(1);
  const first = await learner.command('quiz', { count: 3, mode: 'new', domain: '1' });
  expect(first.text).toMatch(/条件に合う問題は 2 問|1 \/ 2/);
  await life.restart();
  const before = await count('answers');
  const verdicts = await Promise.all([pick(learner, first, 0), pick(learner, first, 1)]);
  for (const { text } of verdicts) expect(text).toContain('要点');
  expect(await count('answers')).toBe(before + 1);
  await life.restart();
  const [one, two] = await Promise.all([
    learner.click(verdicts[0], { label: '次の問題' }),
    learner.click(verdicts[0], { label: '次の問題' }),
  ]);
  expect(two.text).toBe(one.text);
  expect((await finish(learner, one)).text).toContain('2 問中');
  expect(await count(`askings where user_id = ${learner.userId}`)).toBe(2);
});

test('nobody answers for another, and made-up ids do nothing', async () => {
  const [owner, other] = [life.person(0), life.person(2)];
  const shown = await owner.command('quiz', { count: 1 });
  const [id] = [...shown.buttons.map(({ customId }) => customId), ...shown.selects.map(({ customId }) => customId)];
  const asking = id!.split(':')[2]!;
  const own = await other.command('help');
  const before = await count('answers');
  const foreign = await other.forge(own, `v1:quiz.pick:${asking}:1`, 'button');
  expect(foreign.text + foreign.followups.map(({ components }) => JSON.stringify(components)).join()).toContain(
    'somebody else',
  );
  for (const forged of [
    'v1:quiz.pick:999999:1',
    'v1:quiz.next:123456789012345678:1',
    'v1:quiz.again:0',
    'v1:quiz.pick',
  ]) {
    const reply = await other.forge(own, forged, 'button');
    expect(JSON.stringify([reply.message?.components, reply.followups])).toContain('/quiz');
  }
  for (const forged of [`v1:quiz.pick:${asking}:0`, `v1:quiz.pick:${asking}:999`, `v1:quiz.pick:${asking}:31`]) {
    await owner.forge(shown, forged, 'button');
  }
  expect(await count('answers')).toBe(before);
});

test('the question that stands open is never offered, a disputed one neither', async () => {
  await life.organiser.command('settings daily', {
    ...{ channel: { channel: life.channel.id }, time: '08:00', timezone: 'Asia/Tokyo' },
  });
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
  const [open] = await life.database.rows<{ question_id: string }>(
    `select a.question_id from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id`,
  );
  const disputed = open!.question_id === 'kms/single' ? 'kms/multiple' : 'kms/single';
  await life.database.rows(`insert into disputes (guild_id, question_id, since) values ($1::bigint, $2, now())`, [
    ...[life.guild.id, disputed],
  ]);
  const started = await life.person(2).command('quiz', { count: 20 });
  expect(started.text).toContain('1 of 10');
  const [series] = await life.database.rows<{ plan: string[] }>(
    `select plan from series where user_id = $1::bigint order by id desc limit 1`,
    [life.person(2).userId],
  );
  expect(series!.plan).toHaveLength(10);
  expect(series!.plan).not.toContain(open!.question_id);
  expect(series!.plan).not.toContain(disputed);
});

test('it starts under a note, and says kindly where it cannot', async () => {
  const note = await life.person(0).command('explain', { topic: 'kms' });
  const begun = await life.person(0).click(note, { label: 'この範囲で練習' });
  expect(begun.text).toMatch(/練習問題　1 \/ \d/);
  const none = await life.person(0).command('quiz', { topic: 'まったく存在しないもの zzzz' });
  expect(none.text).toContain('見つかりませんでした');
  const direct = await life.discord.as(life.person(0).userId, null, null).command('quiz');
  expect(direct.text).toContain('サーバーの中で');
  const choices = await life.person(0).autocomplete('quiz', {}, { name: 'domain', value: '' });
  expect(choices).toHaveLength(6);
});
