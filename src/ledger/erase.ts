import type { Database } from '../db/types.js';
import { rowsIn } from './transaction.js';

export interface Erasing {
  readonly guildId: string;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Locking the learner's row keeps answers out until all is done; they then begin a new history. */
const LOCK = 'select version from learners where guild_id = $1::bigint and user_id = $2::bigint for update';

/** Answers to posts that are still open go altogether: their person may answer again. */
const REMOVE_OPEN = `
delete from answers w using posts p
where w.guild_id = $1::bigint and w.user_id = $2::bigint and p.guild_id = w.guild_id and p.asking_id = w.asking_id
  and p.state in ('claimed', 'sent')
returning w.asking_id`;

/**
 * The others stay as somebody's choice among the options, which the group's recaps and the statistics of questions
 * are made of. Each gets a number of its own below zero, so that no two of them can be put together again.
 */
const LOOSEN = `
update answers set user_id = -(1 + floor(random() * 9e15))::bigint, version = 1, answered_at = day, elapsed_ms = null,
  excused = '[]', points = 0, ranked = false
where guild_id = $1::bigint and user_id = $2::bigint
returning asking_id`;

/** Nobody has this id, so that private questions are answered by nobody any more. */
const CLOSE_ASKINGS = `
update askings set user_id = -1, series_id = null, series_no = null where guild_id = $1::bigint and user_id = $2::bigint`;

/** What a report asks to be decided stays; who asked and in which words does not. */
const LOOSEN_REPORTS = `
update reports set user_id = -(1 + floor(random() * 9e15))::bigint, text = ''
where guild_id = $1::bigint and user_id = $2::bigint`;

const FORGET_DECIDER = 'update reports set decided_by = null where guild_id = $1::bigint and decided_by = $2::bigint';

const REMOVE = (table: string) => `delete from ${table} where guild_id = $1::bigint and user_id = $2::bigint`;

const LOG = `
insert into events (guild_id, kind, data, at) values ($1::bigint, 'erased', $2::jsonb, $3::timestamptz)`;

/**
 * Removes a person from a guild's records. That it was done is kept, by whom is not.
 * @returns how many answers there were
 */
export async function eraseLearner(database: Pick<Database, 'db'>, { guildId, userId, at }: Erasing): Promise<number> {
  return database.db.transaction(async (tx) => {
    const rows = rowsIn(tx);
    const values = [guildId, userId];
    const known = await rows(LOCK, values);
    const removed = await rows(REMOVE_OPEN, values);
    const loosened = await rows(LOOSEN, values);
    for (const statement of [CLOSE_ASKINGS, LOOSEN_REPORTS, FORGET_DECIDER]) await rows(statement, values);
    for (const table of ['series', 'memories', 'scores', 'events', 'learners']) await rows(REMOVE(table), values);
    const answers = removed.length + loosened.length;
    if (known.length > 0) await rows(LOG, [guildId, JSON.stringify({ answers }), new Date(at).toISOString()]);
    return answers;
  });
}
