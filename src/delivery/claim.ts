import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { execute } from '../db/client.js';
import { guilds, posts, schedules, skips } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { askAll, type AskInput } from '../ledger/ask.js';
import { rowsIn } from '../ledger/transaction.js';
import type { Slot } from '../study/calendar.js';
import { choose, hmacSha256, readPasts, type Pasts } from './choose.js';
import type { Delivery } from './context.js';
import { leaseName } from './lease.js';
import { claimed } from './machine.js';
import { closingOf, decide, nonceOf, slotAfter } from './plan.js';
import type { PostKey } from './post-row.js';

interface Due {
  readonly schedule: typeof schedules.$inferSelect;
  readonly guild: typeof guilds.$inferSelect;
  /** The date, when the organiser left it out. */
  readonly skip: string | null;
}

const BROKEN_MS = 3_600_000;

type NewPost = typeof posts.$inferInsert;

/**
 * Claims up to `limit` due posts: in one transaction the schedules are locked, the posts written with a lease and the
 * next dates planned. Only what has been committed here is ever sent. Workers pass over each other's locks.
 * The number of statements does not depend on the number of posts.
 * @returns the posts to send, the schedules that cannot be planned, and how many were moved on
 */
export async function claimDue(
  delivery: Delivery,
  limit: number,
): Promise<{ posts: PostKey[]; broken: PostKey[]; moved: number }> {
  const now = delivery.now();
  return delivery.db.transaction(async (tx) => {
    const due: Due[] = await tx
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
      .where(and(or(eq(schedules.state, 'active'), eq(schedules.pauseKind, 'trouble')), lte(schedules.nextPostAt, now)))
      .orderBy(schedules.nextPostAt)
      .limit(limit)
      // The guild too: what is chosen for one of its schedules is known when the next one chooses.
      .for('update', { of: [schedules, guilds], skipLocked: true });
    const [first] = due;
    if (first === undefined) return { posts: [], broken: [], moved: 0 };
    const ids = due.map(({ guild }) => guild.guildId);
    const pasts = await readPasts(rowsIn(tx), ids, first.schedule.nextLocalDate);
    const lease = leaseName(delivery.owner);
    const planned = due.map((one) => planOf(delivery, pasts, one, now, lease));
    const made = planned.filter((plan) => plan !== undefined);
    const broken = due
      .filter((_, nth) => planned[nth] === undefined)
      .map(({ schedule }) => keyOf({ ...schedule, localDate: schedule.nextLocalDate }));
    await setAside(tx, broken, now);
    if (made.length === 0) return { posts: [], broken, moved: due.length };
    // The row is the claim: whoever collides with it has lost, and must not leave a question behind.
    const inserted = await tx
      .insert(posts)
      .values(made.map(({ post }) => post))
      .onConflictDoNothing()
      .returning({
        guildId: posts.guildId,
        scheduleNo: posts.scheduleNo,
        localDate: posts.localDate,
      });
    const won = new Set(inserted.map(nameOf));
    const asked = made.filter(({ post, ask }) => ask !== undefined && won.has(nameOf(post)));
    if (asked.length > 0)
      await nameAskings(
        tx,
        delivery,
        asked.map(({ post, ask }) => ({ post, ask: ask! })),
      );
    await moveOn(tx, made);
    return { posts: asked.map(({ post }) => keyOf(post)), broken, moved: due.length };
  });
}

const keyOf = ({ guildId, scheduleNo, localDate }: PostKey): PostKey => ({ guildId, scheduleNo, localDate });
const nameOf = ({ guildId, scheduleNo, localDate }: PostKey): string => `${guildId} ${scheduleNo} ${localDate}`;

interface Plan {
  readonly post: NewPost;
  readonly ask?: AskInput;
  readonly last: string;
  readonly next: Slot;
}

