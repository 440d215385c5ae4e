import { and, eq } from 'drizzle-orm';
import { posts, schedules } from '../db/schema.js';
import type { Delivery } from './context.js';
import { settleLease, takeLease } from './lease.js';
import { lateLimit } from './plan.js';
import { readPost, type FullPost, type PostKey } from './post-row.js';
import { findOwnMessage, postMessage } from './posting.js';
import { renderOpen } from './render.js';
import { POST_ROUTES } from './routes.js';
import { tellOrganiser } from './tell.js';
import { backoff, failureOf, type Trouble } from './trouble.js';
import { customId } from '../discord/custom-id.js';

/** Discord remembers a nonce for "the past few minutes"; below this age a resend with the same nonce is safe. */
const NONCE_SAFE_MS = 120_000;

/**
 * Sends one claimed post whose lease this process holds, and writes down what came of it.
 * Never throws for what Discord does; throws when the database is gone, and then the expired lease is found again.
 * @returns milliseconds after which it should be tried again, if it should
 */
export async function sendPost(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const post = await readPost(delivery.db, delivery.library, key);
  const lease = post?.row.leaseOwner ?? '';
  if (post === undefined || post.row.state !== 'claimed' || !lease.startsWith(`${delivery.owner} `)) return undefined;
  const limit = await lateLimitOf(delivery, post);
  if (delivery.now() >= limit) {
    const reason = post.row.reason ?? 'late';
    await settleLease(delivery.db, key, lease, { state: 'failed', reason, nextTryAt: null });
    return undefined;
  }
  try {
    const messageId = (await sentBefore(delivery, post)) ?? (await send(delivery, post));
    await markSent(delivery, key, lease, messageId);
    return undefined;
  } catch (error) {
    return afterFailure(delivery, { ...post, lease }, key, limit, error);
  }
}

/** Takes the lease of a post left behind (a crash, an earlier failure) and sends it. */
export async function resend(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const row = await takeLease(delivery.db, key, delivery.owner, delivery.now(), ['claimed']);
  return row === undefined ? undefined : sendPost(delivery, key);
}

async function send(delivery: Delivery, { row, ...rest }: FullPost): Promise<string> {
  const message = await postMessage(delivery.rest, row.channelId, renderOpen({ row, ...rest }), row.nonce, row.roleId);
  return message.id;
}

/** A post claimed longer ago than a nonce is remembered may stand in the channel already: look before sending. */
async function sentBefore(delivery: Delivery, { row, asked }: FullPost): Promise<string | undefined> {
  if (delivery.now() - row.claimedAt < NONCE_SAFE_MS) return undefined;
  const marker = customId(POST_ROUTES.result, asked.askingId);
  return findOwnMessage(delivery.rest, row.channelId, marker, row.claimedAt - NONCE_SAFE_MS);
}

async function markSent(delivery: Delivery, key: PostKey, lease: string, messageId: string): Promise<void> {
  await settleLease(delivery.db, key, lease, {
    ...{ state: 'sent', messageId, sentAt: delivery.now(), reason: null, nextTryAt: null },
  });
  // It works again: a schedule paused for trouble resumes by itself.
  await delivery.db
    .update(schedules)
    .set({ state: 'active', pauseKind: null, pauseReason: null, toldAt: null })
    .where(
      and(
        eq(schedules.guildId, key.guildId),
        eq(schedules.scheduleNo, key.scheduleNo),
        eq(schedules.pauseKind, 'trouble'),
      ),
    );
  delivery.log.info({ ...key, messageId }, 'posted');
}

async function afterFailure(
  delivery: Delivery,
  post: FullPost & { readonly lease: string },
  key: PostKey,
  limit: number,
  error: unknown,
): Promise<number | undefined> {
  const failure = failureOf(error);
  const attempts = post.row.attempts + 1;
  if (failure.kind === 'deleted') {
    await settleLease(delivery.db, key, post.lease, { state: 'closed', reason: 'deleted', nextTryAt: null });
    return undefined;
  }
  if (failure.kind === 'passing') {
    const wait = backoff(attempts);
    delivery.log.warn({ ...key, attempts, wait, err: error }, 'could not post; will try again');
    const nextTryAt = Math.min(delivery.now() + wait, limit);
    await settleLease(delivery.db, key, post.lease, { attempts, nextTryAt, reason: 'unreachable' });
    return wait;
  }
  delivery.log.warn({ ...key, trouble: failure.trouble, err: error }, 'could not post; the schedule is paused');
  // It waits for a permission or channel to change; at the limit it is written off.
  await settleLease(delivery.db, key, post.lease, { attempts, nextTryAt: limit, reason: failure.trouble });
  await pauseForTrouble(delivery, key, failure.trouble);
  return undefined;
}

async function pauseForTrouble(delivery: Delivery, key: PostKey, trouble: Trouble): Promise<void> {
  await delivery.db
    .update(schedules)
    .set({ state: 'paused', pauseKind: 'trouble', pauseReason: trouble })
    .where(
      and(
        eq(schedules.guildId, key.guildId),
        eq(schedules.scheduleNo, key.scheduleNo),
        eq(schedules.state, 'active'),
      ),
    );
  await tellOrganiser(delivery, key, trouble);
}

async function lateLimitOf(delivery: Delivery, { row }: FullPost): Promise<number> {
  const [schedule] = await delivery.db
    .select({ lateHours: schedules.lateHours })
    .from(schedules)
    .where(and(eq(schedules.guildId, row.guildId), eq(schedules.scheduleNo, row.scheduleNo)));
  return lateLimit(row.dueAt, schedule?.lateHours ?? 6);
}

/** Posts of a guild that wait for a permission or a channel are tried at once: something there has changed. */
export async function retryWaiting(delivery: Delivery, guildId: string): Promise<number> {
  const waiting = await delivery.db
    .update(posts)
    .set({ nextTryAt: delivery.now() })
    .where(and(eq(posts.guildId, guildId), eq(posts.state, 'claimed')))
    .returning({ scheduleNo: posts.scheduleNo });
  return waiting.length;
}

