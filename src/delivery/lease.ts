import { randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm';
import { posts, type PostState } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { heldBetween, LEASE_MS } from './machine.js';
import { isPost, type PostKey, type PostRow } from './post-row.js';

export { LEASE_MS };

/**
 * A name for one holding of a lease. Two holdings of one process differ, so that work which outlived its lease
 * cannot give back the next one's.
 */
export function leaseName(owner: string): string {
  return `${owner} ${randomBytes(6).toString('hex')}`;
}

export type Held = PostRow & { readonly leaseOwner: string };

/** Takes a free or expired lease on a post in one of these states; undefined when somebody else has it. */
export async function takeLease(
  db: Db,
  key: PostKey,
  owner: string,
  now: number,
  states: readonly PostState[],
): Promise<Held | undefined> {
  const leaseOwner = leaseName(owner);
  const [row] = await db
    .update(posts)
    .set({ leaseOwner, leaseUntil: now + LEASE_MS })
    .where(and(isPost(key), inArray(posts.state, [...states]), isFreeAt(now)))
    .returning();
  return row === undefined ? undefined : { ...row, leaseOwner };
}

/** Writes what was done and gives the lease back; false when the lease had been lost meanwhile. */
export async function settleLease(
  db: Db,
  key: PostKey,
  leaseOwner: string,
  change: Partial<typeof posts.$inferInsert>,
): Promise<boolean> {
  const done = await db
    .update(posts)
    .set({ ...change, leaseOwner: null, leaseUntil: null })
    .where(and(isPost(key), eq(posts.leaseOwner, leaseOwner)))
    .returning({ guildId: posts.guildId });
  return done.length > 0;
}

/** machine.ts isFree, in SQL. */
export function isFreeAt(now: number) {
  const { from, to } = heldBetween(now);
  return or(isNull(posts.leaseUntil), lt(posts.leaseUntil, from), gt(posts.leaseUntil, to));
}
