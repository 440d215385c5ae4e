/*
 * Points of the leaderboard (learning.md 4.6). They reward coming back and thinking, never speed. A stored answer
 * keeps its version of the rules, so a rebuild gives the points that were promised at the time.
 */
import { DAY_MS } from './calendar.js';

/** The version that new answers are given. */
export const RULES_VERSION = 1;

export type AnswerKind = 'daily' | 'extra' | 'quiz' | 'review' | 'card' | 'exam' | 'race' | 'try';

/** What limits points: reviews and quizzes have a cap a learning day, merged notes a cap a week. */
export type PointsBucket = 'daily' | 'review' | 'quiz' | 'none';

export type PointsReason =
  | 'daily_right'
  | 'daily_wrong'
  | 'daily_partial'
  | 'daily_late'
  | 'review'
  | 'review_again'
  | 'review_not_due'
  | 'review_cap'
  | 'quiz_right'
  | 'quiz_wrong'
  | 'quiz_seen'
  | 'quiz_cap'
  | 'card_right'
  | 'card_wrong'
  | 'card_cap'
  | 'card_review'
  | 'card_review_cap'
  | 'key_was_wrong'
  | 'own_question'
  | 'no_points_kind';

export interface PointsInput {
  readonly kind: AnswerKind;
  readonly correct: boolean;
  readonly partial: boolean;
  /** The author's label at posting time. */
  readonly difficulty: 1 | 2 | 3;
  /** Given after the daily closed. */
  readonly late: boolean;
  /** Points this learner already earned in each capped bucket on this learning day. */
  readonly earnedToday: { readonly review: number; readonly quiz: number };
  /** Whole days since this learner's last graded attempt at the same question; null if there was none. */
  readonly daysSinceAttempt: number | null;
  /** For a review: whether it was due when it was shown. */
  readonly due?: boolean;
  /** The learner wrote the question. */
  readonly ownQuestion?: boolean;
  /** Age of the Discord account in days. */
  readonly accountDays?: number;
  /** Set on rescoring: the question's key turned out to be wrong, so that everybody counts as right. */
  readonly keyWasWrong?: boolean;
  readonly rules?: number;
}

export interface Points {
  readonly points: number;
  readonly reason: PointsReason;
  readonly bucket: PointsBucket;
  /** False: the points are the learner's own and count on no board (account younger than 7 days). */
  readonly ranked: boolean;
}

const DAILY_RIGHT = { 1: 10, 2: 12, 3: 15 } as const;
const DAILY_WRONG = 2;
const DAILY_PARTIAL = 4;
const REVIEW = 2;
const REVIEW_CAP = 10;
const QUIZ_RIGHT = 3;
const CARD_RIGHT = 1;
const QUIZ_CAP = 10;
const MERGED = 15;
const MERGED_CAP = 30;
/** A daily seen again sooner than this many days earns what a review earns. */
export const REPEAT_DAYS = 21;
const RANKED_ACCOUNT_DAYS = 7;

/**
 * Points for one answer.
 * @throws RangeError for a version of the rules that this program does not know
 */
export function pointsFor(input: PointsInput): Points {
  const rules = input.rules ?? RULES_VERSION;
  if (rules !== RULES_VERSION) throw new RangeError(`expected rules of version ${RULES_VERSION}, got ${rules}`);
  const ranked = (input.accountDays ?? RANKED_ACCOUNT_DAYS) >= RANKED_ACCOUNT_DAYS;
  if (input.ownQuestion) return { ...nothing('own_question', 'none'), ranked };
  if (input.kind === 'daily') return { ...dailyPoints(input), ranked };
  if (input.kind === 'review') return { ...reviewPoints(input), ranked };
  if (input.kind === 'quiz') return { ...quizPoints(input), ranked };
  if (input.kind === 'card') return { ...cardPoints(input), ranked };
  return { ...nothing('no_points_kind', 'none'), ranked };
}

/** Whether what an account answers at an instant counts on boards; both in epoch milliseconds. */
export function isRankedAccount(createdAt: number, at: number): boolean {
  return at - createdAt >= RANKED_ACCOUNT_DAYS * DAY_MS;
}

/** The bucket that stored points count against, from the reason stored with them. */
export function bucketOf(reason: PointsReason): PointsBucket {
  if (reason === 'own_question' || reason === 'no_points_kind') return 'none';
  if (reason.startsWith('review') || reason.startsWith('card_review')) return 'review';
  return reason.startsWith('quiz_') || reason.startsWith('card_') ? 'quiz' : 'daily';
}

/**
 * Points for a question or note of the learner that a maintainer merged.
 * @param earnedThisWeek points already given for merges in the same week
 */
export function pointsForMerge(earnedThisWeek: number): number {
  return capped(MERGED, earnedThisWeek, MERGED_CAP);
}

type Bare = Omit<Points, 'ranked'>;

function dailyPoints(input: PointsInput): Bare {
  if (input.late) return nothing('daily_late', 'daily');
  if (input.keyWasWrong) return { points: DAILY_RIGHT[input.difficulty], reason: 'key_was_wrong', bucket: 'daily' };
  if (input.daysSinceAttempt !== null && input.daysSinceAttempt < REPEAT_DAYS) {
    return { ...cappedReview(input), reason: 'review_again' };
  }
  if (input.correct) return { points: DAILY_RIGHT[input.difficulty], reason: 'daily_right', bucket: 'daily' };
  return input.partial
    ? { points: DAILY_PARTIAL, reason: 'daily_partial', bucket: 'daily' }
    : { points: DAILY_WRONG, reason: 'daily_wrong', bucket: 'daily' };
}

function reviewPoints(input: PointsInput): Bare {
  return input.due === false ? nothing('review_not_due', 'review') : cappedReview(input);
}

function cappedReview(input: PointsInput): Bare {
  const points = capped(REVIEW, input.earnedToday.review, REVIEW_CAP);
  return { points, reason: points > 0 ? 'review' : 'review_cap', bucket: 'review' };
}

function quizPoints(input: PointsInput): Bare {
  if (input.daysSinceAttempt !== null) return nothing('quiz_seen', 'quiz');
  if (!input.correct && !input.keyWasWrong) return nothing('quiz_wrong', 'quiz');
  const points = capped(QUIZ_RIGHT, input.earnedToday.quiz, QUIZ_CAP);
  return { points, reason: points > 0 ? 'quiz_right' : 'quiz_cap', bucket: 'quiz' };
}

/** New, a card is a small quiz; afterwards it is reviewed like anything else. */
function cardPoints(input: PointsInput): Bare {
  if (input.daysSinceAttempt !== null) {
    const review = reviewPoints(input);
    return review.reason === 'review_not_due' ? review : { ...review, reason: `card_${review.reason}` as PointsReason };
  }
  if (!input.correct && !input.keyWasWrong) return nothing('card_wrong', 'quiz');
  const points = capped(CARD_RIGHT, input.earnedToday.quiz, QUIZ_CAP);
  return { points, reason: points > 0 ? 'card_right' : 'card_cap', bucket: 'quiz' };
}

function nothing(reason: PointsReason, bucket: PointsBucket): Bare {
  return { points: 0, reason, bucket };
}

function capped(points: number, earned: number, cap: number): number {
  return Math.max(0, Math.min(points, cap - earned));
}
