import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/study/calendar.js';
import {
  chooseDaily,
  type ChooseInput,
  type DailyQuestion,
  type PostedQuestion,
} from '../../src/study/choose-daily.js';
import type { Hmac } from '../../src/study/hmac.js';
import { isReviewDay, type GroupResult } from '../../src/study/review-day.js';

const hmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();

const DOMAINS = [
  { code: '1', weight: 0.22, tasks: 4, questions: 14 },
  { code: '2', weight: 0.17, tasks: 3, questions: 11 },
  { code: '3', weight: 0.15, tasks: 3, questions: 9 },
  { code: '4', weight: 0.15, tasks: 3, questions: 9 },
  { code: '5', weight: 0.14, tasks: 3, questions: 8 },
  { code: '6', weight: 0.17, tasks: 3, questions: 9 },
];
const START = '2026-11-23'; // a Monday

describe('90 days of 60 questions in proportion to the weights', () => {
  const posts = simulate(bank(), 90);

  it('bring each domain within 2 points of its weight', () => {
    for (const { code, weight } of DOMAINS) {
      const share = posts.filter((post) => post.domain === code).length / 90;
      expect(Math.abs(share - weight)).toBeLessThan(0.02);
    }
  });
  it('never ask the same domain twice in a row', () => {
    expect(posts.filter((post, i) => post.domain === posts[i - 1]?.domain)).toEqual([]);
  });
  it('cover all 19 tasks', () => {
    expect(new Set(posts.map((post) => post.task)).size).toBe(19);
  });
  it('repeat nothing within 30 days and ask everything before anything comes twice in its task', () => {
    const last = new Map<string, string>();
    for (const post of posts) {
      const before = last.get(post.questionId);
      if (before !== undefined) expect(daysBetween(before, post.localDate)).toBeGreaterThanOrEqual(30);
      last.set(post.questionId, post.localDate);
    }
    for (const task of new Set(posts.map((post) => post.task))) {
      const asked = posts.filter((post) => post.task === task).map((post) => post.questionId);
      const size = bank().filter((question) => question.task === task).length;
      expect(new Set(asked.slice(0, size)).size).toBe(Math.min(size, asked.length));
    }
  });
  it('are the same again, whatever the order of the inputs, and others with another seed', () => {
    expect(simulate(bank().toReversed(), 90)).toEqual(posts);
    expect(simulate(bank(), 90, { seed: 'another' })).not.toEqual(posts);
  });
  it('ask a weak domain more often', () => {
    const weak = simulate(bank(), 90, { groupStats: { '6': { mean: 0.4, n: 40 } } });
    const share = (list: readonly PostedQuestion[]) => list.filter((post) => post.domain === '6').length / 90;
    expect(share(weak)).toBeGreaterThan(share(posts) + 0.04);
  });
});

