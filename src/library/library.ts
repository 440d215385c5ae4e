import { freezeDeep } from './freeze.js';
import type { Card, Deck, Exam, Library, Question, Topic } from './model.js';
import { revisionOf } from './revision.js';

/** Puts what was read together, indexed and frozen. The same content gives the same revision, whatever its line numbers. */
export function libraryOf(deck: Deck, exam: Exam, categories: readonly string[], topics: readonly Topic[]): Library {
  const questions = topics
    .flatMap((topic) => topic.questions)
    .map((question): [string, Question] => [question.id, question]);
  const cards = topics.flatMap((topic) => topic.cards).map((card): [string, Card] => [card.id, card]);
  return freezeDeep({
    deck,
    exam,
    categories,
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    questions: new Map(questions),
    cards: new Map(cards),
    revision: revisionOf([deck, exam, categories, topics]),
  });
}
