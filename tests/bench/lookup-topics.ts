import type { Library, Topic } from '../../src/library/model.js';
import { readWords } from '../../src/library/search/words.js';

/** The deck with invented bilingual topics added, made of the deck's own words so that they compete; the same for the same count. */
export function withInvented(library: Library, count: number): Library {
  const topics = [...library.topics.values()];
  const next = random(20261124);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const runs = topics.flatMap(({ notes }) => readWords(notes.ja)).filter(({ text }) => text.length > 1);
  const japanese = runs.filter(({ script }) => script === 'katakana' || script === 'kanji').map(({ text }) => text);
  const english = topics.flatMap(({ notes }) => notes.en.match(/[a-z]{4,}/g) ?? []);
  const name = () => `${syllables(next, pick)}${syllables(next, pick)}`;
  const words = (list: readonly string[], many: number) => Array.from({ length: many }, () => pick(list));
  const added = Array.from({ length: Math.max(0, count - topics.length) }, (_, at): Topic => {
    const called = name();
    const kana = Array.from({ length: 5 }, () =>
      pick([...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ']),
    ).join('');
    return {
      ...topics[0]!,
      id: `invented-${at}-${called}`,
      name: { ja: `${called} ${kana}`, en: `${called} ${name()}` },
      aliases: [called, kana, name(), `${pick(japanese)}${kana}`, `${name()} ${pick(english)}`],
      notes: { ja: words(japanese, 60).join('の'), en: words(english, 60).join(' ') },
      cards: [],
      questions: [],
    };
  });
  return { ...library, topics: new Map([...topics, ...added].map((topic) => [topic.id, topic])) };
}

function syllables(next: () => number, pick: <T>(list: readonly T[]) => T): string {
  const parts = Array.from({ length: 2 }, () => `${pick([...'bcdfghjklmnprstvz'])}${pick([...'aeiou'])}`);
  return next() < 0.5 ? parts.join('') : `${parts.join('')}${pick([...'lnrstx'])}`;
}

/** Mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
