import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { posts, schedules } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { nextPost } from '../study/calendar.js';
import { replan } from './plan.js';

/* When a guild's question comes: its schedules, and what organisers do with them. */

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

/** What of a schedule decides its slots. */
export function rule({ minute, weekdays, zone }: ScheduleRow) {
  return { minute, weekdays, zone };
}

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
