import type { App } from '../../app.js';
import { addDays, isDate, monthOf, studyDay, weekOf, type LocalDate } from '../../study/calendar.js';
import { groupStreak } from '../../study/group-streak.js';
import { neighbours, publicTop, rankByImprovement } from '../../study/leaderboard.js';
import { countFarDown } from './far-down.js';
import {
  COUNTED,
  readAccuracy,
  readGroupDays,
  readMember,
  readPoints,
  readWeeks,
  type Period,
  type Place,
  type PointsRow,
} from './query.js';

type Rows = App['rows'];

export type By = 'points' | 'accuracy' | 'improvement';
export type Choice = 'week' | 'last_week' | 'month' | 'all';

export const BY: readonly By[] = ['points', 'accuracy', 'improvement'];
export const CHOICES: readonly Choice[] = ['week', 'last_week', 'month', 'all'];

/** One person's line; the figures that belong to the board are set. */
export interface Line {
  readonly userId: string;
  readonly rank: number;
  readonly points?: number;
  readonly activeDays?: number;
  readonly right?: number;
  readonly answered?: number;
  readonly gain?: number;
}

export interface Board {
  readonly by: By;
  readonly period: Period;
  readonly start: LocalDate;
  /** The upper half, five at most. */
  readonly top: readonly Line[];
  /** Null for somebody without answers here; without a rank for somebody who is not listed. */
  readonly own: (Omit<Line, 'rank'> & { readonly rank: number | null }) | null;
  readonly above: Line | null;
  readonly below: Line | null;
  readonly listed: boolean | null;
  /** A month or all time was asked for, but improvement is of weeks only. */
  readonly weeksOnly: boolean;
  readonly group: { readonly current: number; readonly answered: number; readonly active: number };
}

export interface Wanted {
  readonly by: By;
  readonly choice: Choice;
  /** A date in the week that is meant, in place of the choice. */
  readonly week?: string | undefined;
}

const GROUP_DAYS = 45;
const PUBLIC = 5;

/** Everything that `/leaderboard` shows one person, or undefined when the week that was asked for is none. */
export async function readBoard(
  rows: Rows,
  guildId: string,
  userId: string,
  wanted: Wanted,
  now: number,
): Promise<Board | undefined> {
  const { zone, listed } = await readMember(rows, guildId, userId);
  const today = studyDay(now, zone);
  const span = spanOf(wanted, today);
  if (span === undefined) return undefined;
  const [ranking, days] = await Promise.all([
    read(rows, guildId, userId, wanted.by, span),
    readGroupDays(rows, guildId, today, GROUP_DAYS),
  ]);
  const last = days.at(-1);
  const group = { current: groupStreak(days).current, answered: last?.answered ?? 0, active: last?.active ?? 0 };
  const weeksOnly = wanted.by === 'improvement' && (wanted.choice === 'month' || wanted.choice === 'all');
  return { by: wanted.by, ...span, ...ranking, listed, weeksOnly, group };
}

/** Discord's first year. */
const EARLIEST: LocalDate = '2015-01-01';

/** The period that is meant. Improvement is of weeks only. */
function spanOf({ by, choice, week }: Wanted, today: LocalDate): { period: Period; start: LocalDate } | undefined {
  if (week !== undefined) {
    return isDate(week) && week >= EARLIEST && week <= today ? { period: 'week', start: weekOf(week) } : undefined;
  }
  if (choice === 'last_week') return { period: 'week', start: addDays(weekOf(today), -7) };
  if (choice === 'week' || by === 'improvement') return { period: 'week', start: weekOf(today) };
  return choice === 'month' ? { period: 'month', start: monthOf(today) } : { period: 'all', start: '1970-01-01' };
}

type Ranking = Pick<Board, 'top' | 'own' | 'above' | 'below'>;

async function read(
  rows: Rows,
  guildId: string,
  userId: string,
  by: By,
  { period, start }: { period: Period; start: LocalDate },
): Promise<Ranking> {
  if (by === 'points') return pointsRanking(await readStanding(rows, guildId, period, start, userId));
  if (by === 'accuracy') {
    const found = await readAccuracy(rows, guildId, period, start, userId);
    const at = found.findIndex((row) => row.userId === userId);
    const size = Math.min(PUBLIC, Math.floor((found[0]?.people ?? 0) / 2));
    const own = found[at];
    return {
      top: found.filter(({ place, right }) => place <= size && right > 0),
      own: own ?? null,
      above: found.find(({ place }) => place + 1 === own?.place) ?? null,
      below: found.find(({ place }) => place - 1 === own?.place) ?? null,
    };
  }
  const ranked = rankByImprovement(await readWeeks(rows, guildId, start));
  const line = ({ rank, row, value }: (typeof ranked)[number]): Line => ({ userId: row.userId, rank, gain: value });
  const near = neighbours(ranked, userId);
  return {
    top: publicTop(ranked).map(line),
    own: near === undefined ? null : line(near.own),
    above: near?.above === undefined ? null : line(near.above),
    below: near?.below === undefined ? null : line(near.below),
  };
}

/** What the board by points is made of: top, own place and neighbours. */
export async function readStanding(
  rows: Rows,
  guildId: string,
  period: Period,
  start: LocalDate,
  userId: string,
): Promise<PointsRow> {
  const row = await readPoints(rows, guildId, period, start, userId);
  if (row.own === null || row.ahead + row.same <= COUNTED) return row;
  const { points } = row.own;
  const far = await countFarDown(rows, { guildId, period, start }, points, row.above?.points ?? points);
  // What was counted just now is no guess: there are at least as many.
  const [ahead, aheadOfAbove] = [Math.max(row.ahead, far.ahead), Math.max(row.aheadOfAbove, far.aheadOfAbove)];
  return { ...row, ahead, same: far.same, aheadOfAbove };
}

/** Ranks out of counts: equal points share a place, and the next one is skipped. */
export function pointsRanking({ top, own, above, below, ahead, same, aheadOfAbove }: PointsRow): Ranking {
  const rankOf = (place: Place, ranked: number) => (place.points === own?.points ? ahead + 1 : ranked);
  return {
    top: top
      .slice(0, Math.min(PUBLIC, Math.floor(top.length / 2)))
      .filter(({ points }) => points > 0)
      .map((place) => ({ ...place, rank: 1 + top.filter(({ points }) => points > place.points).length })),
    own:
      own === null
        ? null
        : { userId: own.userId, points: own.points, activeDays: own.activeDays, rank: own.listed ? ahead + 1 : null },
    above: above === null ? null : { ...above, rank: rankOf(above, aheadOfAbove + 1) },
    below: below === null ? null : { ...below, rank: rankOf(below, ahead + same + 1) },
  };
}
