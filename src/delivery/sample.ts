import { and, eq, isNull, ne } from 'drizzle-orm';
import type { App } from '../app.js';
import { DEFAULTS, MAIN_SCHEDULE, reschedule } from './desk.js';
import { guilds, schedules } from '../db/schema.js';
import { ensureGuild } from '../ledger/guild.js';
import { localDate } from '../study/calendar.js';

export interface SampleGuild {
  readonly guildId: string;
  readonly channelId: string;
  readonly organiserId: string;
}

/**
 * Sets the playground's guild up so that its first question stands at once: today's post is due now, the next one
 * tomorrow morning. A playground's world ends with its process, so guilds of earlier ones count as left.
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
  const { zone } = await reschedule(app.db, guildId, { ...DEFAULTS, channelId, thread: true }, now);
  await app.db
    .update(schedules)
    .set({ nextLocalDate: localDate(now, zone), nextPostAt: now })
    .where(and(eq(schedules.guildId, guildId), eq(schedules.scheduleNo, MAIN_SCHEDULE)));
  app.signals.queued();
}
