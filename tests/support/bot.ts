import { startBot, type Bot } from '../../src/bot.js';
import type { Config } from '../../src/config.js';
import { parseConfig } from '../../src/config.js';
import type { Library } from '../../src/library/model.js';
import { createLog } from '../../src/ops/log.js';
import { startPlayground } from '../../src/playground/start.js';
import type { Actor, Channel, Guild, Playground, Reply } from '../../src/playground/types.js';
import { openTestDatabase, type TestDatabase } from './database.js';

/** A real bot in a loopback Discord, on the database under test, with a clock that the test sets. */
export interface TestBot {
  readonly bot: Bot;
  readonly discord: Playground;
  readonly database: TestDatabase;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly clock: { now(): number; set(at: number): void; advance(ms: number): void };
  /** People of the guild by number; the organiser may manage it. */
  person(index: number): Actor;
  readonly organiser: Actor;
  /** Errors and warnings that the bot logged. */
  readonly logged: Record<string, unknown>[];
  /** Stops this bot and starts another one on the same database and Discord. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface TestBotOptions {
  readonly library: Library;
  readonly at?: number;
  readonly members?: number;
  readonly locale?: string;
  readonly database?: TestDatabase;
  readonly requestsPerSecond?: number;
  /** Expected refusals: the test looks at `discord.violations` itself. */
  readonly allowViolations?: boolean;
  readonly routeLimits?: boolean;
  readonly ackMs?: number;
}

/** Accounts of 2023: those younger than a week are not ranked. */
const accountId = (index: number) => String(1_100_000_000_000_001_000n + BigInt(index));

const config: Config = parseConfig({ DATA_DIR: './data/test', LOG_LEVEL: 'warn' });

export async function openBot(options: TestBotOptions): Promise<TestBot> {
  let offset = (options.at ?? Date.now()) - Date.now();
  const now = () => Date.now() + offset;
  const discord = await startPlayground({
    now,
    // A busy machine is not what these tests are about; the 3 s have tests of their own.
    ackMs: options.ackMs ?? 20_000,
    checkAnswers: true,
    ...(options.requestsPerSecond === undefined ? {} : { requestsPerSecond: options.requestsPerSecond }),
    ...(options.routeLimits === undefined ? {} : { routeLimits: options.routeLimits }),
  });
  const locale = options.locale ?? 'ja';
  const guild = discord.addGuild({
    name: 'AWS 勉強会',
    locale,
    channels: [{ name: '今日の一問' }, { name: '雑談' }],
    members: [
      { id: accountId(0), name: 'organiser', locale, permissions: 0x20n },
      ...Array.from({ length: options.members ?? 3 }, (_, i) => ({
        ...{ id: accountId(i + 1), name: `member${i}` },
        locale: i === 2 ? 'en-US' : locale,
      })),
    ],
  });
  const [channel] = [...guild.channels.values()];
  if (channel === undefined) throw new Error('the guild has no channel');
  const people = [...guild.members.values()].filter(({ user }) => !user.bot);
  const database = options.database ?? (await openTestDatabase());
  const logged: Record<string, unknown>[] = [];
  const log = createLog('warn', {
    write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>),
  });
  const start = async () => {
    const started = await startBot({
      ...{ config, token: discord.token, apiUrl: discord.apiUrl, database, library: options.library, log, now },
    });
    await Promise.race([started.ready, started.failed]);
    return started;
  };
  let bot = await start();
  const actor = (index: number) => settling(discord.as(people[index]!.user.id, guild.id, channel.id));
  return {
    get bot() {
      return bot;
    },
    ...{ discord, database, guild, channel, logged },
    clock: {
      now,
      set: (at) => (offset = at - Date.now()),
      advance: (ms) => (offset += ms),
    },
    person: (index) => actor(index + 1),
    organiser: actor(0),
    async restart() {
      await bot.stop();
      bot = await start();
    },
    async close() {
      await bot.stop();
      const violations = [...discord.violations];
      await discord.close();
      if (options.database === undefined) await database.close();
      if (options.allowViolations !== true && violations.length > 0) {
        throw new Error(`Discord would have refused: ${JSON.stringify(violations, null, 2)}`);
      }
    },
  };
}

/** On a busy machine an answer may come deferred: these tests are about what it says in the end. */
export function settling(actor: Actor): Actor {
  const settled = async (reply: Promise<Reply>) => (await reply).settled(20_000);
  return {
    ...actor,
    in: (channelId) => settling(actor.in(channelId)),
    command: (...args) => settled(actor.command(...args)),
    contextMenu: (...args) => settled(actor.contextMenu(...args)),
    click: (...args) => settled(actor.click(...args)),
    select: (...args) => settled(actor.select(...args)),
    forge: (...args) => settled(actor.forge(...args)),
    submitModal: (...args) => settled(actor.submitModal(...args)),
  };
}
