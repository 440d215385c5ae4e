import { maskCode } from '../markdown.js';
import type { Lang } from '../model.js';

const EN_WORDS: Readonly<Record<string, number>> = {
  three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
}; // prettier-ignore
const EN_SCALE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const JA_SCALE: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 億: 1e8 };

/**
 * The numbers above 2 in a text, sorted, each once: 1 and 2 differ naturally between the languages. Digits that belong to a name
 * (S3, EC2, x86) or stand in code do not count; neither do months, which English spells.
 */
export function numbersIn(lang: Lang, text: string): readonly number[] {
  const folded = maskCode(text.normalize('NFKC'))
    .replace(/\bRoute 53\b/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1');
  const digits = [
    ...folded.matchAll(
      /(?<![A-Za-z\d_.-])(\d+(?:\.\d+)?)(?![\d_])\s*(千|万|億|thousand|million|billion)?(?!\s*月(?!間))/gi,
    ),
  ].map((match) => Number(match[1]) * (JA_SCALE[match[2] ?? ''] ?? EN_SCALE[(match[2] ?? '').toLowerCase()] ?? 1));
  const spelled =
    lang === 'en'
      ? folded
          .toLowerCase()
          .match(/\b[a-z]+\b/g)
          ?.flatMap((word) => EN_WORDS[word] ?? [])
      : undefined;
  return [...new Set([...digits, ...(spelled ?? [])])].filter((value) => value > 2).sort((a, b) => a - b);
}
