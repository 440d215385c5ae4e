import { and, asc, eq, gte } from 'drizzle-orm';
import { skips } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { localDate, nextPost, slotToday, type Slot } from '../study/calendar.js';
import { rule, type ScheduleRow } from './schedules.js';

/* The dates on which a schedule posts, and those that are left out. */

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
