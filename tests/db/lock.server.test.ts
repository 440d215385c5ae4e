import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDirectory, LockedError } from '../../src/db/lock.js';

// PGlite lets two processes in and loses rows silently: our own lock is all that stands between.

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mainichi-lock-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('a second holder is refused with the owner’s process id and what to do', async () => {
  const unlock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(LockedError);
  await expect(lockDirectory(directory)).rejects.toThrow(`process ${process.pid} has it open`);
  await expect(lockDirectory(directory)).rejects.toThrow(/DATABASE_URL/);
  await unlock();
});

test('released, it can be taken again and leaves nothing behind', async () => {
  await (
    await lockDirectory(directory)
  )();
  const unlock = await lockDirectory(directory);
  await unlock();
  expect(await readdir(directory)).toEqual([]);
});

test('the lock of a killed process is taken over', async () => {
  const holder = await holdInProcess();
  await expect(lockDirectory(directory)).rejects.toThrow(`process ${holder.pid} has it open`);
  await holder.kill();
  const unlock = await lockDirectory(directory);
  await unlock();
});

test('of many that find a stale lock at once exactly one gets it', async () => {
  const holder = await holdInProcess();
  await holder.kill();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
  const held = tries.filter((one) => one.status === 'fulfilled');
  expect(held).toHaveLength(1);
  await Promise.all(held.map((one) => one.value()));
});

async function holdInProcess() {
  const script = `import { lockDirectory } from './src/db/lock.ts';
    await lockDirectory(${JSON.stringify(directory)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid,
    kill: async () => {
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
