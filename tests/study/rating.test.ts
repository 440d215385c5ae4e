import { describe, expect, it } from 'vitest';
import { itemFlags, shownDifficulty, type ItemStats } from '../../src/study/item-flags.js';
import { expectedRight, guessFloor, PRIOR_DIFFICULTY, updateRatings, type Ratings } from '../../src/study/rating.js';

const fresh: Ratings = { theta: 0, attempts: 0, delta: 0, domainAttempts: 0, b: 0, itemAttempts: 0 };

describe('guessing', () => {
  it.each([
    [4, 1, 1 / 4],
    [5, 1, 1 / 5],
    [5, 2, 1 / 10],
    [6, 3, 1 / 20],
    [4, 4, 1],
  ])('%i options, %i right: %d', (options, right, floor) => expect(guessFloor(options, right)).toBeCloseTo(floor, 12));
  it.each([
    [4, 0],
    [4, 5],
    [4, 1.5],
  ])('refuses %i options, %d right', (options, right) =>
    expect(() => guessFloor(options, right)).toThrow('a key of 1 to 4'),
  );
});

describe('the chance of being right', () => {
  it.each([
    [0, 0, 0, 0.25, 0.625],
    [0, 0, 0.8, 0.25, 0.25 + 0.75 / (1 + Math.exp(0.8))],
    [1, 0.5, 1.5, 0, 0.5],
    [-20, 0, 0, 0.25, 0.25],
  ])('theta %d, delta %d, b %d, floor %d: %d', (theta, delta, b, floor, expected) => {
    expect(expectedRight({ theta, delta, b }, floor)).toBeCloseTo(expected, 6);
  });
});

describe('a first attempt', () => {
  it('moves ability up and difficulty down when right, by half for the domain', () => {
    expect(updateRatings(fresh, true, 0.25)).toEqual({
      theta: 0.1875,
      attempts: 1,
      delta: 0.09375,
      domainAttempts: 1,
      b: -0.1875,
      itemAttempts: 1,
    });
    expect(updateRatings(fresh, false, 0.25)).toMatchObject({ theta: -0.3125, delta: -0.15625, b: 0.3125 });
  });
  it('moves each by its own experience', () => {
    const next = updateRatings({ ...fresh, attempts: 20, domainAttempts: 60, itemAttempts: 180 }, true, 0);
    expect(next.theta).toBeCloseTo(0.25 * 0.5, 12);
    expect(next.delta).toBeCloseTo(0.5 * 0.125 * 0.5, 12);
    expect(next.b).toBeCloseTo(-0.05 * 0.5, 12);
  });
  it('keeps difficulty within 3', () => {
    expect(updateRatings({ ...fresh, b: -2.99, theta: -9 }, true, 0).b).toBe(-3);
    expect(updateRatings({ ...fresh, b: 2.99, theta: 9 }, false, 0).b).toBe(3);
  });
});

it('tells hard questions from easy ones after a group has answered them', () => {
  // Learners of known ability answer 30 questions of known difficulty; the labels say nothing. Draws are fixed.
  const draw = generator(20261123);
  const truth = Array.from({ length: 30 }, (_, i) => -1.5 + i / 10);
  const items = truth.map(() => ({ b: PRIOR_DIFFICULTY[2] as number, n: 0 }));
  for (let learner = 0; learner < 40; learner++) {
    const ability = (draw() - 0.5) * 2;
    let own = { theta: 0, attempts: 0 };
    for (const [i, item] of items.entries()) {
      const correct = draw() < expectedRight({ theta: ability, delta: 0, b: truth[i]! }, 0.25);
      const next = updateRatings({ ...fresh, ...own, b: item.b, itemAttempts: item.n }, correct, 0.25);
      own = { theta: next.theta, attempts: next.attempts };
      items[i] = { b: next.b, n: next.itemAttempts };
    }
  }
  expect(
    correlation(
      truth,
      items.map((item) => item.b),
    ),
  ).toBeGreaterThan(0.7);
});

describe('what maintainers are told', () => {
  const stats = (change: Partial<ItemStats>): ItemStats => ({
    attempts: 20,
    right: 15,
    chosen: [2, 15, 2, 1],
    key: 0b0010,
    ...change,
  });
  it.each<[string, Partial<ItemStats>, string[]]>([
    ['a sound question', {}, []],
    ['too few attempts', { attempts: 11, right: 0, chosen: [11, 0, 0, 0] }, []],
    ['too hard', { attempts: 12, right: 2, chosen: [4, 4, 4, 0].map((n) => n) }, ['too_hard']],
    ['half right', { attempts: 12, right: 6, chosen: [2, 6, 2, 2] }, []],
    ['a distractor ahead of the key', { attempts: 12, right: 5, chosen: [6, 5, 1, 0] }, ['distractor_beats_key:0']],
    ['an unused distractor at 19', { attempts: 19, right: 15, chosen: [2, 15, 2, 0] }, []],
    ['an unused distractor at 20', { attempts: 20, right: 16, chosen: [2, 16, 2, 0] }, ['distractor_unused:3']],
    ['several right, one of them weak', { key: 0b0110, right: 15, chosen: [5, 18, 4, 1] }, ['distractor_beats_key:0']],
  ])('of %s', (_name, change, flags) => {
    expect(itemFlags(stats(change)).map((f) => ('option' in f ? `${f.flag}:${f.option}` : f.flag))).toEqual(flags);
  });
  it('and everybody is shown from 8 first attempts on', () => {
    expect(shownDifficulty({ attempts: 7, right: 6 })).toBeUndefined();
    expect(shownDifficulty({ attempts: 8, right: 6 })).toMatchObject({ share: 0.75 });
  });
});

/** A linear congruential generator: fixed numbers in 0-1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const dot = (f: (i: number) => number) => x.reduce((sum, _, i) => sum + f(i), 0);
  const covariance = dot((i) => (x[i]! - mx) * (y[i]! - my));
  return covariance / Math.sqrt(dot((i) => (x[i]! - mx) ** 2) * dot((i) => (y[i]! - my) ** 2));
}
