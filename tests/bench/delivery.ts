import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REST } from '@discordjs/rest';
import postgres from 'postgres';
import { overServer } from '../../src/db/client.js';
import { migratePostgres } from '../../src/db/migrate.js';
import { claimDue } from '../../src/delivery/claim.js';
import { readDeck } from '../../src/library/read-deck.js';
import { createLog } from '../../src/ops/log.js';
import { startPostgres } from '../support/postgres.js';
import type { DoubleGuilds, DoubleOrder, Watched } from './delivery-double.js';

/*
 * Delivery at its limit: 3,000 posts that are due at once, to a Discord that allows 50 requests a second, with
 * somebody using a command meanwhile; 100,000 claims of the database alone; and what 2,500 guilds cost to hold. The
 * bot, Discord and Postgres are processes of their own.
 */

const ALLOWED = 50;
const POSTS = 3_000;
const PER_GUILD = 2;
const CLAIMS = 100_000;
const MANY = 2_500;

export async function run(): Promise<object> {
  build();
  const server = await startPostgres();
  try {
    const claimsPerSecond = await claims(await database(server.url, 'claims'));
    const one = await hold(await database(server.url, 'one'), 1);
    const many = await hold(await database(server.url, 'many'), MANY);
    const sent = await fanOut(await database(server.url, 'posts'));
    return {
      postsPerSecond: round(sent.postsPerSecond),
      allowedPerSecond: ALLOWED,
      commandP99Ms: round(sent.commandP99Ms),
      claimsPerSecond: Math.round(claimsPerSecond),
      rssMb2500: round(many.rssMb),
      rssMb1: round(one.rssMb),
      readyMs2500: Math.round(many.readyMs),
    };
  } finally {
    await server.stop();
  }
}

async function claims(url: string): Promise<number> {
  const base = overServer(url, 4);
  const { library } = await readDeck('content');
  if (library === undefined) throw new Error('Expected the deck in content/ to be readable');
  const now = Date.now();
  await fill(
    url,
    Array.from({ length: CLAIMS }, (_, nth) => ({ id: String(10n ** 17n + BigInt(nth)), channelId: '1' })),
    1,
  );
  const rest = new REST();
  const worker = async (owner: string) => {
    const delivery = {
      db: base.db,
      rows: base.rows,
      library,
      log: createLog('silent'),
      now: () => now + 60_000,
      rest,
      owner,
    };
    let claimed = 0;
    for (;;) {
      const { posts, moved } = await claimDue(delivery, 500);
      claimed += posts.length;
      if (moved === 0) return claimed;
    }
  };
  const begun = performance.now();
  const done = await Promise.all([worker('one'), worker('two')]);
  const seconds = (performance.now() - begun) / 1_000;
  await base.close();
  const total = done.reduce((sum, each) => sum + each, 0);
  if (total !== CLAIMS) throw new Error(`Expected ${CLAIMS} claims, got ${total}`);
  return total / seconds;
}

/** Connects to so many guilds of 20 channels and 100 roles, with nothing to post. */
async function hold(url: string, guilds: number): Promise<{ rssMb: number; readyMs: number }> {
  const double = startDouble();
  const world = await double.ask<DoubleGuilds>({ kind: 'start', guilds, channels: 20, roles: 100 });
  const begun = performance.now();
  const bot = await startBot(world, url);
  const client = postgres(url, { max: 1 });
  let known = 0;
  while (known < guilds) {
    const [row] = await client<{ n: number }[]>`select count(*)::int as n from guilds`;
    known = row!.n;
    await wait(10);
  }
  const readyMs = performance.now() - begun;
  await wait(10_000);
  const rssMb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8'))?.[1]) / 1_024;
  await client.end();
  await bot.stop();
  double.stop();
  return { rssMb, readyMs };
}

async function fanOut(url: string): Promise<{ postsPerSecond: number; commandP99Ms: number }> {
  const double = startDouble();
  const world = await double.ask<DoubleGuilds>({ kind: 'start', guilds: POSTS / PER_GUILD, channels: 2, roles: 1 });
  await fill(url, world.guilds, PER_GUILD);
  const bot = await startBot(world, url);
  const seen = await double.ask<Watched>({ kind: 'watch', posts: POSTS, everyMs: 50 });
  await bot.stop();
  double.stop();
  if (seen.posts !== POSTS)
    throw new Error(`Expected ${POSTS} posts, got ${seen.posts} of ${seen.requests} requests, ${seen.refused} refused`);
  if (process.env['BENCH_DEBUG']) console.error({ ...seen, ackMs: seen.ackMs.length });
  const sorted = seen.ackMs.toSorted((a, b) => a - b);
  return {
    postsPerSecond: ((seen.posts - 1) * 1_000) / (seen.lastAt - seen.firstAt),
    commandP99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  };
}

/** Schedules that are due now. */
async function fill(url: string, guilds: DoubleGuilds['guilds'], perGuild: number): Promise<void> {
  const client = postgres(url, { max: 1 });
  const values = JSON.stringify(guilds);
  // Guilds of yesterday: those of today would be greeted first.
  await client`insert into guilds (guild_id, seed, joined_at)
    select id, md5(id::text) || md5(id::text), now() - interval '1 day' from jsonb_to_recordset(${values}::text::jsonb) as x(id bigint)`;
  await client`insert into schedules (guild_id, schedule_no, channel_id, minute, zone, next_local_date, next_post_at, created_at)
    select id, no, "channelId", extract(hour from now() at time zone 'UTC') * 60 + extract(minute from now() at time zone 'UTC'),
      'UTC', (now() at time zone 'UTC')::date, now(), now()
    from jsonb_to_recordset(${values}::text::jsonb) as x(id bigint, "channelId" bigint), generate_series(1, ${perGuild}::int) no`;
  // The card that follows a guild's first post has been there before.
  await client`insert into cards (guild_id, kind, channel_ids, message, pin, claimed_at)
    select guild_id, 'how_to', '[]'::jsonb, '{}'::jsonb, false, now() from guilds`;
  await client`analyze`;
  await client.end();
}

async function database(server: string, name: string): Promise<string> {
  const admin = postgres(server, { max: 1 });
  await admin.unsafe(`create database bench_${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/bench_${name}`;
  await migratePostgres(url.href);
  return url.href;
}

async function startBot({ token, apiUrl }: DoubleGuilds, url: string) {
  const folder = await mkdtemp(join(tmpdir(), 'mainichi-bench-'));
  const bot = spawn(process.execPath, ['dist/main.js'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...{ PATH: process.env['PATH'] ?? '', HOME: folder, DATA_DIR: folder, LOG_LEVEL: 'warn' },
      ...{ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: url },
    },
  });
  return {
    pid: bot.pid!,
    stop: async () => {
      const gone = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startDouble() {
  const child: ChildProcess = fork(fileURLToPath(new URL('delivery-double.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  return {
    ask: <T>(order: DoubleOrder): Promise<T> => {
      child.send(order);
      return new Promise((resolve, reject) => {
        child.once('message', (message) => resolve(message as T));
        child.once('exit', () => reject(new Error('The loopback Discord has stopped')));
      });
    },
    stop: () => void child.kill(),
  };
}

/** The bot as it is shipped. */
function build(): void {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const args = [join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const round = (value: number) => Math.round(value * 10) / 10;
