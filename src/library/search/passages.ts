import type { Lang, Question, Topic } from '../model.js';
import { phrasesFor } from './phrases.js';

/** A stretch of a topic's text that is read as one thing. */
export interface Passage {
  readonly text: string;
  /** What a word in it adds to the topic as a whole: names most, what a question asks least. */
  readonly weight: number;
  /** 0-1: what the passage is worth when it answers a query by itself. */
  readonly worth: number;
  readonly kind: 'name' | 'phrase' | 'text';
}

const LANGS: readonly Lang[] = ['ja', 'en'];

/**
 * All that a topic says about itself, in both languages. Distractors speak of other topics, scenarios of anything at all: both are left
 * out.
 */
export function passagesOf(topic: Topic): readonly Passage[] {
  const name = (text: string, weight: number): Passage => ({ text, weight, worth: 1, kind: 'name' });
  const text = (said: string, weight: number, worth: number): Passage => ({ text: said, weight, worth, kind: 'text' });
  return [
    name(topic.id, 2),
    ...LANGS.map((lang) => name(topic.name[lang], 2)),
    ...topic.aliases.map((alias) => name(alias, 5)),
    ...phrasesFor(topic.id).map((phrase): Passage => ({ text: phrase, weight: 5, worth: 1, kind: 'phrase' })),
    ...LANGS.flatMap((lang) =>
      sentences(withoutMarkup(topic.notes[lang])).map((sentence) => text(sentence, 0.5, 0.75)),
    ),
    ...topic.cards.flatMap(({ face }) =>
      LANGS.flatMap((lang) => {
        const { term, definition, text: cloze, steps } = face[lang];
        return [
          ...(term === undefined ? [] : [name(term, 2.5)]),
          ...(term === undefined || definition === undefined ? [] : [text(`${term} ${definition}`, 1.2, 0.95)]),
          ...(cloze === undefined ? [] : [text(cloze.replaceAll('==', ''), 1.2, 0.95)]),
          ...(steps ?? []).map((step) => text(step, 1, 0.7)),
        ];
      }),
    ),
    ...topic.questions.filter(({ status }) => status !== 'retired').flatMap(ofQuestion),
  ];
}

function ofQuestion({ text }: Question): readonly Passage[] {
  return LANGS.flatMap((lang): Passage[] => {
    const { question, options, takeaway } = text[lang];
    const keys = options.filter(({ correct }) => correct).map((option) => option.text);
    return [
      { text: `${question} ${keys.join(' ')}`, weight: 0.4, worth: 0.7, kind: 'text' },
      { text: takeaway, weight: 0.8, worth: 0.9, kind: 'text' },
    ];
  });
}

/** Good enough to look words up in: what stands between full stops and line breaks. */
function sentences(text: string): string[] {
  return text.split(/(?<=。)|(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}

/** Links leave their words, not their addresses. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, ']').replace(/https?:\/\/\S+/g, ' ');
}
