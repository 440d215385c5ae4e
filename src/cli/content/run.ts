import { compareCommand } from './compare.js';
import { coverageCommand } from './coverage.js';
import { lintCommand } from './lint.js';
import { newCommand } from './new.js';
import { searchCommand } from './search.js';
import { UsageError, type Io, type Subcommand } from './subcommand.js';

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  lint: lintCommand,
  coverage: coverageCommand,
  new: newCommand,
  compare: compareCommand,
  search: searchCommand,
};

const OPTION = '--content-dir';

/** Runs `content <subcommand> …`. Resolves to the exit code: 0 fine, 1 the deck has errors, 2 typed wrongly. */
export async function runContent(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { contentDir, rest } = cutContentDir(argv);
    const [name, ...args] = rest;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      (name === undefined ? io.err : io.out)(help());
      return name === undefined ? 2 : 0;
    }
    const command = SUBCOMMANDS[name];
    if (command === undefined || !Object.hasOwn(SUBCOMMANDS, name)) {
      throw new UsageError(`expected one of ${Object.keys(SUBCOMMANDS).join(', ')}, received "${name}"`);
    }
    try {
      return await command.run(args, contentDir, io);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(`${error.message}\nUsage: content ${name} ${command.usage}`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`content: ${error.message}`);
    return 2;
  }
}

function cutContentDir(argv: readonly string[]): { contentDir: string; rest: readonly string[] } {
  const index = argv.findIndex((arg) => arg === OPTION || arg.startsWith(`${OPTION}=`));
  const option = argv[index];
  if (option === undefined) return { contentDir: './content', rest: argv };
  const joined = option.startsWith(`${OPTION}=`);
  const value = joined ? option.slice(OPTION.length + 1) : argv[index + 1];
  if (value === undefined || value === '') throw new UsageError(`${OPTION}: expected a folder, received nothing`);
  return { contentDir: value, rest: argv.filter((_, at) => at !== index && (joined || at !== index + 1)) };
}

function help(): string {
  const lines = Object.entries(SUBCOMMANDS).map(
    ([name, { summary, usage }]) => [`content ${name} ${usage}`.trimEnd(), summary] as const,
  );
  const width = Math.max(...lines.map(([left]) => left.length));
  return [
    `Usage: npm run content -- <subcommand> [${OPTION} <folder>]   (default ./content)`,
    '',
    ...lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ].join('\n');
}