describe('the domain', () => {
  it('is the heaviest first, then the one furthest behind', () => {
    const { why } = choose({});
    expect(why.domain).toBe('1');
    expect(why.domains[0]).toEqual({
      domain: '1',
      weight: 0.22,
      adjusted: 0.22,
      weak: 0,
      recent: 0,
      score: 0.22,
      pool: 14,
      open: 14,
    });
  });

  it('counts the last 28 posts only', () => {
    const old = Array.from({ length: 40 }, (_, i) => post(`old/${i}`, addDays(START, -200 + i), '1', '1.1'));
    const recent = Array.from({ length: 28 }, (_, i) => post(`new/${i}`, addDays(START, -100 + i), '2', '2.1'));
    const { why } = choose({ history: [...recent, ...old] });
    expect(why.domains.map((need) => need.recent)).toEqual([0, 28, 0, 0, 0, 0]);
    expect(why.domains[0]!.score).toBeCloseTo(0.22 * 29);
  });

  it.each([
    [0.8, 100, 0],
    [0.65, 30, 0.5],
    [0.5, 30, 1],
    [0.2, 500, 1],
    [0.2, 29, 0],
    [0.95, 100, 0],
  ])('with a group mean of %d from %i answers is weak by %d', (mean, n, weak) => {
    const need = choose({ groupStats: { '3': { mean, n } } }).why.domains[2]!;
    expect(need.weak).toBeCloseTo(weak);
    expect(need.adjusted).toBeCloseTo((0.15 * (1 + 0.5 * weak)) / (1 + 0.15 * 0.5 * weak));
  });

  it('is asked twice in a row when no other has an open question', () => {
    const questions = bank().filter((question) => question.domain === '4');
    const { why, questionId } = choose({ questions, history: [post('4/0', addDays(START, -1), '4', '4.1')] });
    expect([why.lastDomain, why.domain]).toEqual(['4', '4']);
    expect(questionId).toMatch(/^4\//);
  });

  it('follows the date of posts, not the order they are handed in', () => {
    const history = [post('2/0', addDays(START, -1), '2', '2.1'), post('1/0', addDays(START, -2), '1', '1.1')];
    expect(choose({ history }).why.lastDomain).toBe('2');
  });
});

describe('the question', () => {
  const one = (id: string, change: Partial<DailyQuestion> = {}): DailyQuestion => ({
    ...bank()[0]!,
    id,
    domain: '1',
    task: '1.1',
    ...change,
  });
  const ago = (id: string, days: number) => post(id, addDays(START, -days), '1', '1.1');

  it('is of the task posted least', () => {
    const questions = [one('a'), one('b', { task: '1.2' }), one('c', { task: '1.3' })];
    const history = [ago('x', 90), post('y', addDays(START, -80), '1', '1.3')];
    const { why, questionId } = choose({ questions, history });
    expect(why.tasks).toEqual([
      { task: '1.1', posted: 1 },
      { task: '1.2', posted: 0 },
      { task: '1.3', posted: 1 },
    ]);
    expect(questionId).toBe('b');
  });

  it('never asked comes first, then the one asked longest ago', () => {
    const questions = ['a', 'b', 'c'].map((id) => one(id));
    // Of a pool of three, the last two posts are held back; here they are of questions that have gone.
    const gone = [ago('gone/1', 100), ago('gone/2', 90)];
    const { candidates } = choose({ questions, history: [ago('a', 200), ago('b', 300), ...gone] }).why;
    expect(candidates.map((c) => [c.id, c.lastAsked])).toEqual([
      ['c', null],
      ['b', addDays(START, -300)],
      ['a', addDays(START, -200)],
    ]);
  });

  it.each([
    ['Monday', START, ['e', 'm', 'h']],
    ['Friday', addDays(START, 4), ['h', 'm', 'e']],
    ['Saturday', addDays(START, 5), ['h', 'm', 'e']],
  ])('on a %s goes by the rhythm of difficulty', (_name, date, order) => {
    const questions = [one('m', { difficulty: 2 }), one('h', { difficulty: 3 }), one('e', { difficulty: 1 })];
    expect(choose({ questions, date }).why.candidates.map((c) => c.id)).toEqual(order);
  });

  it('on other days, and within a difficulty, goes by the HMAC', () => {
    const questions = Array.from({ length: 9 }, (_, i) => one(`q${i}`, { difficulty: ((i % 3) + 1) as 1 | 2 | 3 }));
    const date = addDays(START, 1);
    const byHmac = questions
      .map(({ id }) => ({ id, tie: createHmac('sha256', 'seed').update(`${date}|${id}`).digest('hex') }))
      .toSorted((a, b) => (a.tie < b.tie ? -1 : 1))
      .map(({ id }) => id);
    expect(choose({ questions, date }).why.candidates.map((c) => c.id)).toEqual(byHmac);
  });

  it('never asked beats the rhythm', () => {
    const questions = [one('easy', { difficulty: 1 }), one('hard', { difficulty: 3 }), one('x'), one('y')];
    expect(choose({ questions, history: [ago('easy', 50)], date: START }).questionId).not.toBe('easy');
  });

  it.each([
    ['not_published', { published: false }],
    ['one_language', { bothLanguages: false }],
    ['disputed', { disputed: true }],
    ['lifecycle', { lifecycleOk: false }],
    ['reviewed_long_ago', { reviewed: addDays(START, -366) }],
  ] as const)('is not asked when %s', (reason, change) => {
    const result = choose({ questions: [one('bad', change), one('good', { reviewed: addDays(START, -365) })] });
    expect(result.questionId).toBe('good');
    expect(result.why.unfit[reason]).toBe(1);
    expect(result.why.pool).toBe(1);
  });

  it('of a domain outside the exam is not asked', () => {
    const { questionId, why } = choose({ questions: [one('stray', { domain: '9' })] });
    expect([questionId, why.pool, why.unfit.not_in_exam]).toEqual([undefined, 0, 1]);
  });
});

describe('repeats', () => {
  const five = Array.from({ length: 5 }, (_, i) => ({ ...bank()[0]!, id: `q${i}`, domain: '1', task: '1.1' }));
  const asked = (days: readonly number[]) => days.map((n, i) => post(`q${i}`, addDays(START, -n), '1', '1.1'));

  it('hold back 80 % of the domain, rounded down', () => {
    const result = choose({ questions: five, history: asked([100, 90, 80, 70, 60]) });
    expect([result.questionId, result.why.relaxed, result.why.open]).toEqual(['q0', 'none', 1]);
  });

  it('count posts of the same domain only', () => {
    const elsewhere = Array.from({ length: 30 }, (_, i) => post(`other/${i}`, addDays(START, -50 + i), '2', '2.1'));
    const result = choose({ questions: five, history: [...asked([100, 90, 80, 70, 60]), ...elsewhere] });
    expect([result.questionId, result.why.open]).toEqual(['q0', 1]);
  });

  it('hold back at most 120 posts', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...five[0]!, id: `q${i}` }));
    const history = many.map((question, i) => post(question.id, addDays(START, -300 + i), '1', '1.1'));
    expect(choose({ questions: many, history }).why.open).toBe(80);
  });

  it.each([
    [20, 0],
    [21, 1],
  ])('after %i days leave %i open', (days, open) => {
    const result = choose({ questions: five.slice(0, 1), history: asked([days]) });
    expect(result.why.open).toBe(1);
    expect(result.why.relaxed).toBe(open === 1 ? 'none' : 'all_windows');
  });

  it('are relaxed in order: the window of the domain, then the 21 days', () => {
    // q1 was filed under another domain when it was asked 5 days ago, so the window of domain 1 holds q0 back.
    const history = [...asked([30]), post('q1', addDays(START, -5), '2', '2.1')];
    const first = choose({ questions: five.slice(0, 2), history });
    expect([first.why.relaxed, first.why.open, first.questionId]).toEqual(['domain_window', 1, 'q0']);
    const second = choose({ questions: five, history: asked([9, 8, 7, 6, 5]) });
    expect([second.why.relaxed, second.why.open, second.questionId]).toEqual(['all_windows', 5, 'q0']);
  });

  it('never bring back what is unfit, even with all windows dropped', () => {
    const questions = five.map((question) => ({ ...question, disputed: question.id !== 'q3' }));
    const result = choose({ questions, history: asked([9, 8, 7, 6, 5]) });
    expect(result.questionId).toBe('q3');
  });
});

