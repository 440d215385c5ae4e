import type { Rows } from './types.js';

/** Small facts of the whole installation. */
export async function readMeta(rows: Rows, key: string): Promise<string | undefined> {
  const [row] = await rows<{ value: string }>('select value from meta where key = $1', [key]);
  return row?.value;
}

export async function writeMeta(rows: Rows, key: string, value: string, now: number): Promise<void> {
  await rows(
    `insert into meta (key, value, updated_at) values ($1, $2, $3::timestamptz)
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [key, value, new Date(now).toISOString()],
  );
}
