import type { App } from './app.js';
import type { Command, GuildSeen } from './discord/command.js';
import { langOf } from './discord/read-interaction.js';
import { arriveGuild, leaveGuild } from './ledger/guild.js';

/** A guild was announced: at start, after an outage, or because the bot has just been added. */
export async function guildArrived(
  app: App,
  commands: readonly Command[],
  guild: Omit<GuildSeen, 'isNew'>,
): Promise<void> {
  const { id, systemChannelId, locale } = guild;
  const isNew = await arriveGuild(app.db, { id, systemChannelId, language: langOf(locale) }, app.now());
  for (const command of commands) await command.onGuild?.({ ...guild, isNew }, app);
}

/** The bot was removed. */
export async function guildLeft(app: App, guildId: string): Promise<void> {
  await leaveGuild(app.db, guildId, app.now());
}
