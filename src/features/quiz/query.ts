import { and, eq } from 'drizzle-orm';
import { instantOf } from '../../db/columns.js';
import { askings, series } from '../../db/schema.js';
import type { Db, Rows } from '../../db/types.js';
import type { Past } from './choose.js';

export type Series = Pick<typeof series.$inferSelect, 'id' | 'guildId' | 'userId' | 'plan'>;

/** What the learner's last attempt at each question left. */
export async function readPast(rows: Rows, guildId: string, userId: string): Promise<Map<string, Past>> {
  const found = await rows<{ question_id: string; correct: boolean; answered_at: string; due: string | null }>(
    `select distinct on (w.question_id) w.question_id, w.correct, w.answered_at, m.due
     from answers w
     left join memories m on m.guild_id = w.guild_id and m.user_id = w.user_id and m.question_id = w.question_id
     where w.guild_id = $1::bigint and w.user_id = $2::bigint
     order by w.question_id, w.version desc`,
    [guildId, userId],
  );
  return new Map(
    found.map(({ question_id: id, correct, answered_at: at, due }) => [
      id,
      { correct, lastAt: instantOf(at), due: due === null ? Number.POSITIVE_INFINITY : instantOf(due) },
    ]),
  );
}

/** Begins a series, or finds the one that this interaction (or this repetition) has begun already. */
export async function beginSeries(
  db: Db,
  begun: Series & { readonly fromId: string | null },
  now: number,
): Promise<Series> {
  const [row] = await db
    .insert(series)
    .values({ ...begun, createdAt: now })
    .onConflictDoNothing()
    .returning();
  const { guildId, id, fromId } = begun;
  const standing = row ?? (await readSeries(db, guildId, id)) ?? (await readRepeat(db, guildId, fromId));
  if (standing === undefined) throw new Error(`Expected the series ${id} to be written`);
  return standing;
}

export async function readSeries(db: Db, guildId: string, id: string): Promise<Series | undefined> {
  const [row] = await db
    .select()
    .from(series)
    .where(and(eq(series.guildId, guildId), eq(series.id, id)));
  return row;
}

/** The series that repeats the wrong answers of another one. */
export async function readRepeat(db: Db, guildId: string, fromId: string | null): Promise<Series | undefined> {
  if (fromId === null) return undefined;
  const [row] = await db
    .select()
    .from(series)
    .where(and(eq(series.guildId, guildId), eq(series.fromId, fromId)));
  return row;
}

/** The asking that stands at a place of a series. */
export async function readPlace(db: Db, guildId: string, seriesId: string, no: number): Promise<number | undefined> {
  const [row] = await db
    .select({ id: askings.id })
    .from(askings)
    .where(and(eq(askings.guildId, guildId), eq(askings.seriesId, seriesId), eq(askings.seriesNo, no)));
  return row?.id;
}

/** The series and the place that an asking belongs to. */
export async function readPlaceOf(
  db: Db,
  guildId: string,
  askingId: number,
): Promise<{ readonly seriesId: string; readonly no: number } | undefined> {
  const [row] = await db
    .select({ seriesId: askings.seriesId, no: askings.seriesNo })
    .from(askings)
    .where(and(eq(askings.guildId, guildId), eq(askings.id, askingId), eq(askings.kind, 'quiz')));
  return row?.seriesId == null || row.no === null ? undefined : { seriesId: row.seriesId, no: row.no };
}

export interface Result {
  readonly questionId: string;
  readonly domain: string;
  readonly correct: boolean;
  readonly points: number;
}

/** What was answered of a series, in its order. */
export async function readResults(rows: Rows, guildId: string, seriesId: string, userId: string): Promise<Result[]> {
  return rows<Result>(
    `select a.question_id as "questionId", a.domain, w.correct, w.points
     from askings a join answers w on w.guild_id = a.guild_id and w.asking_id = a.id and w.user_id = $3::bigint
     where a.guild_id = $1::bigint and a.series_id = $2::bigint
     order by a.series_no`,
    [guildId, seriesId, userId],
  );
}
