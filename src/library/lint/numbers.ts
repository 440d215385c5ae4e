import { maskCode } from '../markdown.js';
import type { Lang } from '../model.js';

/** The first one is 3. */
const EN_WORDS = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
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
          ?.filter((word) => EN_WORDS.includes(word))
          .map((word) => EN_WORDS.indexOf(word) + 3)
      : undefined;
  return [...new Set([...digits, ...(spelled ?? [])])].filter((value) => value > 2).sort((a, b) => a - b);
}
