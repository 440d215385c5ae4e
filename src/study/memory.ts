/*
 * When a learner meets a question again: FSRS-6 through ts-fsrs with the settings of learning.md 4.2. Everything is
 * recomputable from the log, so there is no fuzz; a review is days away, never minutes, so there are no short steps.
 */
import { fsrs, Rating as Fsrs, State, type Card, type FSRS, type Grade as FsrsGrade } from 'ts-fsrs';
import { DAY_MS } from './calendar.js';
import type { AnswerKind } from './points.js';

export type Rating = 'again' | 'hard' | 'good' | 'easy';
export type Confidence = 'sure' | 'unsure' | 'guessed';

/** What is stored of one learner and one question; plain JSON. Instants are epoch milliseconds. */
export interface MemoryState {
  readonly due: number;
  /** Days until recall falls to 90 %. */
  readonly stability: number;
  /** 1-10 */
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  /** ts-fsrs State: 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number;
  /** Days between lastReview and due. */
  readonly scheduledDays: number;
  readonly lastReview: number;
}

export interface RatedAnswer {
  readonly correct: boolean;
  /** Null where nobody was asked: exam, race. */
  readonly confidence: Confidence | null;
  readonly kind: AnswerKind;
  /** Milliseconds from showing the question to the answer, where that is known. */
  readonly elapsedMs?: number | null;
  readonly stemChars?: number;
  /** The learner pressed "easy" on a flash card in `/review`. */
  readonly easy?: boolean;
}

const MAX_INTERVAL_DAYS = 60;
const MIN_CAP_DAYS = 3;
const FAST_MS = 3_000;
const READING_CHARS_PER_SECOND = 40;

const FSRS_RATING = { again: Fsrs.Again, hard: Fsrs.Hard, good: Fsrs.Good, easy: Fsrs.Easy } as const satisfies Record<
  Rating,
  FsrsGrade
>;

/**
 * The grade that an answer gives to memory. An admitted guess counts as forgotten: recall at review is better so
 * (learning.md 4.2). Hard is a passing grade; no time is ever turned into Easy.
 */
export function gradeFor(answer: RatedAnswer): Rating {
  if (!answer.correct || answer.confidence === 'guessed') return 'again';
  if (answer.easy && answer.kind === 'review') return 'easy';
  return answer.confidence === 'unsure' || isTooFast(answer) ? 'hard' : 'good';
}

/**
 * Whether an answer came sooner than the stem can be read: under max(3 s, stem characters / 40 s). Only in `/quiz` and
 * `/review`: nobody knows when somebody began to read a daily. Such answers stay out of item statistics.
 */
export function isTooFast(answer: Pick<RatedAnswer, 'kind' | 'elapsedMs' | 'stemChars'>): boolean {
  if (answer.kind !== 'quiz' && answer.kind !== 'review') return false;
  if (answer.elapsedMs === undefined || answer.elapsedMs === null) return false;
  return answer.elapsedMs < Math.max(FAST_MS, ((answer.stemChars ?? 0) / READING_CHARS_PER_SECOND) * 1000);
}

/** The longest interval in days: a quarter of the time to the exam, 3 to 60; 60 with no exam ahead. */
export function intervalCap(examDaysLeft: number | null | undefined): number {
  if (examDaysLeft === undefined || examDaysLeft === null || examDaysLeft < 0) return MAX_INTERVAL_DAYS;
  return Math.min(MAX_INTERVAL_DAYS, Math.max(MIN_CAP_DAYS, Math.round(0.25 * examDaysLeft)));
}

/**
 * The memory after a graded answer. Never throws on a clock that stepped back: the review then counts as given at the
 * time of the last one.
 * @param state undefined for the first answer to the question
 * @param at epoch milliseconds of the answer
 * @param options.examDaysLeft days to the exam, if a date is set; a date that has passed caps nothing
 */
export function nextMemory(
  state: MemoryState | undefined,
  at: number,
  rating: Rating,
  options: { readonly examDaysLeft?: number | null } = {},
): MemoryState {
  const reviewedAt = state ? Math.max(at, state.lastReview) : at;
  const cap = intervalCap(options.examDaysLeft);
  const { card } = scheduler(cap).next(toCard(state, reviewedAt), reviewedAt, FSRS_RATING[rating]);
  // ts-fsrs keeps Good above Hard and may thereby exceed its own maximum by a day or two.
  const scheduledDays = Math.min(card.scheduled_days, cap);
  return {
    due: reviewedAt + scheduledDays * DAY_MS,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    scheduledDays,
    lastReview: reviewedAt,
  };
}

/** Probability of recall at an instant, 0-1. */
export function recallAt(state: MemoryState, at: number): number {
  const when = Math.max(at, state.lastReview);
  return scheduler(MAX_INTERVAL_DAYS).get_retrievability(toCard(state, when), when, false);
}

const schedulers = new Map<number, FSRS>();

function scheduler(cap: number): FSRS {
  let known = schedulers.get(cap);
  if (!known) {
    known = fsrs({
      request_retention: 0.9,
      maximum_interval: cap,
      enable_fuzz: false,
      enable_short_term: false,
      learning_steps: [],
      relearning_steps: [],
    });
    schedulers.set(cap, known);
  }
  return known;
}

function toCard(state: MemoryState | undefined, at: number): Card {
  const blank = { elapsed_days: 0, learning_steps: 0 };
  if (!state) {
    return {
      ...blank,
      due: new Date(at),
      stability: 0,
      difficulty: 0,
      scheduled_days: 0,
      reps: 0,
      lapses: 0,
      state: State.New,
    };
  }
  return {
    ...blank,
    due: new Date(state.due),
    stability: state.stability,
    difficulty: state.difficulty,
    scheduled_days: state.scheduledDays,
    reps: state.reps,
    lapses: state.lapses,
    state: state.state,
    last_review: new Date(state.lastReview),
  };
}
