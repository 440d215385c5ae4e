import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BotProcess {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Resolves when the output contains the text. */
  says(text: string, ms?: number): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** The built bot as a process of its own, with nothing from this environment but the path. */
export function startProcess(env: Record<string, string>, program = 'dist/main.js'): BotProcess {
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', program], {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout!.on('data', take);
  child.stderr!.on('data', take);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    pid: child.pid!,
    output: () => output,
    exited,
    says: (text, ms = 150_000) =>
      new Promise((resolve, reject) => {
        const done = (finish: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          finish();
        };
        const look = () => {
          if (output.includes(text)) done(resolve);
        };
        const timer = setTimeout(() => done(() => reject(new Error(`Expected "${text}" in:\n${output}`))), ms);
        listeners.add(look);
        void exited.then((code) =>
          done(() => reject(new Error(`It stopped with ${code} before "${text}":\n${output}`))),
        );
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'mainichi-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
