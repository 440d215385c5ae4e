import type { Topic } from '../model.js';
import { foldKana } from './normalise.js';
import { passagesOf } from './passages.js';
import { stem } from './stem.js';
import { gramsKept, gramsWhole, latinWords, tellingWords } from './words.js';

/** Topics that say a gram, and how strongly: 0-1 (exclusive). */
export interface Posting {
  readonly id: number;
  readonly topics: number[];
  readonly strengths: number[];
  /** How many topics say it more than in passing. */
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
  /** True for a word in katakana that topics say, by itself, inside a longer one or made of two. */
  saysKana(word: string): boolean;
}

/** From this weight on a topic counts as one that says the gram. */
const SAYS = 0.8;
/** The sum at which a word in a note of average length has half its full strength. */
const SATURATION = 1.3;
/** A question is short: its common words matter more than in a search for documents. */
const FLATTER = 0.4;

/** A shorter part of a word in katakana means something else: インスタ is not インスタンス. */
const WHOLE_ENOUGH = 5;

/** An inverted index of grams over everything that topics say in both languages. */
export function buildBodies(topics: readonly Topic[]): Bodies {
  const vocabulary = createVocabulary();
  const said = topics.map((topic, index) => read(topic, index, vocabulary));
  weigh(vocabulary.postings.values(), topics.length);
  const most = Math.log(1 + topics.length / 0.5);
  const rarity = (common: number) => Math.log(1 + (topics.length - common + 0.5) / (common + 0.5)) / most;
  return {
    posting: (gram) => vocabulary.postings.get(gram),
    rarity: (gram) => Math.min(1, Math.max(0.02, rarity(vocabulary.postings.get(gram)?.common ?? 0) ** FLATTER)),
    said: (topic) => said[topic] ?? [],
    size: vocabulary.postings.size,
    latin: vocabulary.latin,
    saysKana: kanaReader(vocabulary.kana),
  };
}

function kanaReader(words: ReadonlySet<string>): (word: string) => boolean {
  const all = [...words].join(' ');
  return (word) => {
    const kana = foldKana(word);
    if (words.has(kana) || (kana.length >= WHOLE_ENOUGH && all.includes(kana))) return true;
    for (let at = 2; at <= kana.length - 2; at++) {
      const rest = kana.slice(at);
      if (words.has(kana.slice(0, at)) && (words.has(rest) || all.includes(` ${rest}`))) return true;
    }
    return false;
  };
}

interface Vocabulary {
  readonly postings: Map<string, Posting>;
  readonly latin: Map<string, string>;
  /** Words in katakana, folded. */
  readonly kana: Set<string>;
  /** The grams of a word; words come again and again. */
  readonly gramsOf: (word: string) => Grams;
  /** By gram: how strongly the topic that is read says it so far, and the last passage that said it. */
  readonly sums: number[];
  readonly stamps: { readonly of: number[]; last: number };
}

interface Grams {
  /** By all that the word can be found by. */
  readonly kept: readonly Posting[];
  /** By what has to be met for the word to be met as a whole. */
  readonly whole: readonly Posting[];
}

function createVocabulary(): Vocabulary {
  const postings = new Map<string, Posting>();
  const words = new Map<string, Grams>();
  const kana = new Set<string>();
  const sums: number[] = [];
  const stamps: number[] = [];
  const postingOf = (gram: string): Posting => {
    const known = postings.get(gram);
    if (known !== undefined) return known;
    const made: Posting = { id: postings.size, topics: [], strengths: [], common: 0 };
    postings.set(gram, made);
    sums.push(0);
    stamps.push(0);
    return made;
  };
  return {
    postings,
    latin: new Map(),
    kana,
    sums,
    stamps: { of: stamps, last: 0 },
    gramsOf: (word) => {
      const known = words.get(word);
      if (known !== undefined) return known;
      const made = { kept: gramsKept(word).map(postingOf), whole: gramsWhole(word).map(postingOf) };
      words.set(word, made);
      if (/[ァ-ヺ]/.test(word)) kana.add(foldKana(word));
      return made;
    },
  };
}

/** Adds a topic's passages to the postings, where `strengths` holds plain sums until `weigh`. */
function read(topic: Topic, index: number, { latin, gramsOf, sums, stamps }: Vocabulary): readonly Said[] {
  const met: Posting[] = [];
  const said = passagesOf(topic).flatMap(({ text, weight, worth, kind }): Said[] => {
    const whole = kind !== 'text';
    const ids: number[] = [];
    stamps.last += 1;
    for (const word of tellingWords(text)) {
      const grams = gramsOf(word);
      for (const posting of grams.kept) {
        const sum = sums[posting.id]!;
        if (sum === 0) met.push(posting);
        sums[posting.id] = sum + weight;
      }
      for (const { id } of whole ? grams.whole : grams.kept) {
        if (stamps.of[id] === stamps.last) continue;
        stamps.of[id] = stamps.last;
        ids.push(id);
      }
    }
    if (kind === 'name') for (const word of latinWords(text)) latin.set(word, stem(word));
    return ids.length === 0 ? [] : [{ grams: Uint32Array.from(ids), worth, whole }];
  });
  for (const { id, topics, strengths } of met) {
    topics.push(index);
    strengths.push(sums[id]!);
    sums[id] = 0;
  }
  return said;
}

/** Sums become strengths: a word said ten times means little more than one said three times, and less in a long note. */
function weigh(postings: Iterable<Posting>, topicCount: number): void {
  const all = [...postings];
  const lengths = new Float64Array(topicCount);
  for (const { topics } of all) for (const topic of topics) lengths[topic]! += 1;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(topicCount, 1);
  for (const posting of all) {
    const { topics, strengths } = posting;
    for (let at = 0; at < topics.length; at++) {
      const sum = strengths[at]!;
      if (sum >= SAYS) posting.common += 1;
      strengths[at] = sum / (sum + SATURATION * (0.75 + 0.25 * (lengths[topics[at]!]! / Math.max(average, 1))));
    }
  }
}
