import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ops/package-root.js';

export interface LabelledQuery {
  /** `held-out`: not looked at while the ranking was tuned. */
  readonly part: 'tuned' | 'held-out';
  readonly kind: string;
  /** Any of them is right; empty when nothing must be answered. */
  readonly topics: readonly string[];
  readonly query: string;
}

/** The labelled queries of tests/library/queries.tsv. */
export function readQueries(): readonly LabelledQuery[] {
  return readFileSync(join(packageRoot(), 'tests/library/queries.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [part, kind, topics, query] = line.split('\t');
      if (
        (part !== 'tuned' && part !== 'held-out') ||
        kind === undefined ||
        topics === undefined ||
        query === undefined
      ) {
        throw new Error(`Expected part, class, topics and query between tabs, got "${line}"`);
      }
      return { part, kind, topics: topics === '-' ? [] : topics.split('|'), query };
    });
}

export interface Rates {
  readonly queries: number;
  /** 0-1, of the queries that have an answer. */
  readonly hitAt1: number;
  readonly hitAt5: number;
  /** How many queries without an answer were given one, and how many there are. */
  readonly falseAnswers: number;
  readonly nonsense: number;
}

/** @param answer topic ids, best first */
export function rate(queries: readonly LabelledQuery[], answer: (query: string) => readonly string[]): Rates {
  let at1 = 0;
  let at5 = 0;
  let falseAnswers = 0;
  const asked = queries.filter(({ topics }) => topics.length > 0);
  for (const { topics, query } of queries) {
    const hits = answer(query);
    if (topics.length === 0) falseAnswers += hits.length > 0 ? 1 : 0;
    else {
      at1 += hits[0] !== undefined && topics.includes(hits[0]) ? 1 : 0;
      at5 += hits.slice(0, 5).some((hit) => topics.includes(hit)) ? 1 : 0;
    }
  }
  return {
    ...{ queries: asked.length, hitAt1: at1 / asked.length, hitAt5: at5 / asked.length },
    ...{ falseAnswers, nonsense: queries.length - asked.length },
  };
}
