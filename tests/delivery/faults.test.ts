import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { outageBegan, outagesEnded } from '../../src/delivery/outage.js';
import type { Library } from '../../src/library/model.js';
import type { Fault } from '../../src/playground/types.js';
import { readLibrary } from '../support/deck.js';
import { eventually, openWorld, type World } from './world.js';

// What a bad day at Discord, or a person, does to a post. Whatever happens: one message, or a reason.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TODAY = '2026-11-24';
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

let library: Library;
let world: World;
beforeAll(async () => {
  library = await readLibrary();
});
beforeEach(async () => {
  world = await openWorld({ library, at: EIGHT - 10 * MINUTE, guilds: 3 });
});
afterEach(() => world.close());

const round = () => world.worker.run();
const sent = (nth = 0, date = TODAY) =>
  eventually(async () => {
    const post = await world.post(nth, date);
    return post?.state === 'sent' ? post : undefined;
  }, `the post of ${date} to be sent`);
const posts = () => world.discord.requests.filter(({ method, path }) => method === 'POST' && POST.path.test(path));

test.each<[string, Omit<Fault, 'match'>]>([
  ['a dropped connection', { kind: 'drop' }],
  ['a connection dropped after processing', { kind: 'dropAfter' }],
  ['a 502', { kind: 'status', status: 502 }],
  ['a 502 after processing', { kind: 'statusAfter', status: 502 }],
  ['a 503 after processing', { kind: 'statusAfter', status: 503 }],
  ['a 429 of the route', { kind: '429', ms: 300 }],
  ['a global 429', { kind: '429', ms: 300, global: true }],
  ['a time-out', { kind: 'stall', ms: 11_000 }],
  ['a time-out after processing', { kind: 'stallAfter', ms: 11_000 }],
  ['a 401', { kind: 'status', status: 401 }],
])('%s: one message, and the row knows it', async (_, fault) => {
  await world.schedule(0);
  world.discord.faults.add({ match: POST, ...fault, times: 1 });
  world.clock.set(EIGHT + 1_000);
  await round();
  const row = await sent();
  expect(world.discord.faults.hits).toBe(1);
  expect(world.daily(0).map(({ id }) => id)).toEqual([row.messageId]);
});

test('a second round, and a second process at the same minute, post nothing more', async () => {
  for (const nth of [0, 1, 2]) await world.schedule(nth);
  const other = world.process('second');
  world.clock.set(EIGHT + 1_000);
  await Promise.all([round(), other.run(), round(), other.run()]);
  await round();
  expect([0, 1, 2].map((nth) => world.daily(nth).length)).toEqual([1, 1, 1]);
  expect(posts()).toHaveLength(3);
});

test('sent, not stored, found hours later: the message in the channel is taken, nothing is sent again', async () => {
  await world.schedule(0);
  world.discord.faults.add({ match: POST, kind: 'dropAfter', times: 1 });
  world.clock.set(EIGHT + 1_000);
  await round();
  await world.worker.stop();
  const people = world.discord.as(
    [...world.discord.world.guilds.get(world.guilds[0]!.id)!.members.keys()][0]!,
    world.guilds[0]!.id,
    world.guilds[0]!.channelId,
  );
  for (let nth = 0; nth < 230; nth += 1) people.say(`message ${nth}`);
  world.clock.advance(3 * HOUR);
  await world.process('successor').run();
  expect((await sent()).messageId).toBe(world.daily(0)[0]!.id);
  expect(posts()).toHaveLength(1);
});

test('sent, not stored, found after the late limit: it counts as sent all the same', async () => {
  await world.schedule(0);
  world.discord.faults.add({ match: POST, kind: 'dropAfter', times: 1 });
  world.clock.set(EIGHT + 1_000);
  await round();
  await world.worker.stop();
  world.clock.advance(7 * HOUR);
  await world.process('successor').run();
  expect((await sent()).messageId).toBe(world.daily(0)[0]!.id);
});

test('the write of “sent” fails again and again: the message stands once', async () => {
  await world.schedule(0);
  await world.database.rows(`create function refuse() returns trigger language plpgsql as
    $$ begin if new.state = 'sent' then raise exception 'no'; end if; return new; end $$`);
  await world.database.rows('create trigger refuse before update on posts for each row execute function refuse()');
  world.clock.set(EIGHT + 1_000);
  for (let minute = 0; minute < 6; minute += 1) {
    await round();
    world.clock.advance(MINUTE);
  }
  expect(world.daily(0)).toHaveLength(1);
  await world.database.rows('drop trigger refuse on posts');
  await round();
  expect((await sent()).messageId).toBe(world.daily(0)[0]!.id);
  expect(world.daily(0)).toHaveLength(1);
});

