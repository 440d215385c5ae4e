import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { inject } from 'vitest';
import { overPgliteClient, overServer } from '../../src/db/client.js';
import type { Database } from '../../src/db/types.js';

export interface TestDatabase extends Database {
  /** Where it is, for a second process; undefined for the embedded one. */
  readonly url: string | undefined;
}

/** Which of the two drivers this run of the suite is on. */
export const driver: 'postgres' | 'pglite' = process.env['MAINICHI_TEST_DRIVER'] === 'pglite' ? 'pglite' : 'postgres';

/** A fresh, migrated database of the driver under test; closing it drops it. */
export function openTestDatabase(): Promise<TestDatabase> {
  return driver === 'pglite' ? openEmbedded() : openOnServer();
}

/** A fresh database on the server, whatever the driver under test. */
export async function openOnServer(poolSize = 10): Promise<TestDatabase & { readonly url: string }> {
  const server = inject('serverUrl');
  const name = `mainichi_test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${inject('template')}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = overServer(url.href, poolSize);
  return {
    ...database,
    url: url.href,
    close: async () => {
      await database.close();
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

export async function openEmbedded(): Promise<TestDatabase> {
  const template = new Blob([await readFile(inject('pgliteTemplate'))]);
  const client = await PGlite.create({ loadDataDir: template });
  await client.exec(`set time zone 'UTC'`);
  return { ...overPgliteClient(client), url: undefined };
}
