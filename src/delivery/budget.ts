import type { Rows } from '../db/types.js';

/**
 * Discord allows a bot 50 requests a second. What is left out is for what is not delivery, and for requests that arrive
 * closer together than they were sent: one too many costs a whole second.
 */
export const REQUESTS_PER_SECOND = 48.5;
const SECOND_MS = 1_000;
const CHUNK = 10;
/** Time that a stalled process left unused and may catch up on. */
const CREDIT_MS = 500;

/**
 * Moves the time of the next free request on by a number of requests, for all processes, on the database's clock.
 * A time far ahead was written before that clock was set back.
 */
const RESERVE = `
with free as (
  insert into meta (key, value, updated_at)
  values ('requests', (extract(epoch from clock_timestamp()) * 1000 + $1::float8)::text, now())
  on conflict (key) do update set updated_at = excluded.updated_at, value = (
    case when meta.value::float8 > extract(epoch from clock_timestamp()) * 1000 + 60000
    then extract(epoch from clock_timestamp()) * 1000
    else greatest(meta.value::float8, extract(epoch from clock_timestamp()) * 1000 - ${CREDIT_MS}) end + $1::float8)::text
  returning value::float8 as until
)
select (until - $1::float8 - extract(epoch from clock_timestamp()) * 1000)::float8 as wait from free`;

/**
 * One pace for the posts of all processes, shared through Postgres: each asks for the time of a few requests at once.
 * Requests that find the database gone go at this process's own pace.
 * @returns resolves when the caller may make one request
 */
export function createBudget(rows: Rows, perSecond = REQUESTS_PER_SECOND): () => Promise<void> {
  const step = SECOND_MS / perSecond;
  const most = Math.floor(perSecond);
  const waiting: (() => void)[] = [];
  /** When the last requests were let go, oldest first: never more than allowed in any second, however late timers are. */
  const latest: number[] = [];
  let reserving = false;

  async function reserve(): Promise<void> {
    while (waiting.length > 0) {
      const count = Math.min(CHUNK, waiting.length);
      const begun = performance.now();
      const [row] = await rows<{ wait: number }>(RESERVE, [count * step]).catch(() => []);
      const start = row === undefined ? step : Number(row.wait) - (performance.now() - begun) / 2;
      for (let nth = 0; nth < count; nth += 1) letGo(waiting.shift()!, start + nth * step);
      if (row === undefined) await new Promise((resolve) => setTimeout(resolve, count * step));
    }
  }

  function letGo(resolve: () => void, ms: number): void {
    if (ms >= 1) return void setTimeout(() => letGo(resolve, 0), ms);
    const now = performance.now();
    const free = latest.length < most ? now : latest[0]! + SECOND_MS;
    if (free > now) return void setTimeout(() => letGo(resolve, 0), Math.ceil(free - now));
    if (latest.length >= most) latest.shift();
    latest.push(now);
    resolve();
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (reserving) return;
      reserving = true;
      // A whole batch asks in the same turn of the event loop.
      setImmediate(() => void reserve().finally(() => (reserving = false)));
    });
}
