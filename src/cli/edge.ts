import { ConfigError } from '../config.js';
import { LockedError } from '../db/lock.js';

/** Runs a command to its exit code. What the operator can put right is said in words, all else with its stack. */
export function runCommand(main: (args: readonly string[]) => Promise<number>): void {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      const expected = error instanceof ConfigError || error instanceof LockedError;
      console.error(expected ? error.message : error);
      process.exit(1);
    },
  );
}
