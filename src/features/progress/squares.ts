import { addDays, hasWeekday, weekdayOf, weekOf, type LocalDate } from '../../study/calendar.js';
import { restDaysOn, withRestDays, type RestPeriod } from '../../study/rest-days.js';
import type { DayEntry, ExcusedDay } from '../../study/streak.js';
import type { Replayed } from '../../ledger/replay.js';

/** What a day of the last weeks looks like. `open` is today before an answer, a day to come, or one before the first. */
export type Square = 'active' | 'frozen' | 'missed' | 'free' | 'open';

const WEEKS = 5;

/** The first day that the squares show: a Monday. */
export function firstSquare(today: LocalDate): LocalDate {
  return addDays(weekOf(today), -7 * (WEEKS - 1));
}

/**
 * The last five weeks, Monday to Sunday, the current one last.
 * @param excused days from the first square to today that cost no streak
 * @param tail what became of the days since the last active one
 */
export function squares(
  history: readonly Replayed[],
  tail: readonly DayEntry[],
  excused: readonly ExcusedDay[],
  today: LocalDate,
): Square[][] {
  const active = new Set(history.flatMap((item) => ('answer' in item ? [item.answer.day] : [])));
  const began = [...active].toSorted()[0];
  const entries = [...history.flatMap((item) => ('answer' in item ? item.entries : [])), ...tail];
  const frozen = new Set(entries.filter(({ what }) => what === 'frozen').map(({ day }) => day));
  const free = new Set([
    ...excused.map((item) => (typeof item === 'string' ? item : item.day)),
    ...entries.filter(({ what }) => what === 'rest' || what === 'excused').map(({ day }) => day),
  ]);
  const plan = restPlan(history);
  const square = (day: LocalDate): Square => {
    if (active.has(day)) return 'active';
    if (began === undefined || day < began || day >= today) return 'open';
    if (frozen.has(day)) return 'frozen';
    // Behind the first missed day nothing was judged any more.
    return free.has(day) || hasWeekday(restDaysOn(plan, day).days, weekdayOf(day)) ? 'free' : 'missed';
  };
  const first = firstSquare(today);
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => square(addDays(first, 7 * week + day))),
  );
}

/** Every choice of rest days, so that past weeks are shown as they were. */
function restPlan(history: readonly Replayed[]): readonly RestPeriod[] {
  let plan: readonly RestPeriod[] = [];
  for (const item of history) {
    if ('event' in item && item.event.change.kind === 'rest_days') {
      plan = withRestDays(plan, item.event.change.restDays, item.event.change.chosenOn);
    }
  }
  return plan;
}
