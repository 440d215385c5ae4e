import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { REST } from '@discordjs/rest';
import { claimDue } from '../../src/delivery/claim.js';
import type { Delivery } from '../../src/delivery/context.js';
import { DEFAULTS, readSchedule, requestNow, reschedule } from '../../src/delivery/desk.js';
import type { Library } from '../../src/library/model.js';
import { createLog } from '../../src/ops/log.js';
import { readLibrary } from '../support/deck.js';
import { openWorld, type World } from './world.js';

// Guilds and schedules that are due at the same minute: none is in another's way.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const TODAY = '2026-11-24';
const GUILDS = 12;

let library: Library;
let world: World;
beforeAll(async () => {
  library = await readLibrary();
});
beforeEach(async () => {
  world = await openWorld({ library, at: EIGHT - 60_000, guilds: GUILDS });
});
afterEach(() => world.close());

const delivery = (owner: string): Delivery => ({
  ...{ db: world.database.db, rows: world.database.rows, library, log: createLog('silent'), owner },
  ...{ now: () => world.clock.now(), rest: new REST() },
});

/** Guilds in which one question stands twice on one day. */
const twice = () =>
  world.database.rows(
    `select p.guild_id, a.question_id from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
     group by 1, 2, p.local_date having count(*) > 1`,
  );

async function all(owner: string): Promise<void> {
  for (let moved = 1; moved > 0;) moved = (await claimDue(delivery(owner), 1)).moved;
}

test('a schedule that cannot be planned stops nobody else, and its organiser is told', async () => {
  for (const nth of [0, 1, 2]) await world.schedule(nth);
  await world.database.rows(`update schedules set zone = 'Mars/Phobos' where guild_id = $1::bigint`, [
    world.guilds[0]!.id,
  ]);
  world.clock.set(EIGHT + 1_000);
  await world.worker.run();
  await world.worker.run();
  expect([0, 1, 2].map((nth) => world.daily(nth).length)).toEqual([0, 1, 1]);
  expect(await world.trouble(0)).toBe('broken');
  expect(world.discord.messages(world.guilds[0]!.systemId)).toHaveLength(1);
  // Set up anew it runs again.
  await world.schedule(0, { zone: 'UTC' });
  expect(await world.trouble(0)).toBeNull();
});

test('two schedules at the same minute, claimed by two processes: two different questions', async () => {
  for (const [nth, { id, channelId, systemId }] of world.guilds.entries()) {
    await world.schedule(nth);
    await reschedule(world.database.db, id, { ...DEFAULTS, channelId: systemId }, world.clock.now(), 2);
    expect(channelId).not.toBe(systemId);
  }
  world.clock.set(EIGHT + 1_000);
  await Promise.all([all('one'), all('two'), all('three')]);
  await all('one');
  expect(await world.database.rows('select 1 from posts')).toHaveLength(2 * GUILDS);
  expect(await twice()).toEqual([]);
});

test('/daily now at the very minute of the scheduled post: both stand, with different questions', async () => {
  for (let nth = 0; nth < GUILDS; nth += 1) await world.schedule(nth);
  world.clock.set(EIGHT + 1_000);
  const { db, rows } = world.database;
  const extras = world.guilds.map(async ({ id }, nth) => {
    const schedule = await readSchedule(db, id);
    return requestNow(db, library, schedule!, String(1_000 + nth), world.clock.now());
  });
  const [, ...done] = await Promise.all([all('one'), ...extras]);
  await all('one');
  expect(done.map(({ outcome }) => outcome)).toEqual(done.map(() => 'queued'));
  const found = await rows<{ n: number }>(
    `select count(*)::int as n from posts where local_date = $1::date group by guild_id`,
    [TODAY],
  );
  expect(found.map(({ n }) => n)).toEqual(Array.from({ length: GUILDS }, () => 2));
  expect(await twice()).toEqual([]);
});
