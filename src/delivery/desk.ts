import { and, asc, desc, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import { guilds, posts, schedules, skips } from '../db/schema.js';
import type { Db, Rows } from '../db/types.js';
import type { Library } from '../library/model.js';
import { ask } from '../ledger/ask.js';
import { rowsIn } from '../ledger/transaction.js';
import { closesAt, localDate, nextPost, slotToday, type Slot } from '../study/calendar.js';
import { choose, hmacSha256, readPasts } from './choose.js';
import { nonceOf, replan } from './plan.js';
import type { PostKey, PostRow } from './post-row.js';

export type { PostRow };

/** What features may ask of delivery. It writes rows and never sends. */

export type ScheduleRow = typeof schedules.$inferSelect;

export interface ScheduleSettings {
  readonly channelId: string;
  readonly minute: number;
  readonly zone: string;
  readonly weekdays: number;
  readonly closeMinute: number | null;
  readonly roleId: string | null;
  readonly thread: boolean;
  readonly feedback: 'at_once' | 'at_close';
  readonly lateHours: number;
}

export const MAIN_SCHEDULE = 1;

export const DEFAULTS: Omit<ScheduleSettings, 'channelId'> = {
  minute: 8 * 60,
  zone: 'Asia/Tokyo',
  weekdays: 127,
  closeMinute: null,
  roleId: null,
  thread: false,
  feedback: 'at_once',
  lateHours: 6,
};

/** The schedule, or undefined when there is none with this number. */
export async function readSchedule(
  db: Db,
  guildId: string,
  scheduleNo = MAIN_SCHEDULE,
): Promise<ScheduleRow | undefined> {
  const [row] = await db
    .select()
    .from(schedules)
    .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, scheduleNo), ne(schedules.state, 'removed')));
  return row;
}

export async function listSchedules(db: Db, guildId: string): Promise<ScheduleRow[]> {
  return db
    .select()
    .from(schedules)
    .where(and(eq(schedules.guildId, guildId), ne(schedules.state, 'removed')))
    .orderBy(asc(schedules.scheduleNo));
}

/** Sets up or changes a schedule; see plan.ts for what becomes of the day on which that happens. */
export async function reschedule(
  db: Db,
  guildId: string,
  settings: ScheduleSettings,
  now: number,
  scheduleNo = MAIN_SCHEDULE,
): Promise<ScheduleRow> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(schedules)
      .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, scheduleNo)))
      .for('update');
    const next = replan(before && { ...before, running: isRunning(before) }, settings, now);
    const values = {
      ...settings,
      ...({ state: 'active', pauseKind: null, pauseReason: null, pauseUntil: null, toldAt: null } as const),
      ...{ nextLocalDate: next.localDate, nextPostAt: next.at },
    };
    const [row] = await tx
      .insert(schedules)
      .values({ guildId, scheduleNo, createdAt: now, ...values })
      .onConflictDoUpdate({ target: [schedules.guildId, schedules.scheduleNo], set: values })
      .returning();
    // What waits is tried at once, where it was meant to go: it may stand there already. Refused there, it moves.
    await tryAgain(tx, { guildId, scheduleNo }, now);
    if (row === undefined) throw new Error(`Expected the schedule ${guildId} ${scheduleNo} to be written`);
    return row;
  });
}

async function tryAgain(db: Db, of: Pick<ScheduleRow, 'guildId' | 'scheduleNo'>, now: number): Promise<void> {
  await db
    .update(posts)
    .set({ nextTryAt: now })
    .where(and(eq(posts.guildId, of.guildId), eq(posts.scheduleNo, of.scheduleNo), eq(posts.state, 'claimed')));
}

/** Silences a schedule until it is resumed, or until a local date. */
export async function pause(db: Db, schedule: ScheduleRow, until: string | null, now: number): Promise<ScheduleRow> {
  if (until === null)
    return change(db, schedule, { state: 'paused', pauseKind: 'organiser', pauseReason: null, pauseUntil: null });
  const next = nextPost({ ...rule(schedule), after: now, afterDate: schedule.lastLocalDate ?? undefined, from: until });
  return change(db, schedule, {
    ...({ state: 'active', pauseKind: null, pauseReason: null, pauseUntil: until } as const),
    ...{ nextLocalDate: next.localDate, nextPostAt: next.at },
  });
}

/** Also the click after a trouble: what waits is tried at once. */
export async function resume(db: Db, schedule: ScheduleRow, now: number): Promise<ScheduleRow> {
  await tryAgain(db, schedule, now);
  const next = nextPost({ ...rule(schedule), after: now, afterDate: schedule.lastLocalDate ?? undefined });
  return change(db, schedule, {
    ...({ state: 'active', pauseKind: null, pauseReason: null, pauseUntil: null, toldAt: null } as const),
    ...{ nextLocalDate: next.localDate, nextPostAt: next.at },
  });
}

