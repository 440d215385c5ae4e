import { afterEach, beforeAll, expect, test } from 'vitest';
import { REST } from '@discordjs/rest';
import { claimDue } from '../../src/delivery/claim.js';
import type { Delivery } from '../../src/delivery/context.js';
import { DEFAULTS, readSchedule, reschedule } from '../../src/delivery/desk.js';
import type { Library } from '../../src/library/model.js';
import { createLog } from '../../src/ops/log.js';
import { addDays, instantOf } from '../../src/study/calendar.js';
import { readLibrary } from '../support/deck.js';
import { eventually, openWorld, type World } from './world.js';

// The organiser changes a schedule around the minute of its post: never two posts of a date, none without one.

const MINUTE = 60_000;
const DATE = '2026-11-24';
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

let library: Library;
let world: World;
beforeAll(async () => {
  library = await readLibrary();
});
afterEach(() => world.close());

const HOMES = ['Asia/Tokyo', 'Pacific/Honolulu', 'Pacific/Kiritimati', 'Asia/Kathmandu'];
const AWAY = [
  ...['Pacific/Kiritimati', 'Pacific/Auckland', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/London', 'America/St_Johns'],
  ...['America/Los_Angeles', 'Pacific/Honolulu'],
];
/** Before the post, at its minute but before it is claimed, and after it. */
const WHEN = { before: -MINUTE, due: 20_000, after: 16 * MINUTE } as const;

test.each(Object.entries(WHEN))('a zone changed %s the post, in all directions: each date once', async (_, offset) => {
  const pairs = HOMES.flatMap((home) => AWAY.filter((away) => away !== home).map((away) => ({ home, away })));
  const first = instantOf(DATE, 0, 'Pacific/Kiritimati');
  world = await openWorld({ library, at: first, guilds: pairs.length });
  const { db, rows } = world.database;
  let now = first;
  for (const [nth, { home }] of pairs.entries()) {
    const { id, channelId } = world.guilds[nth]!;
    await reschedule(db, id, { ...DEFAULTS, channelId, zone: home }, now);
  }
  const one: Delivery = { db, rows, library, log: createLog('silent'), owner: 'one', now: () => now, rest: new REST() };
  const moves = pairs
    .map(({ home, away }, nth) => ({ nth, away, at: instantOf('2026-11-25', 8 * 60, home) + offset }))
    .toSorted((a, b) => a.at - b.at);
  for (; now < first + 5 * 24 * 60 * MINUTE; now += 15 * MINUTE) {
    for (let move = moves[0]; move !== undefined && move.at < now; move = moves[0]) {
      moves.shift();
      const { id, channelId } = world.guilds[move.nth]!;
      await reschedule(db, id, { ...DEFAULTS, channelId, zone: move.away }, move.at);
      const tick = now;
      // Whoever changes a schedule wakes the worker.
      now = move.at + 1_000;
      await claimDue(one, 100);
      now = tick;
    }
    for (let moved = 1; moved > 0;) moved = (await claimDue(one, 100)).moved;
  }
  const found = await rows<{ guild_id: string; date: string; state: string }>(
    'select guild_id::text, local_date::text as date, state from posts order by guild_id, local_date',
  );
  const wrong = pairs.flatMap(({ home, away }, nth) => {
    const own = found.filter((row) => row.guild_id === world.guilds[nth]!.id);
    const dates = own.map(({ date }) => date);
    const expected = dates.map((__, day) => addDays(dates[0]!, day));
    const fine =
      dates.length >= 4 && own.every(({ state }) => state === 'claimed') && String(dates) === String(expected);
    return fine ? [] : [`${home} to ${away}: ${own.map(({ date, state }) => `${date} ${state}`).join(', ')}`];
  });
  expect(wrong).toEqual([]);
});

test('saving the settings again in the minute of the post does not lose the day; after a long downtime it says so', async () => {
  const eight = instantOf(DATE, 8 * 60, 'Asia/Tokyo');
  world = await openWorld({ library, at: eight - MINUTE, guilds: 2 });
  await world.schedule(0);
  await world.schedule(1);
  world.clock.set(eight + 20_000);
  await world.schedule(0, { thread: true });
  world.clock.set(eight + 7 * 60 * MINUTE);
  await world.schedule(1, { thread: true });
  world.clock.set(eight + 7 * 60 * MINUTE + 1_000);
  await world.worker.run();
  expect(await world.post(1, DATE)).toMatchObject({ state: 'skipped', reason: 'late' });
  expect((await world.post(0, DATE))?.state).toBe('skipped');
});

test('an hour moved from later to earlier today: today’s question comes now; weekdays that leave today out are heeded', async () => {
  const noon = instantOf(DATE, 12 * 60, 'Asia/Tokyo');
  world = await openWorld({ library, at: noon, guilds: 2 });
  await world.schedule(0, { minute: 20 * 60 });
  await world.schedule(1, { minute: 20 * 60 });
  await world.schedule(0, { minute: 9 * 60 });
  // 2026-11-24 is a Tuesday.
  await world.schedule(1, { minute: 9 * 60, weekdays: 127 & ~2 });
  await world.worker.run();
  expect([0, 1].map((nth) => world.daily(nth).length)).toEqual([1, 0]);
  expect((await readSchedule(world.database.db, world.guilds[0]!.id))?.nextLocalDate).toBe('2026-11-25');
});

test('the channel is changed while its post is under way, or may stand already: one message, and the row knows where', async () => {
  const eight = instantOf(DATE, 8 * 60, 'Asia/Tokyo');
  world = await openWorld({ library, at: eight - MINUTE, guilds: 2 });
  await world.schedule(0);
  await world.schedule(1);
  const [slow, lost] = [world.guilds[0]!, world.guilds[1]!];
  world.discord.faults.add({
    match: { ...POST, path: new RegExp(slow.channelId) },
    kind: 'stall',
    ms: 1_500,
    times: 1,
  });
  world.discord.faults.add({ match: { ...POST, path: new RegExp(lost.channelId) }, kind: 'dropAfter', times: 1 });
  world.clock.set(eight + 1_000);
  const round = world.worker.run();
  await world.discord.until(() => world.discord.faults.hits === 2, 20_000, 'both faults');
  await world.schedule(0, { channelId: slow.systemId });
  await round;
  await world.schedule(1, { channelId: lost.systemId });
  // Longer than a nonce is remembered.
  world.clock.advance(10 * MINUTE);
  await world.worker.run();
  for (const nth of [0, 1]) {
    const { channelId, systemId } = world.guilds[nth]!;
    const row = await eventually(async () => {
      const post = await world.post(nth, DATE);
      return post?.state === 'sent' ? post : undefined;
    }, 'the post to be sent');
    expect(row.channelId).toBe(channelId);
    expect(world.daily(nth).map(({ id }) => id)).toEqual([row.messageId]);
    expect(world.discord.messages(systemId)).toHaveLength(0);
  }
});
