import { and, eq, sql } from 'drizzle-orm';
import { askings, guilds, posts, questionRevisions } from '../db/schema.js';
import type { Db } from '../db/types.js';
import type { Library } from '../library/model.js';
import type { QuestionSnapshot } from '../library/snapshot.js';
import { askedOf, type Asked } from '../views/asked.js';

export type PostRow = typeof posts.$inferSelect;

/** A post with the question as it was asked and the number of its answers. */
export interface FullPost {
  readonly row: PostRow;
  readonly asked: Asked;
  readonly answered: number;
  readonly zone: string;
}

export interface PostKey {
  readonly guildId: string;
  readonly scheduleNo: number;
  readonly localDate: string;
}

export function isPost({ guildId, scheduleNo, localDate }: PostKey) {
  return and(eq(posts.guildId, guildId), eq(posts.scheduleNo, scheduleNo), eq(posts.localDate, localDate));
}

/** Undefined when there is no such post or it holds no question (skipped). */
export async function readPost(db: Db, library: Library, key: PostKey): Promise<FullPost | undefined> {
  const [found] = await db
    .select({
      row: posts,
      order: askings.optionOrder,
      key: askings.key,
      body: questionRevisions.body,
      zone: guilds.zone,
      answered: sql<number>`(select count(*)::int from answers w
        where w.guild_id = ${posts.guildId} and w.asking_id = ${posts.askingId} and not w.late)`,
    })
    .from(posts)
    .innerJoin(askings, and(eq(askings.guildId, posts.guildId), eq(askings.id, posts.askingId)))
    .innerJoin(questionRevisions, eq(questionRevisions.revision, askings.revision))
    .innerJoin(guilds, eq(guilds.guildId, posts.guildId))
    .where(isPost(key));
  if (found?.row.askingId == null) return undefined;
  const asked = askedOf(library, found.row.askingId, found.body as QuestionSnapshot, found.order, found.key);
  return { row: found.row, asked, answered: found.answered, zone: found.zone };
}

/** The row alone, whatever its state. */
export async function readPostRow(db: Db, key: PostKey): Promise<PostRow | undefined> {
  const [row] = await db.select().from(posts).where(isPost(key));
  return row;
}
