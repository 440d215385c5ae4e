import type { Lang, Question, Topic } from '../model.js';
import { stemOf } from './case.js';

/** Headings, difficulty, counts, dates and a link or two that surround a question's own words. */
const FRAME = 300;
/** A letter in bold with its mark and line breaks. */
const LETTER = 12;

/**
 * About how many characters the messages of a question hold in one language: the question as it is asked, and the verdict and
 * recap with all reasons, takeaway and sources.
 */
export function messageLengths(question: Question, topic: Topic, lang: Lang): { question: number; verdict: number } {
  const text = question.text[lang];
  const options = text.options.map((option) => LETTER + option.text.length);
  const reasons = text.options.map((option) => LETTER + option.reason.length);
  const sources = topic.sources.filter((source) => question.sources.includes(source.key));
  const asked = FRAME + stemOf(text).length + sum(options);
  const links = sum(sources.map((source) => source.key.length + source.url.length + 6));
  return { question: asked, verdict: asked + sum(reasons) + text.takeaway.length + links };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
