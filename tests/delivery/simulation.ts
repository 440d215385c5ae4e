import {
  afterFailure,
  afterLimit,
  afterSent,
  claimed,
  isDueToSend,
  limitOf,
  nextStep,
  rechecked,
  type PostView,
} from '../../src/delivery/machine.js';
import { closingOf, decide, replan, slotAfter } from '../../src/delivery/plan.js';
import type { Failure } from '../../src/delivery/trouble.js';
import { nextPost } from '../../src/study/calendar.js';

/*
 * The state machine with a Discord of a few lines and an event-driven clock. Guilds share nothing but the two workers'
 * lives, so each is run through on its own. Everything random comes from the seed.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A nonce is remembered at least this long by the simulated Discord, and not longer. */
const NONCE_MS = 150 * SECOND;

export type Random = () => number;

/** Mulberry32: 0 <= x < 1. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Span = readonly [from: number, to: number];

/** When each worker is dead: killed at random, back after seconds or minutes, sometimes both for hours. */
export function deaths(next: Random, from: number, to: number): readonly [readonly Span[], readonly Span[]] {
  const both: Span[] = [];
  for (let at = from + 9 * 24 * HOUR; at < to; at += (10 + 30 * next()) * 24 * HOUR)
    both.push([at, at + 9 * HOUR * next()]);
  const own = (): Span[] => {
    const spans = [...both];
    for (let at = from; at < to; at += 16 * HOUR * next())
      spans.push([at, at + (next() < 0.9 ? 20 * SECOND : 9 * MINUTE)]);
    return spans.toSorted((a, b) => a[0] - b[0]);
  };
  return [own(), own()];
}

function isIn(spans: readonly Span[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![0] <= at) low = middle + 1;
    else high = middle;
  }
  // Spans may overlap the ones after them: the long ones last nine hours at most.
  for (let nth = low - 1; nth >= 0 && nth > low - 12; nth -= 1) if (at < spans[nth]![1]) return true;
  return false;
}

export interface Plan {
  readonly zone: string;
  readonly minute: number;
  readonly weekdays: number;
  readonly lateHours: number;
  readonly closeMinute: number | null;
  readonly skips: ReadonlySet<string>;
  /** The bot may not post then. */
  readonly forbidden: readonly Span[];
  /** The organiser changes the zone at this instant. */
  readonly move?: { readonly at: number; readonly zone: string };
}

export interface Done {
  readonly row: PostView;
  readonly localDate: string;
  readonly zone: string;
  /** Instants of the messages in the channel. */
  readonly messages: readonly number[];
  /** Minutes before the limit in which a worker was alive and allowed to post. */
  readonly chances: number;
}

export function simulate(
  plan: Plan,
  workers: readonly [readonly Span[], readonly Span[]],
  next: Random,
  from: number,
  to: number,
): Done[] {
  const done: Done[] = [];
  const { minute, weekdays } = plan;
  let zone = plan.zone;
  let slot = nextPost({ minute, weekdays, zone, after: from });
  let last: string | undefined;
  let moved = false;
  while (slot.at < to) {
    if (!moved && plan.move !== undefined && plan.move.at < slot.at) {
      moved = true;
      zone = plan.move.zone;
      const before = { nextLocalDate: slot.localDate, nextPostAt: slot.at, lastLocalDate: last ?? null, running: true };
      slot = replan(before, { ...plan, zone }, plan.move.at);
      continue;
    }
    const due = { ...plan, zone, nextLocalDate: slot.localDate, nextPostAt: slot.at };
    done.push(onePost(due, workers, next));
    last = slot.localDate;
    slot = slotAfter(due);
  }
  return done;
}

type DuePost = Plan & { readonly nextLocalDate: string; readonly nextPostAt: number };

function onePost(due: DuePost, workers: readonly [readonly Span[], readonly Span[]], next: Random): Done {
  const messages: number[] = [];
  const alive = (worker: number, at: number) => !isIn(workers[worker]!, at);
  const allowed = (at: number) => !isIn(due.forbidden, at);
  let row: PostView | undefined;
  let chances = 0;
  const [first, second] = next() < 0.5 ? [0, 1] : [1, 0];
  const closesAt = closingOf(due);
  const limit = limitOf({ dueAt: due.nextPostAt, closesAt }, due.lateHours);
  let at = due.nextPostAt;
  for (;;) {
    if (allowed(at) && at < limit && (alive(0, at) || alive(1, at))) chances += 1;
    // The gateway tells of the change, or of the guild when it connects again.
    if (row?.reason === 'missing_permission' && allowed(at) && (alive(0, at) || alive(1, at)))
      row = { ...row, ...rechecked(at) };
    for (const worker of [first, second]) {
      if (!alive(worker, at)) continue;
      if (row === undefined) {
        const decision = decide(due, at, due.skips.has(due.nextLocalDate));
        const base = { reason: null, dueAt: due.nextPostAt, closesAt, attempts: 0 };
        if (decision.kind === 'skip') {
          row = {
            ...base,
            state: 'skipped',
            reason: decision.reason,
            claimedAt: at,
            leaseUntil: null,
            nextTryAt: null,
          };
        } else row = { ...base, ...claimed(at) };
        if (row.state === 'claimed') row = attempt(row, due, at, messages, next, allowed(at));
      } else if (isDueToSend(row, at))
        row = attempt({ ...row, leaseUntil: at + 25_000 }, due, at, messages, next, allowed(at));
    }
    if (row !== undefined && row.state !== 'claimed') break;
    at = (Math.floor(at / MINUTE) + 1) * MINUTE;
  }
  return { row, localDate: due.nextLocalDate, zone: due.zone, messages, chances };
}

/** One try of one worker that holds the lease; a kill leaves the row as it is. */
function attempt(
  row: PostView,
  due: DuePost,
  at: number,
  messages: number[],
  next: Random,
  allowed: boolean,
): PostView {
  const settle = (change: object): PostView => ({ ...row, ...change, leaseUntil: null });
  const fail = (failure: Failure): PostView => settle(afterFailure(row, failure, at, due.lateHours, false).change);
  const luck = next();
  if (luck < 0.01) return row; // Killed before anything was sent.
  if (!allowed) return fail({ kind: 'lasting', trouble: 'missing_permission' });
  if (luck < 0.03) return fail({ kind: 'passing' }); // Dropped, 5xx or a time-out before processing.
  const step = nextStep(row, at, due.lateHours);
  const found = step.kind === 'look' && messages.some((sent) => sent >= step.since);
  if (!found && at >= limitOf(row, due.lateHours)) return settle(afterLimit(row));
  if (!found) {
    const known = messages.length > 0 && at - messages[messages.length - 1]! < NONCE_MS;
    if (!known) messages.push(at + Math.floor(SECOND * next()));
  }
  if (luck < 0.05) return row; // Killed between sending and storing, or the store failed: the lease expires.
  if (luck < 0.07) return fail({ kind: 'passing' }); // 5xx, a drop or a time-out after processing.
  return settle(afterSent('1', '1', at));
}
