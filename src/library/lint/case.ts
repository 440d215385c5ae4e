import {
  LANGS,
  type Lang,
  type Library,
  type Place,
  type Problem,
  type Question,
  type QuestionText,
  type Topic,
} from '../model.js';
import { RULES, type Rule, type RuleId } from './rules.js';

/** One question as a rule sees it. `today` is an ISO date. */
export interface QuestionCase {
  readonly question: Question;
  readonly topic: Topic;
  readonly library: Library;
  readonly today: string;
}

/** One language of it. */
export interface TextCase extends QuestionCase {
  readonly lang: Lang;
  readonly text: QuestionText;
}

export type QuestionRule = (one: QuestionCase) => readonly Problem[];
export type TextRule = (one: TextCase) => readonly Problem[];

/** A finding of a rule; only rules of either severity need to be told which. */
export function found(rule: RuleId, place: Place, message: string, severity?: Problem['severity']): Problem {
  const declared: Rule['severity'] = RULES[rule].severity;
  const actual = severity ?? (declared === 'either' ? 'warning' : declared);
  return { file: place.file, line: place.line, rule, severity: actual, message };
}

/** A list of one finding when there is something to say, else none. */
export function when(condition: boolean, finding: () => Problem): readonly Problem[] {
  return condition ? [finding()] : [];
}

/** Lets a rule that reads one language look at both. */
export function inBoth(one: QuestionCase, rule: TextRule): readonly Problem[] {
  return LANGS.flatMap((lang) => rule({ ...one, lang, text: one.question.text[lang] }));
}

export function stemOf(text: QuestionText): string {
  return [...text.scenario, text.question].join('\n\n');
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Past 180 days a fact wants another look, past 365 it is not asked any more. */
export function reviewFinding(rule: 'T05' | 'Q04', place: Place, reviewed: string, today: string): readonly Problem[] {
  const age = daysBetween(reviewed, today);
  // A day ahead is no mistake: somewhere it is tomorrow already.
  if (age < -1) return [found(rule, place, `reviewed: expected a date up to ${today}, received ${reviewed}`, 'error')];
  const [limit, severity] = age > 365 ? ([365, 'error'] as const) : ([180, 'warning'] as const);
  return when(age > 180, () =>
    found(
      rule,
      place,
      `reviewed: expected a review in the last ${limit} days, received ${reviewed} (${age} days ago)`,
      severity,
    ),
  );
}
