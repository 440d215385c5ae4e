import type { Rows } from '../db/types.js';
import type { Delivery } from './context.js';

/** Discord's outages of a guild are short; should the end of one never be announced, it is over after this time. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * Remembers that Discord said a guild is unavailable, for all processes. Its posts wait: while it lasts, a refusal is
 * no reason to pause a schedule. Kept as a lease, as it must end by itself.
 */
export async function outageBegan(rows: Rows, guildId: string, now: number): Promise<void> {
  await rows(
    `insert into leases (name, owner, until) values ($1, 'discord', $2::timestamptz)
     on conflict (name) do update set until = excluded.until`,
    [nameOf(guildId), new Date(now + LONGEST_MS).toISOString()],
  );
}

/** The guilds were announced again. */
export async function outagesEnded(rows: Rows, guildIds: readonly string[]): Promise<void> {
  await rows('delete from leases where name in (select x from jsonb_array_elements_text($1::jsonb) as x)', [
    JSON.stringify(guildIds.map(nameOf)),
  ]);
}

export async function isOut({ rows, now }: Pick<Delivery, 'rows' | 'now'>, guildId: string): Promise<boolean> {
  const found = await rows('select 1 from leases where name = $1 and until > $2::timestamptz', [
    nameOf(guildId),
    new Date(now()).toISOString(),
  ]);
  return found.length > 0;
}

function nameOf(guildId: string): string {
  return `outage of guild ${guildId}`;
}
