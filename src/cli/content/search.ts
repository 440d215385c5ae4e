import { createInterface } from 'node:readline';
import type { Library } from '../../library/model.js';
import { formatProblem } from '../../library/problem.js';
import { readDeck } from '../../library/read-deck.js';
import { buildSearch, type Search } from '../../library/search.js';
import { readArgs, UsageError, type Io, type Subcommand } from './subcommand.js';

/** @param stdin lines of the standard input, without their ends; read only with --stdin */
export function searchCommandOn(stdin: () => AsyncIterable<string>): Subcommand {
  return {
    summary: 'look a query up as /explain does',
    usage: '<query> [--json] | --stdin [--json]',
    async run(args, contentDir, io) {
      const { flags, rest } = readArgs(args, ['--stdin', '--json'], Number.POSITIVE_INFINITY);
      if (flags.has('--stdin') === rest.length > 0) {
        throw new UsageError(`expected either a query or --stdin, received ${rest.length > 0 ? 'both' : 'neither'}`);
      }
      const { library, problems } = await readDeck(contentDir);
      if (library === undefined) {
        problems.forEach((problem) => io.err(formatProblem(problem)));
        return 1;
      }
      const search = buildSearch(library);
      const say = (query: string) =>
        flags.has('--json') ? io.out(asJson(query, search)) : print(query, search, library, io);
      if (flags.has('--stdin')) for await (const line of stdin()) say(line);
      else say(rest.join(' '));
      return 0;
    },
  };
}

export const searchCommand = searchCommandOn(() => createInterface({ input: process.stdin, crlfDelay: Infinity }));

function asJson(query: string, search: Search): string {
  return JSON.stringify({ query, hits: search.find(query).map(({ topic, score }) => ({ topic, score })) });
}

function print(query: string, search: Search, library: Library, io: Io): void {
  const nameOf = (id: string) => library.topics.get(id)?.name[library.deck.language] ?? id;
  const hits = search.find(query);
  for (const { topic, score, why } of hits) {
    io.out(`${score.toFixed(2)}  ${topic}  ${nameOf(topic)}${why === undefined ? '' : ` (${why})`}`);
  }
  if (hits.length > 0) return;
  const nearest = search.suggest(query);
  io.out(`nothing fits "${query}"${nearest.length === 0 ? '' : `; the nearest: ${nearest.join(', ')}`}`);
}
