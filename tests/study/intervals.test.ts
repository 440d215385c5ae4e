import { describe, expect, it } from 'vitest';
import { betaCdf, betaInterval, wilson, Z80, Z95 } from '../../src/study/intervals.js';

describe('the Wilson interval', () => {
  // 6 of 8 is the example of learning.md 4.7; the others follow from the formula with z = 1.96.
  it.each([
    [6, 8, 0.41, 0.93],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [1, 1, 0.207, 1],
    [50, 100, 0.404, 0.596],
    [0, 0, 0, 1],
  ])('of %i in %i is %d to %d', (k, n, low, high) => {
    const interval = wilson(k, n);
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
  });
  it('is narrower for less certainty', () => {
    expect(wilson(6, 8, Z80).low).toBeGreaterThan(wilson(6, 8, Z95).low);
  });
  it.each([
    [3, 2],
    [-1, 2],
    [0, -1],
    [Number.NaN, 2],
  ])('refuses %d of %d', (k, n) => expect(() => wilson(k, n)).toThrow('0 <= k <= n'));
});

describe('the beta distribution', () => {
  it('is exact where a closed form exists', () => {
    for (let x = 0.05; x < 1; x += 0.05) {
      expect(betaCdf(x, 1, 1)).toBeCloseTo(x, 10);
      expect(betaCdf(x, 2, 2)).toBeCloseTo(3 * x ** 2 - 2 * x ** 3, 10);
      expect(betaCdf(x, 3, 1)).toBeCloseTo(x ** 3, 10);
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 10);
    }
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
  });
  it('equals the tail of a binomial distribution for whole numbers', () => {
    // P(Beta(a, b) <= x) = P(Binomial(a + b - 1, x) >= a)
    for (const [a, b, x] of [
      [19, 5, 0.8],
      [2, 40, 0.06],
      [102, 31, 0.75],
    ] as const) {
      const n = a + b - 1;
      let tail = 0;
      let term = (1 - x) ** n;
      for (let k = 0; k <= n; k++) {
        if (k >= a) tail += term;
        term *= ((n - k) / (k + 1)) * (x / (1 - x));
      }
      expect(betaCdf(x, a, b)).toBeCloseTo(tail, 10);
    }
  });
  it.each([
    [2, 2],
    [19, 5],
    [2.5, 60.25],
    [0.5, 0.5],
  ])('Beta(%d, %d) has 80 %% between the bounds, and equal tails', (a, b) => {
    const { low, high } = betaInterval(a, b, 0.8);
    expect(betaCdf(low, a, b)).toBeCloseTo(0.1, 8);
    expect(betaCdf(high, a, b)).toBeCloseTo(0.9, 8);
  });
  it('refuses what is no distribution', () => expect(() => betaCdf(0.5, 0, 1)).toThrow('positive a and b'));
});
