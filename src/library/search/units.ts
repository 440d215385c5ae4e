import type { Bodies } from './bodies.js';
import type { Dictionary } from './dictionary.js';
import { bitsOf, editDistance, signature, tolerance } from './edit-distance.js';
import { isEverydayStem, isEverydayWord } from './everyday-words.js';
import { latinised } from './loanwords.js';
import { isStopWord } from './stop-words.js';
import { stem } from './stem.js';
import { meaningsIn, type Alternatives, type Meaning } from './thesaurus.js';
import { gramsAsked, readWords, type Word } from './words.js';

/** One thing that a query asks for. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Share in the score, 0-1. */
  readonly weight: number;
  /** A word of ordinary life, or one that no topic holds: meeting it does not show that a topic is meant. */
  readonly ordinary: boolean;
  /** An ordinary word that means nothing in the trade under another word either. */
  readonly aside: boolean;
  /** Each way to look it up, and how much a match that way is worth. */
  readonly ways: readonly { readonly grams: readonly string[]; readonly worth: number }[];
}

const SYNONYM = 0.6;
const MISSPELT = 0.85;
/** The notes use ordinary words, too, and mean little by them. */
const EVERYDAY = 0.4;
const UNKNOWN = 1.3;
/** An unknown word that shares parts with a known one. */
const IN_PARTS = 0.5;

/** Words that belong together, because one meaning spans them (突き止め), and what else could be said. */
interface Group {
  readonly words: Word[];
  readonly alternatives: Alternatives[number][];
  start: number;
  end: number;
}

/** @param text as `widthAndCase` gives it */
export function unitsOf(text: string, bodies: Bodies): readonly Unit[] {
  const words = readWords(text).map(withoutFiller);
  return groupsOf(words, meaningsIn(text, words)).map((group) => unitOf(group, bodies));
}

function groupsOf(words: readonly Word[], meanings: readonly Meaning[]): readonly Group[] {
  const groups: Group[] = [];
  const byWord = new Map<Word, Group>();
  for (const { start, end, alternatives } of meanings) {
    const owned = words.filter((word) => word.script !== 'hiragana' && coversMost(word, start, end));
    if (owned.length === 0) {
      // Part of a long word says something, too: `機密` of `機密情報管理`.
      const around = words.find((word) => word.script !== 'hiragana' && word.start <= start && word.end >= end);
      if (around !== undefined) continue;
    }
    const known = owned.map((word) => byWord.get(word)).find((group) => group !== undefined);
    const group = known ?? { words: [], alternatives: [], start, end };
    if (known === undefined) groups.push(group);
    group.alternatives.push(...alternatives);
    group.start = Math.min(group.start, start);
    group.end = Math.max(group.end, end);
    for (const word of owned.filter((one) => !byWord.has(one))) {
      group.words.push(word);
      byWord.set(word, group);
    }
  }
  for (const word of words) {
    if (byWord.has(word) || word.script === 'hiragana' || isStopWord(word.text) || /^(?:\d+|[a-z])$/.test(word.text))
      continue;
    // The stem of a verb that the thesaurus does not know: 照 of 照らして, 引 of 引っ越し.
    if (word.script === 'kanji' && word.text.length === 1) continue;
    if (gramsAsked(word).length > 0) groups.push({ words: [word], alternatives: [], start: word.start, end: word.end });
  }
  return groups;
}

const FILLER = /(?<=.)(?:方法|場合|必要|機能|理由|目的|手順|可能|以外|以上|以下|自体|全部|全体|全て)$/u;

/** `勉強方法` asks about 勉強. */
function withoutFiller(word: Word): Word {
  if (word.script !== 'kanji') return word;
  const text = word.text.replace(FILLER, '');
  return { ...word, text, end: word.start + text.length };
}

function coversMost(word: Word, start: number, end: number): boolean {
  return 2 * (Math.min(word.end, end) - Math.max(word.start, start)) >= word.text.length;
}

