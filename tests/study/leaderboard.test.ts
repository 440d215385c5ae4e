import { describe, expect, it } from 'vitest';
import { neighbours, publicTop, rankBy, rankByAccuracy, rankByImprovement } from '../../src/study/leaderboard.js';

const people = (points: readonly number[]) => points.map((value, i) => ({ userId: `u${i}`, points: value }));
const ranked = (points: readonly number[]) => rankBy(people(points), (row) => row.points);
const summary = (points: readonly number[]) => ranked(points).map((entry) => `${entry.rank}:${entry.row.userId}`);

describe('ranks', () => {
  it.each([
    [
      [10, 30, 20],
      ['1:u1', '2:u2', '3:u0'],
    ],
    [
      [30, 30, 20, 20, 10],
      ['1:u0', '1:u1', '3:u2', '3:u3', '5:u4'],
    ],
    [
      [0, 0],
      ['1:u0', '1:u1'],
    ],
    [[], []],
  ])('of %j are %j', (points, expected) => expect(summary(points)).toEqual(expected));

  it('do not depend on the order of the rows', () => {
    const rows = people([5, 5, 9, 1]);
    expect(rankBy(rows.toReversed(), (row) => row.points)).toEqual(rankBy(rows, (row) => row.points));
  });
});

describe('what everybody sees', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [9, 4],
    [10, 5],
    [40, 5],
  ])('of %i listed people is the top %i', (listed, shown) => {
    expect(publicTop(ranked(Array.from({ length: listed }, (_, i) => 100 - i)))).toHaveLength(shown);
  });
  it('leaves out people without a point', () => {
    expect(publicTop(ranked([7, 0, 0, 0, 0, 0])).map((entry) => entry.row.userId)).toEqual(['u0']);
  });
});

describe('the own place', () => {
  const board = ranked([40, 30, 20]);
  it.each([
    ['u0', 1, undefined, 'u1'],
    ['u1', 2, 'u0', 'u2'],
    ['u2', 3, 'u1', undefined],
  ])('of %s is %i, between %s and %s', (userId, rank, above, below) => {
    const place = neighbours(board, userId)!;
    expect([place.own.rank, place.above?.row.userId, place.below?.row.userId]).toEqual([rank, above, below]);
  });
  it('of somebody who is not listed is none', () => expect(neighbours(board, 'nobody')).toBeUndefined());
});

describe('accuracy', () => {
  it('needs 10 answers, and trusts many answers more than few', () => {
    const rows = [
      { userId: 'few', right: 9, answered: 9 },
      { userId: 'ten', right: 10, answered: 10 },
      { userId: 'many', right: 95, answered: 100 },
      { userId: 'half', right: 50, answered: 100 },
    ];
    expect(rankByAccuracy(rows).map((entry) => entry.row.userId)).toEqual(['many', 'ten', 'half']);
    expect(rankByAccuracy(rows)[1]!.value).toBeCloseTo(0.722, 3);
  });
});

describe('improvement', () => {
  it.each<[number, number[], number | undefined]>([
    [60, [40, 20, 40, 20], 30],
    [60, [40, 20, 40, 20, 1000], 30],
    [60, [0, 50], 35],
    [60, [10], undefined],
    [60, [], undefined],
    [30, [30, 30], undefined],
    [10, [40, 40], undefined],
  ])('of %i after %j is %s', (thisWeek, weeksBefore, gain) => {
    expect(rankByImprovement([{ userId: 'u', thisWeek, weeksBefore }])[0]?.value).toBe(gain);
  });
});
