import { describe, expect, it } from 'vitest';
import { groupDomainStats, readiness, type Attempt } from '../../src/study/readiness.js';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const WEIGHTS = [0.22, 0.17, 0.15, 0.15, 0.14, 0.17];
const domains = WEIGHTS.map((weight, i) => ({ code: String(i + 1), weight }));
const tasks = domains.flatMap(({ code }) => [1, 2, 3].map((n) => ({ code: `${code}.${n}`, domain: code })));

describe('readiness', () => {
  it('of somebody new is the prior, and says that data are missing', () => {
    const result = ready([]);
    expect(result).toMatchObject({ band: 'too_little_data', first: 0, thinnestTask: { task: '1.1', first: 0 } });
    expect(result.estimate).toBeCloseTo(0.5, 12);
    // Beta(2, 2): 3x² - 2x³ = 0.1
    expect(result.domains[0]!.low).toBeCloseTo(0.1958, 3);
    expect(result.domains[0]!.high).toBeCloseTo(0.8042, 3);
  });

  it('at 85 % right of 20 in each domain is 0.79 (learning.md 4.8), give or take 6 points', () => {
    const result = ready(everywhere(20, 17));
    expect(result.estimate).toBeCloseTo(19 / 24, 12);
    expect(result.band).toBe('close');
    expect(result.margin).toBeGreaterThan(0.06);
    expect(result.margin).toBeLessThan(0.09);
    // s² = sum of weight² x variance + M (1 - M) / 65
    const variance = (19 * 5) / (24 ** 2 * 25);
    const s = Math.sqrt(WEIGHTS.reduce((sum, w) => sum + w * w * variance, 0) + ((19 / 24) * (5 / 24)) / 65);
    expect(result.margin).toBeCloseTo(1.2815515655 * s, 9);
  });

  it.each([
    ['weak', 12, 6],
    ['close', 12, 9],
    ['close', 20, 16],
    ['ready', 40, 37],
  ])('is %s at %i attempts a domain, %i right', (band, n, right) => {
    expect(ready(everywhere(n, right)).band).toBe(band);
  });

  it('is ready from 0.80 on, if the lower bound reaches 0.70', () => {
    const result = ready(everywhere(11, 10));
    expect(result.estimate).toBeCloseTo(0.8, 12);
    expect(result.estimate - result.margin).toBeGreaterThan(0.7);
    expect(result.band).toBe('ready');
    expect(ready(everywhere(10, 9)).band).toBe('close');
    // One domain, 60 right, nearly all of it long ago: the mean is high and rests on little.
    const faded = some('1', 60, 60).map((a, i) => ({ ...a, at: NOW - (i === 0 ? 0 : 145 * DAY) }));
    const alone = readiness({ attempts: faded, now: NOW, domains: [{ code: '1', weight: 1 }], tasks });
    expect(alone.estimate).toBeGreaterThan(0.8);
    expect(alone.estimate - alone.margin).toBeLessThan(0.7);
    expect(alone.band).toBe('close');
  });

  it.each([
    [
      '7 in one domain',
      everywhere(12, 9)
        .filter((a) => a.domain !== '5')
        .concat(some('5', 7, 7)),
    ],
    ['59 in all', everywhere(9, 8).concat(some('1', 5, 5, 'more'))],
    ['none in 30 days', everywhere(20, 17).map((a) => ({ ...a, at: a.at - 30.1 * DAY }))],
  ])('lacks data with %s', (_name, attempts) => expect(ready(attempts).band).toBe('too_little_data'));

  it('has enough with 8 in each domain, 60 in all and one within 30 days', () => {
    const old = everywhere(8, 7)
      .concat(some('1', 12, 12, 'more'))
      .map((a) => ({ ...a, at: NOW - 60 * DAY }));
    expect(old).toHaveLength(60);
    expect(ready(old).band).toBe('too_little_data');
    expect(ready([{ ...old[0]!, at: NOW - 30 * DAY }, ...old.slice(1)]).band).not.toBe('too_little_data');
  });

  it('forgets by half in 45 days', () => {
    const [first] = ready(some('1', 4, 4).map((a) => ({ ...a, at: NOW - 45 * DAY }))).domains;
    expect(first!.mean).toBeCloseTo(4 / 6, 12);
    expect(first!.first).toBe(4);
  });

  it('counts a repeat by half after 7 days, and not at all before', () => {
    const at = (days: number, correct: boolean): Attempt => ({ ...some('1', 1, 1)[0]!, at: NOW - days * DAY, correct });
    const weightOf = (days: number) => 0.5 ** (days / 45);
    const mean = (attempts: Attempt[]) => ready(attempts).domains[0]!.mean;
    expect(mean([at(7, true), at(0, false)])).toBeCloseTo((2 + weightOf(7)) / (4 + weightOf(7) + 0.5), 12);
    expect(mean([at(6.9, true), at(0, false)])).toBeCloseTo((2 + weightOf(6.9)) / (4 + weightOf(6.9)), 12);
    expect(mean([at(0, false), at(7, true)])).toBe(mean([at(7, true), at(0, false)]));
  });

  it('leaves out what came after the moment asked for', () => {
    expect(ready(some('1', 5, 5).map((a) => ({ ...a, at: NOW + 1 }))).first).toBe(0);
  });

  it('names the task with the fewest first attempts, of the heavier domain if equal', () => {
    const all = tasks.map((task, i) => ({ ...some(task.domain, 1, 1)[0]!, questionId: `t${i}`, task: task.code }));
    expect(ready(all).thinnestTask).toEqual({ task: '1.1', first: 1 });
    expect(ready(all.filter((a) => a.task !== '5.2')).thinnestTask).toEqual({ task: '5.2', first: 0 });
  });
});

it('of a group pools its members, each with their own first attempts', () => {
  const stats = groupDomainStats([some('1', 10, 10), some('1', 10, 0), some('2', 3, 3)], NOW);
  expect(stats).toEqual({ '1': { mean: 0.5, n: 20 }, '2': { mean: 5 / 7, n: 3 } });
  expect(groupDomainStats([], NOW)).toEqual({});
});

function ready(attempts: readonly Attempt[]) {
  return readiness({ attempts, now: NOW, domains, tasks });
}

function everywhere(n: number, right: number): Attempt[] {
  return domains.flatMap(({ code }) => some(code, n, right));
}

function some(domain: string, n: number, right: number, prefix = 'q'): Attempt[] {
  return Array.from({ length: n }, (_, i) => ({
    questionId: `${domain}/${prefix}${i}`,
    domain,
    task: `${domain}.${(i % 3) + 1}`,
    correct: i < right,
    at: NOW,
  }));
}
