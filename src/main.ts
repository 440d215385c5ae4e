import type { Logger } from 'pino';
import { startBot, type Bot } from './bot.js';
import { ConfigError, readConfig, type Config } from './config.js';
import { isLateWrite, openDatabase } from './db/client.js';
import { LockedError } from './db/lock.js';
import type { Database } from './db/types.js';
import { setUpSample } from './delivery/sample.js';
import { readDeck } from './library/read-deck.js';
import { formatProblem } from './library/problem.js';
import type { Library } from './library/model.js';
import { serveHealth } from './ops/health.js';
import { createLog } from './ops/log.js';

/** Words for the operator that need no stack trace. */
class StartError extends Error {}

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const library = await loadLibrary(config);
  const database = await open(config);
  const running =
    config.token === undefined
      ? await startInPlayground(config, database, library, log)
      : await startOnDiscord(config, config.token, database, library, log);
  const health =
    config.healthPort === undefined
      ? undefined
      : await serveHealth(config.healthPort, () => running.bot.health(), Date.now);

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code || 1), 10_000).unref();
    health?.close();
    await running.stop();
    await database.close();
    process.exit(code);
  };
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  // A shard does not outlive its manager (cluster.ts): the next one starts its own.
  process.on('disconnect', () => void stop(0));
  process.on('uncaughtException', (error) => {
    if (isLateWrite(error)) return log.warn({ err: error }, 'Postgres closed a connection');
    log.fatal({ err: error }, 'stopped by an error that nothing caught');
    return void stop(1);
  });
  running.bot.failed.catch((error: unknown) => {
    console.error((error as Error).message);
    void stop(1);
  });
}

interface Running {
  readonly bot: Bot;
  stop(): Promise<void>;
}

async function startOnDiscord(
  config: Config,
  token: string,
  database: Database,
  library: Library,
  log: Logger,
): Promise<Running> {
  const { apiUrl } = config;
  const bot = await startBot({ config, token, apiUrl, database, library, log, now: Date.now });
  return { bot, stop: () => bot.stop() };
}

/** Without a token the bot lives in a Discord of its own, with a page where a person can try everything. */
async function startInPlayground(config: Config, database: Database, library: Library, log: Logger): Promise<Running> {
  const [{ startPlayground }, { sampleWorld }] = await Promise.all([
    import('./playground/start.js'),
    import('./playground/sample.js'),
  ]);
  let ahead = 0;
  let bot: Bot | undefined;
  const now = () => Date.now() + ahead;
  const playground = await startPlayground({
    ...{ port: config.playgroundPort, page: true, now },
    control: {
      clock: {
        now,
        advance: async (ms) => {
          ahead += ms;
          await bot?.round();
        },
      },
      lint: async () => (await readDeck(config.contentDir)).problems.map(formatProblem),
    },
  });
  const sample = sampleWorld(playground);
  const { token, apiUrl } = playground;
  bot = await startBot({ config, token, apiUrl, database, library, log, now });
  await bot.ready;
  await setUpSample(bot.app, {
    ...{ guildId: sample.guild.id, channelId: sample.daily.id, organiserId: sample.organiser.user.id },
  });
  console.log(
    `\n  毎日 Mainichi is running in its playground: ${playground.url}\n  Set DISCORD_TOKEN to run it on Discord.\n`,
  );
  const started = bot;
  return {
    bot: started,
    stop: async () => {
      await started.stop();
      await playground.close();
    },
  };
}

async function open({ databaseUrl: url, dataDir, databasePool: poolSize }: Config): Promise<Database> {
  try {
    return await openDatabase({ url, dataDir, poolSize });
  } catch (error) {
    if (error instanceof LockedError) throw error;
    const { code, message } = error as Error & { code?: string };
    const where = url === undefined ? `the embedded database in ${dataDir}` : `Postgres at ${new URL(url).host}`;
    const next =
      url === undefined
        ? 'Check that the folder can be written, or restore a dump from its backups folder (see README).'
        : 'Check DATABASE_URL and that the server accepts connections.';
    throw new StartError(`Expected to open ${where}, but: ${code ?? message}. ${next}`);
  }
}

async function loadLibrary(config: Config): Promise<Library> {
  const { library, problems } = await readDeck(config.contentDir);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (library !== undefined && errors.length === 0) return library;
  const report = errors.map(formatProblem).join('\n');
  throw new StartError(`The deck in ${config.contentDir} cannot be used:\n${report}\nNothing was started.`);
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof LockedError || error instanceof StartError;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    console.error(
      `Expected port ${port} to be free, but something listens there. Set PLAYGROUND_PORT (or HEALTH_PORT).`,
    );
  } else console.error(expected ? error.message : error);
  process.exit(1);
});
