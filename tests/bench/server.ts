import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { migratePostgres } from '../../src/db/migrate.js';

export interface BenchServer {
  /** Of the database `bench`, up to date. */
  readonly url: string;
  readonly port: number;
  /** One more database that is up to date; gives its address. */
  database(name: string): Promise<string>;
  /** Where pgbench is, or undefined. */
  readonly pgbench: string | undefined;
  stop(): Promise<void>;
}

const NOBODY = 65_534;

/**
 * A Postgres of our own with durable commits, from what is installed on this machine, in a folder that is removed.
 * @throws Error when no Postgres is installed
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const bin = binaries();
  const home = mkdtempSync(join(tmpdir(), 'mainichi-bench-'));
  const root = process.getuid?.() === 0;
  // Postgres refuses to run as root.
  const as = root ? { uid: NOBODY, gid: NOBODY } : {};
  if (root) chownSync(home, NOBODY, NOBODY);
  const data = join(home, 'data');
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const flags = ['-D', data, '-U', 'mainichi', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  execFileSync(join(bin, 'initdb'), flags, { ...as, env, cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const all = {
    ...{ port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' },
    ...{ shared_buffers: '1GB', fsync: 'on', synchronous_commit: 'on', max_wal_size: '8GB', ...settings },
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...as, env, cwd: home, stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const end = () => {
    server.kill('SIGINT');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', end);
  const base = `postgres://mainichi@127.0.0.1:${port}`;
  await untilUp(`${base}/postgres`);
  const database = async (name: string) => {
    const admin = postgres(`${base}/postgres`, { max: 1 });
    await admin.unsafe(`create database ${name}`);
    await admin.end();
    await migratePostgres(`${base}/${name}`);
    return `${base}/${name}`;
  };
  const pgbench = folderOf('pgbench');
  return {
    url: await database('bench'),
    port,
    database,
    pgbench: pgbench === undefined ? undefined : join(pgbench, 'pgbench'),
    async stop() {
      process.off('exit', end);
      server.kill('SIGINT');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The first folder of PATH, or else of Debian's own, that holds a program; the newest version first. */
function folderOf(program: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...versions.map((one) => join(debian, one, 'bin'))];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, program)));
}

function binaries(): string {
  const found = folderOf('initdb');
  if (found === undefined) throw new Error('Expected initdb of a Postgres in PATH or in /usr/lib/postgresql');
  return found;
}

async function untilUp(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = postgres(url, { max: 1, connect_timeout: 2 });
    try {
      await client`select 1`;
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await wait(100);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
