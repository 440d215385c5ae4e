import type { PostState } from '../db/schema.js';
import { lateLimit } from './plan.js';
import { backoff, type Failure, type Trouble } from './trouble.js';

/*
 * The life of a post as pure functions over its row: what SQL writes and what the simulation steps through are the same.
 *
 *   planned ──► claimed ──► sent ──► closed ──► settled
 *      │           └──► failed (reason)
 *      └──► skipped (reason)
 *
 * `planned` is the schedule's next date: no row of `posts` yet. The row is inserted as claimed, with a lease, before
 * anything is sent. The role is notified by the message itself and so cannot be missing alone. Closing (learning.md
 * 4.3) opens the thread and edits the recap in; neither waits for the other. What of it failed is kept as a code of its
 * own (`thread_trouble`, `reason`) and tried again alone while `next_try_at` is set: a closed post without one is
 * settled. The pin belongs to the card that says how to take part, and is retried alone too (cards.ts).
 */

/** Longer than the longest request (10 s) with what comes around it: an unexpired lease means that somebody is at work. */
export const LEASE_MS = 25_000;

/** Discord remembers a nonce for "the past few minutes"; below this age a resend with the same nonce is safe. */
export const NONCE_SAFE_MS = 120_000;

/** A time further ahead than any lease can be was written by a clock that has since been set back. */
const AHEAD_MS = 4 * LEASE_MS;

/** Clocks of ours and of Discord's may differ by this much before we look for our message in the wrong hours. */
const SKEW_MS = 120_000;
const DAY_MS = 86_400_000;

/** What the machine reads of a row of `posts`; instants are epoch milliseconds. */
export interface PostView {
  readonly state: PostState;
  readonly reason: string | null;
  readonly dueAt: number;
  readonly claimedAt: number;
  readonly closesAt: number;
  readonly attempts: number;
  readonly leaseUntil: number | null;
  readonly nextTryAt: number | null;
}

/** A permission or channel has changed (or the gateway has just announced the guild): what waits is tried at once. */
export function rechecked(now: number): PostChange {
  return { nextTryAt: now };
}

/** Columns to write; those left out stay as they are. Giving the lease back is part of every change but `claimed`. */
export interface PostChange {
  readonly state?: PostState;
  readonly reason?: string | null;
  readonly attempts?: number;
  readonly nextTryAt?: number | null;
  readonly channelId?: string;
  readonly messageId?: string;
  readonly sentAt?: number;
  readonly closedAt?: number;
  readonly threadTrouble?: Trouble | 'deleted' | null;
}

/** The columns of a fresh claim. */
export function claimed(now: number): { state: 'claimed'; claimedAt: number; leaseUntil: number; nextTryAt: number } {
  return { state: 'claimed', claimedAt: now, leaseUntil: now + LEASE_MS, nextTryAt: now + LEASE_MS };
}

/** Whether nobody is at work on it: no lease, an expired one, or one that a wrong clock wrote. */
export function isFree({ leaseUntil }: Pick<PostView, 'leaseUntil'>, now: number): boolean {
  return leaseUntil === null || leaseUntil < now || leaseUntil > now + AHEAD_MS;
}

/** The bounds of a lease that somebody may hold, for the same rule in SQL. */
export function heldBetween(now: number): { readonly from: number; readonly to: number } {
  return { from: now, to: now + AHEAD_MS };
}

/** Whether a claimed post waits for its next try now. A clock set back must not make it wait for hours. */
export function isDueToSend(post: PostView, now: number): boolean {
  if (post.state !== 'claimed' || !isFree(post, now)) return false;
  return (post.nextTryAt ?? now) <= now || post.claimedAt > now + AHEAD_MS;
}

export type NextStep =
  /** It may stand in the channel already: look for it among the messages since this instant, then send or give up. */
  | { readonly kind: 'look'; readonly since: number }
  /** Discord returns the first message if there was one. */
  | { readonly kind: 'send' };

/** What to do with a claimed post whose lease one holds. */
export function nextStep(post: PostView, now: number, lateHours: number): NextStep {
  const age = now - post.claimedAt;
  if (age >= 0 && age < NONCE_SAFE_MS && now < limitOf(post, lateHours)) return { kind: 'send' };
  const since = age < 0 ? now - DAY_MS : post.claimedAt - SKEW_MS;
  return { kind: 'look', since };
}

/** Until when a claimed post is worth sending; from then on it is only looked for. */
export function limitOf(post: Pick<PostView, 'dueAt' | 'closesAt'>, lateHours: number): number {
  return Math.min(lateLimit(post.dueAt, lateHours), post.closesAt);
}