/** Undefined for a schedule that throws: one guild's mistake must not roll back the batch, now and every minute. */
function planOf(delivery: Delivery, pasts: Pasts, due: Due, now: number, leaseOwner: string): Plan | undefined {
  const { guildId, scheduleNo, nextLocalDate: last } = due.schedule;
  try {
    return { ...postOf(delivery, pasts, due, now, leaseOwner), last, next: slotAfter(due.schedule) };
  } catch (error) {
    delivery.log.error({ guildId, scheduleNo, err: error }, 'a schedule could not be planned');
    return undefined;
  }
}

/** The row of a due date, and what is to be asked with it. */
function postOf(
  { library }: Delivery,
  pasts: Pasts,
  { schedule, guild, skip }: Due,
  now: number,
  leaseOwner: string,
): { post: NewPost; ask?: AskInput } {
  const { guildId, scheduleNo, nextLocalDate: localDate, weekdays } = schedule;
  const base = {
    ...{ guildId, scheduleNo, localDate },
    dueAt: schedule.nextPostAt,
    claimedAt: now,
    closesAt: closingOf(schedule),
    nonce: nonceOf(guildId, scheduleNo, localDate),
    channelId: schedule.channelId,
    language: guild.language,
    feedback: schedule.feedback,
    roleId: schedule.roleId,
    thread: schedule.thread,
  };
  const decision = decide(schedule, now, skip !== null);
  if (decision.kind === 'skip') return { post: { ...base, state: 'skipped', reason: decision.reason } };
  const { questionId, why } = choose(library, pasts, {
    ...{ guildId, seed: guild.seed, localDate, weekdays },
    scheduled: true,
  });
  if (questionId === undefined) return { post: { ...base, state: 'failed', reason: 'no_question', why } };
  const { domain, task } = library.questions.get(questionId)!;
  pasts.add(guildId, { questionId, localDate, domain, task });
  const review = why.kind === 'review';
  return {
    post: { ...base, ...claimed(now), leaseOwner, why: { ...why, review } },
    ask: {
      ...{ guildId, kind: 'daily', userId: null, questionId, seed: guild.seed, at: now, hmac: hmacSha256 },
      context: `post|${scheduleNo}|${localDate}`,
    },
  };
}

async function nameAskings(
  tx: Db,
  { library }: Delivery,
  made: readonly { readonly post: NewPost; readonly ask: AskInput }[],
): Promise<void> {
  const ids = await askAll(
    tx,
    library,
    made.map(({ ask }) => ask),
  );
  const taken = new Map<string, number>();
  const named = made.map(({ post, ask }) => {
    const name = `${ask.guildId} ${ask.questionId}`;
    const nth = taken.get(name) ?? 0;
    taken.set(name, nth + 1);
    const id = ids.get(name)?.[nth];
    if (id === undefined) throw new Error(`Expected the asking of ${nameOf(post)} to be written`);
    return { ...keyOf(post), id };
  });
  await execute(
    tx,
    sql`update posts p set asking_id = x.id
      from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
        as x("guildId" bigint, "scheduleNo" int, "localDate" date, id bigint)
      where p.guild_id = x."guildId" and p.schedule_no = x."scheduleNo" and p.local_date = x."localDate"`,
  );
}

async function moveOn(tx: Db, made: readonly Plan[]): Promise<void> {
  const moved = made.map(({ post: { guildId, scheduleNo }, last, next }) => {
    return { guildId, scheduleNo, last, next: next.localDate, at: new Date(next.at).toISOString() };
  });
  await execute(
    tx,
    sql`update schedules s set next_local_date = x.next, next_post_at = x.at, last_local_date = x.last
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as x("guildId" bigint, "scheduleNo" int, last date, next date, at timestamptz)
      where s.guild_id = x."guildId" and s.schedule_no = x."scheduleNo"`,
  );
}

/** Looked at again in an hour, with its date as it was. */
async function setAside(tx: Db, broken: readonly PostKey[], now: number): Promise<void> {
  for (const { guildId, scheduleNo } of broken) {
    await tx
      .update(schedules)
      .set({ state: 'paused', pauseKind: 'trouble', pauseReason: 'broken', nextPostAt: now + BROKEN_MS })
      .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, scheduleNo)));
  }
}
