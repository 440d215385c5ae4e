/* Ranking that encourages (learning.md 4.6): rows are people who agreed to be listed; nobody is shown as last. */
import { wilson, Z95 } from './intervals.js';

export interface Ranked<T> {
  readonly row: T;
  /** 1 is best; equal values share a rank, and the next one is skipped (1, 1, 3). */
  readonly rank: number;
  readonly value: number;
}

interface Person {
  readonly userId: string;
}

const PUBLIC_MAX = 5;
const ACCURACY_MIN_ANSWERS = 10;
const IMPROVEMENT_WEEKS = 4;
const IMPROVEMENT_MIN_WEEKS = 2;

/** Rows by value, highest first; equal ones by user id, so that the order never flickers. */
export function rankBy<T extends Person>(rows: readonly T[], value: (row: T) => number): Ranked<T>[] {
  const sorted = rows
    .map((row) => ({ row, value: value(row) }))
    .toSorted((a, b) => b.value - a.value || (a.row.userId < b.row.userId ? -1 : 1));
  let rank = 0;
  return sorted.map((entry, i) => {
    if (i === 0 || entry.value !== sorted[i - 1]!.value) rank = i + 1;
    return { row: entry.row, rank, value: entry.value };
  });
}

/** What everybody may see: the upper half at most, five at most, and only people with something to show. */
export function publicTop<T>(ranked: readonly Ranked<T>[]): Ranked<T>[] {
  const size = Math.min(PUBLIC_MAX, Math.floor(ranked.length / 2));
  return ranked.slice(0, size).filter((entry) => entry.value > 0);
}

/** A person's own place with the neighbour above and below, for that person's eyes only. */
export function neighbours<T extends Person>(
  ranked: readonly Ranked<T>[],
  userId: string,
): { readonly own: Ranked<T>; readonly above?: Ranked<T>; readonly below?: Ranked<T> } | undefined {
  const i = ranked.findIndex((entry) => entry.row.userId === userId);
  const own = ranked[i];
  if (!own) return undefined;
  const above = ranked[i - 1];
  const below = ranked[i + 1];
  return { own, ...(above && { above }), ...(below && { below }) };
}

/** By the lower bound of the share that was right (Wilson, 95 %), of people with at least 10 answers. */
export function rankByAccuracy<T extends Person & { readonly right: number; readonly answered: number }>(
  rows: readonly T[],
): Ranked<T>[] {
  const enough = rows.filter((row) => row.answered >= ACCURACY_MIN_ANSWERS);
  return rankBy(enough, (row) => wilson(row.right, row.answered, Z95).low);
}

/**
 * By points of this week above the mean of the person's own last 4 weeks. Only people with 2 or more such weeks (a
 * first week beats nothing), and only gains.
 */
export function rankByImprovement<
  T extends Person & {
    readonly thisWeek: number;
    /** Points of the weeks before, latest first, from the week the person began; a week without answers is 0. */
    readonly weeksBefore: readonly number[];
  },
>(rows: readonly T[]): Ranked<T>[] {
  const enough = rows.filter((row) => row.weeksBefore.length >= IMPROVEMENT_MIN_WEEKS);
  return rankBy(enough, (row) => row.thisWeek - mean(row.weeksBefore.slice(0, IMPROVEMENT_WEEKS))).filter(
    (entry) => entry.value > 0,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
