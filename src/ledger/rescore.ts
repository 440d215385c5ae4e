import type { Database, Rows } from '../db/types.js';
import { readLogs } from './log.js';
import { writeDerived } from './rebuild.js';
import { replay } from './replay.js';
import { rowsIn } from './transaction.js';

export interface Rescoring {
  readonly guildId: string;
  /** The asking whose key was wrong. */
  readonly askingId: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

const BATCH = 200;

/** People who answered it and have not been rescored yet. */
const LEFT = (among: string) => `
select w.user_id::text as id from answers w
where w.guild_id = $1::bigint and w.asking_id = $2::bigint and ${among}
  and not exists (select 1 from events e where e.guild_id = w.guild_id and e.user_id = w.user_id
    and e.kind = 'rescored' and e.data ->> 'askingId' = $2::bigint::text)
order by w.user_id limit ${BATCH}`;

const FIRST_LEFT = LEFT('w.user_id > 0');
const STILL_LEFT = LEFT('w.user_id in (select x::bigint from jsonb_array_elements_text($3::jsonb) as x)');

const LOCK = `
select user_id::text as id from learners
where guild_id = $1::bigint and user_id in (select x::bigint from jsonb_array_elements_text($2::jsonb) as x)
order by user_id for update`;

/** Whether an answer counts as right because the key was wrong. */
export async function isRescored(rows: Rows, guildId: string, userId: string, askingId: number): Promise<boolean> {
  const found = await rows(
    `select 1 from events where guild_id = $1::bigint and user_id = $2::bigint and kind = 'rescored'
       and data ->> 'askingId' = $3::bigint::text limit 1`,
    [guildId, userId, askingId],
  );
  return found.length > 0;
}

const LOG = `
with moved as (
  update learners set version = version + 1
  where guild_id = $1::bigint and user_id in (select x::bigint from jsonb_array_elements_text($2::jsonb) as x)
  returning guild_id, user_id, version
)
insert into events (guild_id, user_id, version, kind, data, at)
select guild_id, user_id, version, 'rescored', jsonb_build_object('askingId', $3::bigint), $4::timestamptz from moved`;

/**
 * The key of an asking was wrong: everybody who answered counts as right, with full points, and what is derived from
 * their answers is made anew. The answers themselves stay as they were given. Safe to repeat: it reaches whoever has
 * answered since.
 * @returns the number of people rescored
 */
export async function rescore(database: Pick<Database, 'db' | 'rows'>, rescoring: Rescoring): Promise<number> {
  const { guildId, askingId, at } = rescoring;
  let done = 0;
  for (;;) {
    const moved = await database.db.transaction(async (tx) => {
      const rows = rowsIn(tx);
      const left = await rows<{ id: string }>(FIRST_LEFT, [guildId, askingId]);
      const locked = await rows<{ id: string }>(LOCK, [guildId, JSON.stringify(left.map(({ id }) => id))]);
      // Another process may have been quicker while this one waited for the rows.
      const ids = JSON.stringify(locked.map(({ id }) => id));
      const held = (await rows<{ id: string }>(STILL_LEFT, [guildId, askingId, ids])).map(({ id }) => id);
      if (held.length === 0) return 0;
      await rows(LOG, [guildId, JSON.stringify(held), askingId, new Date(at).toISOString()]);
      const logs = await readLogs(rows, guildId, held);
      await writeDerived(rows, guildId, new Map(held.map((id) => [id, replay(logs.get(id) ?? [])])));
      return held.length;
    });
    if (moved === 0) return done;
    done += moved;
  }
}
