import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { DiscordAPIError } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { App } from './app.js';
import type { Config } from './config.js';
import { isEmbedded } from './db/client.js';
import type { Database } from './db/types.js';
import { createBudget } from './delivery/budget.js';
import type { Delivery } from './delivery/context.js';
import { outageBegan, outagesEnded } from './delivery/outage.js';
import { createWorker } from './delivery/worker.js';
import type { Command } from './discord/command.js';
import { createGateway, type Gateway } from './discord/gateway.js';
import { loadCommands } from './discord/load-commands.js';
import { canonical, declared, registerCommands } from './discord/register.js';
import { restForAnswers, restForPosts } from './discord/rest.js';
import { createRouter, routesOf } from './discord/router.js';
import { createArrivals, guildLeft } from './guilds.js';
import type { Library } from './library/model.js';
import { buildSearch } from './library/search.js';
import { readMeta, writeMeta } from './db/meta.js';
import { dropLease, holdLease } from './db/lease.js';
import { createMaintenance } from './ops/maintenance.js';
import type { Health } from './ops/health.js';
import { everyMinute } from './ops/wake.js';

export interface BotParts {
  readonly config: Config;
  readonly token: string;
  readonly apiUrl: string;
  readonly database: Database;
  readonly library: Library;
  readonly log: Logger;
  readonly now: () => number;
}

export interface Bot {
  readonly app: App;
  /** Resolves when this process holds the gateway and the commands are registered. */
  readonly ready: Promise<void>;
  /** Rejects when Discord will never accept this configuration. */
  readonly failed: Promise<never>;
  health(): Health;
  /** One round of delivery now. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** As long as the worker waits for itself. */
const STOP_MS = 3_000;
/** A round that takes longer is left behind; node-cron would otherwise never call again. */
const ROUND_LIMIT_MS = 50_000;

/** Puts the parts together and runs them until stop(). */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, database, library, log, now, token, apiUrl } = parts;
  const owner = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
  const commands = await loadCommands(new URL('features/', import.meta.url));
  const posts = restForPosts({ apiUrl, token }, createBudget(database.rows));
  const answers = restForAnswers({ apiUrl, token });
  const delivery: Delivery = { db: database.db, rows: database.rows, library, log, now, rest: posts, owner };
  const worker = createWorker(delivery);
  let gateway: Gateway | undefined;
  const app: App = {
    config,
    db: database.db,
    rows: database.rows,
    library,
    search: buildSearch(library),
    log,
    now,
    connected: () => gateway?.ready === true,
    routes: routesOf(commands),
    signals: { answered: (guildId, askingId) => worker.nudge(guildId, askingId), queued: () => worker.poke() },
  };
  const router = createRouter(commands, app, answers);
  const maintain = isEmbedded(database) ? createMaintenance(database, config.dataDir, log) : undefined;
  let lastRoundAt = now();
  let stopped = false;
  let fail: (error: Error) => void = () => undefined;
  let succeed: () => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const ready = new Promise<void>((resolve) => (succeed = resolve));
  failed.catch(() => undefined);

  const underWay = new Set<Promise<void>>();
  function guarded(what: string, work: Promise<unknown>): void {
    const done: Promise<void> = work
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error }, what),
      )
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }

  async function round(): Promise<void> {
    const work = Promise.all([
      // What a wake-up began a moment ago belongs to the round.
      worker.run().then(() => worker.idle()),
      maintain?.(now()),
      ...commands.map((command) => command.everyMinute?.(app)),
    ]);
    const limit = new Promise<void>((resolve) => setTimeout(resolve, ROUND_LIMIT_MS).unref());
    await Promise.race([work, limit]);
    lastRoundAt = now();
  }

  const wake = everyMinute(() => round().catch((error: unknown) => log.error({ err: error }, 'a round failed')), log);

  const leaseName = `gateway ${config.shards?.join(',') ?? 'all'}/${config.shardCount ?? 1}`;
  async function keepGateway(): Promise<void> {
    const held = await holdLease(database.rows, leaseName, owner, now(), LEASE_MS, isGone).catch(() => undefined);
    if (stopped) return;
    if (held === true && gateway === undefined) await connect();
    if (held === false && gateway !== undefined) {
      log.warn('another process holds the gateway now; this one only delivers');
      const old = gateway;
      gateway = undefined;
      await old.close();
    }
  }

  const arrivals = createArrivals(app, commands, async (ids) => {
    await outagesEnded(database.rows, ids);
    await worker.recheck(ids);
    // What fell due while a guild was without us.
    worker.poke();
  });

  async function connect(): Promise<void> {
    const opened = createGateway(
      { token, apiUrl, shards: config.shards, shardCount: config.shardCount },
      {
        interaction: (interaction) => void router.handle(interaction),
        guild: arrivals.announce,
        guildGone: (id) => guarded('a guild could not be let go', guildLeft(app, id)),
        outage: (id) => guarded('an outage could not be noted', outageBegan(database.rows, id, now())),
        changed: (id) => guarded('a guild could not be looked at again', worker.recheck([id])),
        ready: (applicationId) =>
          guarded('the commands could not be registered', register(applicationId).then(succeed)),
        refused: (reason) => fail(new Error(reason)),
      },
      log,
    );
    gateway = opened;
    try {
      await opened.connect();
      log.info('connected to the gateway');
    } catch (error) {
      gateway = undefined;
      await opened.close();
      if (isBadToken(error))
        fail(new Error('Discord does not accept DISCORD_TOKEN; copy it anew from the developer portal.'));
      else log.warn({ err: error }, 'could not connect to the gateway; will try again');
    }
  }

  async function register(applicationId: string): Promise<void> {
    const wanted = canonical({ apiUrl, commands: declared(commands) });
    const key = `commands ${applicationId}`;
    if ((await readMeta(database.rows, key)) === wanted && (await registered(applicationId, commands))) return;
    await registerCommands(answers, applicationId, commands);
    await writeMeta(database.rows, key, wanted, now());
    log.info({ commands: commands.length }, 'registered the commands');
  }

  async function registered(applicationId: string, expected: readonly Command[]): Promise<boolean> {
    type Listed = { readonly name: string; readonly type?: number };
    const found = await answers.get(Routes.applicationCommands(applicationId)).catch(() => []);
    const names = new Set((found as Listed[]).map(({ name, type }) => `${type ?? 1} ${name}`));
    return declared(expected).every((data) => names.has(`${data.type ?? 1} ${data.name}`));
  }

  await keepGateway();
  const renewal = setInterval(() => guarded('the gateway lease could not be renewed', keepGateway()), RENEW_MS);
  guarded('the first round failed', round());

  return {
    ...{ app, ready, failed, round },
    health: () => ({
      gateway: gateway === undefined ? 'standby' : gateway.ready ? 'ready' : 'connecting',
      lastRoundAt,
    }),
    async stop() {
      stopped = true;
      clearInterval(renewal);
      await wake.stop();
      await gateway?.close();
      // What is not done by then is done again by the next process; a database that hangs must not hold this one.
      const enough = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
      await Promise.race([Promise.all([arrivals.stop(), worker.stop(), ...underWay]), enough]);
      await dropLease(database.rows, leaseName, owner);
    },
  };
}

/** A process of this machine that no longer runs: its successor need not wait for the lease to expire. */
function isGone(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname()) return false;
  // The same number again is an earlier life of this one, as in a container.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function isBadToken(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError && error.status === 401) || (error as { code?: unknown }).code === 'TokenInvalid'
  );
}
