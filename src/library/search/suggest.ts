import type { Index } from './find.js';
import { keyOf } from './normalise.js';
import { rank } from './rank.js';

const LEAST_ALIKE = 0.42;
const LEAST_MEANT = 0.2;

/** The topics whose names look most like the query, then those whose notes share most with it; none when nothing is alike at all. */
export function suggest(index: Index, query: string, limit: number): string[] {
  const pairs = pairsOf(keyOf(query));
  const alike = new Map<number, number>();
  const meant = new Map<number, number>();
  for (const entry of index.dictionary.entries) {
    if (entry.kind === 'term') continue;
    const likeness = dice(pairs, pairsOf(entry.key)) * entry.weight;
    if (likeness >= LEAST_ALIKE && likeness > (alike.get(entry.topic) ?? 0)) alike.set(entry.topic, likeness);
  }
  for (const { topic, score } of rank(query, index.topics.length, index.dictionary, index.bodies).ranked.slice(
    0,
    limit,
  )) {
    if (score >= LEAST_MEANT && !alike.has(topic)) meant.set(topic, score);
  }
  const best = (topics: ReadonlyMap<number, number>) => [...topics].sort((a, b) => b[1] - a[1]);
  return [...best(alike), ...best(meant)].slice(0, limit).flatMap(([topic]) => index.topics[topic]?.id ?? []);
}

function pairsOf(key: string): ReadonlySet<string> {
  const framed = `^${key}$`;
  return new Set(Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
