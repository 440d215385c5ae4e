import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { migrate as migrateOverPglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as overPostgres } from 'drizzle-orm/postgres-js';
import { migrate as migrateOverPostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { packageRoot } from '../ops/package-root.js';

/** Any constant will do, as long as nothing else in the database locks it. */
const MIGRATION_LOCK = 6_210_931;

const folder = () => join(packageRoot(), 'src/db/migrations');

/** Drizzle's migrator takes no lock, and two processes starting at once would both create the tables. */
export async function migratePostgres(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    // One connection: the lock belongs to the session that migrates and falls with it.
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrateOverPostgres(overPostgres({ client }), { migrationsFolder: folder() });
    await client`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The directory's lock has been taken before PGlite was opened. */
export async function migratePglite(client: PGlite): Promise<void> {
  await migrateOverPglite(overPglite({ client }), { migrationsFolder: folder() });
}
