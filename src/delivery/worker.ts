import { and, asc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import { instantOf } from '../db/columns.js';
import { posts } from '../db/schema.js';
import { retryCards, sendCards } from './cards.js';
import { claimDue } from './claim.js';
import { closePost, dueToClose } from './close.js';
import type { Delivery } from './context.js';
import { postsBehind, showCount } from './count.js';
import { isFreeAt } from './lease.js';
import { heldBetween } from './machine.js';
import type { PostKey } from './post-row.js';
import { resend, retryWaiting, sendPost } from './send.js';
import { tellOrganiser } from './tell.js';
import { backoff, isOurs } from './trouble.js';

const BATCH = 50;
const AT_ONCE = 24;
/** A resend that is due sooner than the next minute tick gets a timer of its own. */
const SOON_MS = 60_000;
const STOP_MS = 3_000;
/** Well within a lease. */
const HELD_MS = 2_000;
const HELD_TRIES = 6;

export interface Worker {
  /** One round: claim and send what is due, resend what was left behind, close what is over. Safe to call at any time. */
  run(): Promise<void>;
  /** The count on a post has changed; edits follow at most every 10 s. */
  nudge(guildId: string, askingId: number): void;
  /** Something about guilds' channels or permissions changed: what waits there is tried at once. */
  recheck(guildIds: readonly string[]): Promise<void>;
  /** Something was queued (`/daily now`): look at it now. */
  poke(): void;
  /** Resolves when nothing is under way; not to be waited for by work of its own. */
  idle(): Promise<void>;
  /** Waits a moment for what is under way and starts nothing more. */
  stop(): Promise<void>;
}

export function createWorker(delivery: Delivery): Worker {
  const timers = new Map<string, NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;
  /** Rounds that failed in a row. */
  let failures = 0;

  function later(name: string, ms: number, work: () => Promise<void>): void {
    if (stopped || timers.has(name)) return;
    const timer = setTimeout(() => {
      timers.delete(name);
      track(work());
    }, ms);
    timers.set(name, timer);
  }

  function track(work: Promise<unknown>): void {
    const guarded = work
      .catch((error: unknown) =>
        delivery.log.error({ err: error }, 'delivery failed; the next round finds what is left'),
      )
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
  }

  const again = (key: PostKey) => async (wait: number | undefined) => {
    if (wait !== undefined && wait < SOON_MS) {
      later(`send ${key.guildId} ${key.scheduleNo} ${key.localDate}`, wait, async () =>
        again(key)(await resend(delivery, key)),
      );
    }
  };

  /** When the database is gone for a moment, the post is gone on with under the lease that this process still has. */
  async function sendHeld(key: PostKey, tries = 1): Promise<void> {
    try {
      await again(key)(await sendPost(delivery, key));
    } catch (error) {
      if (isOurs(error) && tries < HELD_TRIES) {
        later(`held ${key.guildId} ${key.scheduleNo} ${key.localDate}`, HELD_MS, () => sendHeld(key, tries + 1));
      }
      throw error;
    }
  }

  async function sendDue(): Promise<void> {
    // A batch is claimed while the one before it is sent, and follows as soon as that has no post left to begin with;
    // more would wait longer than their leases last.
    const done: Promise<unknown>[] = [];
    let begun: Promise<void> = Promise.resolve();
    for (;;) {
      const claimed = await claimDue(delivery, BATCH);
      for (const key of claimed.broken) done.push(tellOrganiser(delivery, key, 'broken'));
      await begun;
      begun = new Promise((resolve) => {
        done.push(each(claimed.posts, (key) => sendHeld(key), resolve));
      });
      if (claimed.moved === 0 || stopped) break;
    }
    await Promise.all(done);
  }

  async function resendDue(): Promise<void> {
    const now = delivery.now();
    const left = await delivery.db
      .select({ guildId: posts.guildId, scheduleNo: posts.scheduleNo, localDate: posts.localDate })
      .from(posts)
      .where(
        and(
          eq(posts.state, 'claimed'),
          isNotNull(posts.nextTryAt),
          // machine.ts isDueToSend, in SQL.
          or(lte(posts.nextTryAt, now), gt(posts.claimedAt, heldBetween(now).to)),
          isFreeAt(now),
        ),
      )
      .orderBy(asc(posts.nextTryAt))
      .limit(BATCH * 4);
    await each(left, async (key) => again(key)(await resend(delivery, key)));
    const [next] = await delivery.db
      .select({ at: sql<string | null>`min(${posts.nextTryAt})` })
      .from(posts)
      .where(and(eq(posts.state, 'claimed'), isNotNull(posts.nextTryAt)));
    // What a dead process left behind is looked for as soon as its lease is over, not at the next minute.
    const wait = next?.at == null ? Number.POSITIVE_INFINITY : instantOf(next.at) - delivery.now();
    if (wait < SOON_MS) later('resend', Math.max(wait, 1_000), resendDue);
  }

  async function closeDue(): Promise<void> {
    const before = new Set<string>();
    for (;;) {
      const keys = (await dueToClose(delivery, BATCH)).filter((key) => !before.has(JSON.stringify(key)));
      if (keys.length === 0 || stopped) return;
      for (const key of keys) before.add(JSON.stringify(key));
      await each(keys, async (key) => {
        const wait = await closePost(delivery, key);
        if (wait !== undefined && wait < SOON_MS) later('close', wait, closeDue);
      });
    }
  }

  /**
   * One guild's failure never stops the others.
   * @param onBegun called when the last one has been begun
   */
  async function each(
    keys: readonly PostKey[],
    work: (key: PostKey) => Promise<void>,
    onBegun?: () => void,
  ): Promise<void> {
    const queue = [...keys];
    if (queue.length === 0) onBegun?.();
    const lane = async () => {
      for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
        const current = key;
        if (queue.length === 0) onBegun?.();
        await work(current).catch((error: unknown) =>
          delivery.log.error({ ...current, err: error }, 'one post failed'),
        );
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, keys.length) }, lane));
  }

  function edit(key: PostKey, ms: number): void {
    later(`count ${key.guildId} ${key.scheduleNo} ${key.localDate}`, ms, async () => {
      const wait = await showCount(delivery, key);
      if (wait === undefined) return;
      const [behind] = await postsBehind(delivery, 1, undefined, key.guildId);
      if (behind !== undefined) edit(behind, wait);
    });
  }

  const worker: Worker = {
    async run() {
      if (stopped) return;
      const round = Promise.all([sendDue(), resendDue(), closeDue(), sendCards(delivery, BATCH)]);
      track(round);
      try {
        await round;
        failures = 0;
      } catch (error) {
        // The database was gone: what is due now need not wait for the next minute.
        failures += 1;
        later('again', backoff(failures), () => worker.run());
        throw error;
      }
      for (const key of await postsBehind(delivery, BATCH)) edit(key, 0);
    },
    nudge(guildId, askingId) {
      later(`nudge ${guildId} ${askingId}`, 200, async () => {
        for (const key of await postsBehind(delivery, 1, askingId, guildId)) edit(key, 0);
      });
    },
    async recheck(guildIds) {
      const waiting = await Promise.all([retryWaiting(delivery, guildIds), retryCards(delivery, guildIds)]);
      if (waiting.some((count) => count > 0)) worker.poke();
    },
    poke() {
      later('poke', 0, () => worker.run());
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      // What is not done by then is found by its lease; a database that hangs must not hold the process.
      const enough = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
      await Promise.race([Promise.allSettled([...underWay]), enough]);
    },
  };
  return worker;
}
