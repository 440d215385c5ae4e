import { and, asc, eq } from 'drizzle-orm';
import { disputes, guilds, reports, type SetupDraft } from '../../db/schema.js';
import type { Db } from '../../db/types.js';
import type { Lang } from '../../library/model.js';

export async function setLanguage(db: Db, guildId: string, language: Lang, organiserId: string): Promise<void> {
  await db.update(guilds).set({ language, organiserId }).where(eq(guilds.guildId, guildId));
}

/** The guild's own zone follows its main schedule; whoever sets it is told when something goes wrong. */
export async function setZone(db: Db, guildId: string, zone: string, organiserId: string): Promise<void> {
  await db.update(guilds).set({ zone, organiserId }).where(eq(guilds.guildId, guildId));
}

export async function readSetup(db: Db, guildId: string): Promise<SetupDraft | undefined> {
  const [row] = await db.select({ setup: guilds.setup }).from(guilds).where(eq(guilds.guildId, guildId));
  return row?.setup ?? undefined;
}

export async function writeSetup(db: Db, guildId: string, setup: SetupDraft | null): Promise<void> {
  await db.update(guilds).set({ setup }).where(eq(guilds.guildId, guildId));
}

export type ReportRow = typeof reports.$inferSelect;

/** Open reports of a guild, the question with the oldest one first. */
export async function openReports(db: Db, guildId: string): Promise<ReportRow[]> {
  return db
    .select()
    .from(reports)
    .where(and(eq(reports.guildId, guildId), eq(reports.status, 'open')))
    .orderBy(asc(reports.at), asc(reports.id))
    .limit(500);
}

/**
 * Decides the open reports of a report's question: dismissed brings it back into the guild's pool, upheld leaves it out.
 * @returns false when nothing was open any more
 */
export async function decideReports(
  db: Db,
  guildId: string,
  reportId: number,
  status: 'upheld' | 'dismissed',
  by: { readonly userId: string; readonly at: number },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.select({ id: guilds.guildId }).from(guilds).where(eq(guilds.guildId, guildId)).for('update');
    const [report] = await tx
      .select()
      .from(reports)
      .where(and(eq(reports.guildId, guildId), eq(reports.id, reportId), eq(reports.status, 'open')));
    if (report === undefined) return false;
    const { questionId } = report;
    await tx
      .update(reports)
      .set({ status, decidedBy: by.userId, decidedAt: by.at })
      .where(and(eq(reports.guildId, guildId), eq(reports.questionId, questionId), eq(reports.status, 'open')));
    if (status === 'dismissed')
      await tx.delete(disputes).where(and(eq(disputes.guildId, guildId), eq(disputes.questionId, questionId)));
    else await tx.insert(disputes).values({ guildId, questionId, since: by.at }).onConflictDoNothing();
    return true;
  });
}
