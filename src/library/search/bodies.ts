import type { Topic } from '../model.js';
import { passagesOf } from './passages.js';
import { stem } from './stem.js';
import { gramsOf, gramsOfName, latinWords } from './words.js';

/** Topics that say a gram, and how strongly: 0-1 (exclusive). */
export interface Posting {
  readonly id: number;
  readonly topics: number[];
  readonly strengths: number[];
  /** How many topics say it outside of scenarios. */
  common: number;
}

/** One thing said in one place: the ids of its grams, each once, and how much it means for the topic (0-1). */
export interface Said {
  readonly grams: Uint32Array;
  readonly worth: number;
  /** A name or phrase: it should be met as a whole. */
  readonly whole: boolean;
}

export interface Bodies {
  posting(gram: string): Posting | undefined;
  /** 0-1: how much a gram tells topics apart; 1 for one that no topic holds. */
  rarity(gram: string): number;
  /** All that a topic says, by position of the topic. */
  said(topic: number): readonly Said[];
  /** How many different grams there are; ids are below it. */
  readonly size: number;
  /** The words of names, aliases and terms in Latin script as they are written, for words that are misspelt; word -> gram. */
  readonly latin: ReadonlyMap<string, string>;
}

/** From this weight on a topic counts as one that says the gram. */
const SAYS = 0.8;

/** An inverted index of grams over everything that topics say in both languages. */
export function buildBodies(topics: readonly Topic[]): Bodies {
  const postings = new Map<string, Posting>();
  const latin = new Map<string, string>();
  const said: Said[][] = [];
  const sums: Map<Posting, number>[] = [];
  for (const topic of topics) {
    const sum = new Map<Posting, number>();
    const own: Said[] = [];
    for (const { text, weight, worth, kind } of passagesOf(topic)) {
      const ids = new Set<number>();
      const name = kind === 'name' ? new Set(gramsOfName(text)) : undefined;
      for (const gram of gramsOf(text)) {
        let posting = postings.get(gram);
        if (posting === undefined)
          postings.set(gram, (posting = { id: postings.size, topics: [], strengths: [], common: 0 }));
        sum.set(posting, (sum.get(posting) ?? 0) + weight);
        if (name === undefined || name.has(gram)) ids.add(posting.id);
      }
      if (name !== undefined) for (const word of latinWords(text)) latin.set(word, stem(word));
      if (worth > 0 && ids.size > 0) own.push({ grams: Uint32Array.from(ids), worth, whole: kind === 'name' });
    }
    sums.push(sum);
    said.push(own);
  }
  const average = sums.reduce((total, sum) => total + sum.size, 0) / Math.max(sums.length, 1);
  sums.forEach((sum, topic) => {
    const room = 0.75 + 0.25 * (sum.size / Math.max(average, 1));
    for (const [posting, weight] of sum) {
      posting.topics.push(topic);
      posting.strengths.push(weight / (weight + 1.3 * room));
      if (weight >= SAYS) posting.common += 1;
    }
  });
  const most = Math.log(1 + topics.length / 0.5);
  const rarity = (common: number) => Math.log(1 + (topics.length - common + 0.5) / (common + 0.5)) / most;
  return {
    posting: (gram) => postings.get(gram),
    rarity: (gram) => Math.min(1, Math.max(0.02, rarity(postings.get(gram)?.common ?? 0))),
    said: (topic) => said[topic] ?? [],
    size: postings.size,
    latin,
  };
}
