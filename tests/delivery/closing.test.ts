import { afterEach, beforeAll, expect, test } from 'vitest';
import { outageBegan, outagesEnded } from '../../src/delivery/outage.js';
import type { Library } from '../../src/library/model.js';
import type { Fault } from '../../src/playground/types.js';
import { readLibrary } from '../support/deck.js';
import { eventually, openWorld, type World } from './world.js';

// Closing is two steps, the recap and the thread: neither waits for the other, and what failed is tried again alone.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TODAY = '2026-11-24';
const THREAD = { method: 'POST', path: /threads$/ };

let library: Library;
let world: World;
beforeAll(async () => {
  library = await readLibrary();
});
afterEach(() => world.close());

const round = () => world.worker.run();
const post = (nth = 0) => world.post(nth, TODAY);
const shown = (nth = 0) => JSON.stringify(world.daily(nth)[0]?.components);
const edits = () => world.discord.requests.filter(({ method }) => method === 'PATCH').length;
const settled = (nth = 0) =>
  eventually(async () => {
    const row = await post(nth);
    return row?.state === 'closed' && row.nextTryAt === null ? row : undefined;
  }, 'the post to be settled');

/** Posts of today stand, and it is a second before they close. */
async function open(guilds: number, thread = true): Promise<void> {
  world = await openWorld({ library, at: EIGHT - 10 * MINUTE, guilds });
  for (let nth = 0; nth < guilds; nth += 1) await world.schedule(nth, { thread, closeMinute: 7 * 60 });
  world.clock.set(EIGHT + 1_000);
  await round();
  world.clock.set(EIGHT + DAY - 60 * MINUTE + 1_000);
}

test.each<[string, Omit<Fault, 'match'>]>([
  ['fails once', { kind: 'status', status: 502 }],
  ['is lost after processing', { kind: 'dropAfter' }],
])('a thread that %s does not hold the recap back; it is there in the end, once, and linked', async (_, fault) => {
  await open(1);
  world.discord.faults.add({ match: THREAD, ...fault, times: 1 });
  await round();
  expect(shown()).toContain('締め切りました');
  expect(await post()).toMatchObject({ state: 'closed', threadId: null, threadTrouble: 'unreachable' });
  world.clock.advance(MINUTE);
  await round();
  const row = await settled();
  expect([row.threadId, row.threadTrouble, row.reason]).toEqual([row.messageId, null, null]);
  expect(shown()).toContain(`<#${row.messageId}>`);
});

test('what a lost permission takes away comes when it is back: recap and thread, at once, and by itself daily', async () => {
  await open(2);
  for (const { channelId } of world.guilds) world.discord.setPermissions(channelId, 0n);
  await round();
  for (const nth of [0, 1]) {
    const row = await post(nth);
    expect(row).toMatchObject({ state: 'closed', reason: 'missing_permission', threadTrouble: 'missing_permission' });
    expect(shown(nth)).not.toContain('締め切りました');
  }
  world.clock.advance(60 * MINUTE);
  for (const { channelId } of world.guilds) world.discord.setPermissions(channelId, null);
  // The first guild hears of it from the gateway, the second looks a day later.
  await world.worker.recheck([world.guilds[0]!.id]);
  await settled(0);
  expect((await post(1))?.reason).toBe('missing_permission');
  world.clock.advance(DAY);
  await round();
  await settled(1);
  for (const nth of [0, 1]) {
    const row = await post(nth);
    expect([row?.reason, row?.threadTrouble, row?.threadId]).toEqual([null, null, row?.messageId]);
    expect(shown(nth)).toContain('締め切りました');
    expect(shown(nth)).toContain(`<#${row?.messageId}>`);
  }
});

test('a thread that may not be opened is asked for once a day, alone, and given up with its reason after a week', async () => {
  await open(1);
  const lift = world.discord.faults.add({ match: THREAD, kind: 'status', status: 403, code: 50_013 });
  await round();
  expect(await post()).toMatchObject({ state: 'closed', reason: null, threadTrouble: 'missing_permission' });
  const before = edits();
  for (let half = 0; half < 20; half += 1) {
    world.clock.advance(DAY / 2);
    await world.database.rows(`update schedules set state = 'removed'`);
    await round();
  }
  expect(edits()).toBe(before);
  expect(await settled()).toMatchObject({ threadTrouble: 'missing_permission', threadId: null });
  expect(lift()).toBe(8);
});

test('an outage of the guild at closing time: it stays open, and closes when the guild is back', async () => {
  await open(1);
  const { id } = world.guilds[0]!;
  await outageBegan(world.database.rows, id, world.clock.now());
  const refuse = { kind: 'status', status: 403, code: 50_001 } as const;
  const lifts = [
    world.discord.faults.add({ match: THREAD, ...refuse }),
    world.discord.faults.add({ match: { method: 'PATCH' }, ...refuse }),
  ];
  await round();
  expect((await post())?.state).toBe('sent');
  for (const lift of lifts) lift();
  await outagesEnded(world.database.rows, [id]);
  await world.worker.recheck([id]);
  const row = await settled();
  expect([row.reason, row.threadTrouble]).toEqual([null, null]);
  expect(shown()).toContain('締め切りました');
});

test('posts that cannot be closed just now are not in the way of the others', async () => {
  await open(55, false);
  await world.database.rows(
    `update posts set lease_owner = 'somebody', lease_until = closes_at + interval '20 seconds', closes_at = closes_at - interval '1 minute'
     where guild_id < $1::bigint`,
    [world.guilds[52]!.id],
  );
  await round();
  const states = await world.database.rows<{ n: number }>(
    `select count(*)::int as n from posts where state = 'closed'`,
  );
  expect(states).toEqual([{ n: 3 }]);
});

test('a post that somebody deleted is closed, and left alone', async () => {
  await open(1);
  const [message] = world.daily(0);
  message!.deleted = true;
  await round();
  expect(await settled()).toMatchObject({ reason: 'deleted' });
});
