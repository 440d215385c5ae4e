import { createHash } from 'node:crypto';
import { closesAt, DAY_MS, nextPost, type Slot } from '../study/calendar.js';

const HOUR_MS = 3_600_000;

export interface Due {
  readonly nextLocalDate: string;
  /** Epoch milliseconds. */
  readonly nextPostAt: number;
  readonly minute: number;
  readonly weekdays: number;
  readonly zone: string;
  readonly lateHours: number;
  readonly closeMinute: number | null;
}

export type Decision = { readonly kind: 'post' } | { readonly kind: 'skip'; readonly reason: 'late' | 'organiser' };

/** Whether a due date is posted or skipped. A skipped date is written down with its reason, never silently lost. */
export function decide(due: Due, now: number, skipped: boolean): Decision {
  if (skipped) return { kind: 'skip', reason: 'organiser' };
  if (now >= lateLimit(due.nextPostAt, due.lateHours) || now >= closingOf(due)) return { kind: 'skip', reason: 'late' };
  return { kind: 'post' };
}

/** When the post of the planned date closes. */
export function closingOf({ nextLocalDate, closeMinute, minute, zone }: Due): number {
  return closesAt(nextLocalDate, closeMinute ?? minute, zone);
}

/** The slot after the planned one; its date is later whatever the zone does. */
export function slotAfter(due: Due): Slot {
  const { minute, weekdays, zone } = due;
  return nextPost({ minute, weekdays, zone, after: due.nextPostAt, afterDate: due.nextLocalDate });
}

export interface Planned {
  readonly nextLocalDate: string;
  readonly nextPostAt: number;
  readonly lastLocalDate: string | null;
  /** Not silenced by its organiser. */
  readonly running: boolean;
}

/**
 * The next slot after a change of time, zone or weekdays. Its date is later than the last planned one, so that no date
 * has two posts; and a planned date whose new time is over already is posted at once, so that none goes without.
 */
export function replan(
  before: Planned | undefined,
  to: Pick<Due, 'minute' | 'weekdays' | 'zone' | 'closeMinute'>,
  now: number,
): Slot {
  const { minute, weekdays, zone, closeMinute } = to;
  const rule = { minute, weekdays, zone };
  const next = nextPost({ ...rule, after: now, afterDate: before?.lastLocalDate ?? undefined });
  if (before?.running !== true) return next;
  const long = now - 3 * DAY_MS;
  let slot = nextPost({
    ...rule,
    after: long,
    afterDate: before.lastLocalDate ?? undefined,
    from: before.nextLocalDate,
  });
  for (; slot.localDate < next.localDate; slot = nextPost({ ...rule, after: long, afterDate: slot.localDate })) {
    const over = now >= closesAt(slot.localDate, closeMinute ?? minute, zone);
    // One that was due already stays due since then: the late limit counts from there.
    if (!over || before.nextPostAt <= now) return { localDate: slot.localDate, at: Math.min(before.nextPostAt, now) };
  }
  return next;
}

/** Until when a post that could not be sent is still worth sending, in epoch milliseconds. */
export function lateLimit(dueAt: number, lateHours: number): number {
  return dueAt + lateHours * HOUR_MS;
}

/** Unique over all our messages, as the author is its scope; 25 characters is Discord's limit. */
export function nonceOf(guildId: string, scheduleNo: number, localDate: string): string {
  return createHash('sha256').update(`post ${guildId} ${scheduleNo} ${localDate}`).digest('base64url').slice(0, 25);
}
