import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '../../src/db/client.js';
import { guilds, scores } from '../../src/db/schema.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

// The two drivers disagree in places that no type shows. Each test here is one of them, and runs on both.

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const GUILD = '1234567890123456789';
const AT = Date.parse('2026-11-23T08:00:00.250Z');

test('a snowflake keeps all its digits and an instant its milliseconds', async () => {
  await database.db.insert(guilds).values({ guildId: GUILD, seed: 'aa', joinedAt: AT });
  const [row] = await database.db.select().from(guilds);
  expect(row).toMatchObject({ guildId: GUILD, joinedAt: AT, language: 'ja', leftAt: null });
});

test('raw rows look alike: int8 and instants as text, counts as numbers when cast', async () => {
  const [row] = await database.rows<Record<string, unknown>>(
    `select $1::bigint as id, count(*)::int as n, count(*) as big, '2026-11-23T08:00:00Z'::timestamptz as at,
            '2026-11-23'::date as day, '{"a":[1]}'::jsonb as body`,
    [GUILD],
  );
  expect(row).toEqual({ id: GUILD, n: 1, big: '1', at: '2026-11-23 08:00:00+00', day: '2026-11-23', body: { a: [1] } });
});

test('execute() gives an array, inside a transaction too', async () => {
  const plain = await execute<{ one: number }>(database.db, sql`select 1 as one`);
  const inside = await database.db.transaction((tx) => execute<{ one: number }>(tx, sql`select ${2}::int as one`));
  expect([plain, inside]).toEqual([[{ one: 1 }], [{ one: 2 }]]);
});

test('an instant goes into raw SQL as ISO text with a cast', async () => {
  const [row] = await database.rows<{ same: boolean }>(`select $1::timestamptz = joined_at as same from guilds`, [
    new Date(AT).toISOString(),
  ]);
  expect(row).toEqual({ same: true });
});

test('a list goes into raw SQL as json', async () => {
  const found = await database.rows<{ x: string }>(
    `select x from jsonb_array_elements_text($1::jsonb) as x order by x desc`,
    [JSON.stringify(['a', 'b'])],
  );
  expect(found.map(({ x }) => x)).toEqual(['b', 'a']);
});

test('the SQLSTATE of a violated constraint is at error.cause.code', async () => {
  const again = database.db.insert(guilds).values({ guildId: GUILD, seed: 'bb', joinedAt: AT });
  await expect(again).rejects.toMatchObject({ cause: { code: '23505' } });
});

test('a failed transaction leaves nothing behind', async () => {
  const failing = database.db.transaction(async (tx) => {
    await tx.insert(guilds).values({ guildId: '42', seed: 'cc', joinedAt: AT });
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await database.db.select().from(guilds)).toHaveLength(1);
});

test('the leaderboard index gives the order by itself, without a sort', async () => {
  const values = Array.from({ length: 300 }, (_, i) => ({
    guildId: GUILD,
    kind: 'week' as const,
    periodStart: '2026-11-23',
    userId: String(1000 + i),
    points: i % 40,
    listed: true,
  }));
  await database.db.insert(scores).values(values);
  await database.rows('analyze scores');
  await database.rows('set enable_seqscan = off');
  const plan = await database.rows<Record<string, string>>(
    `explain select user_id, points from scores
     where guild_id = ${GUILD} and kind = 'week' and period_start = '2026-11-23' and listed
     order by points desc, user_id desc limit 10`,
  );
  const text = plan.map((line) => Object.values(line)[0]).join('\n');
  expect(text).toContain('Backward using scores_rank');
  expect(text).not.toContain('Sort');
});
