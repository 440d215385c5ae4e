import { daysBetween, weekdayOf, type LocalDate, type Weekdays } from './calendar.js';
import { wilson } from './intervals.js';

/** The group's graded answers to one question, first attempts at its last post. */
export interface GroupResult {
  readonly questionId: string;
  readonly right: number;
  readonly answered: number;
}

export interface ReviewPick {
  readonly questionId: string;
  readonly lastAsked: LocalDate;
  readonly right: number;
  readonly answered: number;
  /** Wilson 95 % upper bound of the share that was right: the lowest is the weakest. */
  readonly upper: number;
}

const FROM_DAYS = 21;
const TO_DAYS = 60;
const MIN_ANSWERS = 5;
/** A schedule with one or two days a week would otherwise repeat itself every other time. */
const MIN_POSTING_DAYS = 3;

/** Whether a date is the last posting day of its week, on which the weakest question is asked again. */
export function isReviewDay(date: LocalDate, weekdays: Weekdays): boolean {
  const posting = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => (weekdays >> weekday) & 1);
  return posting.length >= MIN_POSTING_DAYS && posting.at(-1) === weekdayOf(date);
}

/**
 * The group's weakest question last asked 21 to 60 days ago with at least 5 answers, or null. Exempt from the windows
 * for repeats, not from being fit to be asked.
 */
export function reviewQuestion(input: {
  readonly date: LocalDate;
  readonly pool: readonly { readonly id: string }[];
  readonly lastAsked: ReadonlyMap<string, LocalDate>;
  readonly results: readonly GroupResult[];
  readonly tie: (questionId: string) => string;
}): ReviewPick | null {
  const fit = new Set(input.pool.map((question) => question.id));
  const picks = input.results.flatMap((result): ReviewPick[] => {
    const lastAsked = input.lastAsked.get(result.questionId);
    if (lastAsked === undefined || !fit.has(result.questionId) || result.answered < MIN_ANSWERS) return [];
    const ago = daysBetween(lastAsked, input.date);
    if (ago < FROM_DAYS || ago > TO_DAYS) return [];
    return [{ ...result, lastAsked, upper: wilson(result.right, result.answered).high }];
  });
  const weakest = Math.min(...picks.map((pick) => pick.upper));
  const tied = picks.filter((pick) => pick.upper === weakest);
  return tied.toSorted((a, b) => (input.tie(a.questionId) < input.tie(b.questionId) ? -1 : 1))[0] ?? null;
}
