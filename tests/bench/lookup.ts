import { readDeck } from '../../src/library/read-deck.js';
import type { Library } from '../../src/library/model.js';
import { rate, readQueries, type LabelledQuery } from '../support/queries.js';
import { ENGINES, type Find } from './lookup-engines.js';
import { withInvented } from './lookup-topics.js';

/*
 * npm run bench -- lookup [--json] [--topics N]: our look-up beside others, on the same notes and the same labelled queries in the same run,
 * at the size of the deck and among N topics (5,000), where we are asked every third query and the others every fiftieth. Fuse takes a
 * quarter of a second for one: it is asked every twentieth at the size of the deck, and left out of the crowd.
 */

const MANY = 5_000;
const WARM_UP = 200;
const OURS = 'mainichi';
const SLOW = 'fuse.js';

interface Figures {
  readonly queries: number;
  readonly hitAt1: number;
  readonly hitAt5: number;
  readonly heldOutHitAt1: number;
  readonly heldOutHitAt5: number;
  readonly falseAnswers: number;
  readonly nonsense: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly indexMs: number;
  readonly memoryMb: number;
}

export async function run(args: readonly string[]): Promise<object> {
  const { library } = await readDeck('content');
  if (library === undefined) throw new Error('Expected a deck in content/, but it cannot be read');
  const queries = readQueries().filter(
    ({ topics }) => topics.length === 0 || topics.some((id) => library.topics.has(id)),
  );
  const every = (nth: number) => queries.filter((_, at) => at % nth === 0);
  const many = readCount(args);
  const sizes = [
    { topics: library.topics.size, library, ours: queries, others: queries, slow: every(20) },
    ...(many > library.topics.size
      ? [{ topics: many, library: withInvented(library, many), ours: every(3), others: every(50), slow: [] }]
      : []),
  ];
  const figures: Record<string, Record<string, Figures>> = {};
  for (const { topics, library: deck, ours, others, slow } of sizes) {
    const measured: Record<string, Figures> = {};
    for (const [name, build] of Object.entries(ENGINES)) {
      const asked = name === OURS ? ours : name === SLOW ? slow : others;
      if (asked.length > 0) measured[name] = measure(build, deck, asked);
    }
    figures[`${topics} topics`] = measured;
  }
  if (args.includes('--json')) return figures;
  for (const [size, measured] of Object.entries(figures)) {
    console.log(size);
    console.table(Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, rounded(all)])));
  }
  return byClass(queries, ENGINES[OURS]!(library));
}

function readCount(args: readonly string[]): number {
  const at = args.indexOf('--topics');
  if (at < 0) return MANY;
  const count = Number(args[at + 1]);
  if (!Number.isInteger(count) || count < 0)
    throw new Error(`--topics: expected a whole number, received ${args[at + 1] ?? 'nothing'}`);
  return count;
}

function measure(build: (library: Library) => Find, library: Library, queries: readonly LabelledQuery[]): Figures {
  const before = memory();
  const start = performance.now();
  const find = build(library);
  const indexMs = performance.now() - start;
  const memoryMb = (memory() - before) / 1_048_576;
  queries.slice(0, Math.min(WARM_UP, queries.length / 4)).forEach(({ query }) => find(query));
  const times: number[] = [];
  const answers = new Map<string, readonly string[]>();
  for (const { query } of queries) {
    const asked = performance.now();
    const found = find(query);
    times.push(performance.now() - asked);
    answers.set(query, found);
  }
  const answered: Find = (query) => answers.get(query) ?? [];
  const all = rate(queries, answered);
  const heldOut = rate(
    queries.filter(({ part }) => part === 'held-out'),
    answered,
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    queries: queries.length,
    ...{ hitAt1: all.hitAt1, hitAt5: all.hitAt5, heldOutHitAt1: heldOut.hitAt1, heldOutHitAt5: heldOut.hitAt5 },
    ...{ falseAnswers: all.falseAnswers, nonsense: all.nonsense },
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), indexMs, memoryMb },
  };
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function rounded(figures: Figures): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number((value as number).toFixed(3))]));
}

/** Our own rates by class of query. */
function byClass(queries: readonly LabelledQuery[], find: Find): Record<string, string> {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.flatMap((kind) =>
      (['tuned', 'held-out'] as const).map((part) => {
        const rates = rate(
          queries.filter((one) => one.kind === kind && one.part === part),
          find,
        );
        const said =
          rates.queries === 0
            ? `${rates.falseAnswers} of ${rates.nonsense} answered`
            : `hit@1 ${percent(rates.hitAt1)}, hit@5 ${percent(rates.hitAt5)} of ${rates.queries}`;
        return [`${kind}, ${part}`, said];
      }),
    ),
  );
}
