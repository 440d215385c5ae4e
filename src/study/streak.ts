/*
 * Streaks (learning.md 4.5). One graded answer makes a learning day active; what lies between two active days is
 * judged when the second one comes, from first to last, so that folding the log always gives the same state.
 */
import { addDays, hasWeekday, weekdayOf, type LocalDate, type Weekdays } from './calendar.js';
import { restDaysOn, withRestDays, type RestPeriod } from './rest-days.js';

/** Why a day costs nobody's streak: the guild does not post, the bot was out for over 2 h, the zone change skips it. */
export type Excuse = 'no_post' | 'outage' | 'zone_change';

/** A day that costs no streak; the bare date where the reason was not kept. */
export type ExcusedDay = LocalDate | { readonly day: LocalDate; readonly why: Excuse };

/** Plain JSON. */
export interface StreakState {
  /** Active days in the streak as of lastDay. What has happened since is seen through viewStreak. */
  readonly current: number;
  readonly best: number;
  /** Freezes in hand, 0-2. */
  readonly freezes: number;
  /** Active days ever; every seventh earns a freeze. */
  readonly activeDays: number;
  /** The last active day. */
  readonly lastDay: LocalDate | null;
  readonly rest: readonly RestPeriod[];
}

/** What became of one day. */
export type DayEntry =
  | { readonly day: LocalDate; readonly what: 'active'; readonly current: number; readonly earnedFreeze: boolean }
  | { readonly day: LocalDate; readonly what: 'frozen'; readonly freezesLeft: number }
  | { readonly day: LocalDate; readonly what: 'rest' }
  | { readonly day: LocalDate; readonly what: 'excused'; readonly why: Excuse | null }
  /** The first day that nothing covered: the streak ended here; the days after it are not listed. */
  | { readonly day: LocalDate; readonly what: 'missed'; readonly lost: number };

export interface StreakView {
  /** As of today: 0 once a day was missed. */
  readonly current: number;
  readonly best: number;
  readonly freezes: number;
  readonly activeToday: boolean;
  /** Days since the last active one that a freeze covered; they are for telling, nothing is spent by looking. */
  readonly frozen: readonly LocalDate[];
  /** Days after the last active one and before today, up to the first missed one. */
  readonly entries: readonly DayEntry[];
}

export type StreakStep =
  | { readonly day: LocalDate; readonly excused?: readonly ExcusedDay[] }
  | { readonly restDays: Weekdays; readonly chosenOn: LocalDate };

/** Also the most that can be held. With none earned on days without an answer, no more than 2 ever follow one another. */
export const MAX_FREEZES = 2;
const ACTIVE_DAYS_PER_FREEZE = 7;

export const NEW_STREAK: StreakState = {
  current: 0,
  best: 0,
  freezes: MAX_FREEZES,
  activeDays: 0,
  lastDay: null,
  rest: [],
};

/**
 * Takes in a graded answer on learning day `day`. A second answer on the day, or one on a day before the last (a zone
 * further west), changes nothing. An answer on a rest day or a day without a post adds like any other.
 * @param excused days that cost no streak; only those after state.lastDay and before `day` matter
 */
export function advanceStreak(
  state: StreakState,
  day: LocalDate,
  excused: readonly ExcusedDay[] = [],
): { readonly state: StreakState; readonly entries: readonly DayEntry[] } {
  if (state.lastDay !== null && day <= state.lastDay) return { state, entries: [] };
  const gap = walk(state, day, excused);
  const current = gap.current + 1;
  const activeDays = state.activeDays + 1;
  const earns = activeDays % ACTIVE_DAYS_PER_FREEZE === 0 && gap.freezes < MAX_FREEZES;
  const next = {
    current,
    best: Math.max(state.best, current),
    freezes: gap.freezes + (earns ? 1 : 0),
    activeDays,
    lastDay: day,
    rest: restDaysOn(state.rest, day).kept,
  };
  return { state: next, entries: [...gap.entries, { day, what: 'active', current, earnedFreeze: earns }] };
}

/** The streak as of learning day `today`, which is still open and cannot be missed yet. */
export function viewStreak(state: StreakState, today: LocalDate, excused: readonly ExcusedDay[] = []): StreakView {
  const { current, freezes, entries } = walk(state, today, excused);
  return {
    current,
    best: state.best,
    freezes,
    activeToday: state.lastDay !== null && state.lastDay >= today,
    frozen: entries.filter((entry) => entry.what === 'frozen').map((entry) => entry.day),
    entries,
  };
}

/**
 * Sets the weekly rest days from the eighth day on: today + 7. A choice that is still to come is replaced.
 * @throws RangeError for more than 2 weekdays
 */
export function chooseRestDays(state: StreakState, restDays: Weekdays, today: LocalDate): StreakState {
  return { ...state, rest: withRestDays(state.rest, restDays, today) };
}

/** Folds a learner's history, oldest first: the state it leads to and what became of each day. */
export function replayStreak(steps: readonly StreakStep[]): {
  readonly state: StreakState;
  readonly entries: readonly DayEntry[];
} {
  let state = NEW_STREAK;
  const entries: DayEntry[] = [];
  for (const step of steps) {
    if ('restDays' in step) {
      state = chooseRestDays(state, step.restDays, step.chosenOn);
      continue;
    }
    const result = advanceStreak(state, step.day, step.excused);
    state = result.state;
    entries.push(...result.entries);
  }
  return { state, entries };
}

interface Walked {
  readonly current: number;
  readonly freezes: number;
  readonly entries: DayEntry[];
}

/** Judges the days after the last active one and before `until`. A freeze is spent only where nothing else covers. */
function walk(state: StreakState, until: LocalDate, excused: readonly ExcusedDay[]): Walked {
  const entries: DayEntry[] = [];
  let { freezes } = state;
  if (state.lastDay === null) return { current: 0, freezes, entries };
  const excuses = new Map(excused.map((item) => (typeof item === 'string' ? [item, null] : [item.day, item.why])));
  for (let day = addDays(state.lastDay, 1); day < until; day = addDays(day, 1)) {
    const why = excuses.get(day);
    if (why !== undefined) entries.push({ day, what: 'excused', why });
    else if (hasWeekday(restDaysOn(state.rest, day).days, weekdayOf(day))) entries.push({ day, what: 'rest' });
    else if (freezes > 0) entries.push({ day, what: 'frozen', freezesLeft: --freezes });
    else {
      entries.push({ day, what: 'missed', lost: state.current });
      return { current: 0, freezes, entries };
    }
  }
  return { current: state.current, freezes, entries };
}
