import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compareIdentity } from '../../library/identity.js';
import { inOrder } from '../../library/lint/lint.js';
import type { Library } from '../../library/model.js';
import { formatProblem } from '../../library/problem.js';
import { readDeck } from '../../library/read-deck.js';
import { readArgs, UsageError, type Subcommand } from './subcommand.js';

const run = promisify(execFile);

export const compareCommand: Subcommand = {
  summary: 'check that ids and options stay as they are at a git revision, such as origin/main',
  usage: '<revision>',
  async run(args, contentDir, io) {
    const { rest } = readArgs(args, [], 1);
    const [revision] = rest;
    if (revision === undefined) throw new UsageError('expected a git revision such as origin/main, received nothing');
    const now = await readable(contentDir, contentDir);
    const before = await deckAt(contentDir, revision);
    const problems = inOrder(compareIdentity(now, before));
    problems.forEach((problem) => io.out(formatProblem(problem)));
    io.out(
      `${problems.length} errors in ${before.questions.size} questions and ${before.cards.size} cards of ${revision}`,
    );
    return problems.length > 0 ? 1 : 0;
  },
};

async function deckAt(contentDir: string, revision: string): Promise<Library> {
  const folder = await mkdtemp(join(tmpdir(), 'mainichi-deck-'));
  try {
    const root = join(folder, 'content');
    await mkdir(root);
    const tar = join(folder, 'content.tar');
    const { stdout } = await run('git', ['-C', contentDir, 'archive', '--format=tar', revision, '.'], {
      encoding: 'buffer',
      maxBuffer: 100_000_000,
    });
    await writeFile(tar, stdout);
    await run('tar', ['-xf', tar, '-C', root]);
    return await readable(root, `${contentDir} at ${revision}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const said = String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')[0];
    throw new UsageError(`expected a git revision that holds ${contentDir}, received "${revision}": ${said}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readable(root: string, name: string): Promise<Library> {
  const { library, problems } = await readDeck(root);
  // What cannot be read would seem to be gone.
  if (library !== undefined && problems.every(({ severity }) => severity !== 'error')) return library;
  throw new UsageError(`expected a deck in ${name}, received:\n${problems.map(formatProblem).join('\n')}`);
}
