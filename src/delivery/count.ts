import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { posts } from '../db/schema.js';
import type { Delivery } from './context.js';
import { isFreeAt, LEASE_MS, leaseName, settleLease } from './lease.js';
import { readPost, type PostKey } from './post-row.js';
import { editMessage } from './posting.js';
import { renderOpen } from './render.js';
import { failureOf } from './trouble.js';

/** At most one edit of a public post in this time, over all processes. */
export const EDIT_EVERY_MS = 10_000;

const ANSWERED = sql`(select count(*) from answers w
  where w.guild_id = ${posts.guildId} and w.asking_id = ${posts.askingId} and not w.late)`;

/** Open posts whose public count is behind; at most `limit`. */
export async function postsBehind(delivery: Delivery, limit: number, askingId?: number, guildId?: string) {
  return delivery.db
    .select({ guildId: posts.guildId, scheduleNo: posts.scheduleNo, localDate: posts.localDate })
    .from(posts)
    .where(
      and(
        eq(posts.state, 'sent'),
        guildId === undefined ? undefined : eq(posts.guildId, guildId),
        askingId === undefined ? undefined : eq(posts.askingId, askingId),
        lt(posts.shownAnswered, ANSWERED),
      ),
    )
    .limit(limit);
}

/**
 * Edits the public count of one post, if nobody did within the last 10 s and the post is still open.
 * The claim is in SQL and holds the post's lease, so that closing waits for it and comes last.
 * @returns milliseconds after which to look again, when another edit is due later
 */
export async function showCount(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const { db } = delivery;
  const owner = leaseName(delivery.owner);
  const now = delivery.now();
  const [row] = await db
    .update(posts)
    .set({ leaseOwner: owner, leaseUntil: now + LEASE_MS, editAfter: now + EDIT_EVERY_MS })
    .where(
      and(
        ...[eq(posts.guildId, key.guildId), eq(posts.scheduleNo, key.scheduleNo), eq(posts.localDate, key.localDate)],
        eq(posts.state, 'sent'),
        lt(posts.shownAnswered, ANSWERED),
        or(isNull(posts.editAfter), lte(posts.editAfter, now), gt(posts.editAfter, now + EDIT_EVERY_MS)),
        isFreeAt(now),
      ),
    )
    .returning();
  if (row === undefined) return EDIT_EVERY_MS;
  const post = await readPost(db, delivery.library, key);
  if (post === undefined || row.messageId === null || now >= row.closesAt) {
    await settleLease(db, key, owner, {});
    return undefined;
  }
  try {
    await editMessage(delivery.rest, row.channelId, row.messageId, renderOpen(post));
    await settleLease(db, key, owner, { shownAnswered: post.answered });
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    delivery.log.warn({ ...key, err: error }, 'the count on a post could not be edited');
    // A message that may not be edited (or is gone) keeps its old count: answers do not depend on it.
    await settleLease(db, key, owner, failure.kind === 'passing' ? {} : { shownAnswered: post.answered });
    return failure.kind === 'passing' ? EDIT_EVERY_MS : undefined;
  }
}
