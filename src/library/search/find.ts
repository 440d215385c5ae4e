import type { Lang, Topic } from '../model.js';
import type { Hit } from '../search.js';
import type { Bodies } from './bodies.js';
import { keysOf, type Dictionary, type Entry } from './dictionary.js';
import { isEverydayWord } from './everyday-words.js';
import { isForeignWord } from './foreign-words.js';
import { latinised } from './loanwords.js';
import { keyOf, widthAndCase } from './normalise.js';
import { kanaOf } from './romaji.js';
import { rank, spanKey, type Ranked } from './rank.js';
import { servicesIn } from './services.js';
import { because } from './why.js';
import { readWords } from './words.js';

export interface Index {
  readonly topics: readonly Topic[];
  readonly dictionary: Dictionary;
  readonly bodies: Bodies;
}

/** Below this share of the best score a topic is no answer any more. */
const TAIL = 0.4;
const MISSPELT = 0.9;
const PER_EDIT = 0.1;
const UNFINISHED = 0.75;
const MOST_BEGUN = 5;
/** From this share of strange words on a query is about something else. */
const STRANGE = 0.6;
/** What a name in the query is worth when nothing else speaks for its topic. */
const LEAST = 0.05;
const PLAIN_WORD = /^(?:AWS |Amazon |\W)?(?:[A-Z]?[a-z]+|[A-Z]{5,})$/;
/** What ranking by words can reach at most: a name that is typed exactly always comes first. */
const BY_WORDS = 0.89;

/** Best first; empty when nothing fits. */
export function find(index: Index, query: string, limit: number, lang?: Lang): Hit[] {
  const { dictionary, bodies } = index;
  const keys = keysAsked(query);
  if (keys.length === 0) return [];
  const foreign = readWords(widthAndCase(query)).some(({ text }) => isForeignWord(text));
  const { ranked, ...found } = rank(query, index.topics.length, dictionary, bodies);
  const confident = found.confident && !foreign;
  const strange = foreign ? 1 : found.strange;
  const byWords: Ranked[] = ranked.map((one) => ({ ...one, score: BY_WORDS * one.score }));
  const named = namesLike(dictionary, keys, ranked);
  if (named.length === 0 && !confident) return mentioned(index, query, byWords, strange).slice(0, limit);
  const best = new Map<number, Ranked>();
  for (const one of confident || named[0]?.score === 1 ? [...named, ...byWords] : named) {
    if ((best.get(one.topic)?.score ?? 0) < one.score) best.set(one.topic, one);
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score);
  const least = TAIL * (hits[0]?.score ?? 0);
  return hits
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map((one) => toHit(index, query, one, lang));
}

/**
 * Words alone decide nothing, but a service is called by its name. Among strange words a name that is an ordinary word, too, says nothing
 * (a backup singer); one that was made up for the service does.
 */
function mentioned(index: Index, query: string, byWords: readonly Ranked[], strange: number): Hit[] {
  const scores = new Map(byWords.map(({ topic, score }) => [index.topics[topic]?.id, score]));
  return servicesIn(index, query, index.topics.length)
    .filter(({ why = '' }) => strange < STRANGE || !isPlainWord(index, why))
    .map((hit) => ({ ...hit, score: rounded(Math.max(LEAST, scores.get(hit.topic) ?? 0)) }))
    .sort((a, b) => b.score - a.score);
}

/** A name that means something outside of the trade, too: Lambda, Detective, $LATEST. */
function isPlainWord({ dictionary }: Index, name: string): boolean {
  const key = keyOf(name);
  return isEverydayWord(key) || dictionary.exact(key).some(({ label }) => PLAIN_WORD.test(label));
}

export function toHit(index: Index, query: string, one: Ranked, lang?: Lang): Hit {
  const topic = index.topics[one.topic]!;
  const why = because(topic, query, one.entry, lang);
  return { topic: topic.id, score: rounded(one.score), ...(why === undefined ? {} : { why }) };
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function keysAsked(query: string): readonly string[] {
  const text = widthAndCase(query);
  const words = readWords(text);
  const joined = words.length === 0 ? '' : spanKey(text, words, words[0]!.start, words.at(-1)!.end);
  return [...new Set([...keysOf(query), joined])].filter((key) => key !== '');
}

/** The same names in the other script: half of クラウドformation, all of `ramuda`. */
function inOtherScript(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.flatMap((key) => latinised(key) ?? kanaOf(key) ?? []))];
}

/** The whole query as a name: exact, else misspelt, else the beginning of one. */
function namesLike(dictionary: Dictionary, keys: readonly string[], ranked: readonly Ranked[]): Ranked[] {
  const support = new Map(ranked.map(({ topic, score }) => [topic, score]));
  // Of two topics with the same name the one that says more about it comes first.
  const score = (entry: Entry, worth: number) => worth * (0.9 * entry.weight + 0.1 * (support.get(entry.topic) ?? 0));
  const scored = (entries: readonly Entry[], worth: number): Ranked[] =>
    entries.map((entry) => ({ topic: entry.topic, entry, score: score(entry, worth) }));
  const other = inOtherScript(keys);
  const typed = keys.flatMap((key) => dictionary.exact(key));
  const exact = typed.length > 0 ? typed : other.flatMap((key) => dictionary.exact(key));
  if (exact.length > 0) {
    const found = scored(exact, 1).sort((a, b) => b.score - a.score);
    return found.map((one, at) => (at === 0 ? { ...one, score: 1 } : one));
  }
  const near = [...keys, ...other].map((key) => dictionary.near(key)).sort((a, b) => a.distance - b.distance)[0];
  if (near !== undefined && near.entries.length > 0)
    return scored(near.entries, MISSPELT - PER_EDIT * (near.distance - 1));
  return keys
    .filter((key) => isTelling(key))
    .flatMap((key) => unfinished(dictionary, key))
    .map((entry) => ({
      topic: entry.topic,
      entry,
      score: UNFINISHED * (0.6 + (0.4 * keys[0]!.length) / entry.key.length),
    }));
}

/** The shortest names that begin so; none when names of many topics do (クラウド). */
function unfinished(dictionary: Dictionary, key: string): readonly Entry[] {
  const entries = dictionary.beginning(key, 50).filter(({ kind }) => kind !== 'term');
  return new Set(entries.map(({ topic }) => topic)).size > MOST_BEGUN ? [] : entries.slice(0, 5);
}

/** Long enough to be the beginning of one name rather than of many. */
function isTelling(key: string): boolean {
  return /^[a-z0-9]+$/.test(key)
    ? key.length >= 5 && !isEverydayWord(key)
    : key.length >= (/\p{Script=Han}/u.test(key) ? 2 : 3);
}
