/*
 * Which question a guild is asked on a date (learning.md 4.4). Pure and deterministic: the same inputs give the same
 * question, and the reasons are returned as plain data to be stored with the post.
 */
import { addDays, weekdayOf, type LocalDate } from './calendar.js';
import { domainNeeds, type DomainNeed, type GroupStats } from './domain-need.js';
import { hex, type Hmac } from './hmac.js';
import { reviewQuestion, type GroupResult, type ReviewPick } from './review-day.js';

export interface DailyQuestion {
  readonly id: string;
  readonly domain: string;
  readonly task: string;
  readonly difficulty: 1 | 2 | 3;
  /** When its facts were last checked. */
  readonly reviewed: LocalDate;
  readonly published: boolean;
  readonly bothLanguages: boolean;
  readonly disputed: boolean;
  /** False if it rests on an ended or closed topic without saying so (rule 23). */
  readonly lifecycleOk: boolean;
}

/** A question that was posted in the guild. */
export interface PostedQuestion {
  readonly questionId: string;
  readonly localDate: LocalDate;
  readonly domain: string;
  readonly task: string;
}

export interface ChooseInput {
  readonly date: LocalDate;
  /** The guild's random, secret seed. */
  readonly seed: string;
  readonly hmac: Hmac;
  readonly questions: readonly DailyQuestion[];
  /** All posts of the guild so far, in any order. */
  readonly history: readonly PostedQuestion[];
  /** The exam's domains in its order; weights sum to 1. */
  readonly domains: readonly { readonly code: string; readonly weight: number }[];
  /** The group's mean and number of answers by domain (4.8); absent domains count as not weak. */
  readonly groupStats?: Readonly<Record<string, GroupStats>>;
  /** On the last posting day of the week (see isReviewDay): the group's results by question. */
  readonly reviewDay?: { readonly results: readonly GroupResult[] } | undefined;
}

/** Which of the repeat rules had to be dropped: none; the domain's window; the 21 days as well. */
export type Relaxed = 'none' | 'domain_window' | 'all_windows';

export type Unfit = 'not_in_exam' | 'not_published' | 'one_language' | 'disputed' | 'lifecycle' | 'reviewed_long_ago';

export interface Candidate {
  readonly id: string;
  /** Null: never asked. */
  readonly lastAsked: LocalDate | null;
  readonly difficulty: 1 | 2 | 3;
  /** Steps away from the difficulty that the weekday prefers; 0 on a day without preference. */
  readonly offRhythm: number;
  /** Beginning of the HMAC, hex: the smallest wins a tie. */
  readonly tie: string;
}

export interface Why {
  readonly date: LocalDate;
  /** `ordinary`, `review` (asked again on review day) or `empty_pool`. */
  readonly kind: 'ordinary' | 'review' | 'empty_pool';
  readonly relaxed: Relaxed;
  /** Questions fit to be asked at all, and of these the ones that no repeat rule holds back. */
  readonly pool: number;
  readonly open: number;
  readonly unfit: Readonly<Record<Unfit, number>>;
  /** The domain of the last post, which is avoided. */
  readonly lastDomain: string | null;
  readonly domains: readonly DomainNeed[];
  readonly domain: string | null;
  /** Posts so far of the chosen domain's tasks that have an open question. */
  readonly tasks: readonly { readonly task: string; readonly posted: number }[];
  readonly task: string | null;
  /** Best first; at most 10. */
  readonly candidates: readonly Candidate[];
  readonly review: ReviewPick | null;
}

export interface DailyChoice {
  /** Undefined if nothing may be asked: `why.kind` is then `empty_pool`. */
  readonly questionId: string | undefined;
  readonly why: Why;
}

const REVIEWED_WITHIN_DAYS = 365;
const REPEAT_AFTER_DAYS = 21;
const WINDOW_SHARE = 0.8;
const WINDOW_MAX = 120;
const CANDIDATES_KEPT = 10;
/** Weekday (0 Monday) -> preferred difficulty. */
const RHYTHM: Readonly<Record<number, 1 | 3>> = { 0: 1, 4: 3, 5: 3 };

/** Chooses the daily question; see DailyChoice for the outcome and its reasons. */
export function chooseDaily(input: ChooseInput): DailyChoice {
  const { date } = input;
  const history = input.history.toSorted((a, b) =>
    a.localDate < b.localDate ? -1 : a.localDate > b.localDate ? 1 : 0,
  );
  const { pool, unfit } = fitQuestions(input);
  const lastAsked = new Map(history.map((post) => [post.questionId, post.localDate]));
  const lastDomain = history.at(-1)?.domain ?? null;
  const { open, relaxed } = openQuestions(pool, history, lastAsked, date);
  const common = { date, relaxed, pool: pool.length, open: open.length, unfit, lastDomain };
  const tie = (id: string) => hex(input.hmac(input.seed, `${date}|${id}`));
  const needs = domainNeeds({ domains: input.domains, groupStats: input.groupStats ?? {}, history, pool, open });

  const review = input.reviewDay
    ? reviewQuestion({ date, pool, lastAsked, results: input.reviewDay.results, tie })
    : null;
  if (review) {
    const { domain, task } = pool.find((question) => question.id === review.questionId)!;
    const why: Why = { ...common, kind: 'review', domains: needs, domain, tasks: [], task, candidates: [], review };
    return { questionId: review.questionId, why };
  }

  const domain = chooseDomain(needs, lastDomain);
  const tasks = taskCounts(open, history, domain);
  const task = leastPosted(tasks, tie);
  const candidates = rank(
    open.filter((q) => q.domain === domain && q.task === task),
    lastAsked,
    date,
    tie,
  );
  const questionId = candidates[0]?.id;
  const kind = questionId === undefined ? 'empty_pool' : 'ordinary';
  const kept = candidates.slice(0, CANDIDATES_KEPT).map((c) => ({ ...c, tie: c.tie.slice(0, 16) }));
  return { questionId, why: { ...common, kind, domains: needs, domain, tasks, task, candidates: kept, review } };
}