async function change(db: Db, schedule: ScheduleRow, values: Partial<ScheduleRow>): Promise<ScheduleRow> {
  const [row] = await db
    .update(schedules)
    .set(values)
    .where(and(eq(schedules.guildId, schedule.guildId), eq(schedules.scheduleNo, schedule.scheduleNo)))
    .returning();
  if (row === undefined) throw new Error(`Expected the schedule ${schedule.guildId} ${schedule.scheduleNo} to exist`);
  return row;
}

/** Claimed when its time comes: a schedule in trouble still tries. */
function isRunning({ state, pauseKind }: ScheduleRow): boolean {
  return state === 'active' || (state === 'paused' && pauseKind === 'trouble');
}

function rule({ minute, weekdays, zone }: ScheduleRow) {
  return { minute, weekdays, zone };
}

export type NowOutcome =
  | { readonly outcome: 'queued' | 'same'; readonly post: PostRow }
  | { readonly outcome: 'had_one'; readonly post: PostRow }
  | { readonly outcome: 'no_question' };

/**
 * One more question today, keyed by the interaction: at most one a local date, never in place of the scheduled post,
 * and it earns no points. The row is written here; the worker sends it.
 */
export async function requestNow(
  db: Db,
  library: Library,
  schedule: ScheduleRow,
  interactionId: string,
  now: number,
): Promise<NowOutcome> {
  const { guildId, zone } = schedule;
  const date = localDate(now, zone);
  const key: PostKey = { guildId, scheduleNo: 0, localDate: date };
  const before = await readPostRow(db, key);
  if (before !== undefined) {
    return { outcome: before.interactionId === interactionId ? 'same' : 'had_one', post: before };
  }
  const post = await db.transaction(async (tx) => {
    // With the guild held as claims hold it, the scheduled question of this minute and this one know of each other.
    const [guild] = await tx.select().from(guilds).where(eq(guilds.guildId, guildId)).for('update');
    if (guild === undefined) throw new Error(`Expected the guild ${guildId} to be known`);
    const pasts = await readPasts(rowsIn(tx), [guildId], date);
    const { questionId, why } = choose(library, pasts, {
      ...{ guildId, seed: guild.seed, localDate: date, weekdays: 127, scheduled: false },
    });
    if (questionId === undefined) return 'no_question';
    const [row] = await tx
      .insert(posts)
      .values({
        ...key,
        ...{ state: 'claimed', dueAt: now, claimedAt: now, nextTryAt: now, interactionId, why },
        closesAt: closesAt(date, schedule.closeMinute ?? schedule.minute, zone),
        nonce: nonceOf(guildId, 0, date),
        ...{ channelId: schedule.channelId, language: guild.language, feedback: schedule.feedback },
      })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) return undefined;
    const asked = await ask(tx, library, {
      ...{ guildId, kind: 'extra', userId: null, questionId, seed: guild.seed, at: now, hmac: hmacSha256 },
      context: `post|0|${date}`,
    });
    const [done] = await tx
      .update(posts)
      .set({ askingId: asked?.askingId ?? null })
      .where(and(eq(posts.guildId, guildId), eq(posts.scheduleNo, 0), eq(posts.localDate, date)))
      .returning();
    return done;
  });
  if (post === 'no_question') return { outcome: post };
  if (post !== undefined) return { outcome: 'queued', post };
  const other = await readPostRow(db, key);
  if (other === undefined) throw new Error(`Expected the extra of ${guildId} ${date} to be there`);
  return { outcome: other.interactionId === interactionId ? 'same' : 'had_one', post: other };
}

export async function readPostRow(
  db: Db,
  { guildId, scheduleNo, localDate: date }: PostKey,
): Promise<PostRow | undefined> {
  const [row] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.guildId, guildId), eq(posts.scheduleNo, scheduleNo), eq(posts.localDate, date)));
  return row;
}

export interface Status {
  readonly schedules: readonly ScheduleRow[];
  /** The latest posts, newest first. */
  readonly latest: readonly PostRow[];
}

export async function status(db: Db, guildId: string, latest = 5): Promise<Status> {
  const found = await db
    .select()
    .from(posts)
    .where(eq(posts.guildId, guildId))
    .orderBy(desc(posts.localDate), desc(posts.scheduleNo))
    .limit(latest);
  return { schedules: await listSchedules(db, guildId), latest: found };
}

/** The guild's latest post that people can see: today's question. */
export async function currentPost(db: Db, guildId: string): Promise<PostRow | undefined> {
  const [row] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.guildId, guildId), inArray(posts.state, ['sent', 'closed'])))
    .orderBy(
      sql`${posts.state} = 'sent' desc`,
      sql`${posts.scheduleNo} > 0 desc`,
      desc(posts.localDate),
      desc(posts.scheduleNo),
    )
    .limit(1);
  return row;
}

