import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Another process owns the embedded database. */
export class LockedError extends Error {
  constructor(
    readonly directory: string,
    readonly pid: string,
  ) {
    super(
      `Expected to be the only process on ${directory}, but process ${pid} has it open. ` +
        'The embedded database has one owner: stop that process, or set DATABASE_URL to use a Postgres server.',
    );
    this.name = 'LockedError';
  }
}

const RECHECK_MS = 250;
const LONGEST_SOCKET_PATH = 100;

/**
 * Takes the directory for this process, until the returned function is called or the process dies.
 * A listening socket is the lock: unlike a pid file it falls with its process and cannot be mistaken for
 * another container's. PGlite itself lets two processes write and then loses rows.
 * @throws LockedError naming the owner's process id.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const path = await socketPath(directory);
  const token = `${process.pid} ${randomBytes(8).toString('hex')}`;
  for (;;) {
    const own = process.platform === 'win32' ? path : `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    const server = await listen(own, token);
    if (server === undefined) throw new LockedError(directory, await ownerOf(path));
    if (own === path) return () => close(server);
    // Linking is what takes the lock: it fails if the name exists. Closing a server removes only its own name.
    const taken = await linkUnlessExists(own, path);
    if (taken) {
      // Several processes may have removed the same stale socket: whoever answers a moment later has won.
      await wait(RECHECK_MS);
      if ((await ask(path)) === token) {
        const held = await inode(path);
        await rm(own, { force: true });
        return () => release(server, held, path);
      }
      await close(server);
      continue;
    }
    await close(server);
    const before = await inode(path);
    const answer = await ask(path);
    if (answer !== undefined) throw new LockedError(directory, answer.split(' ')[0] ?? 'unknown');
    if (before !== undefined && before === (await inode(path))) await rm(path, { force: true });
  }
}

async function socketPath(directory: string): Promise<string> {
  const real = await realpath(directory);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\mainichi-${name}`;
  const inside = join(real, 'lock');
  return inside.length + 24 <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `mainichi-${name}`);
}

function listen(path: string, token: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(token);
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** What the socket's owner says; undefined when nobody listens. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    let said = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      // A live but busy owner refuses nobody: only these two mean that there is none.
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'unknown'),
    );
    socket.on('end', () => resolve(said));
  });
}

async function ownerOf(path: string): Promise<string> {
  return (await ask(path))?.split(' ')[0] ?? 'unknown';
}

async function linkUnlessExists(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function inode(path: string): Promise<bigint | undefined> {
  try {
    return (await stat(path, { bigint: true })).ino;
  } catch {
    return undefined;
  }
}

async function release(server: Server, held: bigint | undefined, path: string): Promise<void> {
  if (held === (await inode(path))) await rm(path, { force: true });
  await close(server);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
