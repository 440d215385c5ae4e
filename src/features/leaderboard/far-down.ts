import type { LocalDate } from '../../study/calendar.js';
import type { App } from '../../app.js';
import { countByPoints, type Period } from './query.js';

type Rows = App['rows'];

/*
 * Counting who is ahead takes time in proportion to their number. Up to two hundred it is counted anew each time; who
 * stands further down in a large guild is told a place that may be half a minute old.
 */

const FRESH_MS = 30_000;
/** More than the large boards of 2,500 guilds: with fewer, the boards push each other out. About 3 kB each. */
const MOST_BOARDS = 1_000;

interface BoardKey {
  readonly guildId: string;
  readonly period: Period;
  readonly start: LocalDate;
}

/** How many have more points, for each number of points that occurs; highest first. */
interface Steps {
  readonly points: readonly number[];
  readonly ahead: readonly number[];
  readonly all: number;
}

const boards = new WeakMap<Rows, Map<string, { readonly until: number; readonly steps: Promise<Steps> }>>();

/** How many have more than one's own points, as many, and more than the next one up has; of listed people. */
export async function countFarDown(
  rows: Rows,
  board: BoardKey,
  own: number,
  above: number,
  now = performance.now(),
): Promise<{ readonly ahead: number; readonly same: number; readonly aheadOfAbove: number }> {
  const steps = await stepsOf(rows, board, now);
  const ahead = aheadOf(steps, own);
  return { ahead, same: aheadOf(steps, own - 1) - ahead, aheadOfAbove: aheadOf(steps, above) };
}

function aheadOf({ points, ahead, all }: Steps, than: number): number {
  const at = points.findIndex((one) => one <= than);
  return at < 0 ? all : (ahead[at] ?? all);
}

function stepsOf(rows: Rows, board: BoardKey, now: number): Promise<Steps> {
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
  return cached.steps;
}

async function readSteps(rows: Rows, { guildId, period, start }: BoardKey): Promise<Steps> {
  const found = await countByPoints(rows, guildId, period, start);
  let all = 0;
  const ahead = found.map(({ people }) => (all += people) - people);
  return { points: found.map(({ points }) => points), ahead, all };
}
