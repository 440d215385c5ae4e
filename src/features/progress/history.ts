import type { LocalDate } from '../../study/calendar.js';
import { studyDay } from '../../study/calendar.js';
import type { PointsReason } from '../../study/points.js';
import type { DayEntry } from '../../study/streak.js';
import type { LearnerChange } from '../../ledger/log.js';
import type { Past } from './card.js';

/** What one day, or a run of days of the same kind, did to points and streak. */
export interface Line {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly answered: number;
  readonly right: number;
  /** Answers whose result is still hidden. */
  readonly waiting: number;
  readonly points: readonly { readonly reason: PointsReason; readonly times: number; readonly points: number }[];
  readonly entry: DayEntry | null;
  readonly changes: readonly LearnerChange['kind'][];
}

export interface Page {
  readonly lines: readonly Line[];
  /** 1 is the newest. */
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 8;

/** The ledger of a learner, newest first: why each day gave these points and what became of the streak. */
export function historyPage(past: Past, wanted: number): Page {
  const lines = collapse([...linesOf(past).values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))).toReversed();
  const pages = Math.max(1, Math.ceil(lines.length / PER_PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  return { lines: lines.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages };
}

function linesOf({ replayed, streak, withheld, zone }: Past): Map<LocalDate, Line> {
  const lines = new Map<LocalDate, Line>();
  const change = (day: LocalDate, how: (line: Line) => Line) => lines.set(day, how(lines.get(day) ?? emptyLine(day)));
  const take = (entry: DayEntry) => change(entry.day, (line) => ({ ...line, entry }));
  for (const item of replayed.history) {
    if ('event' in item) {
      const { at, change: made } = item.event;
      change(studyDay(at, zone), (line) => ({ ...line, changes: [...line.changes, made.kind] }));
      continue;
    }
    const { day, correct, pointsReason, points, askingId } = item.answer;
    for (const entry of item.entries) take(entry);
    change(day, (line) =>
      withheld.has(askingId)
        ? { ...line, waiting: line.waiting + 1 }
        : {
            ...line,
            answered: line.answered + 1,
            right: line.right + (correct ? 1 : 0),
            points: addPoints(line.points, pointsReason, points),
          },
    );
  }
  for (const entry of streak.entries) take(entry);
  return lines;
}

function emptyLine(day: LocalDate): Line {
  return { from: day, to: day, answered: 0, right: 0, waiting: 0, points: [], entry: null, changes: [] };
}

function addPoints(before: Line['points'], reason: PointsReason, points: number): Line['points'] {
  const known = before.find((one) => one.reason === reason);
  if (known === undefined) return [...before, { reason, times: 1, points }];
  const more = { reason, times: known.times + 1, points: known.points + points };
  return before.map((one) => (one === known ? more : one));
}

/** A pause of months is one line. */
function collapse(lines: readonly Line[]): Line[] {
  const runs: Line[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && isBare(last) && isBare(line) && kindOf(last) === kindOf(line)) {
      runs[runs.length - 1] = { ...last, to: line.to };
    } else runs.push(line);
  }
  return runs;
}

function isBare({ answered, waiting, changes, entry }: Line): boolean {
  return answered + waiting + changes.length === 0 && (entry?.what === 'excused' || entry?.what === 'rest');
}

function kindOf({ entry }: Line): string {
  return entry?.what === 'excused' ? `excused ${entry.why}` : String(entry?.what);
}
