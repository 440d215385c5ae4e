import type { Lang } from '../model.js';

const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, 一: 1, 二: 2, 三: 3 };
const MARKERS: Readonly<Record<Lang, RegExp>> = {
  ja: /\(\s*(\d+|[一二三])\s*つを?選択してください[。.]?\s*\)/g,
  en: /\(\s*select\s+(\w+)\.?\s*\)/gi,
};

export interface SelectMarker {
  /** NaN when the word is no number we know. */
  readonly count: number;
  /** Nothing but space follows it. */
  readonly last: boolean;
}

/** “(Select TWO.)” and 「(2 つ選択してください。)」 in any width. */
export function selectMarkers(lang: Lang, text: string): readonly SelectMarker[] {
  const folded = text.normalize('NFKC');
  return [...folded.matchAll(MARKERS[lang])].map((match) => {
    const word = (match[1] ?? '').toLowerCase();
    return { count: COUNTS[word] ?? Number(word), last: folded.slice(match.index + match[0].length).trim() === '' };
  });
}

/** The text in folded width without its markers. */
export function withoutMarkers(lang: Lang, text: string): string {
  return text.normalize('NFKC').replace(MARKERS[lang], '').trim();
}
