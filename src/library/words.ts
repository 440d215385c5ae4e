import { MASK, maskCode } from './markdown.js';
import type { Lang } from './model.js';

/** How texts are measured and taken apart. Pure; the two languages are counted as their readers count. */

/** English: words. Japanese: characters without spaces, backticks and stars. */
export function lengthOf(lang: Lang, text: string): number {
  const bare = text.replace(/\*\*|`/g, '');
  return lang === 'en' ? wordsOf(bare).length : Array.from(bare.replace(/\s/g, '')).length;
}

/** As `lengthOf`, but a Latin word or a code span inside Japanese weighs 4 characters: names have no length to choose. */
export function weightOf(lang: Lang, text: string): number {
  if (lang === 'en') return lengthOf('en', text);
  const masked = maskCode(text).replace(/\ue000+/g, MASK);
  const names = masked.match(/[A-Za-z0-9][\w.+:/-]*|\ue000/g) ?? [];
  return 4 * names.length + lengthOf('ja', masked.replace(/[A-Za-z0-9][\w.+:/-]*|\ue000/g, ''));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const EN_STOP = new Set(
  `a about after all also an and any are as at be because been before being between both but by can do does each for from had has
  have he her his if in into is it its may more most must new no not of on one only or other our out over own same she should so some
  such than that the their them then there these they this those through to too two under up use used uses using via was we were what
  when where which while who will with within without would you your`.split(/\s+/),
);

/**
 * The words that carry meaning, as a set. English: words of 3 letters or more without function words, plural s cut.
 * Japanese: runs of katakana, of kanji or of Latin, 2 characters or more. Case and width are folded.
 */
export function contentWords(lang: Lang, text: string): ReadonlySet<string> {
  const folded = text.normalize('NFKC').toLowerCase();
  if (lang === 'ja')
    return new Set(
      folded.match(/[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{2,}|[a-z0-9][a-z0-9_.:-]*[a-z0-9]/gu) ?? [],
    );
  const words = folded.match(/[a-z0-9][a-z0-9_.:'’-]*/g) ?? [];
  return new Set(
    words
      .map((word) => singular(word.replace(/[.:'’-]+$|['’]s$/g, '')))
      .filter((word) => word.length > 2 && !EN_STOP.has(word)),
  );
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|ws)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.replace(/ies$/, 'y');
  return /(?:x|ch|sh|ss)es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '');
}

/** Folded for comparison: width, case, spaces, marks and punctuation do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** All runs of three characters of the folded text. */
export function trigrams(text: string): ReadonlySet<string> {
  const characters = Array.from(fold(text));
  return new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')));
}

/** Size of the intersection over size of the union, 0-1; 0 for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = overlap(a, b);
  const union = a.size + b.size - common;
  return union === 0 ? 0 : common / union;
}

/** Twice the intersection over the sum of the sizes, 0-1; 0 for two empty sets. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * overlap(a, b)) / (a.size + b.size);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const item of small) if (large.has(item)) common++;
  return common;
}

/** Sentences with their end marks. Full stops inside code spans, numbers and names end none. */
export function sentences(lang: Lang, text: string): readonly string[] {
  const masked = maskCode(text);
  const ends = [...masked.matchAll(lang === 'ja' ? /[。？！?!]+[」』）)]*/g : /[.?!]+["”’)]*(?=\s+\S|$)/g)]
    .filter((match) => lang === 'ja' || !/\b(?:e\.g|i\.e|etc|vs)\.$/i.test(masked.slice(0, match.index + 1)))
    .map((match) => match.index + match[0].length);
  const cuts = ends.at(-1) === text.length ? ends : [...ends, text.length];
  return cuts.map((end, index) => text.slice(cuts[index - 1] ?? 0, end).trim()).filter((sentence) => sentence !== '');
}