function fitQuestions(input: ChooseInput): { pool: DailyQuestion[]; unfit: Record<Unfit, number> } {
  const known = new Set(input.domains.map((domain) => domain.code));
  // Dates compare as text; days between them cost a hundred times more, for every question of every guild.
  const oldest = addDays(input.date, -REVIEWED_WITHIN_DAYS);
  const unfit = { not_in_exam: 0, not_published: 0, one_language: 0, disputed: 0, lifecycle: 0, reviewed_long_ago: 0 };
  const pool = input.questions.filter((question) => {
    const reason = known.has(question.domain) ? unfitReason(question, oldest) : 'not_in_exam';
    if (reason) unfit[reason]++;
    return !reason;
  });
  return { pool, unfit };
}

function unfitReason(question: DailyQuestion, oldest: LocalDate): Unfit | undefined {
  if (!question.published) return 'not_published';
  if (!question.bothLanguages) return 'one_language';
  if (question.disputed) return 'disputed';
  if (!question.lifecycleOk) return 'lifecycle';
  return question.reviewed < oldest ? 'reviewed_long_ago' : undefined;
}

function openQuestions(
  pool: readonly DailyQuestion[],
  history: readonly PostedQuestion[],
  lastAsked: ReadonlyMap<string, LocalDate>,
  date: LocalDate,
): { open: readonly DailyQuestion[]; relaxed: Relaxed } {
  const rests = addDays(date, -REPEAT_AFTER_DAYS);
  const rested = pool.filter((question) => {
    const last = lastAsked.get(question.id);
    return last === undefined || last <= rests;
  });
  const recent = recentOfDomains(pool, history);
  const open = rested.filter((question) => !recent.has(question.id));
  if (open.length > 0) return { open, relaxed: 'none' };
  if (rested.length > 0) return { open: rested, relaxed: 'domain_window' };
  return { open: pool, relaxed: pool.length > 0 ? 'all_windows' : 'none' };
}

/** Questions among the last posts of their domain, as many as 80 % of its pool, at most 120. */
function recentOfDomains(pool: readonly DailyQuestion[], history: readonly PostedQuestion[]): Set<string> {
  const left = new Map<string, number>();
  for (const { domain } of pool) left.set(domain, (left.get(domain) ?? 0) + 1);
  for (const [domain, size] of left) left.set(domain, Math.min(WINDOW_MAX, Math.floor(WINDOW_SHARE * size)));
  const recent = new Set<string>();
  for (const post of history.toReversed()) {
    const room = left.get(post.domain) ?? 0;
    if (room === 0) continue;
    left.set(post.domain, room - 1);
    recent.add(post.questionId);
  }
  return recent;
}

function chooseDomain(needs: readonly DomainNeed[], lastDomain: string | null): string | null {
  const possible = needs.filter((need) => need.open > 0);
  const others = possible.filter((need) => need.domain !== lastDomain);
  const field = others.length > 0 ? others : possible;
  return (
    field.reduce<DomainNeed | null>((best, need) => (!best || need.score > best.score ? need : best), null)?.domain ??
    null
  );
}

function taskCounts(open: readonly DailyQuestion[], history: readonly PostedQuestion[], domain: string | null) {
  const tasks = new Set(open.filter((question) => question.domain === domain).map((question) => question.task));
  return [...tasks]
    .toSorted()
    .map((task) => ({ task, posted: history.filter((post) => post.domain === domain && post.task === task).length }));
}

function leastPosted(tasks: Why['tasks'], tie: (id: string) => string): string | null {
  const least = Math.min(...tasks.map((entry) => entry.posted));
  const tied = tasks.filter((entry) => entry.posted === least).map((entry) => entry.task);
  return tied.toSorted((a, b) => compare(tie(a), tie(b)))[0] ?? null;
}

function rank(
  questions: readonly DailyQuestion[],
  lastAsked: ReadonlyMap<string, LocalDate>,
  date: LocalDate,
  tie: (id: string) => string,
): Candidate[] {
  const preferred = RHYTHM[weekdayOf(date)];
  const candidates = questions.map(({ id, difficulty }) => ({
    id,
    lastAsked: lastAsked.get(id) ?? null,
    difficulty,
    offRhythm: preferred === undefined ? 0 : Math.abs(difficulty - preferred),
    tie: tie(id),
  }));
  return candidates.toSorted(
    (a, b) =>
      compare(a.lastAsked ?? '', b.lastAsked ?? '') ||
      a.offRhythm - b.offRhythm ||
      compare(a.tie, b.tie) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
