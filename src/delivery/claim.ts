import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { guilds, posts, schedules, skips } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { ask } from '../ledger/ask.js';
import { closesAt } from '../study/calendar.js';
import { choose, hmacSha256, readPasts, type Pasts } from './choose.js';
import type { Delivery } from './context.js';
import { LEASE_MS, leaseName } from './lease.js';
import { decide, nonceOf, slotAfter } from './plan.js';
import type { PostKey } from './post-row.js';

type Schedule = typeof schedules.$inferSelect;
type Guild = typeof guilds.$inferSelect;

/**
 * Claims up to `limit` due posts: in one transaction the schedules are locked, the posts written with a lease and the
 * next dates planned. Only what has been committed here is ever sent. Workers pass over each other's locks.
 * @returns the posts to send, and how many schedules were moved on
 */
export async function claimDue(delivery: Delivery, limit: number): Promise<{ posts: PostKey[]; moved: number }> {
  const now = delivery.now();
  return delivery.db.transaction(async (tx) => {
    const due = await tx
      .select({ schedule: schedules, guild: guilds, skip: skips.localDate })
      .from(schedules)
      .innerJoin(guilds, and(eq(guilds.guildId, schedules.guildId), isNull(guilds.leftAt)))
      .leftJoin(
        skips,
        and(
          eq(skips.guildId, schedules.guildId),
          eq(skips.scheduleNo, schedules.scheduleNo),
          eq(skips.localDate, schedules.nextLocalDate),
        ),
      )
      .where(
        and(or(eq(schedules.state, 'active'), eq(schedules.pauseKind, 'trouble')), lte(schedules.nextPostAt, now)),
      )
      .orderBy(schedules.nextPostAt)
      .limit(limit)
      .for('update', { of: schedules, skipLocked: true });
    const [first] = due;
    if (first === undefined) return { posts: [], moved: 0 };
    const ids = due.map(({ guild }) => guild.guildId);
    const pasts = await readPasts(rowsOf(tx), ids, first.schedule.nextLocalDate);
    const claimed: PostKey[] = [];
    for (const { schedule, guild, skip } of due) {
      if (await claim(tx, delivery, pasts, schedule, guild, skip !== null)) {
        claimed.push({ guildId: guild.guildId, scheduleNo: schedule.scheduleNo, localDate: schedule.nextLocalDate });
      }
      await moveOn(tx, schedule);
    }
    return { posts: claimed, moved: due.length };
  });
}

async function claim(
  tx: Db,
  delivery: Delivery,
  pasts: Pasts,
  schedule: Schedule,
  guild: Guild,
  skipped: boolean,
): Promise<boolean> {
  const now = delivery.now();
  const decision = decide(schedule, now, skipped);
  if (decision.kind === 'skip') {
    await insertPost(tx, schedule, guild, now, { state: 'skipped', reason: decision.reason });
    return false;
  }
  const { guildId, scheduleNo, nextLocalDate: localDate, weekdays } = schedule;
  const { questionId, why } = choose(delivery.library, pasts, {
    ...{ guildId, seed: guild.seed, localDate, weekdays },
    scheduled: true,
  });
  if (questionId === undefined) {
    await insertPost(tx, schedule, guild, now, { state: 'failed', reason: 'no_question', why });
    return false;
  }
  // The row is the claim: whoever collides with it has lost, and must not leave a question behind.
  const inserted = await insertPost(tx, schedule, guild, now, {
    state: 'claimed',
    why: { ...why, review: why.kind === 'review' },
    leaseOwner: leaseName(delivery.owner),
    leaseUntil: now + LEASE_MS,
    nextTryAt: now + LEASE_MS,
  });
  if (!inserted) return false;
  const asked = await ask(tx, delivery.library, {
    ...{ guildId, kind: 'daily', userId: null, questionId, seed: guild.seed, at: now, hmac: hmacSha256 },
    context: `post|${scheduleNo}|${localDate}`,
  });
  if (asked === undefined) throw new Error(`Expected to write the asking of ${guildId} ${scheduleNo} ${localDate}`);
  await tx
    .update(posts)
    .set({ askingId: asked.askingId })
    .where(and(eq(posts.guildId, guildId), eq(posts.scheduleNo, scheduleNo), eq(posts.localDate, localDate)));
  const { domain, task } = asked.snapshot;
  pasts.add(guildId, { questionId, localDate, domain, task });
  return true;
}

async function insertPost(
  tx: Db,
  schedule: Schedule,
  guild: Guild,
  now: number,
  more: Pick<typeof posts.$inferInsert, 'state'> & Partial<typeof posts.$inferInsert>,
): Promise<boolean> {
  const { guildId, scheduleNo, nextLocalDate: localDate, zone, minute, closeMinute } = schedule;
  const inserted = await tx
    .insert(posts)
    .values({
      ...{ guildId, scheduleNo, localDate },
      dueAt: schedule.nextPostAt,
      claimedAt: now,
      closesAt: closesAt(localDate, closeMinute ?? minute, zone),
      nonce: nonceOf(guildId, scheduleNo, localDate),
      channelId: schedule.channelId,
      language: guild.language,
      feedback: schedule.feedback,
      roleId: schedule.roleId,
      thread: schedule.thread,
      ...more,
    })
    .onConflictDoNothing()
    .returning({ guildId: posts.guildId });
  return inserted.length > 0;
}

async function moveOn(tx: Db, schedule: Schedule): Promise<void> {
  const next = slotAfter(schedule);
  await tx
    .update(schedules)
    .set({ nextLocalDate: next.localDate, nextPostAt: next.at, lastLocalDate: schedule.nextLocalDate })
    .where(and(eq(schedules.guildId, schedule.guildId), eq(schedules.scheduleNo, schedule.scheduleNo)));
}

/** Raw statements inside the transaction: a second connection would wait for ever on the embedded database. */
function rowsOf(tx: Db) {
  return async <Row>(text: string, values: readonly (string | number | boolean | null)[] = []): Promise<Row[]> => {
    const parts = text.split(/\$(\d+)/);
    const statement = sql.join(
      parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1] ?? null}`)),
    );
    const result: unknown = await tx.execute(statement);
    return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
  };
}
