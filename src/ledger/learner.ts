import { settleZone } from '../study/zone-change.js';
import { bucketOf, type PointsReason } from '../study/points.js';
import { gradeFor, nextMemory, type MemoryState } from '../study/memory.js';
import { advanceStreak, chooseRestDays, NEW_STREAK, type DayEntry, type StreakState } from '../study/streak.js';
import type { LocalDate } from '../study/calendar.js';
import type { LoggedAnswer, LoggedChange } from './log.js';

/*
 * What one entry of the log does to what is derived from it. Writing an answer and rebuilding both come through here,
 * so that they cannot disagree. Pure.
 */

/** Points earned so far in one learning day, by bucket with a daily cap. */
export interface Today {
  readonly day: LocalDate;
  readonly quiz: number;
  readonly review: number;
}

/** The derived row of a learner in a guild. */
export interface Learner {
  /** The version of the last entry of the log. */
  readonly version: number;
  /** Null: not asked yet. */
  readonly listed: boolean | null;
  /** Null: the guild's. */
  readonly zone: string | null;
  readonly zoneFrom: LocalDate | null;
  readonly nextZone: string | null;
  readonly streak: StreakState | null;
  readonly today: Today | null;
  readonly answered: number;
  readonly correct: number;
  readonly lastAnsweredAt: number | null;
}

export const NEW_LEARNER: Learner = {
  version: 0,
  listed: null,
  zone: null,
  zoneFrom: null,
  nextZone: null,
  streak: null,
  today: null,
  answered: 0,
  correct: 0,
  lastAnsweredAt: null,
};

/** What an answer adds to the learner's standing of its week, its month and all time. */
export interface ScoreStep {
  readonly points: number;
  readonly answered: number;
  readonly correct: number;
  readonly activeDays: number;
}

/** Answers that tell how much somebody knows: not those given with the key on the table, nor repeats at will. */
const COUNTED: ReadonlySet<PointsReason> = new Set([
  ...(['daily_right', 'daily_wrong', 'daily_partial', 'key_was_wrong'] as const),
  ...(['quiz_right', 'quiz_wrong', 'quiz_cap', 'review', 'review_cap'] as const),
]);

export function takeAnswer(
  learner: Learner,
  answer: LoggedAnswer,
): {
  readonly learner: Learner;
  readonly entries: readonly DayEntry[];
  /** Null for an answer that counts on no board. */
  readonly score: ScoreStep | null;
} {
  const { state: streak, entries } = advanceStreak(learner.streak ?? NEW_STREAK, answer.day, answer.excused);
  const counts = COUNTED.has(answer.pointsReason);
  return {
    learner: {
      ...learner,
      ...zoneAfter(learner, answer.at),
      version: answer.version,
      streak,
      today: todayAfter(learner.today, answer),
      answered: learner.answered + 1,
      correct: learner.correct + (answer.correct ? 1 : 0),
      lastAnsweredAt: answer.at,
    },
    entries,
    score: answer.ranked
      ? {
          points: answer.points,
          answered: counts ? 1 : 0,
          correct: counts && answer.correct ? 1 : 0,
          activeDays: entries.length > 0 ? 1 : 0,
        }
      : null,
  };
}

/** The points of the capped buckets on the learning day of an answer, before it. */
export function todayOn(today: Today | null, day: LocalDate): Today {
  return today?.day === day ? today : { day, quiz: 0, review: 0 };
}

function todayAfter(before: Today | null, { day, points, pointsReason }: LoggedAnswer): Today {
  const today = todayOn(before, day);
  const bucket = bucketOf(pointsReason);
  return bucket === 'quiz' || bucket === 'review' ? { ...today, [bucket]: today[bucket] + points } : today;
}

/** A change of zone whose time has come is settled by the first answer after it. */
function zoneAfter({ zone, zoneFrom, nextZone }: Learner, at: number): Pick<Learner, 'zone' | 'zoneFrom' | 'nextZone'> {
  return zone === null ? { zone, zoneFrom, nextZone } : settleZone({ zone, zoneFrom, nextZone }, at);
}

export function takeMemory(memory: MemoryState | undefined, answer: LoggedAnswer): MemoryState {
  return nextMemory(memory, answer.at, gradeFor(answer), { examDaysLeft: answer.examDaysLeft });
}

export function takeChange(learner: Learner, { version, change }: LoggedChange): Learner {
  switch (change.kind) {
    case 'listing':
      return { ...learner, version, listed: change.listed };
    case 'zone':
      return { ...learner, version, zone: change.zone, zoneFrom: change.zoneFrom, nextZone: change.nextZone };
    case 'rest_days':
      return {
        ...learner,
        version,
        streak: chooseRestDays(learner.streak ?? NEW_STREAK, change.restDays, change.chosenOn),
      };
    case 'rescored':
      // Its work is done where the answer stands in the log: see replay.ts.
      return { ...learner, version };
    default:
      throw new Error(`Expected a change of a learner that this program knows, got ${JSON.stringify(change)}`);
  }
}
