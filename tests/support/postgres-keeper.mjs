// Runs a throw-away Postgres for the tests and stops it when its standard input ends, that is: however its parent dies.
// usage: node postgres-keeper.mjs BIN_DIR     prints one line of JSON: {"url"} or {"error"}
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOBODY = 65_534;
const home = mkdtempSync(join(tmpdir(), 'mainichi-postgres-'));
const root = process.getuid?.() === 0;
// Postgres refuses to run as root, and another user may not be allowed to read the package's folder.
const native = root ? join(home, 'native') : join(process.argv[2], '..');
const as = root ? { uid: NOBODY, gid: NOBODY } : {};
let server;

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function stop() {
  process.stdin.pause();
  const remove = () => {
    rmSync(home, { recursive: true, force: true });
    process.exit(0);
  };
  if (server === undefined || server.exitCode !== null) return remove();
  server.once('exit', remove);
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), 3_000).unref();
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function start() {
  if (root) {
    cpSync(join(process.argv[2], '..'), native, { recursive: true, verbatimSymlinks: true });
    chmodSync(home, 0o755);
  }
  const data = join(home, 'run');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(data);
  if (root) chownSync(data, NOBODY, NOBODY);
  const env = { ...process.env, LC_ALL: 'C', LANG: 'C', TZ: 'UTC', HOME: data };
  const options = { ...as, env, cwd: data };
  const initdb = spawnSync(
    join(native, 'bin/initdb'),
    ['-D', join(data, 'pg'), '-U', 'mainichi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`);
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 300 };
  // The database is thrown away: what is tested is the program, not the disk.
  Object.assign(settings, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
  });
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(join(native, 'bin/postgres'), ['-D', join(data, 'pg'), ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres stopped with ${code}: ${log}`)));
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4_000);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
  });
  server.removeAllListeners('exit');
  say({ url: `postgres://mainichi@127.0.0.1:${port}/postgres` });
}

process.stdin.resume();
process.stdin.on('end', stop);
process.stdin.on('error', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
if (!existsSync(join(process.argv[2], 'initdb'))) {
  say({ error: `Expected initdb in ${process.argv[2]}` });
  process.exit(1);
}
start().catch((error) => {
  say({ error: error.message });
  stop();
});
