import type { Confidence } from '../db/schema.js';
import { daysBetween, monthOf, weekOf } from '../study/calendar.js';
import { grade } from '../study/grade.js';
import { gradeFor, nextMemory, type MemoryState } from '../study/memory.js';
import { pointsFor, RULES_VERSION, type PointsReason } from '../study/points.js';
import { advanceStreak, NEW_STREAK, type StreakState } from '../study/streak.js';
import { learningDay, settleZone, type ZoneState } from '../study/zone-change.js';
import { stemLength } from '../library/snapshot.js';
import type { LearnerRow, Prior, Today } from './prior.js';

const DAY_MS = 86_400_000;

export interface Given {
  readonly chosen: number;
  readonly confidence: Confidence | null;
  /** Epoch milliseconds of the confirming click. */
  readonly at: number;
  readonly accountCreatedAt: number;
  /** Only where it is known when reading began: quiz and review. */
  readonly elapsedMs: number | null;
  /** Days since the last active one that cost no streak; see excusedDays. */
  readonly excused: readonly string[];
}

/** The row of the log that an answer makes. */
export interface AnswerFacts {
  readonly correct: boolean;
  readonly partial: boolean;
  readonly late: boolean;
  readonly day: string;
  readonly week: string;
  readonly month: string;
  readonly points: number;
  readonly pointsReason: PointsReason;
  readonly ranked: boolean;
  readonly examDaysLeft: number | null;
  readonly stemChars: number;
  readonly rules: number;
}

/** What is derived from the log for one learner, after one more answer. */
export interface Derived {
  readonly facts: AnswerFacts;
  readonly streak: StreakState;
  readonly today: Today;
  readonly zone: ZoneState | null;
  readonly memory: MemoryState;
  /** Whether this is the learner's first answer of its learning day, of its week's days and so on. */
  readonly newDay: boolean;
}

export function zoneOf(learner: LearnerRow | null, guildZone: string): ZoneState {
  return { zone: learner?.zone ?? guildZone, zoneFrom: learner?.zoneFrom ?? null, nextZone: learner?.nextZone ?? null };
}

export function streakOf(learner: LearnerRow | null): StreakState {
  return (learner?.streak as StreakState | null) ?? NEW_STREAK;
}

/** The learning day of an answer by this learner. */
export function dayOf(prior: Prior, at: number): string {
  return learningDay(zoneOf(prior.learner, prior.guild.zone), at);
}

/** From what stood before and what was answered: the row of the log and all derived state. Pure. */
export function derive(prior: Prior, given: Given): Derived {
  const { asking, post, learner } = prior;
  const { correct, partial } = grade(given.chosen, asking.key);
  const day = dayOf(prior, given.at);
  const late = post !== null && given.at >= post.closesAt;
  // Points of a daily belong to the week of its post, whenever within its time it is answered.
  const counted = post?.localDate ?? day;
  const today = learner?.today?.day === day ? learner.today : { day, quiz: 0, review: 0 };
  const scored = pointsFor({
    ...{ kind: asking.kind, correct, partial, late, difficulty: asking.difficulty },
    earnedToday: today,
    daysSinceAttempt:
      prior.memory === null ? null : Math.max(0, Math.floor((given.at - prior.memory.lastReview) / DAY_MS)),
    due: prior.memory === null || prior.memory.due <= asking.askedAt,
    accountDays: Math.floor((given.at - given.accountCreatedAt) / DAY_MS),
  });
  const stemChars = stemLength(asking.snapshot, post?.language ?? 'ja');
  const examDaysLeft = prior.guild.examDate === null ? null : daysBetween(day, prior.guild.examDate);
  const rating = gradeFor({
    ...{ correct, confidence: given.confidence, kind: asking.kind },
    ...{ elapsedMs: given.elapsedMs, stemChars },
  });
  const { state: streak, entries } = advanceStreak(streakOf(learner), day, given.excused);
  return {
    facts: {
      ...{ correct, partial, late, day, week: weekOf(counted), month: monthOf(counted) },
      ...{ points: scored.points, pointsReason: scored.reason, ranked: scored.ranked },
      ...{ examDaysLeft, stemChars, rules: RULES_VERSION },
    },
    streak,
    today:
      scored.bucket === 'quiz' || scored.bucket === 'review'
        ? { ...today, [scored.bucket]: today[scored.bucket] + scored.points }
        : today,
    zone: learner?.nextZone == null ? null : settleZone(zoneOf(learner, prior.guild.zone), given.at),
    memory: nextMemory(prior.memory ?? undefined, given.at, rating, { examDaysLeft }),
    newDay: entries.length > 0,
  };
}
