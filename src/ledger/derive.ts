import type { Confidence } from '../db/schema.js';
import { stemLength } from '../library/snapshot.js';
import { DAY_MS, daysBetween, monthOf, studyDay, weekOf } from '../study/calendar.js';
import { grade } from '../study/grade.js';
import type { MemoryState } from '../study/memory.js';
import { pointsFor, RULES_VERSION, type Points, type PointsInput } from '../study/points.js';
import { NEW_STREAK, type DayEntry, type ExcusedDay, type StreakState } from '../study/streak.js';
import { learningDay, type ZoneState } from '../study/zone-change.js';
import { NEW_LEARNER, takeAnswer, takeMemory, todayOn, type Learner, type ScoreStep } from './learner.js';
import type { LoggedAnswer } from './log.js';
import type { Prior } from './prior.js';
import { daysSince } from './replay.js';

export interface Given {
  readonly chosen: number;
  readonly confidence: Confidence | null;
  /** Epoch milliseconds of the confirming click. */
  readonly at: number;
  readonly accountCreatedAt: number;
  /** Only where it is known when reading began: quiz and review. */
  readonly elapsedMs: number | null;
  /** Days since the last active one that cost no streak; see excused.ts. */
  readonly excused: readonly ExcusedDay[];
}

/** How answers earn points; each answer keeps the version by which it was given them. */
export interface Rules {
  readonly version: number;
  readonly points: (input: PointsInput) => Points;
}

export const CURRENT_RULES: Rules = { version: RULES_VERSION, points: pointsFor };

/** The row of the log that an answer makes. */
export type AnswerFacts = LoggedAnswer;

/** What is derived from the log for one learner, after one more answer. */
export interface Derived {
  readonly facts: AnswerFacts;
  readonly learner: Learner;
  readonly streak: StreakState;
  /** What became of the days since the last active one. */
  readonly entries: readonly DayEntry[];
  readonly memory: MemoryState;
  /** Null when it counts on no board. */
  readonly score: ScoreStep | null;
}

export function zoneOf(learner: Learner | null, guildZone: string): ZoneState {
  return { zone: learner?.zone ?? guildZone, zoneFrom: learner?.zoneFrom ?? null, nextZone: learner?.nextZone ?? null };
}

export function streakOf(learner: Learner | null): StreakState {
  return learner?.streak ?? NEW_STREAK;
}

/** The learning day of an answer by this learner. */
export function dayOf(prior: Prior, at: number): string {
  return learningDay(zoneOf(prior.learner, prior.guild.zone), at);
}

/** From what stood before and what was answered: the row of the log and all derived state. Pure. */
export function derive(prior: Prior, given: Given, rules = CURRENT_RULES): Derived {
  const before = prior.learner ?? NEW_LEARNER;
  const facts = factsOf(prior, given, rules);
  const { learner, entries, score } = takeAnswer(before, facts);
  const memory = takeMemory(prior.memory ?? undefined, facts);
  return { facts, learner, streak: learner.streak ?? NEW_STREAK, entries, memory, score };
}

function factsOf(prior: Prior, given: Given, rules: Rules): AnswerFacts {
  const { asking, post, learner, memory } = prior;
  const { confidence, at, elapsedMs, excused } = given;
  const { correct, partial } = grade(given.chosen, asking.key);
  const day = dayOf(prior, at);
  const late = post !== null && at >= post.closesAt;
  // Points of a daily belong to the week of its post, whenever within its time it is answered. All others belong to the
  // guild's week, wherever the learner lives: a week that is over there takes in no more.
  const counted = post?.localDate ?? studyDay(at, prior.guild.zone);
  const { points, reason, ranked } = rules.points({
    kind: asking.kind,
    correct,
    partial,
    late,
    difficulty: asking.difficulty,
    earnedToday: todayOn(learner?.today ?? null, day),
    daysSinceAttempt: memory === null ? null : daysSince(memory.lastReview, at),
    // Due at any hour of the day on which it was shown: people are told a day, not an hour.
    due: memory === null || dayOf(prior, memory.due) <= dayOf(prior, asking.askedAt),
    accountDays: Math.floor((at - given.accountCreatedAt) / DAY_MS),
  });
  return {
    version: (learner?.version ?? 0) + 1,
    askingId: asking.id,
    kind: asking.kind,
    questionId: asking.questionId,
    domain: asking.domain,
    difficulty: asking.difficulty,
    correct,
    partial,
    confidence,
    at,
    late,
    elapsedMs,
    stemChars: stemLength(asking.snapshot, post?.language ?? 'ja'),
    day,
    week: weekOf(counted),
    month: monthOf(counted),
    excused,
    points,
    pointsReason: reason,
    ranked,
    examDaysLeft: prior.guild.examDate === null ? null : daysBetween(day, prior.guild.examDate),
    rules: rules.version,
  };
}
