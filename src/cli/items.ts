import { readConfig } from '../config.js';
import { openDatabase } from '../db/client.js';
import { readDeck } from '../library/read-deck.js';
import { runCommand } from './edge.js';
import { itemLines, itemReports } from './items/report.js';

/*
 * npm run items [-- --all] [-- --json]: what the answers say about the questions, for those who maintain them. Reads
 * only. On a server the bot may run meanwhile; the embedded database has one owner, so there it has to be stopped first.
 */

const ARGS = ['--all', '--json'];

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !ARGS.includes(arg));
  if (unknown !== undefined) {
    console.error(`Expected ${ARGS.join(' or ')}, received ${unknown}`);
    return 2;
  }
  const config = readConfig();
  const { library, problems } = await readDeck(config.contentDir);
  if (library === undefined) {
    console.error(`Expected a deck in ${config.contentDir}: ${problems.map(({ message }) => message).join('; ')}`);
    return 1;
  }
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, poolSize: 2 });
  try {
    const reports = await itemReports(database.rows, library, (done, all) => {
      if (done % 100 === 0) console.error(`${done} of ${all} servers looked at`);
    });
    if (args.includes('--json')) console.log(JSON.stringify(reports));
    else for (const line of itemLines(reports, args.includes('--all'))) console.log(line);
    return 0;
  } finally {
    await database.close();
  }
}

runCommand(main);
