import { fileURLToPath } from 'node:url';
import { REST } from '@discordjs/rest';
import { Routes, type APIGatewayBotInfo } from 'discord-api-types/v10';
import { ShardingManager, type Shard } from 'discord.js';
import { readConfig, type Config } from './config.js';

/*
 * One process a shard on this machine. Each is main.ts as it is: the manager hands it SHARDS and SHARD_COUNT, and they
 * share nothing but Postgres.
 */

/** Sessions may begin every 5 s. */
const BETWEEN_MS = 5_500;
/** A shard that dies again and again must not use up the 1,000 sessions of a day. */
const SLOWEST_MS = 300_000;
const STEADY_MS = 600_000;

async function main(): Promise<void> {
  const config = readConfig();
  const { token, shards } = config;
  if (token === undefined || config.databaseUrl === undefined) {
    throw new Error(
      'Expected DISCORD_TOKEN and DATABASE_URL: a cluster is many processes on one Postgres. A single one is npm start.',
    );
  }
  const manager = new ShardingManager(fileURLToPath(new URL('main.js', import.meta.url)), {
    token,
    totalShards: config.shardCount ?? (await recommended(config, token)),
    ...(shards === undefined ? {} : { shardList: [...shards] }),
    respawn: false,
  });
  let stopping = false;
  manager.on('shardCreate', (shard) => {
    // All on one machine: each answers on a port of its own.
    const env = shard.env as NodeJS.ProcessEnv;
    if (config.healthPort !== undefined) env['HEALTH_PORT'] = String(config.healthPort + shard.id);
    let deaths = 0;
    let startedAt = 0;
    shard.on('spawn', () => (startedAt = Date.now()));
    shard.on('death', () => {
      if (stopping) return;
      deaths = Date.now() - startedAt > STEADY_MS ? 1 : deaths + 1;
      const ms = Math.min(BETWEEN_MS * 2 ** (deaths - 1), SLOWEST_MS);
      console.error(`Shard ${shard.id} has stopped; it starts again in ${Math.round(ms / 1_000)} s.`);
      setTimeout(() => void (stopping ? undefined : shard.spawn(-1)), ms);
    });
  });
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([...manager.shards.values()].map(end));
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  await manager.spawn({ timeout: -1, delay: BETWEEN_MS });
}

async function recommended({ apiUrl }: Config, token: string): Promise<number> {
  const rest = new REST({ api: apiUrl, version: '10' }).setToken(token);
  return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
}

/** Lets a shard finish what it is at. */
function end(shard: Shard): Promise<void> {
  return new Promise((resolve) => {
    const child = shard.process;
    if (child === null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
