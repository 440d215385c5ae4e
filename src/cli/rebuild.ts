import { readConfig } from '../config.js';
import { openDatabase } from '../db/client.js';
import { rebuild } from '../ledger/rebuild.js';
import type { Difference } from '../ledger/stored.js';
import { runCommand } from './edge.js';

/*
 * npm run db:rebuild [-- --check]: compares all that is derived from the log with what is stored and puts it right.
 * On a server the bot may run meanwhile; the embedded database has one owner, so there it has to be stopped first.
 */

const SHOWN = 20;
const EVERY = 10_000;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    console.error(`Expected no argument or --check, received ${unknown}`);
    return 2;
  }
  const check = args.includes('--check');
  const config = readConfig();
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, poolSize: 2 });
  try {
    const started = Date.now();
    let differing = 0;
    let next = EVERY;
    const result = await rebuild(database, {
      check,
      progress: (learners) => {
        if (learners < next) return;
        next += EVERY;
        console.log(`${learners} learners looked at`);
      },
      differs: (difference) => {
        differing += 1;
        if (differing <= SHOWN) console.log(describe(difference));
      },
    });
    if (differing > SHOWN) console.log(`… and ${differing - SHOWN} more`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const verb = check ? 'differ' : 'put right';
    console.log(`${result.learners} learners, ${result.wrong} ${verb}, ${result.orphans} rows of nobody, ${seconds} s`);
    return check && result.wrong + result.orphans > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

function describe({ guildId, userId, what, stored, rebuilt }: Difference): string {
  return `guild ${guildId}, person ${userId}, ${what}:\n  stored  ${JSON.stringify(stored)}\n  rebuilt ${JSON.stringify(rebuilt)}`;
}

runCommand(main);
