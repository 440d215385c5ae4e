import { instantOf } from '../../db/columns.js';
import type { Rows } from '../../db/types.js';

export interface Waiting {
  /** Ids of questions due before the given end, longest due first. */
  readonly due: readonly string[];
  /** When the first review after that end is due; epoch milliseconds. */
  readonly nextAt: number | undefined;
  readonly doneToday: number;
}

/**
 * @param day the learner's learning day
 * @param end epoch milliseconds at which it ends
 */
export async function readWaiting(
  rows: Rows,
  { guildId, userId, day, end }: { guildId: string; userId: string; day: string; end: number },
): Promise<Waiting> {
  const values = [guildId, userId];
  const until = new Date(end).toISOString();
  const [due, [after], [done]] = await Promise.all([
    rows<{ question_id: string }>(
      `select question_id from memories
       where guild_id = $1::bigint and user_id = $2::bigint and due < $3::timestamptz order by due, question_id`,
      [...values, until],
    ),
    rows<{ at: string | null }>(
      `select min(due) as at from memories
       where guild_id = $1::bigint and user_id = $2::bigint and due >= $3::timestamptz`,
      [...values, until],
    ),
    rows<{ n: number }>(
      `select count(*)::int as n from answers
       where guild_id = $1::bigint and user_id = $2::bigint and kind = 'review' and day = $3::date`,
      [...values, day],
    ),
  ]);
  return {
    due: due.map((row) => row.question_id),
    nextAt: after?.at == null ? undefined : instantOf(after.at),
    doneToday: done?.n ?? 0,
  };
}

/** A place in a day's reviews. */
export interface Place {
  readonly session: string;
  readonly no: number;
}

/** Which question was shown there, and whether it has been answered. */
export interface Shown extends Place {
  readonly askingId: number;
  readonly questionId: string;
  readonly answered: boolean;
}

const SHOWN = `
select a.series_id::text as session, a.series_no as no, a.id::text as id, a.question_id,
  w.asking_id is not null as answered
from askings a
left join answers w on w.guild_id = a.guild_id and w.asking_id = a.id and w.user_id = a.user_id
where a.guild_id = $1::bigint and a.user_id = $2::bigint and a.kind = 'review'`;

type Row = { session: string; no: number; id: string; question_id: string; answered: boolean };

const shownOf = (row: Row | undefined): Shown | undefined =>
  row === undefined
    ? undefined
    : {
        ...{ session: row.session, no: row.no, answered: row.answered },
        ...{ askingId: Number(row.id), questionId: row.question_id },
      };

/** Where the learner left off since an instant, so that `/review` goes on there and a question is not shown twice. */
export async function readLatest(
  rows: Rows,
  { guildId, userId, since }: { guildId: string; userId: string; since: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(
    `${SHOWN} and a.asked_at >= $3::timestamptz order by a.asked_at desc, a.id desc limit 1`,
    [...[guildId, userId, new Date(since).toISOString()]],
  );
  return shownOf(row);
}

export async function readPlace(
  rows: Rows,
  { guildId, userId, session, no }: { guildId: string; userId: string; session: string; no: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(`${SHOWN} and a.series_id = $3::bigint and a.series_no = $4::int`, [
    ...[guildId, userId, session, no],
  ]);
  return shownOf(row);
}

export async function readShown(
  rows: Rows,
  { guildId, userId, askingId }: { guildId: string; userId: string; askingId: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(`${SHOWN} and a.id = $3::bigint and a.series_id is not null`, [
    ...[guildId, userId, askingId],
  ]);
  return shownOf(row);
}
