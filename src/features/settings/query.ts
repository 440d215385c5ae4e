import { and, asc, eq } from 'drizzle-orm';
import { disputes, guilds, reports, type Decision, type SetupDraft } from '../../db/schema.js';
import type { Db, Rows } from '../../db/types.js';
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
 * Decides the open reports of a report's question: dismissed brings it back into the guild's pool, anything else leaves
 * it out.
 * @returns false when nothing was open any more
 */
export async function decideReports(
  db: Db,
  guildId: string,
  reportId: number,
  status: Decision,
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

/** How long after the decision people may still answer what was asked before it: a post stays open for a day. */
const OPEN_MS = 3 * 86_400_000;

const WRONG_KEYS = `
select distinct a.guild_id::text as "guildId", a.id::text as "askingId"
from reports r
join askings a on a.guild_id = r.guild_id and a.question_id = r.question_id and a.revision = r.revision
join answers w on w.guild_id = a.guild_id and w.asking_id = a.id and w.user_id > 0
where r.status = 'key_wrong' and r.decided_at > $1::timestamptz
  and not exists (select 1 from events e where e.guild_id = w.guild_id and e.user_id = w.user_id
    and e.kind = 'rescored' and e.data ->> 'askingId' = a.id::text)`;

/** What was asked with a key that organisers found wrong, where somebody's answer has not been counted anew yet. */
export async function askingsToRescore(
  rows: Rows,
  now: number,
): Promise<{ readonly guildId: string; readonly askingId: number }[]> {
  const found = await rows<{ guildId: string; askingId: string }>(WRONG_KEYS, [new Date(now - OPEN_MS).toISOString()]);
  return found.map(({ guildId, askingId }) => ({ guildId, askingId: Number(askingId) }));
}
