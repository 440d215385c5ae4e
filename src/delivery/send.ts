import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { posts, schedules } from '../db/schema.js';
import type { Delivery } from './context.js';
import { isFreeAt, settleLease, takeLease } from './lease.js';
import { afterFailure, afterLimit, afterMove, afterSent, limitOf, nextStep, rechecked } from './machine.js';
import { isOut } from './outage.js';
import { readPost, type FullPost, type PostKey } from './post-row.js';
import { findOwnMessage, postMessage } from './posting.js';
import { renderOpen } from './render.js';
import { POST_ROUTES } from './routes.js';
import { tellOrganiser } from './tell.js';
import { failureOf, isOurs, type Trouble } from './trouble.js';
import { customId } from '../discord/custom-id.js';

/** Of an extra, which has no schedule. */
const DEFAULT_LATE_HOURS = 6;

const TELL_AGAIN_MS = 30_000;

/**
 * Sends one claimed post whose lease this process holds, and writes down what came of it.
 * Never throws for what Discord does; throws when the database is gone, and then the expired lease is found again.
 * @returns milliseconds after which it should be tried again, if it should
 */
export async function sendPost(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const post = await readPost(delivery.db, delivery.library, key);
  const lease = post?.row.leaseOwner ?? '';
  if (post === undefined || post.row.state !== 'claimed' || !lease.startsWith(`${delivery.owner} `)) return undefined;
  const lateHours = await lateHoursOf(delivery, key);
  try {
    const step = nextStep(post.row, delivery.now(), lateHours);
    const found = step.kind === 'look' ? await find(delivery, post, step.since) : undefined;
    // Looking may have taken us past the limit; what is sent is sent in time.
    if (found === undefined && delivery.now() >= limitOf(post.row, lateHours)) {
      await settleLease(delivery.db, key, lease, afterLimit(post.row));
      return undefined;
    }
    const { channelId } = post.row;
    await markSent(delivery, key, lease, found === undefined ? await send(delivery, post) : { id: found, channelId });
    return undefined;
  } catch (error) {
    return failed(delivery, { ...post, lease }, key, lateHours, error);
  }
}

/** Takes the lease of a post left behind (a crash, an earlier failure) and sends it. */
export async function resend(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const row = await takeLease(delivery.db, key, delivery.owner, delivery.now(), ['claimed']);
  return row === undefined ? undefined : sendPost(delivery, key);
}

interface Standing {
  readonly id: string;
  readonly channelId: string;
}

async function send(delivery: Delivery, { row, ...rest }: FullPost): Promise<Standing> {
  const message = await postMessage(delivery.rest, row.channelId, renderOpen({ row, ...rest }), row.nonce, row.roleId);
  return { id: message.id, channelId: message.channel_id };
}

function find({ rest }: Delivery, { row, asked }: FullPost, since: number): Promise<string | undefined> {
  return findOwnMessage(rest, row.channelId, customId(POST_ROUTES.result, asked.askingId), since);
}

async function markSent(delivery: Delivery, key: PostKey, lease: string, { id, channelId }: Standing): Promise<void> {
  // It works again: a schedule paused for trouble resumes by itself. Written first, as the row of the post is what
  // another process would go on from.
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
  await settleLease(delivery.db, key, lease, afterSent(id, channelId, delivery.now()));
  delivery.log.info({ ...key, messageId: id }, 'posted');
}

async function failed(
  delivery: Delivery,
  post: FullPost & { readonly lease: string },
  key: PostKey,
  lateHours: number,
  error: unknown,
): Promise<number | undefined> {
  // What is no answer of Discord's (the database is gone) is not written down as one: the lease expires.
  if (isOurs(error)) throw error;
  const outage = await isOut(delivery, key.guildId);
  const now = delivery.now();
  const { change, wait, pause } = afterFailure(post.row, failureOf(error), now, lateHours, outage);
  delivery.log.warn({ ...key, ...change, wait, pause, err: error }, 'could not post');
  if (pause !== undefined) {
    const chosen = await channelOf(delivery, key);
    if (chosen !== undefined && chosen !== post.row.channelId && change.state === undefined) {
      await settleLease(delivery.db, key, post.lease, afterMove(post.row, chosen, now));
      return 0;
    }
    // Before the post is let go: whoever dies in between leaves a lease, and with it the whole try to be done again.
    const told = await pauseForTrouble(delivery, key, pause);
    if (!told && change.state === undefined) {
      await settleLease(delivery.db, key, post.lease, { ...change, nextTryAt: now + TELL_AGAIN_MS });
      return TELL_AGAIN_MS;
    }
  }
  await settleLease(delivery.db, key, post.lease, change);
  return wait;
}

/** Where the schedule posts now; the extras of `/daily now` have none. */
async function channelOf(delivery: Delivery, { guildId, scheduleNo }: PostKey): Promise<string | undefined> {
  const [schedule] = await delivery.db
    .select({ channelId: schedules.channelId })
    .from(schedules)
    .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, scheduleNo)));
  return schedule?.channelId;
}

async function pauseForTrouble(delivery: Delivery, key: PostKey, trouble: Trouble): Promise<boolean> {
  await delivery.db
    .update(schedules)
    .set({ state: 'paused', pauseKind: 'trouble', pauseReason: trouble })
    .where(
      and(eq(schedules.guildId, key.guildId), eq(schedules.scheduleNo, key.scheduleNo), eq(schedules.state, 'active')),
    );
  return tellOrganiser(delivery, key, trouble);
}

async function lateHoursOf(delivery: Delivery, { guildId, scheduleNo }: PostKey): Promise<number> {
  const [schedule] = await delivery.db
    .select({ lateHours: schedules.lateHours })
    .from(schedules)
    .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, scheduleNo)));
  return schedule?.lateHours ?? DEFAULT_LATE_HOURS;
}

/** What waits in these guilds (posts, recaps, threads) is tried at once: something there has changed. */
export async function retryWaiting(delivery: Delivery, guildIds: readonly string[]): Promise<number> {
  const waiting = await delivery.db
    .update(posts)
    .set(rechecked(delivery.now()))
    .where(
      and(
        inArray(posts.guildId, [...guildIds]),
        inArray(posts.state, ['claimed', 'sent', 'closed']),
        isNotNull(posts.nextTryAt),
        isFreeAt(delivery.now()),
      ),
    )
    .returning({ scheduleNo: posts.scheduleNo });
  return waiting.length;
}
