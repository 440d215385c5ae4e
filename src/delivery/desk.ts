import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { posts } from '../db/schema.js';
import type { Db, Rows } from '../db/types.js';
import type { PostRow } from './post-row.js';
import { listSchedules, type ScheduleRow } from './schedules.js';

/* What features may ask of delivery. It writes rows and never sends. */

export { queueCard } from './cards.js';
export { requestNow, type NowOutcome } from './extra.js';
export { readPostRow, type PostRow } from './post-row.js';
export { POST_ROUTES } from './routes.js';
export * from './schedules.js';
export * from './slots.js';

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