describe('an empty pool', () => {
  it.each([
    ['no questions', []],
    ['only drafts', [{ ...bank()[0]!, published: false }]],
  ])('of %s gives no question and the reason', (_name, questions) => {
    const { questionId, why } = choose({ questions });
    expect(questionId).toBeUndefined();
    expect(why).toMatchObject({ kind: 'empty_pool', pool: 0, open: 0, domain: null, task: null, candidates: [] });
    expect(why.unfit.not_published).toBe(questions.length);
  });
});

describe('review day', () => {
  it.each([
    ['2026-11-29', 0b1111111, true],
    ['2026-11-28', 0b1111111, false],
    ['2026-11-27', 0b0011111, true],
    ['2026-11-28', 0b0011111, false],
    ['2026-11-27', 0b0010101, true],
    ['2026-11-27', 0b0010001, false],
    ['2026-11-27', 0b0010000, false],
  ])('%s of weekdays %i: %s', (date, weekdays, expected) => expect(isReviewDay(date, weekdays)).toBe(expected));

  const sunday = '2026-11-29';
  const asked = (id: string, days: number) => post(id, addDays(sunday, -days), id.slice(0, 1), `${id.slice(0, 1)}.1`);
  const history = [asked('1/0', 20), asked('1/1', 21), asked('2/0', 40), asked('3/0', 60), asked('4/0', 61)];
  const results: GroupResult[] = [
    { questionId: '1/0', right: 0, answered: 20 },
    { questionId: '1/1', right: 4, answered: 10 },
    { questionId: '2/0', right: 1, answered: 10 },
    { questionId: '3/0', right: 0, answered: 4 },
    { questionId: '4/0', right: 0, answered: 20 },
  ];
  const review = (change: Partial<ChooseInput>, list = results) =>
    choose({ date: sunday, history, reviewDay: { results: list }, ...change });

  it('asks the weakest question of 21 to 60 days ago with at least 5 answers again', () => {
    const { questionId, why } = review({});
    expect(questionId).toBe('2/0');
    expect(why).toMatchObject({ kind: 'review', domain: '2', task: '2.1', candidates: [] });
    expect(why.review).toMatchObject({ lastAsked: addDays(sunday, -40), right: 1, answered: 10 });
    expect(why.review!.upper).toBeCloseTo(0.404, 3);
  });

  it('takes the edges of 21 and 60 days and of 5 answers in', () => {
    expect(review({}, [results[1]!]).questionId).toBe('1/1');
    expect(review({}, [{ questionId: '3/0', right: 0, answered: 5 }]).questionId).toBe('3/0');
  });

  it('is exempt from the windows, but not from being fit', () => {
    const questions = bank().map((question) => ({ ...question, disputed: question.id === '2/0' }));
    expect(review({ questions }).questionId).toBe('1/1');
    // 1/1 is within the window of a domain of two.
    const two = bank().filter((question) => question.id === '1/0' || question.id === '1/1');
    expect(review({ questions: two }).questionId).toBe('1/1');
  });

  it('without a candidate is a day like any other', () => {
    const ordinary = choose({ date: sunday, history });
    const { questionId, why } = review({}, [results[0]!, results[3]!, results[4]!]);
    expect(why).toMatchObject({ kind: 'ordinary', review: null });
    expect(questionId).toBe(ordinary.questionId);
  });
});

