import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.js';

/** Drizzle over either driver (or over a transaction of either): everything above this room sees only this type. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export type SqlValue = string | number | boolean | null;

/**
 * Runs one hand-written statement, prepared once per connection on a server.
 * Values come back alike from both drivers: int8 and timestamps as text, int4 and float8 as numbers, json parsed.
 */
export type Rows = <Row>(text: string, values?: readonly SqlValue[]) => Promise<Row[]>;

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly db: Db;
  readonly rows: Rows;
  close(): Promise<void>;
}
