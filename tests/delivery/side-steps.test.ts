import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { queueCard } from '../../src/delivery/cards.js';
import type { Library } from '../../src/library/model.js';
import { container, text } from '../../src/views/components.js';
import { readLibrary } from '../support/deck.js';
import { openWorld, type World } from './world.js';

// What stands beside a post: the card with its pin, and the word to the organiser. Each is done once, and never dropped.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PIN = { method: 'PUT', path: /\/pins\// };

let library: Library;
let world: World;
beforeAll(async () => {
  library = await readLibrary();
});
beforeEach(async () => {
  world = await openWorld({ library, at: EIGHT - 10 * MINUTE, guilds: 3 });
});
afterEach(() => world.close());

const cardOf = (nth: number) => ({
  ...{ guildId: world.guilds[nth]!.id, kind: 'how_to' as const, channelIds: [world.guilds[nth]!.channelId], pin: true },
  message: { components: [container('calm', [text('hello')])] },
});
const pins = (nth: number) => world.discord.world.channels.get(world.guilds[nth]!.channelId)!.pins.length;
const cards = (nth: number) =>
  world.discord
    .messages(world.guilds[nth]!.channelId)
    .filter(({ components }) => /hello/.test(JSON.stringify(components))).length;

test('a pin that is lost on the way, or not allowed yet, is retried alone; other cards do not wait for it', async () => {
  for (const nth of [0, 1, 2]) await queueCard(world.database.db, cardOf(nth), world.clock.now());
  const at = (nth: number) => new RegExp(`/channels/${world.guilds[nth]!.channelId}/messages/pins/`);
  world.discord.faults.add({ match: { ...PIN, path: at(0) }, kind: 'drop', times: 1 });
  const lift = world.discord.faults.add({ match: { ...PIN, path: at(1) }, kind: 'status', status: 403, code: 50_013 });
  await world.worker.run();
  expect([0, 1, 2].map(cards)).toEqual([1, 1, 1]);
  expect([0, 1, 2].map(pins)).toEqual([0, 0, 1]);
  world.clock.advance(MINUTE);
  await world.worker.run();
  expect([0, 1, 2].map(pins)).toEqual([1, 0, 1]);
  lift();
  await world.worker.recheck([world.guilds[1]!.id]);
  await world.worker.run();
  expect([0, 1, 2].map(pins)).toEqual([1, 1, 1]);
  expect([0, 1, 2].map(cards)).toEqual([1, 1, 1]);
});

const told = () =>
  world.discord
    .messages(world.guilds[0]!.systemId)
    .filter(({ components }) => JSON.stringify(components).includes(world.guilds[0]!.channelId)).length;

test.each(['status', 'statusAfter', 'dropAfter'] as const)(
  'the organiser’s message meets %s: told once in the end, within the minute',
  async (kind) => {
    await world.schedule(0);
    const { channelId, systemId } = world.guilds[0]!;
    world.discord.setPermissions(channelId, 0n);
    const path = new RegExp(`/channels/${systemId}/messages`);
    world.discord.faults.add({ match: { method: 'POST', path }, kind, times: 1 });
    world.clock.set(EIGHT + 1_000);
    await world.worker.run();
    for (let step = 0; step < 5; step += 1) {
      world.clock.advance(MINUTE / 2);
      await world.worker.run();
    }
    expect(told()).toBe(1);
    for (let day = 1; day < 3; day += 1) {
      world.clock.set(EIGHT + day * DAY + 1_000);
      await world.worker.run();
    }
    expect(told()).toBe(1);
  },
);

test('a crash between the failure and the word to the organiser: told all the same, once', async () => {
  await world.schedule(0);
  const { channelId } = world.guilds[0]!;
  world.discord.setPermissions(channelId, 0n);
  // The write that follows the telling fails, as it does when the process dies there.
  await world.database.rows(`create function refuse() returns trigger language plpgsql as
    $$ begin if new.lease_until is null then raise exception 'no'; end if; return new; end $$`);
  await world.database.rows('create trigger refuse before update on posts for each row execute function refuse()');
  world.clock.set(EIGHT + 1_000);
  await world.worker.run();
  await world.database.rows('drop trigger refuse on posts');
  await world.worker.stop();
  world.clock.advance(MINUTE);
  await world.process('successor').run();
  expect(await world.trouble(0)).toBe('missing_permission');
  expect((await world.post(0, '2026-11-24'))?.reason).toBe('missing_permission');
  expect(told()).toBe(1);
});
