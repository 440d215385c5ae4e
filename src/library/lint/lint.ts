import type { Library, Problem, Question, Topic } from '../model.js';
import { lintBank } from './bank.js';
import { lintCards } from './cards.js';
import { inBoth, type QuestionCase } from './case.js';
import { CUE_RULES } from './question-cues.js';
import { FACT_RULES } from './question-facts.js';
import { FORM_RULES, FORM_TEXT_RULES } from './question-form.js';
import { WORDING_RULES } from './question-wording.js';
import { TOPIC_RULES } from './topics.js';
import { applyWaivers } from './waivers.js';

/**
 * Checks a deck that could be read against every rule of `rules.ts`, in order of file and line. Waived warnings stay in the list,
 * with the reason. Retired questions are history and are not judged.
 * @param today ISO date
 */
export function lint(library: Library, today: string): readonly Problem[] {
  const topics = [...library.topics.values()].flatMap((topic) => [
    ...TOPIC_RULES.flatMap((rule) => rule(topic, library, today)),
    ...lintCards(topic),
    ...topic.questions.flatMap((question) => lintQuestion(question, topic, library, today)),
  ]);
  return inOrder([...topics, ...lintBank(library, today)]);
}

/** The rules for one question, waivers applied. */
export function lintQuestion(question: Question, topic: Topic, library: Library, today: string): readonly Problem[] {
  if (question.status === 'retired') return [];
  const one: QuestionCase = { question, topic, library, today };
  const problems = [
    ...[...FACT_RULES, ...FORM_RULES].flatMap((rule) => rule(one)),
    ...[...FORM_TEXT_RULES, ...WORDING_RULES, ...CUE_RULES].flatMap((rule) => inBoth(one, rule)),
  ];
  return applyWaivers(question, problems);
}

export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
