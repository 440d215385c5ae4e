import { eq } from 'drizzle-orm';
import { guilds } from '../../db/schema.js';
import type { Db } from '../../db/types.js';
import type { Lang } from '../../library/model.js';

export async function setLanguage(db: Db, guildId: string, language: Lang, organiserId: string): Promise<void> {
  await db.update(guilds).set({ language, organiserId }).where(eq(guilds.guildId, guildId));
}

/** The guild's own zone follows its main schedule; whoever sets it is told when something goes wrong. */
export async function setZone(db: Db, guildId: string, zone: string, organiserId: string): Promise<void> {
  await db.update(guilds).set({ zone, organiserId }).where(eq(guilds.guildId, guildId));
}
