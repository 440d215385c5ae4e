import type { Rows } from '../db/types.js';

/** From here on the days that an outage touches cost nobody's streak (learning.md 4.5). */
export const OUTAGE_MS = 2 * 3_600_000;

const BEAT = `
with before as materialized (
  select value, updated_at from meta where key = 'heartbeat' for update
), gap as (
  insert into outages (from_at, to_at)
  select updated_at, $1::timestamptz from before
  where $2::float8 - value::float8 > ${OUTAGE_MS} and updated_at < $1::timestamptz
  on conflict do nothing
  returning from_at
), beat as (
  insert into meta (key, value, updated_at) values ('heartbeat', $2::float8::text, $1::timestamptz)
  on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
)
select count(*)::int as outages from gap`;

/**
 * Says that the bot hears people, about once a minute from each process that does. When nobody has said so for over two hours, that
 * time is kept as an outage.
 * @param now the bot's clock; `elapsed` a clock that nobody sets by hand, both in epoch milliseconds: in the playground
 * a person may move the bot's clock by days, which is no outage
 * @returns whether an outage has just ended
 */
export async function beat(rows: Rows, now: number, elapsed: number): Promise<boolean> {
  const [row] = await rows<{ outages: number }>(BEAT, [new Date(now).toISOString(), elapsed]);
  return (row?.outages ?? 0) > 0;
}
