import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { App } from '../app.js';
import { guilds, posts, schedules } from '../db/schema.js';
import { ensureGuild } from '../ledger/guild.js';
import { addDays, localDate } from '../study/calendar.js';
import { DEFAULTS, MAIN_SCHEDULE, reschedule } from './schedules.js';
import { isPost } from './post-row.js';

export interface SampleGuild {
  readonly guildId: string;
  readonly channelId: string;
  readonly organiserId: string;
}

/**
 * Sets the playground's guild up so that a question stands at once. A playground's messages end with its process:
 * a post that was still open is sent again with its answers, else one is due now; the next comes tomorrow morning.
 */
export async function setUpSample(app: App, sample: SampleGuild): Promise<void> {
  const { guildId, channelId, organiserId } = sample;
  const now = app.now();
  await app.db
    .update(guilds)
    .set({ leftAt: now })
    .where(and(ne(guilds.guildId, guildId), isNull(guilds.leftAt)));
  await ensureGuild(app.db, guildId, now);
  await app.db.update(guilds).set({ organiserId, language: 'ja' }).where(eq(guilds.guildId, guildId));
  const schedule = await reschedule(app.db, guildId, { ...DEFAULTS, channelId, thread: true }, now);
  if (!(await standAgain(app, guildId, now))) {
    const today = localDate(now, schedule.zone);
    const last = schedule.lastLocalDate;
    const date = last !== null && last >= today ? addDays(last, 1) : today;
    await app.db
      .update(schedules)
      .set({ nextLocalDate: date, nextPostAt: now })
      .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, MAIN_SCHEDULE)));
  }
  app.signals.queued();
}

async function standAgain(app: App, guildId: string, now: number): Promise<boolean> {
  const [open] = await app.db
    .select()
    .from(posts)
    .where(and(eq(posts.guildId, guildId), eq(posts.state, 'sent'), gt(posts.closesAt, now)))
    .orderBy(desc(posts.localDate))
    .limit(1);
  if (open === undefined) return false;
  await app.db
    .update(posts)
    .set({ state: 'claimed', messageId: null, claimedAt: now, nextTryAt: now, leaseUntil: null, leaseOwner: null })
    .where(isPost(open));
  return true;
}
