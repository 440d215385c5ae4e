import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rows } from '../../src/db/types.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { recordAnswer, type Answering } from '../../src/ledger/record.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { worldOf, type World } from './world.js';

// Many people answer in the same second: they are stored together, and nobody pays for somebody else.

const AT = Date.parse('2026-11-24T09:00:00+09:00');
const GUILDS = ['900', '1000', '1100'];

let database: TestDatabase;
let world: World;
const askings = new Map<string, { readonly id: number; readonly key: number }>();

beforeAll(async () => {
  database = await openTestDatabase();
  world = worldOf(database, await readLibrary());
  for (const guildId of GUILDS) {
    await world.guild(guildId);
    const id = await world.post(guildId, '2026-11-24', 'kms/single');
    askings.set(guildId, { id, key: await world.keyOf(guildId, id) });
  }
});
afterAll(() => database.close());

function answering(guildId: string, userId: string, askingId = askings.get(guildId)!.id): Answering {
  const given = { confidence: 'sure', elapsedMs: null, accountCreatedAt: 0 } as const;
  return { guildId, userId, askingId, chosen: askings.get(guildId)!.key, at: AT, ...given };
}

/** The same database, counting what is asked of it. */
function counting(): { readonly rows: Rows; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    rows: (text, values) => {
      asked.push(text);
      return database.rows(text, values);
    },
  };
}

test('three hundred people of three servers are stored with a few statements, each counted once', async () => {
  const { rows, asked } = counting();
  const people = Array.from({ length: 300 }, (_, i) => answering(GUILDS[i % 3]!, String(5_000 + i)));
  const results = await Promise.all(people.map((one) => recordAnswer(rows, one)));
  expect(results.map(({ outcome }) => outcome)).toEqual(people.map(() => 'stored'));
  // Reading, making the learners and writing, for five groups of 64.
  expect(asked.length).toBeLessThan(30);
  for (const [n, result] of results.entries()) {
    expect(result).toMatchObject({ answer: { correct: true, chosen: people[n]!.chosen } });
  }
  const [sums] = await database.rows(
    `select (select count(*)::int from answers) as answers, (select sum(answered)::int from learners) as answered,
       (select sum(reps)::int from memories) as reps,
       (select count(distinct (guild_id, user_id))::int from scores where kind = 'all') as people`,
  );
  expect(sums).toEqual({ answers: 300, answered: 300, reps: 300, people: 300 });
  expect(await rebuild(database, { check: true })).toMatchObject({ learners: 300, wrong: 0, orphans: 0 });
});

test('each gets its own outcome: stored, already there, not allowed', async () => {
  const mine = await world.quiz('900', '7001', 'kms/single', AT - 1_000);
  const results = await Promise.all([
    recordAnswer(database.rows, answering('900', '7000')),
    recordAnswer(database.rows, answering('900', '5000')),
    recordAnswer(database.rows, answering('900', '7002', mine)),
    recordAnswer(database.rows, answering('900', '7003', 987_654)),
    recordAnswer(database.rows, { ...answering('900', '7004'), chosen: 0 }),
    recordAnswer(database.rows, answering('1000', '7000')),
  ]);
  expect(results).toMatchObject([
    { outcome: 'stored' },
    { outcome: 'already' },
    { outcome: 'refused', reason: 'not_yours' },
    { outcome: 'refused', reason: 'unknown' },
    { outcome: 'refused', reason: 'not_a_choice' },
    { outcome: 'stored' },
  ]);
});

test('one person who answers five things at once, and one of them twice', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map((n) => world.quiz('900', '7100', 'kms/single', AT - n * 1_000)));
  const all = [...ids, ids[0]!, askings.get('900')!.id].map((id) => answering('900', '7100', id));
  const results = await Promise.all(all.map((one) => recordAnswer(database.rows, one)));
  expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['already', ...Array<string>(5).fill('stored')]);
  const [learner] = await database.rows(`select version, answered from learners where user_id = 7100`);
  expect(learner).toEqual({ version: 5, answered: 5 });
});

test('an answer that cannot be stored takes nobody with it', async () => {
  const people = ['7200', '7201', '7202'].map((userId) => answering('1100', userId));
  // Whatever the reason: here a number that the database does not take.
  const bad = { ...answering('1100', '7203'), elapsedMs: 1e12 };
  const settled = await Promise.allSettled(
    [people[0]!, bad, people[1]!, people[2]!].map((one) => recordAnswer(database.rows, one)),
  );
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  const stored = await database.rows<{ user_id: string }>(
    `select user_id::text from answers where user_id between 7200 and 7203 order by user_id`,
  );
  expect(stored.map((row) => row.user_id)).toEqual(['7200', '7201', '7202']);
});

test('a connection that is lost after the commit answers with what stands', async () => {
  let lost = false;
  const rows: Rows = async (text, values) => {
    const found = await database.rows(text, values);
    if (!lost && text.includes('insert into answers')) {
      lost = true;
      throw new Error('CONNECTION_CLOSED');
    }
    return found as never;
  };
  const people = ['7300', '7301'].map((userId) => answering('900', userId));
  const results = await Promise.all(people.map((one) => recordAnswer(rows, one)));
  expect(results).toMatchObject([
    { outcome: 'already', answer: { correct: true } },
    { outcome: 'already', answer: { correct: true } },
  ]);
  expect(await rebuild(database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});
