import { DAY_MS } from '../study/calendar.js';
import type { MemoryState } from '../study/memory.js';
import { pointsFor } from '../study/points.js';
import type { DayEntry } from '../study/streak.js';
import { NEW_LEARNER, takeAnswer, takeChange, takeMemory, todayOn, type Learner, type ScoreStep } from './learner.js';
import type { Entry, LoggedAnswer, LoggedChange } from './log.js';

/** Standing of one learner in one period. */
export interface Score extends ScoreStep {
  readonly kind: 'week' | 'month' | 'all';
  readonly periodStart: string;
}

export type Replayed =
  | {
      /** As it counts, after any rescoring. */
      readonly answer: LoggedAnswer;
      /** What became of the days since the last active one, and of this one when it is newly active. */
      readonly entries: readonly DayEntry[];
    }
  | { readonly event: LoggedChange };

export interface Replay {
  readonly learner: Learner;
  /** By question id. */
  readonly memories: ReadonlyMap<string, MemoryState>;
  readonly scores: readonly Score[];
  readonly history: readonly Replayed[];
}

export const ALL_TIME = '1970-01-01';

/** Folds a learner's log, oldest first, into all that is derived from it. Pure. */
export function replay(log: readonly Entry[]): Replay {
  const rescored = new Set(
    log.flatMap((entry) =>
      'event' in entry && entry.event.change.kind === 'rescored' ? [entry.event.change.askingId] : [],
    ),
  );
  let learner = NEW_LEARNER;
  const memories = new Map<string, MemoryState>();
  const scores = new Map<string, Score>();
  const history: Replayed[] = [];
  for (const entry of log) {
    if ('event' in entry) {
      learner = takeChange(learner, entry.event);
      history.push(entry);
      continue;
    }
    const memory = memories.get(entry.answer.questionId);
    const answer = rescored.has(entry.answer.askingId) ? asRight(entry.answer, learner, memory) : entry.answer;
    const taken = takeAnswer(learner, answer);
    learner = taken.learner;
    memories.set(answer.questionId, takeMemory(memory, answer));
    if (taken.score !== null) addScore(scores, answer, taken.score);
    history.push({ answer, entries: taken.entries });
  }
  return { learner, memories, scores: [...scores.values()], history };
}

/** The answer to a question whose key was wrong: everybody counts as right and gets full points. */
function asRight(answer: LoggedAnswer, learner: Learner, memory: MemoryState | undefined): LoggedAnswer {
  const { points, reason } = pointsFor({
    kind: answer.kind,
    correct: true,
    partial: false,
    difficulty: answer.difficulty,
    late: answer.late,
    earnedToday: todayOn(learner.today, answer.day),
    daysSinceAttempt: memory === undefined ? null : daysSince(memory.lastReview, answer.at),
    due: answer.pointsReason !== 'review_not_due',
    keyWasWrong: true,
  });
  return { ...answer, correct: true, partial: false, points, pointsReason: reason };
}

export function daysSince(then: number, at: number): number {
  return Math.max(0, Math.floor((at - then) / DAY_MS));
}

function addScore(scores: Map<string, Score>, answer: LoggedAnswer, step: ScoreStep): void {
  const periods = [
    ['week', answer.week],
    ['month', answer.month],
    ['all', ALL_TIME],
  ] as const;
  for (const [kind, periodStart] of periods) {
    const key = `${kind} ${periodStart}`;
    const before = scores.get(key) ?? { points: 0, answered: 0, correct: 0, activeDays: 0 };
    scores.set(key, {
      kind,
      periodStart,
      points: before.points + step.points,
      answered: before.answered + step.answered,
      correct: before.correct + step.correct,
      activeDays: before.activeDays + step.activeDays,
    });
  }
}
