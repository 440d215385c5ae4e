import { expect, test } from 'vitest';
import { rowsIn } from '../../src/ledger/transaction.js';
import { openTestDatabase } from '../support/database.js';

test('values inside a transaction are those outside of it, whatever the driver', async () => {
  const database = await openTestDatabase();
  const statement = `
    select 1234567890123456789::bigint as id, 5::bigint as few, null::bigint as nothing, 7::int as count, 0.5::float8 as share,
      '2026-11-24'::date as day, timestamptz '2026-11-24 08:00:00.5+00' as at, '{"a": [1]}'::jsonb as body, $1::text as given`;
  const outside = await database.rows(statement, ['いろは']);
  const inside = await database.db.transaction((tx) => rowsIn(tx)(statement, ['いろは']));
  expect([...inside]).toEqual([...outside]);
  expect(inside[0]).toMatchObject({ id: '1234567890123456789', few: '5', nothing: null, count: 7, given: 'いろは' });
  await database.close();
});
