import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types, type Results } from '@electric-sql/pglite';
import type { SQL } from 'drizzle-orm';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { drizzle as overPostgres } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { lockDirectory } from './lock.js';
import { migratePglite, migratePostgres } from './migrate.js';
import * as schema from './schema.js';
import type { Database, Db, Rows } from './types.js';

export interface DatabaseOptions {
  /** postgres://… ; absent: the embedded database in `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** Connections to a server; a small VM's Postgres allows about 100 in all. */
  readonly poolSize?: number;
}

/**
 * Opens the database, brings its tables up to date and hands over one type for both drivers.
 * @throws LockedError when another process owns the embedded database.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openEmbedded(options.dataDir) : openServer(options.url, options.poolSize ?? 10);
}

async function openServer(url: string, poolSize: number): Promise<Database> {
  await migratePostgres(url);
  return overServer(url, poolSize);
}

/** A pool on a server whose tables are up to date. */
export function overServer(url: string, poolSize: number): Database {
  const client = lastingClient(url, poolSize);
  const db: Db = overPostgres({ client: client.forwarding, schema });
  const rows: Rows = async <Row>(text: string, values: readonly unknown[] = []) => {
    const found = await client.current().unsafe(text, values as never[], { prepare: true });
    return found as unknown as Row[];
  };
  return { kind: 'postgres', db, rows, close: () => client.end() };
}

/** Queries that were under way when a connection was lost have this long to end on the others, in seconds. */
const LAST_SECONDS = 5;
/** Less than what a process is given to stop. */
const CLOSE_SECONDS = 3;

interface LastingClient {
  readonly current: () => postgres.Sql;
  /** Is at each moment the current one, for whoever keeps it. */
  readonly forwarding: postgres.Sql;
  end(): Promise<void>;
}

/**
 * A client that is made anew when the server (or the network) has closed a connection. postgres.js keeps what it was
 * about to write then, and never writes on that connection again: each query that it is given waits for a time-out.
 */
function lastingClient(url: string, poolSize: number): LastingClient {
  let current = open();
  let ended = false;

  function open(): postgres.Sql {
    const opened = postgres(url, {
      max: poolSize,
      connect_timeout: 10,
      // Asked outside of any promise on each new connection: one that is lost in that moment would end the process.
      fetch_types: false,
      // A connection that is closed is thereby one that was lost.
      max_lifetime: null,
      onnotice: () => undefined,
      onclose: () => renew(opened),
      connection: { TimeZone: 'UTC', application_name: 'mainichi' },
      transform: { undefined: null },
    });
    // Drizzle sets the parsers and serialisers of each client that it is given.
    overPostgres({ client: opened, schema });
    return opened;
  }

  function renew(lost: postgres.Sql): void {
    if (ended || lost !== current) return;
    current = open();
    void lost.end({ timeout: LAST_SECONDS });
  }

  // A function bound anew for each query would outlive it, with all that it holds, until the next full collection.
  const bound = new WeakMap<postgres.Sql, Map<string | symbol, unknown>>();
  const forwarding = new Proxy(current, {
    get(_, key) {
      const known = bound.get(current) ?? new Map<string | symbol, unknown>();
      bound.set(current, known);
      if (!known.has(key)) {
        const value: unknown = Reflect.get(current, key);
        known.set(key, typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(current) : value);
      }
      return known.get(key);
    },
    apply: (_, __, args) =>
      Reflect.apply(current as unknown as (...all: unknown[]) => unknown, current, args) as unknown,
  });
  return {
    current: () => current,
    forwarding,
    async end() {
      ended = true;
      await current.end({ timeout: CLOSE_SECONDS });
    },
  };
}

/**
 * Whether an uncaught error is postgres.js writing to a socket that has just been closed, outside of any promise. The
 * query has been refused by then, and the client is made anew: there is nothing left to do.
 */
export function isLateWrite({ message, stack = '' }: Error): boolean {
  return message.includes("reading 'write'") && /postgres\/(src|cjs\/src)\/connection\.js/.test(stack);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const directory = join(dataDir, 'pglite');
  await mkdir(directory, { recursive: true });
  const unlock = await lockDirectory(dataDir);
  try {
    const client = await PGlite.create({
      dataDir: directory,
      // The default of 128 MB is memory that a small bot never uses.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    });
    await client.exec(`set time zone 'UTC'`);
    await migratePglite(client);
    return overPgliteClient(client, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

const asText = (value: string) => value;
const AS_SERVER = {
  [types.INT8]: asText,
  [types.TIMESTAMP]: asText,
  [types.TIMESTAMPTZ]: asText,
  [types.DATE]: asText,
};

/** A Database over an open PGlite; `unlock` runs after it is closed. */
export function overPgliteClient(
  client: PGlite,
  unlock: () => Promise<void> = async () => undefined,
): EmbeddedDatabase {
  const db: Db = overPglite({ client, schema });
  const rows: Rows = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values], { parsers: AS_SERVER })).rows;
  return {
    kind: 'pglite',
    db,
    rows,
    vacuum: async () => void (await client.exec('vacuum analyze')),
    dump: async () => Buffer.from(await (await client.dumpDataDir('gzip')).arrayBuffer()),
    close: async () => {
      await client.close();
      await unlock();
    },
  };
}

/** What only the embedded database needs done for it: a server vacuums itself and has pg_dump. */
export interface EmbeddedDatabase extends Database {
  readonly kind: 'pglite';
  vacuum(): Promise<void>;
  /** The whole data directory as a .tar.gz. Holds the event loop: about 3 s for 125 MB. */
  dump(): Promise<Buffer>;
}

export function isEmbedded(database: Database): database is EmbeddedDatabase {
  return database.kind === 'pglite';
}

/**
 * Rows of a raw statement through drizzle (needed inside a transaction): PGlite wraps them, postgres.js does not, and
 * int8 comes as a number or a bigint from the one and as text from the other. Here it is text.
 */
export async function execute<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement);
  if (Array.isArray(result)) return result as Row[];
  const { rows, fields } = result as Results<Record<string, number | bigint | null>>;
  const long = fields.filter(({ dataTypeID }) => dataTypeID === types.INT8).map(({ name }) => name);
  if (long.length === 0) return rows as Row[];
  const texts = (row: Record<string, number | bigint | null>) =>
    long.map((name) => [name, row[name]?.toString() ?? null]);
  return rows.map((row) => ({ ...row, ...Object.fromEntries(texts(row)) })) as Row[];
}