/** The end of a post that was looked for past its limit and is not there. */
export function afterLimit(post: PostView): PostChange {
  return { state: 'failed', reason: post.reason ?? 'late', nextTryAt: null };
}

/** @param channelId where it stands: a message found by its nonce may be in the channel of an earlier try */
export function afterSent(messageId: string, channelId: string, now: number): PostChange {
  return { state: 'sent', messageId, channelId, sentAt: now, reason: null, nextTryAt: null, attempts: 0 };
}

/** The organiser has chosen another channel meanwhile, and the old one refuses: it goes there at once. */
export function afterMove(post: PostView, channelId: string, now: number): PostChange {
  return { attempts: post.attempts + 1, channelId, nextTryAt: now };
}

export interface AfterFailure {
  readonly change: PostChange;
  /** Milliseconds after which to try again, when that is soon. */
  readonly wait: number | undefined;
  /** The schedule is paused for this reason and its organiser told. */
  readonly pause: Trouble | undefined;
}

/**
 * What a failed try means.
 * @param outage whether Discord has said that the guild is unavailable: then a refusal is no proof of anything
 */
export function afterFailure(
  post: PostView,
  failure: Failure,
  now: number,
  lateHours: number,
  outage: boolean,
): AfterFailure {
  const attempts = post.attempts + 1;
  const limit = limitOf(post, lateHours);
  if (failure.kind === 'deleted') {
    const change = { state: 'closed', reason: 'deleted', nextTryAt: null, closedAt: now } as const;
    return { change, wait: undefined, pause: undefined };
  }
  // Past its limit it was only looked for, and that must be repeated until Discord has answered.
  const over = now >= limit;
  if (failure.kind === 'passing' || outage) {
    const wait = backoff(attempts);
    const nextTryAt = over ? now + wait : Math.min(now + wait, limit);
    const reason = over ? (post.reason ?? 'unreachable') : 'unreachable';
    return { change: { attempts, nextTryAt, reason }, wait, pause: undefined };
  }
  const pause = failure.trouble;
  if (over) {
    return { change: { state: 'failed', attempts, reason: pause, nextTryAt: null }, wait: undefined, pause };
  }
  // It waits for a permission or channel to change; at the limit it is written off.
  return { change: { attempts, nextTryAt: limit, reason: pause }, wait: undefined, pause };
}

/** How long what is missing of a closed post is tried again. */
const SETTLE_MS = 7 * DAY_MS;

/** What came of the two steps of closing: undefined is done (or was not wanted). */
export interface Steps {
  readonly recap: Failure | undefined;
  readonly thread: Failure | undefined;
}

export interface AfterSteps {
  readonly change: PostChange;
  /** Milliseconds after which to try again, when that is soon. */
  readonly wait: number | undefined;
}

/**
 * The row after an attempt to close a post, or to settle a closed one.
 * @param closedAt when it was closed; null while it is open
 * @param outage as for afterFailure
 */
export function afterSteps(
  { attempts }: Pick<PostView, 'attempts'>,
  steps: Steps,
  now: number,
  closedAt: number | null,
  outage: boolean,
): AfterSteps {
  const closed = { state: 'closed', closedAt: closedAt ?? now } as const;
  const passes = (failure: Failure | undefined) => failure !== undefined && (failure.kind === 'passing' || outage);
  if (steps.recap?.kind === 'deleted') {
    return { change: { ...closed, reason: 'deleted', threadTrouble: null, nextTryAt: null }, wait: undefined };
  }
  const codes = { reason: codeOf(steps.recap, outage), threadTrouble: codeOf(steps.thread, outage) };
  if (codes.reason === null && codes.threadTrouble === null) {
    return { change: { ...closed, ...codes, attempts: 0, nextTryAt: null }, wait: undefined };
  }
  const given = now >= (closedAt ?? now) + SETTLE_MS || codes.threadTrouble === 'deleted';
  const soon = passes(steps.recap) || passes(steps.thread);
  const wait = soon ? backoff(attempts + 1) : DAY_MS;
  const again = { attempts: attempts + 1, nextTryAt: given ? null : now + wait };
  // A Discord that is busy may show the recap in a moment: until then it is not closed.
  const open = closedAt === null && passes(steps.recap);
  return { change: open ? again : { ...closed, ...codes, ...again }, wait: soon && !given ? wait : undefined };
}

function codeOf(failure: Failure | undefined, outage: boolean): Trouble | 'deleted' | null {
  if (failure === undefined) return null;
  if (failure.kind === 'deleted') return 'deleted';
  return failure.kind === 'passing' || outage ? 'unreachable' : failure.trouble;
}
