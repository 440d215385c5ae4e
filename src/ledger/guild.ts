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
