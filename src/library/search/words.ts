import { foldKana, widthAndCase } from './normalise.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';

export type Script = 'latin' | 'katakana' | 'kanji' | 'hiragana';

/** A run of one script. `start` and `end` are offsets into the text it was read from. */
export interface Word {
  readonly text: string;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
}

const RUN = /([a-z0-9]+)|([ァ-ヺー]+)|([\p{Script=Han}々]+)|([ぁ-ゖ]+)/gu;

/** @param text as `widthAndCase` gives it */
export function readWords(text: string): Word[] {
  return Array.from(text.matchAll(RUN), (match) => ({
    text: match[0],
    script:
      match[1] !== undefined
        ? 'latin'
        : match[2] !== undefined
          ? 'katakana'
          : match[3] !== undefined
            ? 'kanji'
            : 'hiragana',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** What a word in a query is looked up by. Hiragana holds grammar and is not looked up. */
export function gramsAsked(word: Pick<Word, 'text' | 'script'>): readonly string[] {
  if (word.script === 'latin') return [stem(word.text)];
  if (word.script === 'kanji') return word.text.length === 1 ? [word.text] : runs(word.text, 2);
  if (word.script === 'katakana') {
    const kana = foldKana(word.text);
    return kana.length < 2 ? [] : kana.length === 2 ? [kana] : runs(kana, 3);
  }
  return [];
}

/** What a word in a note can be found by: everything `gramsAsked` gives for any part of it. */
export function gramsKept(word: Pick<Word, 'text' | 'script'>): readonly string[] {
  if (word.script === 'latin') return [stem(word.text)];
  if (word.script === 'kanji') return [...Array.from(word.text), ...runs(word.text, 2)];
  if (word.script === 'katakana') {
    const kana = foldKana(word.text);
    return [...runs(kana, 2), ...runs(kana, 3)];
  }
  return [];
}

/** What a text can be found by, with repetitions; words that say nothing are left out. */
export function gramsOf(text: string): string[] {
  return meaningful(text).flatMap(gramsKept);
}

/** What has to be met when a text is met as a whole. */
export function gramsOfName(text: string): string[] {
  return meaningful(text).flatMap(gramsAsked);
}

/** The English words of a text that are long enough to be misspelt. */
export function latinWords(text: string): string[] {
  return widthAndCase(text).match(/[a-z][a-z0-9]{3,}/g) ?? [];
}

function meaningful(text: string): Word[] {
  return readWords(widthAndCase(text)).filter((word) => !isStopWord(word.text));
}

function runs(text: string, length: number): string[] {
  const found: string[] = [];
  for (let at = 0; at + length <= text.length; at++) found.push(text.slice(at, at + length));
  return found;
}
