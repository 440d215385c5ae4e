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

const RUN = /([a-z0-9]+)|([ァ-ヺー]+)|([㐀-鿿豈-﫿々〆]+)|([ぁ-ゖ]+)/g;
const LOOKED_UP = /[a-z0-9]+|[ァ-ヺー]+|[㐀-鿿豈-﫿々〆]+/g;

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

function gramsOfParts(word: Pick<Word, 'text' | 'script'>): readonly string[] {
  if (word.script === 'latin') return [stem(word.text)];
  if (word.script === 'kanji') return [...Array.from(word.text), ...runs(word.text, 2)];
  if (word.script === 'katakana') {
    const kana = foldKana(word.text);
    return [...runs(kana, 2), ...runs(kana, 3)];
  }
  return [];
}

/** The words of a text that can be looked up, with repetitions; words that say nothing are left out. */
export function tellingWords(text: string): string[] {
  return (widthAndCase(text).match(LOOKED_UP) ?? []).filter((word) => !isStopWord(word));
}

/** What a word in a note can be found by: everything `gramsAsked` gives for any part of it. */
export function gramsKept(text: string): readonly string[] {
  return readWords(text).flatMap(gramsOfParts);
}

/** What has to be met for a word of a name to be met. */
export function gramsWhole(text: string): readonly string[] {
  return readWords(text).flatMap(gramsAsked);
}

/** The English words of a text that are long enough to be misspelt. */
export function latinWords(text: string): string[] {
  return widthAndCase(text).match(/[a-z][a-z0-9]{3,}/g) ?? [];
}

function runs(text: string, length: number): string[] {
  const found: string[] = [];
  for (let at = 0; at + length <= text.length; at++) found.push(text.slice(at, at + length));
  return found;
}
