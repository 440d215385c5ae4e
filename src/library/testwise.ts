import { codeSpans } from './markdown.js';
import type { Lang, QuestionText } from './model.js';
import { contentWords } from './words.js';

/** How somebody answers who looks at the options and not at the subject. */

export type StrategyName = 'longest' | 'code' | 'stem-words';

/** The option with the most points is chosen. */
type Points = (lang: Lang, option: string, text: QuestionText) => number;

const longest: Points = (_lang, option) => Array.from(option.replace(/`|\*\*/g, '')).length;
const code: Points = (_lang, option) => codeSpans(option).length;
const stemWords: Points = (lang, option, text) => {
  const inStem = contentWords(lang, [...text.scenario, text.question].join('\n'));
  return [...contentWords(lang, option)].filter((word) => inStem.has(word)).length;
};

export const STRATEGIES: readonly { readonly name: StrategyName; readonly points: Points }[] = [
  { name: 'longest', points: longest },
  { name: 'code', points: code },
  { name: 'stem-words', points: stemWords },
];

/** The chance (0-1) of choosing a key when the options with the most points are drawn from evenly. */
export function expectedScore(lang: Lang, text: QuestionText, points: Points): number {
  const scored = text.options.map((option) => ({ correct: option.correct, points: points(lang, option.text, text) }));
  const best = Math.max(...scored.map((option) => option.points));
  const leading = scored.filter((option) => option.points === best);
  return leading.filter((option) => option.correct).length / leading.length;
}
