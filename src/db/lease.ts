import type { Rows } from './types.js';

/**
 * Takes or renews a named lease in one statement; false when another owner holds it. One that ends later than any
 * could was written before the clock was set back, and is free.
 * @param isGone whether an owner is known to be dead; its lease is then free before its time
 */
export async function holdLease(
  rows: Rows,
  name: string,
  owner: string,
  now: number,
  forMs: number,
  isGone: (owner: string) => boolean,
): Promise<boolean> {
  const [other] = await rows<{ owner: string }>('select owner from leases where name = $1 and owner <> $2', [
    name,
    owner,
  ]);
  if (other !== undefined && isGone(other.owner)) await dropLease(rows, name, other.owner);
  const held = await rows(
    `insert into leases (name, owner, until) values ($1, $2, $3::timestamptz)
     on conflict (name) do update set owner = excluded.owner, until = excluded.until
     where leases.owner = excluded.owner or leases.until < $4::timestamptz or leases.until > $5::timestamptz
     returning owner`,
    [name, owner, ...[now + forMs, now, now + 4 * forMs].map((at) => new Date(at).toISOString())],
  );
  return held.length > 0;
}

export async function dropLease(rows: Rows, name: string, owner: string): Promise<void> {
  await rows('delete from leases where name = $1 and owner = $2', [name, owner]);
}
