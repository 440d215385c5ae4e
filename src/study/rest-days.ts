import { addDays, EVERY_DAY, hasWeekday, type LocalDate, type Weekdays } from './calendar.js';

/** Rest days that hold from a learning day on. */
export interface RestPeriod {
  readonly from: LocalDate;
  readonly days: Weekdays;
}

const NOTICE_DAYS = 7;
const MAX_REST_DAYS = 2;

/**
 * The plan with a new choice of rest days, in effect 7 days from `today`; it replaces a choice still to come.
 * @throws RangeError for more than 2 weekdays
 */
export function withRestDays(plan: readonly RestPeriod[], days: Weekdays, today: LocalDate): RestPeriod[] {
  const count = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => hasWeekday(days, weekday)).length;
  if (!Number.isInteger(days) || days < 0 || days > EVERY_DAY || count > MAX_REST_DAYS) {
    throw new RangeError(`expected a set of at most ${MAX_REST_DAYS} weekdays, got ${days}`);
  }
  return [...plan.filter((period) => period.from <= today), { from: addDays(today, NOTICE_DAYS), days }];
}

/** The rest days in effect on a day, and the plan without what is over by then. */
export function restDaysOn(
  plan: readonly RestPeriod[],
  day: LocalDate,
): { readonly days: Weekdays; readonly kept: readonly RestPeriod[] } {
  const current = plan.findLastIndex((period) => period.from <= day);
  return { days: plan[current]?.days ?? 0, kept: current > 0 ? plan.slice(current) : plan };
}
