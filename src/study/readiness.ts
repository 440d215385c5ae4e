/*
 * An estimate of the share of exam questions a learner would get right, by domain and over all (learning.md 4.8).
 * It is no AWS score and says nothing of passing: 750 is not 75 %.
 */
import { DAY_MS } from './calendar.js';
import { betaInterval, Z80 } from './intervals.js';

/** A graded answer to a scenario question. */
export interface Attempt {
  readonly questionId: string;
  readonly domain: string;
  readonly task: string;
  readonly correct: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface DomainReadiness {
  readonly domain: string;
  /** Posterior mean, 0-1, with its 80 % interval. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly variance: number;
  /** First attempts, unweighted. */
  readonly first: number;
}

export type Band = 'too_little_data' | 'weak' | 'close' | 'ready';

export interface Readiness {
  readonly band: Band;
  /** Weighted mean over the domains, 0-1. */
  readonly estimate: number;
  /** Half-width of the 80 % interval, 0-1: the "±6 points" is 0.06. */
  readonly margin: number;
  readonly domains: readonly DomainReadiness[];
  readonly first: number;
  /** The task with the fewest first attempts, the heavier domain first: what to do next. */
  readonly thinnestTask: { readonly task: string; readonly first: number } | null;
}

const HALF_LIFE_DAYS = 45;
const REPEAT_WEIGHT = 0.5;
const REPEAT_AFTER_DAYS = 7;
const PRIOR = 2;
const SCORED_QUESTIONS = 65;
const MIN_FIRST_PER_DOMAIN = 8;
const MIN_FIRST = 60;
const RECENT_DAYS = 30;

/**
 * Where a learner stands.
 * @param input.attempts in any order; those after `now` are left out
 * @param input.domains the exam's domains, weights summing to 1
 */
export function readiness(input: {
  readonly attempts: readonly Attempt[];
  readonly now: number;
  readonly domains: readonly { readonly code: string; readonly weight: number }[];
  readonly tasks: readonly { readonly code: string; readonly domain: string }[];
}): Readiness {
  const counted = weigh(input.attempts, input.now);
  const domains = input.domains.map(({ code }) => domainReadiness(code, counted));
  const estimate = sum(domains, (d, i) => input.domains[i]!.weight * d.mean);
  const spread = sum(domains, (d, i) => input.domains[i]!.weight ** 2 * d.variance);
  const margin = Z80 * Math.sqrt(spread + (estimate * (1 - estimate)) / SCORED_QUESTIONS);
  const first = sum(domains, (d) => d.first);
  // Whoever has seen the whole bank can only repeat, so a repeat that counts is recent work, too.
  const isRecent = counted.some((a) => a.weight > 0 && input.now - a.at <= RECENT_DAYS * DAY_MS);
  const enough = isRecent && first >= MIN_FIRST && domains.every((d) => d.first >= MIN_FIRST_PER_DOMAIN);
  const band = enough ? bandOf(estimate, margin) : 'too_little_data';
  return { band, estimate, margin, domains, first, thinnestTask: thinnestTask(input, counted) };
}

/**
 * A group's mean and number of first attempts by domain, for the choice of the daily question.
 * @param members one list of attempts a member
 */
export function groupDomainStats(
  members: readonly (readonly Attempt[])[],
  now: number,
): Record<string, { readonly mean: number; readonly n: number }> {
  const counted = members.flatMap((attempts) => weigh(attempts, now));
  const codes = [...new Set(counted.map((a) => a.domain))].toSorted();
  const means = codes.map((code) => domainReadiness(code, counted));
  return Object.fromEntries(means.map((d) => [d.domain, { mean: d.mean, n: d.first }]));
}

interface Weighed extends Attempt {
  readonly isFirst: boolean;
  /** 0-1: decayed; 0 for a repeat that came too soon. */
  readonly weight: number;
}

function weigh(attempts: readonly Attempt[], now: number): Weighed[] {
  const lastAt = new Map<string, number>();
  const past = attempts.filter((a) => a.at <= now).toSorted((a, b) => a.at - b.at);
  return past.map((attempt) => {
    const last = lastAt.get(attempt.questionId);
    lastAt.set(attempt.questionId, attempt.at);
    const isFirst = last === undefined;
    const base = isFirst ? 1 : attempt.at - last >= REPEAT_AFTER_DAYS * DAY_MS ? REPEAT_WEIGHT : 0;
    return { ...attempt, isFirst, weight: base * 0.5 ** ((now - attempt.at) / (HALF_LIFE_DAYS * DAY_MS)) };
  });
}

function domainReadiness(domain: string, counted: readonly Weighed[]): DomainReadiness {
  const own = counted.filter((a) => a.domain === domain);
  const a = PRIOR + sum(own, (item) => (item.correct ? item.weight : 0));
  const b = PRIOR + sum(own, (item) => (item.correct ? 0 : item.weight));
  return {
    domain,
    mean: a / (a + b),
    ...betaInterval(a, b, 0.8),
    variance: (a * b) / ((a + b) ** 2 * (a + b + 1)),
    first: own.filter((item) => item.isFirst).length,
  };
}

function bandOf(estimate: number, margin: number): Band {
  if (estimate < 0.65) return 'weak';
  return estimate >= 0.8 && estimate - margin >= 0.7 ? 'ready' : 'close';
}

function thinnestTask(
  input: Pick<Parameters<typeof readiness>[0], 'domains' | 'tasks'>,
  counted: readonly Weighed[],
): Readiness['thinnestTask'] {
  const weightOf = new Map(input.domains.map((d) => [d.code, d.weight]));
  const counts = input.tasks.map(({ code, domain }) => ({
    task: code,
    first: counted.filter((a) => a.isFirst && a.task === code).length,
    weight: weightOf.get(domain) ?? 0,
  }));
  const [thinnest] = counts.toSorted((a, b) => a.first - b.first || b.weight - a.weight);
  return thinnest ? { task: thinnest.task, first: thinnest.first } : null;
}

function sum<T>(items: readonly T[], value: (item: T, index: number) => number): number {
  return items.reduce((total, item, i) => total + value(item, i), 0);
}
