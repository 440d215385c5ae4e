import type { App } from './app.js';
import type { Command, GuildSeen } from './discord/command.js';
import { langOf } from './discord/read-interaction.js';
import { arriveGuilds, leaveGuild } from './ledger/guild.js';

type Announced = Omit<GuildSeen, 'isNew'>;

export interface Arrivals {
  readonly announce: (guild: Announced) => void;
  /** Takes nobody in any more and resolves when nothing is under way; who waits is announced to the next process. */
  stop(): Promise<void>;
}

/** At start all guilds are announced one after another: those of this time are written together. */
const COLLECT_MS = 100;
const MOST = 500;

/**
 * Takes in guilds as they are announced: at start, after an outage, or because the bot has just been added.
 * @param arrived called for each batch after it has been written
 */
export function createArrivals(
  app: App,
  commands: readonly Command[],
  arrived: (guildIds: readonly string[]) => Promise<void>,
): Arrivals {
  let waiting: Announced[] = [];
  let under: Promise<void> = Promise.resolve();
  /** Greetings wait for each other, never the guilds that are still to be written for them. */
  let greeting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function take(batch: readonly Announced[]): Promise<void> {
    const seen = batch.map(({ id, systemChannelId, locale }) => ({ id, systemChannelId, language: langOf(locale) }));
    const fresh = await arriveGuilds(app.rows, seen, app.now());
    await arrived(batch.map(({ id }) => id));
    greeting = greeting.then(() => greet(batch, fresh));
  }

  async function greet(batch: readonly Announced[], fresh: ReadonlySet<string>): Promise<void> {
    for (const guild of batch) {
      for (const command of commands) {
        if (stopped) return;
        const work = command.onGuild?.({ ...guild, isNew: fresh.has(guild.id) }, app);
        await work?.catch((error: unknown) =>
          app.log.error({ err: error, guildId: guild.id }, 'a guild was not greeted'),
        );
      }
    }
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    under = under
      .then(() => take(batch))
      .catch((error: unknown) => app.log.error({ err: error }, 'guilds could not be taken in'));
  }

  return {
    announce(guild) {
      if (stopped) return;
      waiting.push(guild);
      timer ??= setTimeout(flush, COLLECT_MS);
      if (waiting.length >= MOST) flush();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await under;
      await greeting;
    },
  };
}

/** The bot was removed. */
export async function guildLeft(app: App, guildId: string): Promise<void> {
  await leaveGuild(app.db, guildId, app.now());
}
