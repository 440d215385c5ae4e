import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { guilds } from '../db/schema.js';
import type { Db, Rows } from '../db/types.js';

export type GuildRow = typeof guilds.$inferSelect;

/** The guild's row; made with a secret seed of its own when it is new. */
export async function ensureGuild(db: Db, guildId: string, now: number): Promise<GuildRow> {
  await db
    .insert(guilds)
    .values({ guildId, seed: randomBytes(32).toString('hex'), joinedAt: now })
    .onConflictDoNothing();
  const [row] = await db.select().from(guilds).where(eq(guilds.guildId, guildId));
  if (row === undefined) throw new Error(`Expected the guild ${guildId} to be written`);
  return row;
}

export interface ArrivedGuild {
  readonly id: string;
  readonly language: 'ja' | 'en';
  readonly systemChannelId: string | null;
}

const ARRIVE = `
with seen as (
  select * from jsonb_to_recordset($1::jsonb)
    as x(id bigint, seed text, language text, "systemChannelId" bigint)
), known as (
  select guild_id, left_at, joined_at from guilds where guild_id in (select id from seen)
), written as (
  insert into guilds (guild_id, seed, language, system_channel_id, joined_at)
  select id, seed, language, "systemChannelId", $2::timestamptz from seen order by id
  on conflict (guild_id) do update set left_at = null, system_channel_id = excluded.system_channel_id
  where guilds.left_at is not null or guilds.system_channel_id is distinct from excluded.system_channel_id
)
select s.id::text as id from seen s left join known k on k.guild_id = s.id
where k.guild_id is null or k.left_at is not null or k.joined_at > $3::timestamptz`;

/** A process that dies right after writing a guild leaves the rest of the arrival to the next one. */
const STILL_NEW_MS = 10 * 60_000;

/**
 * Takes guilds in that the gateway announced, in one statement.
 * @returns those that were not there before, or only for a few minutes
 */
export async function arriveGuilds(
  rows: Rows,
  seen: readonly ArrivedGuild[],
  now: number,
): Promise<ReadonlySet<string>> {
  const unique = new Map(seen.map(({ id, language, systemChannelId }) => [id, { id, language, systemChannelId }]));
  const values = [...unique.values()].map((guild) => ({ ...guild, seed: randomBytes(32).toString('hex') }));
  const found = await rows<{ id: string }>(ARRIVE, [
    JSON.stringify(values),
    ...[now, now - STILL_NEW_MS].map((at) => new Date(at).toISOString()),
  ]);
  return new Set(found.map(({ id }) => id));
}

/** Nothing is deleted: it posts there no more until the bot is invited again. */
export async function leaveGuild(db: Db, guildId: string, now: number): Promise<void> {
  await db.update(guilds).set({ leftAt: now }).where(eq(guilds.guildId, guildId));
}
