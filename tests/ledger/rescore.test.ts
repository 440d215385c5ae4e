import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/ledger/record.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { rescore } from '../../src/ledger/rescore.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { worldOf } from './world.js';

const GUILD = '1000000000000000009';
const AT = Date.parse('2026-11-24T09:00:00+09:00');

let database: TestDatabase;
let askingId = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  const world = worldOf(database, await readLibrary());
  await world.guild(GUILD);
  askingId = await world.post(GUILD, '2026-11-24', 'kms/single');
  const key = await world.keyOf(GUILD, askingId);
  for (const [userId, chosen] of [
    ['11', key],
    ['12', key === 1 ? 2 : 1],
  ] as const) {
    await recordAnswer(database.rows, {
      ...{ guildId: GUILD, userId, askingId, chosen, confidence: 'sure', elapsedMs: null, at: AT, accountCreatedAt: 0 },
    });
  }
});
afterAll(() => database?.close());

const scores = () =>
  database.rows<{ id: string; points: number; correct: number }>(
    `select user_id::text as id, points, correct from scores where kind = 'all' order by user_id`,
  );

test('after a wrong key everybody who answered has full points, and the log says why', async () => {
  expect(await scores()).toEqual([
    { id: '11', points: 10, correct: 1 },
    { id: '12', points: 2, correct: 0 },
  ]);
  const due = () => database.rows<{ due: string }>('select due from memories where user_id = 12');
  const before = await due();
  expect(await rescore(database, { guildId: GUILD, askingId, at: AT + 1 })).toBe(2);
  expect(await scores()).toEqual([
    { id: '11', points: 10, correct: 1 },
    { id: '12', points: 10, correct: 1 },
  ]);
  expect(await due()).not.toEqual(before);
  // The log itself is as it was.
  const [row] = await database.rows<{ correct: boolean; points: number }>(
    'select correct, points from answers where user_id = 12',
  );
  expect(row).toEqual({ correct: false, points: 2 });
  expect(await rebuild(database, { check: true })).toMatchObject({ wrong: 0 });
});

test('rescoring again changes nothing', async () => {
  expect(await rescore(database, { guildId: GUILD, askingId, at: AT + 2 })).toBe(0);
});