function unitOf({ words, alternatives, start, end }: Group, bodies: Bodies): Unit {
  const grams = words.flatMap(gramsAsked);
  const [word] = words;
  const met = grams.filter((gram) => bodies.posting(gram) !== undefined);
  const meant = alternatives.length > 0 ? { start, end } : { start: 0, end: 0 };
  const sound = words.every((one) => isSound(one, meant, bodies));
  const known = (sound || word?.script === 'kanji') && grams.length > 0 && 2 * met.length >= grams.length;
  const corrected = known || word?.script !== 'latin' ? [] : misspelt(word.text, bodies);
  const held = known ? met : grams;
  const own = held.length === 0 ? 1 : mean(held.map((gram) => bodies.rarity(gram)));
  const shared = alternatives
    .filter((one) => one.some((gram) => bodies.posting(gram) !== undefined))
    .map((one) => mean(one.map((gram) => bodies.rarity(gram))));
  const rarity = shared.length === 0 ? own : Math.min(own, mean(shared));
  const unknown = !known && corrected.length === 0 && shared.length === 0;
  const everyday = isEverydayStem(grams[0] ?? '') || (words.length === 1 && isEverydayWord(word!.text));
  const length = Math.max(alternatives.length > 0 ? 0.8 : 0, ...words.map(lengthFactor));
  const ordinary =
    unknown ||
    everyday ||
    !sound ||
    (corrected.length > 0 && word !== undefined && word.text.length < 6) ||
    (words.length > 0 && words.every(({ text }) => isStopWord(text)));
  return {
    start: Math.min(start, word?.start ?? start),
    end: Math.max(end, words.at(-1)?.end ?? end),
    ordinary,
    aside: ordinary && shared.length === 0,
    weight: rarity * length * (unknown ? UNKNOWN : everyday && shared.length === 0 ? EVERYDAY : 1),
    ways: [
      ...(grams.length === 0 ? [] : [{ grams, worth: unknown ? IN_PARTS : 1 }]),
      ...corrected.map((gram) => ({ grams: [gram], worth: MISSPELT })),
      ...alternatives.map((one) => ({ grams: one, worth: SYNONYM })),
    ],
  };
}

const AFFIX =
  /[的用化性別毎中後前内外間先元型式版系側者数率時名費等各全新旧未非再最多同済可不無済一二三両複約超第以小大]/u;

/** Nothing of the word is left over when what topics say and what the thesaurus knows is taken out of it: 承認欲求 is not about 承認. */
function isSound({ script, text, start: at }: Word, meant: { start: number; end: number }, bodies: Bodies): boolean {
  const { start, end } = meant;
  if (script === 'katakana') return (start <= at && end >= at + text.length) || bodies.saysKana(text);
  if (script !== 'kanji') return true;
  return Array.from(text).every(
    (ideogram, index) =>
      (at + index >= start && at + index < end) ||
      AFFIX.test(ideogram) ||
      bodies.posting(text.slice(index, index + 2)) !== undefined ||
      (index > 0 && bodies.posting(text.slice(index - 1, index + 1)) !== undefined),
  );
}

/** A long compound says more than a short one; a single ideogram says little. */
function lengthFactor({ script, text }: Word): number {
  if (script === 'kanji') return text.length === 1 ? 0.6 : text.length > 3 ? 1.4 : 1;
  return script === 'katakana' && text.length > 5 ? 1.3 : 1;
}

function misspelt(word: string, bodies: Bodies): readonly string[] {
  // `cpu80` and `soc2` are about the CPU and SOC.
  const letters = stem(word.replace(/\d+$/, ''));
  if (letters !== word && letters.length > 1 && bodies.posting(letters) !== undefined) return [letters];
  const most = isEverydayWord(word) ? 0 : tolerance(word);
  if (most === 0) return [];
  const bits = signature(word);
  const grams = new Set<string>();
  for (const [known, gram] of bodies.latin) {
    const forgiven = Math.min(most, tolerance(known));
    if (forgiven === 0 || Math.abs(known.length - word.length) > forgiven) continue;
    if (bitsOf(bits ^ signature(known)) > 2 * forgiven) continue;
    if (editDistance(word, known, forgiven) <= forgiven) grams.add(gram);
  }
  return [...grams];
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

/** A name that stands in the query, with the topics it names. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

const LONGEST_KEY = 40;

/** All names of the dictionary that stand in a text at word boundaries, the longest at each place first. */
export function mentionsIn(
  words: readonly Word[],
  dictionary: Dictionary,
  keyOfSpan: (start: number, end: number) => string,
): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let to = Math.min(words.length, at + 8) - 1; to >= at; to--) {
      const start = words[at]!.start;
      const end = words[to]!.end;
      // A particle at the edge is no part of a name, nor is AWS の.
      if (end - start > LONGEST_KEY || words[at]!.text === 'の' || words[to]!.text === 'の') continue;
      if (to > at + 1 && words[at + 1]!.text === 'の' && /^(?:aws|amazon)$/.test(words[at]!.text)) continue;
      const key = keyOfSpan(start, end);
      const named = [key, latinised(key)].find((one) => one !== undefined && dictionary.exact(one).length > 0);
      if (named !== undefined) found.push({ start, end, key: named });
    }
  }
  return found;
}
