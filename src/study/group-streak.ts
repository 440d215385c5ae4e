import type { LocalDate } from './calendar.js';

/** One day of a guild, oldest first in lists. */
export interface GroupDay {
  readonly day: LocalDate;
  /** Members who answered on any of the last 14 days. */
  readonly active: number;
  /** Of these, the ones who answered on this day. */
  readonly answered: number;
  /** False on days without a post or with an outage: they neither add nor break. */
  readonly counts: boolean;
}

const MIN_ACTIVE = 3;
const SHARE = 0.6;

/** Whether a day adds to the group's streak: at least 60 % of 3 or more active members answered. */
export function isGroupDay(day: Pick<GroupDay, 'active' | 'answered'>): boolean {
  return day.active >= MIN_ACTIVE && day.answered >= SHARE * day.active;
}

/**
 * The group's streak over consecutive days, the last of which is still open: it adds if it is reached already and
 * breaks nothing.
 */
export function groupStreak(days: readonly GroupDay[]): { readonly current: number; readonly best: number } {
  let current = 0;
  let best = 0;
  for (const [i, day] of days.entries()) {
    if (isGroupDay(day)) current++;
    else if (day.counts && i < days.length - 1) current = 0;
    best = Math.max(best, current);
  }
  return { current, best };
}
