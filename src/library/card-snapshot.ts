import { questionFromCard } from './cards.js';
import type { Hash } from './distractors.js';
import { LANGS, type Both, type Card, type Lang, type Library } from './model.js';
import { revisionOf } from './revision.js';
import type { QuestionSnapshot } from './snapshot.js';

/** Only what the exam covers is asked, and a card counts for the first task of its topic. */
export function mayBeAsked(card: Card, library: Library): boolean {
  const topic = library.topics.get(card.topic);
  return topic !== undefined && topic.inScope && topic.tasks.length > 0;
}

/**
 * A card as it is asked: a choice among three, with what each of them stands for as its reason.
 * @param today ISO date
 * @returns undefined when no such choice can honestly be made of it (learning.md 3.3, 3.4)
 */
export function cardSnapshot(
  cardId: string,
  library: Library,
  { today, hash }: { readonly today: string; readonly hash: Hash },
): QuestionSnapshot | undefined {
  const card = library.cards.get(cardId);
  const topic = card === undefined ? undefined : library.topics.get(card.topic);
  const task = topic?.tasks[0];
  if (card === undefined || topic === undefined || task === undefined || !mayBeAsked(card, library)) return undefined;
  const made = questionFromCard(card, library, { today, hash });
  if (made === undefined || made.form === 'flash' || made.form === 'order') return undefined;
  const text = (lang: Lang) => ({
    scenario: [made.body[lang]],
    question: made.prompt[lang],
    options: made.options.map((option) => ({
      text: option.text[lang],
      correct: option.correct,
      reason: meaningOf(option.card === undefined ? undefined : library.cards.get(option.card), option.text, lang),
    })),
    takeaway: takeawayOf(card, made.answer, lang),
  });
  const body = {
    ...{ id: card.id, topic: topic.id, topicName: topic.name, type: 'single' as const, task },
    ...{ domain: task.split('.')[0] ?? '', difficulty: 1 as const, reviewed: topic.reviewed },
    sources: made.sources.map(({ key, url }) => ({ key, url })),
    text: { ja: text('ja'), en: text('en') } satisfies Both<unknown>,
  };
  return { ...body, revision: revisionOf(body) };
}

/** What an option stands for: the other side of its card, or the sentence it comes from. */
function meaningOf(card: Card | undefined, shown: Both<string>, lang: Lang): string {
  const { term, definition, text } = card?.face[lang] ?? {};
  if (definition !== undefined && term !== undefined) return sameIn(shown, definition) ? term : definition;
  return plain(text ?? shown[lang]);
}

function sameIn(shown: Both<string>, side: string): boolean {
  return LANGS.some((lang) => shown[lang] === side);
}

function takeawayOf(card: Card, answer: Both<string>, lang: Lang): string {
  const { term, definition, text } = card.face[lang];
  if (term !== undefined && definition !== undefined)
    return lang === 'ja' ? `${term}とは、${definition}` : `${term}: ${definition}`;
  return plain(text ?? answer[lang]);
}

function plain(cloze: string): string {
  return cloze.replace(/==(.+?)==/g, '$1');
}
