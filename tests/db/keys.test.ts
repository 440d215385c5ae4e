import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '../../src/db/schema.js';
import { openTestDatabase } from '../support/database.js';

// Every primary and unique key of a guild's table begins with guild_id, so that the tables can be partitioned or
// distributed by guild.

/** Of the installation, not of a guild. */
const SHARED = ['question_revisions', 'outages', 'meta', 'leases'];

const tables = Object.values(schema)
  .filter((value) => value instanceof PgTable)
  .map((table) => getTableConfig(table));

test('guild_id comes first in every key of a guild’s table, and names its distribution', () => {
  const keys = tables
    .filter(({ name }) => !SHARED.includes(name))
    .flatMap(({ name, columns, primaryKeys, indexes, uniqueConstraints }) => {
      const own = columns.filter((column) => column.primary || column.isUnique).map((column) => [column.name]);
      const primary = primaryKeys.map((key) => key.columns.map((column) => column.name));
      const unique = uniqueConstraints.map((key) => key.columns.map((column) => column.name));
      const indexed = indexes
        .filter(({ config }) => config.unique)
        .map(({ config }) =>
          config.columns.map((column) => ('name' in column ? String(column.name) : 'an expression')),
        );
      const all = [...own, ...primary, ...unique, ...indexed];
      return all.length === 0 ? [[name, 'no key']] : all.map((key) => [name, ...key]);
    });
  expect(keys.length).toBeGreaterThan(14);
  expect(keys.filter(([, first]) => first !== 'guild_id')).toEqual([]);
});

test('the tables without a guild are the few that are named here', () => {
  const without = tables.filter(({ columns }) => columns.every(({ name }) => name !== 'guild_id'));
  expect(without.map(({ name }) => name).toSorted()).toEqual(SHARED.toSorted());
});

test('the database itself partitions every guild’s table by guild_id, with all its keys', async () => {
  const database = await openTestDatabase();
  const made = tables.map(({ name }) => name).filter((name) => !SHARED.includes(name));
  for (const name of made) {
    await database.rows(
      `create table parted_${name} (like ${name} including all excluding identity) partition by hash (guild_id)`,
    );
  }
  const kept = await database.rows<{ n: number }>(
    `select count(*)::int as n from pg_indexes where tablename like 'parted\\_%' and indexdef like '%UNIQUE%'`,
  );
  expect(kept[0]!.n).toBeGreaterThanOrEqual(made.length);
  await database.close();
});
