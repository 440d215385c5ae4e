import { afterEach, beforeEach, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { REST } from '@discordjs/rest';
import type { Delivery } from '../../src/delivery/context.js';
import { claimDue } from '../../src/delivery/claim.js';
import { DEFAULTS, reschedule } from '../../src/delivery/desk.js';
import { arriveGuilds } from '../../src/ledger/guild.js';
import { createLog } from '../../src/ops/log.js';
import { readLibrary } from '../support/deck.js';
import { driver, openTestDatabase, type TestDatabase } from '../support/database.js';
import { random } from './simulation.js';

// Over real SQL: seven days around the changes of clocks, two workers racing, one of which stays away now and then.

const GUILDS = driver === 'pglite' ? 100 : 1_000;
const DAYS = 7;
const LIMIT = 100;
const HOUR = 3_600_000;
/** Europe changes on 2026-03-29, most of North America on 2026-11-01, Lord Howe by half an hour on 2026-10-04. */
const WEEKS = ['2026-03-26T00:00:00Z', '2026-10-29T00:00:00Z'];
const ZONES = [
  ...['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/St_Johns', 'America/Havana', 'Asia/Kolkata'],
  ...['Asia/Tokyo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Chatham'],
  ...['Pacific/Kiritimati', 'Pacific/Honolulu', 'Africa/Casablanca', 'America/Asuncion', 'Asia/Beirut', 'UTC'],
];

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

test.each(WEEKS)('the week from %s: each date once, at its local time', async (begin) => {
  const from = Date.parse(begin);
  const next = random(from / HOUR);
  const base = 10n ** 17n + BigInt(from);
  const guilds = Array.from({ length: GUILDS }, (_, nth) => ({
    ...{ id: String(base + BigInt(nth)), zone: ZONES[nth % ZONES.length]! },
    minute: Math.floor(next() * (nth % 2 === 0 ? 240 : 1_440)),
  }));
  const seen = guilds.map(({ id }) => ({ id, language: 'ja' as const, systemChannelId: null }));
  await arriveGuilds(database.rows, seen, from);
  await Promise.all(
    guilds.map(({ id, zone, minute }) =>
      reschedule(database.db, id, { ...DEFAULTS, channelId: id, zone, minute }, from),
    ),
  );
  let now = from;
  const worker = (owner: string): Delivery => ({
    ...{ db: database.db, rows: database.rows, library, log: createLog('silent'), owner },
    ...{ now: () => now, rest: new REST() },
  });
  const workers = [worker('one'), worker('two')];
  const claims: string[] = [];
  for (now = from; now <= from + (DAYS + 1) * 24 * HOUR; now += HOUR / 2) {
    const alive = workers.filter(() => next() < 0.8);
    await Promise.all(
      alive.map(async (one) => {
        for (let more = true; more;) {
          const { posts, moved } = await claimDue(one, LIMIT);
          for (const key of posts) claims.push(`${key.guildId} ${key.localDate}`);
          more = moved === LIMIT;
        }
      }),
    );
  }
  const rows = await database.rows<{ guild_id: string; date: string; due: string; state: string }>(
    `select guild_id::text, local_date::text as date, due_at::text as due, state from posts
     where guild_id between $1::bigint and $2::bigint order by guild_id, local_date`,
    [guilds[0]!.id, guilds.at(-1)!.id],
  );
  expect(claims.toSorted()).toEqual(rows.map((row) => `${row.guild_id} ${row.date}`).toSorted());
  const byGuild = new Map(guilds.map(({ id }) => [id, new Map<string, number>()]));
  for (const row of rows)
    byGuild.get(row.guild_id)!.set(row.date, Date.parse(row.due.replace(' ', 'T').replace(/\+00$/, 'Z')));
  const wrong: string[] = [];
  for (const { id, zone, minute } of guilds) {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
    for (let day = 0; day < DAYS; day += 1) {
      const date = first.add({ days: day });
      const at = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      const due = byGuild.get(id)!.get(date.toString());
      if (at <= from ? due !== undefined : due !== at)
        wrong.push(`${zone} ${date.toString()} ${time.toString()}: ${at} ${due}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(GUILDS * DAYS);
});

const library = await readLibrary();
