import type { Rows } from '../../db/types.js';

/** The exam task of each asking, by asking id. */
export async function readTasks(
  rows: Rows,
  guildId: string,
  askingIds: readonly number[],
): Promise<Map<number, string>> {
  const found = await rows<{ id: string; task: string }>(
    `select id::text, task from askings where guild_id = $1::bigint
       and id in (select x::bigint from jsonb_array_elements_text($2::jsonb) as x)`,
    [guildId, JSON.stringify(askingIds)],
  );
  return new Map(found.map(({ id, task }) => [Number(id), task]));
}

/** Askings whose right answer nobody may know yet: open posts that give feedback when they close. */
export async function readWithheld(rows: Rows, guildId: string, now: number): Promise<ReadonlySet<number>> {
  const found = await rows<{ id: string }>(
    `select asking_id::text as id from posts
     where guild_id = $1::bigint and feedback = 'at_close' and state in ('claimed', 'sent')
       and closes_at > $2::timestamptz and asking_id is not null`,
    [guildId, new Date(now).toISOString()],
  );
  return new Set(found.map(({ id }) => Number(id)));
}
