import { LANGS, type Library, type Problem, type Question } from './model.js';
import { parseError } from './problem.js';

/**
 * What answers are stored by must stay: ids of questions and cards, and the places of options. Drafts have never been asked.
 * @param now the deck as it is to become
 * @param before the deck that is in use
 * @returns errors at places of `now`; a question or card that is gone is placed at its topic
 */
export function compareIdentity(now: Library, before: Library): readonly Problem[] {
  const asked = [...before.questions.values()].filter(({ status }) => status !== 'draft');
  const questions = asked.flatMap((old) => {
    const question = now.questions.get(old.id);
    if (question !== undefined) return optionsStay(question, old);
    return [
      gone(now, old.topic, `the question ${old.id} to stay, with \`status: retired\` if it is not asked any more`),
    ];
  });
  const cards = [...before.cards.values()]
    .filter(({ id }) => !now.cards.has(id))
    .map(({ id, topic }) => gone(now, topic, `the card ${id} to stay, as memories are stored with its id`));
  return [...questions, ...cards];
}

function gone(now: Library, topicId: string, expected: string): Problem {
  const place = now.topics.get(topicId)?.place ?? { file: `content/topics/${topicId}.md`, line: 1 };
  return parseError({ file: place.file, line: 1 }, `expected ${expected}, received nothing`);
}

function optionsStay(question: Question, old: Question): readonly Problem[] {
  const [now, before] = [keysOf(question), keysOf(old)];
  if (question.type !== old.type || now !== before) {
    const message = `expected ${old.type} with the options and keys ${before}, as answers are stored by place; a change of meaning is a new slug, received ${question.type} ${now}`;
    return [parseError(question.place, message)];
  }
  return LANGS.flatMap((lang) => {
    const were = old.text[lang].options.map(({ text }) => text);
    return question.text[lang].options.flatMap(({ text, place }, at) => {
      const from = were.indexOf(text);
      if (from < 0 || were[at] === text) return [];
      const message = `${lang} option ${at + 1}: expected the options in their old order, as answers are stored by place, received the old option ${from + 1}`;
      return [parseError(place, message)];
    });
  });
}

/** `-x--`: which of how many options are keys. */
function keysOf({ text }: Question): string {
  return text.ja.options.map(({ correct }) => (correct ? 'x' : '-')).join('');
}