it('returns reasons that survive as JSON', () => {
  const { why } = choose({
    history: simulate(bank(), 40).map((p) => ({ ...p, localDate: addDays(p.localDate, -41) })),
  });
  expect(JSON.parse(JSON.stringify(why))).toEqual(why);
  expect(why.candidates[0]!.tie).toMatch(/^[0-9a-f]{16}$/);
});

function bank(): DailyQuestion[] {
  return DOMAINS.flatMap(({ code, tasks, questions }) =>
    Array.from({ length: questions }, (_, i) => ({
      id: `${code}/${i}`,
      domain: code,
      task: `${code}.${(i % tasks) + 1}`,
      difficulty: ((i % 3) + 1) as 1 | 2 | 3,
      reviewed: '2026-11-01',
      published: true,
      bothLanguages: true,
      disputed: false,
      lifecycleOk: true,
    })),
  );
}

function post(questionId: string, localDate: string, domain: string, task: string): PostedQuestion {
  return { questionId, localDate, domain, task };
}

function choose(change: Partial<ChooseInput>) {
  const domains = DOMAINS.map(({ code, weight }) => ({ code, weight }));
  return chooseDaily({ date: START, seed: 'seed', hmac, questions: bank(), history: [], domains, ...change });
}

function simulate(questions: DailyQuestion[], days: number, change: Partial<ChooseInput> = {}): PostedQuestion[] {
  const history: PostedQuestion[] = [];
  for (let i = 0; i < days; i++) {
    const date = addDays(START, i);
    const { questionId } = choose({ questions, history, date, ...change });
    const { domain, task } = questions.find((question) => question.id === questionId)!;
    history.push(post(questionId!, date, domain, task));
  }
  return history;
}
