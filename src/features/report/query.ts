import { and, eq, sql } from 'drizzle-orm';
import { disputes, guilds, reports, type ReportReason } from '../../db/schema.js';
import type { Db } from '../../db/types.js';

export interface NewReport {
  readonly guildId: string;
  readonly questionId: string;
  readonly revision: string;
  readonly askingId: number;
  readonly userId: string;
  readonly reason: ReportReason;
  readonly text: string;
}

/** This many people take a question out of their guild's pool. */
const ENOUGH = 2;

/**
 * Keeps a report, one a person and question: a second one replaces the words of the first. One that has been decided
 * stays decided until the question itself has changed.
 * @returns whether the question is out of the guild's pool now
 */
export async function keepReport(db: Db, report: NewReport, byOrganiser: boolean, at: number): Promise<boolean> {
  const { guildId, questionId, askingId, revision, reason, text } = report;
  return db.transaction(async (tx) => {
    // Two reporters at once must see each other.
    await tx.select({ id: guilds.guildId }).from(guilds).where(eq(guilds.guildId, guildId)).for('update');
    const reopened = sql`${reports.revision} <> excluded.revision`;
    const [kept] = await tx
      .insert(reports)
      .values({ ...report, at })
      .onConflictDoUpdate({
        target: [reports.guildId, reports.questionId, reports.userId],
        set: {
          ...{ askingId, revision, reason, text, at },
          status: sql`case when ${reopened} then 'open' else ${reports.status} end`,
        },
      })
      .returning({ status: reports.status });
    const of = and(eq(reports.guildId, guildId), eq(reports.questionId, questionId), eq(reports.status, 'open'));
    const open = await tx.select({ id: reports.id }).from(reports).where(of);
    if (kept?.status === 'open' && (byOrganiser || open.length >= ENOUGH)) {
      await tx.insert(disputes).values({ guildId, questionId, since: at }).onConflictDoNothing();
    }
    const [dispute] = await tx
      .select({ since: disputes.since })
      .from(disputes)
      .where(and(eq(disputes.guildId, guildId), eq(disputes.questionId, questionId)));
    return dispute !== undefined;
  });
}
