import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { guilds } from '../db/schema.js';
import type { Db } from '../db/types.js';

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

/** Takes a guild in that the gateway announced. @returns whether it was not there before */
export async function arriveGuild(
  db: Db,
  guild: { readonly id: string; readonly language: 'ja' | 'en'; readonly systemChannelId: string | null },
  now: number,
): Promise<boolean> {
  const [known] = await db.select().from(guilds).where(eq(guilds.guildId, guild.id));
  const { systemChannelId } = guild;
  if (known === undefined) {
    await ensureGuild(db, guild.id, now);
    await db.update(guilds).set({ systemChannelId, language: guild.language }).where(eq(guilds.guildId, guild.id));
    return true;
  }
  if (known.leftAt !== null || known.systemChannelId !== systemChannelId) {
    await db.update(guilds).set({ leftAt: null, systemChannelId }).where(eq(guilds.guildId, guild.id));
  }
  return known.leftAt !== null;
}

/** Nothing is deleted: it posts there no more until the bot is invited again. */
export async function leaveGuild(db: Db, guildId: string, now: number): Promise<void> {
  await db.update(guilds).set({ leftAt: now }).where(eq(guilds.guildId, guildId));
}
