import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import type { Playground } from '../../src/playground/types.js';
import { openOnServer, type TestDatabase } from '../support/database.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// The built bot among many guilds, whose database, gateway and process are taken away in the middle of a batch.

const GUILDS = 80;

let discord: Playground;
let database: TestDatabase & { readonly url: string };
let env: Record<string, string>;
let bots: BotProcess[];
let cleanUp: (() => Promise<void>)[];

beforeEach(async () => {
  discord = await startPlayground();
  const [folder, deck] = await Promise.all([temporaryFolder(), writeDeck()]);
  database = await openOnServer();
  bots = [];
  cleanUp = [() => folder.remove(), () => deck.remove(), () => database.close()];
  env = {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: database.url },
    ...{ DATA_DIR: folder.path, CONTENT_DIR: deck.contentDir, LOG_LEVEL: 'info' },
  };
  for (let nth = 0; nth < GUILDS; nth += 1) {
    const guild = discord.addGuild({ name: `guild ${nth}`, channels: [{ name: 'daily' }], members: [{ name: 'one' }] });
    const [channel] = [...guild.channels.keys()];
    await database.rows(
      `insert into guilds (guild_id, seed, joined_at) values ($1::text::bigint, md5($1::text) || md5($1::text), now())`,
      [guild.id],
    );
    await database.rows(
      `insert into schedules (guild_id, schedule_no, channel_id, minute, zone, next_local_date, next_post_at, created_at)
       select $1::bigint, 1, $2::bigint, extract(hour from t)::int * 60 + extract(minute from t)::int, 'UTC', t::date, now(), now()
       from (select now() at time zone 'UTC' as t) as at`,
      [guild.id, channel!],
    );
  }
});

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.kill()));
  await discord.close();
  for (const step of cleanUp) await step();
});

function startBot(): BotProcess {
  const bot = startProcess(env);
  bots.push(bot);
  return bot;
}

const daily = () =>
  [...discord.world.channels.values()].map(
    ({ id }) =>
      discord.messages(id).filter(({ components }) => JSON.stringify(components).includes('daily.result')).length,
  );
const standing = () => daily().reduce((sum, each) => sum + each, 0);

async function settled(): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    const [row] = await database.rows<{ n: number }>(`select count(*)::int as n from posts where state = 'sent'`);
    if (row!.n === GUILDS) break;
    if (Date.now() > end) throw new Error(`Expected ${GUILDS} posts to be sent, got ${row!.n}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const ids = await database.rows<{ id: string }>('select message_id::text as id from posts order by 1');
  expect(new Set(ids.map(({ id }) => id)).size).toBe(GUILDS);
  expect(daily().filter((each) => each !== 0)).toEqual(Array.from({ length: GUILDS }, () => 1));
}

test('Postgres closes every connection in mid-batch, five times: the process lives, each guild has one post', async () => {
  const bot = startBot();
  for (let round = 0; round < 5; round += 1) {
    await discord.until(() => standing() > round * 10, 60_000, 'more posts');
    await database
      .rows(
        `select count(pg_terminate_backend(pid))::int from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name = 'mainichi'`,
      )
      .catch(() => undefined);
  }
  await settled();
  expect(await bot.stop()).toBe(0);
}, 180_000);

test('the gateway drops, reconnects and begins anew in mid-batch: each guild has one post', async () => {
  const bot = startBot();
  const disturb = [
    () => discord.gateway.dropAll(),
    () => discord.gateway.reconnect(),
    () => discord.gateway.invalidSession(false),
  ];
  for (const [nth, strike] of disturb.entries()) {
    await discord.until(() => standing() > nth * 15, 60_000, 'more posts');
    strike();
  }
  await settled();
  expect(await bot.stop()).toBe(0);
}, 180_000);

test('kill -9 again and again in mid-batch, with two processes at work: each guild has one post', async () => {
  startBot();
  for (let nth = 0; nth < 6; nth += 1) {
    await discord.until(() => standing() > nth * 10, 90_000, 'more posts');
    const successor = startBot();
    await bots.at(-2)!.kill();
    await discord.until(() => standing() > nth * 10 + 2, 90_000, 'a post of the successor');
    expect(successor.output()).not.toContain('"level":50');
  }
  await settled();
}, 300_000);
