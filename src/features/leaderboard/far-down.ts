import type { LocalDate } from '../../study/calendar.js';
import type { App } from '../../app.js';
import { countByPoints, type Period } from './query.js';

type Rows = App['rows'];

/*
 * Counting who is ahead takes time in proportion to their number. Up to a thousand it is counted anew each time; who
 * stands further down in a very large guild is told a place that may be half a minute old.
 */

const FRESH_MS = 30_000;
const MOST_BOARDS = 64;

/** How many have more points, for each number of points that occurs; highest first. */
interface Steps {
  readonly points: readonly number[];
  readonly ahead: readonly number[];
  readonly all: number;
}

const boards = new WeakMap<Rows, Map<string, { readonly until: number; readonly steps: Promise<Steps> }>>();

/** How many listed people have more than these points. */
export async function aheadOf(
  rows: Rows,
  board: { readonly guildId: string; readonly period: Period; readonly start: LocalDate },
  points: number,
  now = performance.now(),
): Promise<number> {
  const known = boards.get(rows) ?? new Map<string, never>();
  boards.set(rows, known);
  const key = `${board.guildId} ${board.period} ${board.start}`;
  let cached = known.get(key);
  if (cached === undefined || cached.until <= now) {
    cached = { until: now + FRESH_MS, steps: readSteps(rows, board) };
    // Set anew, so that the first key is the one read longest ago.
    known.delete(key);
    known.set(key, cached);
    cached.steps.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > MOST_BOARDS && oldest !== undefined) known.delete(oldest);
  }
  const steps = await cached.steps;
  const at = steps.points.findIndex((one) => one <= points);
  return at < 0 ? steps.all : (steps.ahead[at] ?? steps.all);
}

async function readSteps(
  rows: Rows,
  { guildId, period, start }: { readonly guildId: string; readonly period: Period; readonly start: LocalDate },
): Promise<Steps> {
  const found = await countByPoints(rows, guildId, period, start);
  let all = 0;
  const ahead = found.map(({ people }) => (all += people) - people);
  return { points: found.map(({ points }) => points), ahead, all };
}