/** Questions that stand open in a guild: they are offered nowhere else meanwhile. */
export async function openQuestions(rows: Rows, guildId: string): Promise<ReadonlySet<string>> {
  const found = await rows<{ question_id: string }>(
    `select a.question_id from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
     where p.guild_id = $1::bigint and p.state in ('claimed', 'sent')`,
    [guildId],
  );
  return new Set(found.map((row) => row.question_id));
}

/** What a guild is offered nowhere: questions that stand open there, and those it has taken out of its pool. */
export async function unavailableQuestions(rows: Rows, guildId: string): Promise<ReadonlySet<string>> {
  const disputed = await rows<{ question_id: string }>('select question_id from disputes where guild_id = $1::bigint', [
    guildId,
  ]);
  return new Set([...(await openQuestions(rows, guildId)), ...disputed.map((row) => row.question_id)]);
}

/** Leaves out the schedule's next date (or another one to come); it stays skipped whatever the zone does. */
export async function skipDate(db: Db, schedule: ScheduleRow, date: string, now: number): Promise<void> {
  await db
    .insert(skips)
    .values({ guildId: schedule.guildId, scheduleNo: schedule.scheduleNo, localDate: date, createdAt: now })
    .onConflictDoNothing();
}

export async function skippedDates(db: Db, schedule: ScheduleRow): Promise<string[]> {
  const found = await db
    .select({ date: skips.localDate })
    .from(skips)
    .where(
      and(
        eq(skips.guildId, schedule.guildId),
        eq(skips.scheduleNo, schedule.scheduleNo),
        gte(skips.localDate, schedule.nextLocalDate),
      ),
    )
    .orderBy(asc(skips.localDate));
  return found.map((row) => row.date);
}

/** Posts on a date after all; false when it was not left out. */
export async function unskipDate(db: Db, schedule: ScheduleRow, date: string): Promise<boolean> {
  const { guildId, scheduleNo } = schedule;
  const gone = await db
    .delete(skips)
    .where(and(eq(skips.guildId, guildId), eq(skips.scheduleNo, scheduleNo), eq(skips.localDate, date)))
    .returning({ date: skips.localDate });
  return gone.length > 0;
}

/** The slots to come, in order, without the dates left out. */
export function slotsOf(schedule: ScheduleRow, skipped: ReadonlySet<string>): (after?: Slot) => Slot {
  return (after) => {
    if (after === undefined && !skipped.has(schedule.nextLocalDate))
      return { localDate: schedule.nextLocalDate, at: schedule.nextPostAt };
    const from = after ?? { localDate: schedule.nextLocalDate, at: schedule.nextPostAt };
    return nextPost({ ...rule(schedule), after: from.at, afterDate: from.localDate, skipDates: skipped });
  };
}

/** The slot of a date to come, or undefined when nothing is planned for it. */
export function slotOn(schedule: ScheduleRow, date: string): Slot | undefined {
  if (date === schedule.nextLocalDate) return { localDate: date, at: schedule.nextPostAt };
  const { nextPostAt: after, nextLocalDate: afterDate } = schedule;
  const slot = nextPost({ ...rule(schedule), after, afterDate, from: date });
  return slot.localDate === date ? slot : undefined;
}

/** The schedule as people should read it: its next post is the next one that is not left out. */
export async function asPlanned(db: Db, schedule: ScheduleRow): Promise<ScheduleRow> {
  const next = slotsOf(schedule, new Set(await skippedDates(db, schedule)))();
  return { ...schedule, nextLocalDate: next.localDate, nextPostAt: next.at };
}

/** Whether it rests until a date that the organiser named. */
export function isOnHoliday({ pauseUntil, zone }: ScheduleRow, now: number): boolean {
  return pauseUntil !== null && localDate(now, zone) < pauseUntil;
}

/** Today's slot of a schedule, whether past or ahead; for saying what happens next. */
export function todaySlot(schedule: ScheduleRow, now: number) {
  return slotToday({ ...rule(schedule), now });
}

export { queueCard } from './cards.js';
export { POST_ROUTES } from './routes.js';

export const MOST_SCHEDULES = 8;

/** One more schedule, with a number that was never used before in this guild; undefined when there are too many. */
export async function addSchedule(
  db: Db,
  guildId: string,
  settings: ScheduleSettings,
  now: number,
): Promise<ScheduleRow | undefined> {
  if ((await listSchedules(db, guildId)).length >= MOST_SCHEDULES) return undefined;
  const [last] = await db
    .select({ no: sql<number>`coalesce(max(${schedules.scheduleNo}), 0)::int` })
    .from(schedules)
    .where(eq(schedules.guildId, guildId));
  return reschedule(db, guildId, settings, now, (last?.no ?? 0) + 1);
}

/** The schedule posts no more; its row stays, so that its number is never used again. */
export async function removeSchedule(db: Db, schedule: ScheduleRow): Promise<void> {
  await change(db, schedule, { state: 'removed', pauseKind: null, pauseReason: null });
}