test('a permission is lost: told once, tried every day, resumed by itself at once; other guilds get theirs', async () => {
  for (const nth of [0, 1]) await world.schedule(nth);
  const { channelId, systemId, id } = world.guilds[0]!;
  const told = () =>
    world.discord.messages(systemId).filter(({ components }) => JSON.stringify(components).includes(channelId));
  world.discord.setPermissions(channelId, 0n);
  for (let day = 0; day < 3; day += 1) {
    world.clock.set(EIGHT + day * DAY + 1_000);
    await round();
    await round();
    expect(await world.trouble(0)).toBe('missing_permission');
    expect(told()).toHaveLength(1);
    expect(world.daily(1)).toHaveLength(day + 1);
  }
  expect((await world.post(0, TODAY))?.state).toBe('failed');
  expect(await world.trouble(1)).toBeNull();
  world.discord.setPermissions(channelId, null);
  await world.worker.recheck([id]);
  await sent(0, '2026-11-26');
  expect(await world.trouble(0)).toBeNull();
  expect(world.daily(0)).toHaveLength(1);
});

test('the channel is gone: said so, and posted in the next one as soon as it is chosen', async () => {
  await world.schedule(0);
  const { channelId, systemId } = world.guilds[0]!;
  world.discord.removeChannel(channelId);
  world.clock.set(EIGHT + 1_000);
  await round();
  expect(await world.trouble(0)).toBe('missing_channel');
  await world.schedule(0, { channelId: systemId });
  await round();
  const row = await sent();
  expect(row.channelId).toBe(systemId);
  expect(world.discord.messages(systemId).some(({ id }) => id === row.messageId)).toBe(true);
});

test('an outage of the guild pauses nothing and tells nobody; it is posted when the guild is back', async () => {
  await world.schedule(0);
  const { id, systemId } = world.guilds[0]!;
  await outageBegan(world.database.rows, id, world.clock.now());
  world.discord.faults.add({ match: POST, kind: 'status', status: 403, code: 50_001, times: 1 });
  world.clock.set(EIGHT + 1_000);
  await round();
  expect(await world.trouble(0)).toBeNull();
  expect(world.discord.messages(systemId)).toHaveLength(0);
  await outagesEnded(world.database.rows, [id]);
  await world.worker.recheck([id]);
  await sent();
  expect(world.daily(0)).toHaveLength(1);
});

test.each([
  ['set back an hour after the claim', -HOUR],
  ['set back a day', -DAY],
  ['set forward an hour', HOUR],
])('a clock %s between sending and storing: one message', async (_, step) => {
  await world.schedule(0);
  world.discord.faults.add({ match: POST, kind: 'dropAfter', times: 1 });
  world.clock.set(EIGHT + 1_000);
  await round();
  await world.worker.stop();
  world.clock.advance(step);
  const successor = world.process('successor');
  await successor.run();
  await successor.run();
  expect((await sent()).messageId).toBe(world.daily(0)[0]!.id);
  world.clock.set(EIGHT + 2 * MINUTE);
  await successor.run();
  expect(world.daily(0)).toHaveLength(1);
});

test.each([
  [5, 'sent', null],
  [7, 'skipped', 'late'],
])('%i hours late: %s', async (hours, state, reason) => {
  await world.schedule(0);
  world.clock.set(EIGHT + hours * HOUR);
  await round();
  const row = await world.post(0, TODAY);
  expect([row?.state, row?.reason]).toEqual([state, reason]);
  expect(world.daily(0)).toHaveLength(state === 'sent' ? 1 : 0);
});

test('nothing is posted after its own closing time', async () => {
  await world.schedule(0, { minute: 23 * 60, closeMinute: 0, lateHours: 6 });
  world.clock.set(Date.parse('2026-11-25T00:30:00+09:00'));
  await round();
  expect((await world.post(0, TODAY))?.state).toBe('skipped');
});

test('a process that stands still for minutes before it sends, and then goes on: one message', async () => {
  await world.schedule(0);
  let goOn: () => void = () => undefined;
  const still = new Promise<void>((resolve) => (goOn = resolve));
  const slow = world.process('slow', () => still);
  world.clock.set(EIGHT + 1_000);
  const stuck = slow.run();
  await eventually(async () => (await world.post(0, TODAY))?.state === 'claimed', 'the claim');
  // Longer than Discord remembers a nonce.
  world.clock.advance(10 * MINUTE);
  await round();
  expect(await sent()).toMatchObject({ messageId: world.daily(0)[0]!.id });
  await new Promise((resolve) => setTimeout(resolve, 21_000));
  world.clock.advance(10 * MINUTE);
  goOn();
  await stuck;
  expect(world.daily(0)).toHaveLength(1);
});
