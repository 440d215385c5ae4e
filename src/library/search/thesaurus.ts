import { GROUPS } from './thesaurus-data.js';
import { widthAndCase } from './normalise.js';
import { stem } from './stem.js';
import { gramsAsked, readWords, type Word } from './words.js';

/** What to look up instead of a word: each alternative is the grams of one synonym. */
export type Alternatives = readonly (readonly string[])[];

export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly alternatives: Alternatives;
}

interface Thesaurus {
  readonly japanese: ReadonlyMap<string, Alternatives>;
  readonly longest: number;
  /** Stems joined by a space. */
  readonly english: ReadonlyMap<string, Alternatives>;
}

const MOST_WORDS = 3;
const thesaurus = read(GROUPS);

function read(groups: string): Thesaurus {
  const japanese = new Map<string, Alternatives>();
  const english = new Map<string, Alternatives>();
  const put = (map: Map<string, Alternatives>, word: string, alternatives: Alternatives) =>
    map.set(word, [...(map.get(word) ?? []), ...alternatives]);
  for (const line of groups.trim().split('\n')) {
    const [ja = '', en = ''] = line.split('|').map((side) => side.trim().split(/\s+/).map(widthAndCase));
    const alternatives = [
      ...[...ja].filter((word) => !/[ぁ-ゖ]/.test(word)).map((word) => readWords(word).flatMap(gramsAsked)),
      ...[...en].filter((word) => !/[+-]/.test(word)).map((word) => [stem(word)]),
    ].filter((grams) => grams.length > 0);
    for (const word of ja) put(japanese, word, alternatives);
    for (const word of en) put(english, word.split(/[+-]/).map(stem).join(' '), alternatives);
  }
  return { japanese, english, longest: Math.max(...[...japanese.keys()].map((word) => word.length)) };
}

/** The words and phrases of a query that mean something under other words, too; the longest at each place. */
export function meaningsIn(text: string, words: readonly Word[]): readonly Meaning[] {
  return [...japaneseIn(text), ...englishIn(words)];
}

function japaneseIn(text: string): Meaning[] {
  const found: Meaning[] = [];
  for (let start = 0; start < text.length; start++) {
    if (text.charCodeAt(start) < 0x3040) continue;
    for (let length = Math.min(thesaurus.longest, text.length - start); length > 0; length--) {
      const word = text.slice(start, start + length);
      const alternatives = thesaurus.japanese.get(word);
      if (alternatives === undefined || !standsAlone(text, start, start + length)) continue;
      found.push({ start, end: start + length, alternatives });
      start += length - 1;
      break;
    }
  }
  return found;
}

const KATAKANA = /[ァ-ヺー]/;

/** A word in katakana or a single ideogram must not be cut out of a longer one (`ログ` of `ブログ`, `人` of `個人`). */
function standsAlone(text: string, start: number, end: number): boolean {
  const edge = (inner: string, outer: string | undefined, pattern: RegExp) =>
    outer !== undefined && pattern.test(inner) && pattern.test(outer);
  const before = text[start - 1];
  if (edge(text[start]!, before, KATAKANA) || edge(text[end - 1]!, text[end], KATAKANA)) return false;
  return !(
    end - start === 1 &&
    (edge(text[start]!, before, /\p{Script=Han}/u) || edge(text[start]!, text[end], /\p{Script=Han}/u))
  );
}

function englishIn(words: readonly Word[]): Meaning[] {
  const found: Meaning[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count--) {
      const some = words.slice(at, at + count);
      if (some.some(({ script }) => script !== 'latin')) continue;
      const alternatives = thesaurus.english.get(some.map(({ text }) => stem(text)).join(' '));
      if (alternatives === undefined) continue;
      found.push({ start: some[0]!.start, end: some.at(-1)!.end, alternatives });
      at += count - 1;
      break;
    }
  }
  return found;
}
