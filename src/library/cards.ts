import { whyNot } from './card-filters.js';
import { answerOf, candidatesFor, distractorsFor, isConfusable, type Candidate, type Hash } from './distractors.js';
import { LANGS, type Both, type Card, type Lang, type Library, type Source, type Topic } from './model.js';
import { fold } from './words.js';

/**
 * Questions made from cards without an author (learning design 3). They train recall of terms, so they are always shown with
 * `GENERATED`, and never as the question of the day.
 */
export const GENERATED: Both<string> = { ja: '自動生成カード', en: 'Generated card' };

export type GeneratedForm = 'definition-to-term' | 'term-to-definition' | 'cloze' | 'true-false' | 'order' | 'flash';

export interface GeneratedOption {
  readonly text: Both<string>;
  readonly correct: boolean;
  /** The card the option comes from; absent for true and false. */
  readonly card?: string;
}

export interface GeneratedQuestion {
  readonly generated: true;
  readonly form: GeneratedForm;
  readonly card: string;
  /** What to do. */
  readonly prompt: Both<string>;
  /** What it is about: the definition, the sentence with its gap, the term. Markdown. */
  readonly body: Both<string>;
  /** In the order to show. order: the steps, shuffled; flash: none. */
  readonly options: readonly GeneratedOption[];
  /** The right answer as it is told afterwards. Markdown. */
  readonly answer: Both<string>;
  readonly sources: readonly Source[];
}

export interface GenerateOptions {
  /** ISO date */
  readonly today: string;
  readonly hash: Hash;
  /** Wanted form; another one that the card allows is taken when it does not fit. */
  readonly form?: GeneratedForm;
}

const PROMPTS: Readonly<Record<GeneratedForm, Both<string>>> = {
  'definition-to-term': {
    ja: '次の説明に当てはまるものはどれですか。',
    en: 'Which of these does the description fit?',
  },
  'term-to-definition': { ja: '次の用語の説明はどれですか。', en: 'Which description fits the term?' },
  cloze: { ja: '空欄に入る語句はどれですか。', en: 'Which term fills the blank?' },
  'true-false': { ja: '次の組み合わせは正しいですか。', en: 'Do the term and the description belong together?' },
  order: { ja: '正しい順に並べてください。', en: 'Put the steps in order.' },
  flash: { ja: '答えを思い出してから、裏を見てください。', en: 'Recall the answer before you turn the card.' },
};

const TRUE: Both<string> = { ja: '正しい', en: 'Yes' };
const FALSE: Both<string> = { ja: '正しくない', en: 'No' };
const BLANK = '＿＿＿';
/** Longer descriptions cannot be compared at a glance. */
const SHORT = 90;

/** One question, or undefined when the card passes not every filter of 3.4. The same arguments give the same question. */
export function questionFromCard(
  card: Card,
  library: Library,
  options: GenerateOptions,
): GeneratedQuestion | undefined {
  const topic = library.topics.get(card.topic);
  if (topic === undefined || whyNot(card, topic, options.today) !== undefined) return undefined;
  const wanted = options.form === undefined ? [] : [options.form];
  const forms = [...wanted, ...formsOf(card, options.hash), 'flash' as const];
  for (const form of forms) {
    const parts = MAKERS[form](card, topic, library, options.hash);
    if (parts !== undefined)
      return { generated: true, form, card: card.id, prompt: PROMPTS[form], ...parts, sources: sourcesOf(card, topic) };
  }
  return undefined;
}

/** Whether a typed answer fills the gap; width, case and spaces do not count, either language does. */
export function fillsGap(card: Card, typed: string): boolean {
  const answer = answerOf(card);
  return answer !== undefined && fold(typed) !== '' && LANGS.some((lang) => fold(answer[lang]) === fold(typed));
}

function formsOf(card: Card, hash: Hash): readonly GeneratedForm[] {
  if (card.kind === 'cloze') return ['cloze'];
  if (card.kind === 'order') return ['order'];
  if (card.kind === 'term') return ['definition-to-term'];
  return isOdd(hash(`${card.id}|direction`)) ? ['term-to-definition', 'definition-to-term'] : ['definition-to-term'];
}

type Parts = Pick<GeneratedQuestion, 'body' | 'options' | 'answer'>;
type Maker = (card: Card, topic: Topic, library: Library, hash: Hash) => Parts | undefined;

const definitionToTerm: Maker = (card, _topic, library, hash) => {
  const [term, definition] = [sideOf(card, 'term'), sideOf(card, 'definition')];
  const wrong = distractorsFor(card, library, hash);
  if (term === undefined || definition === undefined || wrong.length === 0) return undefined;
  return { body: definition, options: shuffled(card, term, wrong, (one) => one.answer, hash), answer: term };
};

const termToDefinition: Maker = (card, _topic, library, hash) => {
  const [term, definition] = [sideOf(card, 'term'), sideOf(card, 'definition')];
  const wrong = distractorsFor(card, library, hash);
  const texts = [definition, ...wrong.map((one) => sideOf(one.card, 'definition'))];
  const short = texts.every((text) => text !== undefined && LANGS.every((lang) => text[lang].length <= SHORT));
  if (term === undefined || definition === undefined || wrong.length === 0 || !short) return undefined;
  return {
    body: term,
    options: shuffled(card, definition, wrong, (one) => sideOf(one.card, 'definition') ?? one.answer, hash),
    answer: definition,
  };
};

const cloze: Maker = (card, _topic, library, hash) => {
  const answer = answerOf(card);
  if (card.kind !== 'cloze' || answer === undefined) return undefined;
  const wrong = distractorsFor(card, library, hash);
  if (wrong.length === 0) return undefined;
  const body = eachLang((lang) => withGap(card, lang));
  return { body, options: shuffled(card, answer, wrong, (one) => one.answer, hash), answer };
};

/** A false one has the term of a confusable card: a swap, never an inserted “not”. */
const trueFalse: Maker = (card, topic, library, hash) => {
  const [term, definition] = [sideOf(card, 'term'), sideOf(card, 'definition')];
  const swap = candidatesFor(card, library, hash).find((one) => {
    const theirs = library.topics.get(one.card.topic);
    return theirs !== undefined && isConfusable(topic, theirs);
  });
  if (term === undefined || definition === undefined || swap === undefined) return undefined;
  const swapped = isOdd(hash(`${card.id}|swap`));
  const said = swapped ? swap.answer : term;
  return {
    body: eachLang((lang) => `**${said[lang]}**\n${definition[lang]}`),
    options: [
      { text: TRUE, correct: !swapped },
      { text: FALSE, correct: swapped },
    ],
    answer: term,
  };
};

const order: Maker = (card, _topic, _library, hash) => {
  const steps = { ja: card.face.ja.steps ?? [], en: card.face.en.steps ?? [] };
  if (card.kind !== 'order' || steps.ja.length !== steps.en.length) return undefined;
  const options = steps.ja
    .map((ja, index) => ({
      text: { ja, en: steps.en[index] ?? '' },
      correct: true,
      card: card.id,
      key: hash(`${card.id}|${index}`),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key: _key, ...option }) => option);
  const answer = eachLang((lang) => steps[lang].map((step, index) => `${index + 1}. ${step}`).join('\n'));
  return { body: eachLang((lang) => card.face[lang].text ?? ''), options, answer };
};

const flash: Maker = (card, topic) => {
  if (card.kind === 'order') return undefined;
  if (card.kind === 'cloze')
    return { body: eachLang((lang) => withGap(card, lang)), options: [], answer: answerOf(card) ?? topic.name };
  const [term, definition] = [sideOf(card, 'term'), sideOf(card, 'definition')];
  return term === undefined || definition === undefined ? undefined : { body: term, options: [], answer: definition };
};

const MAKERS: Readonly<Record<GeneratedForm, Maker>> = {
  'definition-to-term': definitionToTerm,
  'term-to-definition': termToDefinition,
  cloze,
  'true-false': trueFalse,
  order,
  flash,
};

function shuffled(
  card: Card,
  right: Both<string>,
  wrong: readonly Candidate[],
  textOf: (candidate: Candidate) => Both<string>,
  hash: Hash,
): readonly GeneratedOption[] {
  const options = [
    { text: right, correct: true, card: card.id },
    ...wrong.map((one) => ({ text: textOf(one), correct: false, card: one.card.id })),
  ];
  const place = (option: (typeof options)[number]) => hash(`${card.id}|place|${option.card}`);
  return options.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The first gap open, any others filled. */
function withGap(card: Card, lang: Lang): string {
  const { text = '', clozes = [] } = card.face[lang];
  const [first = ''] = clozes;
  return text.replace(`==${first}==`, BLANK).replace(/==(.+?)==/g, '$1');
}

function sideOf(card: Card, side: 'term' | 'definition'): Both<string> | undefined {
  const [ja, en] = [card.face.ja[side], card.face.en[side]];
  return ja === undefined || en === undefined ? undefined : { ja, en };
}

function eachLang(of: (lang: Lang) => string): Both<string> {
  return { ja: of('ja'), en: of('en') };
}

function sourcesOf(card: Card, topic: Topic): readonly Source[] {
  return topic.sources.filter((source) => card.sources.includes(source.key));
}

/** By the parity of the last character's code: hex and base64 both spread evenly. */
function isOdd(hash: string): boolean {
  return (hash.charCodeAt(hash.length - 1) & 1) === 1;
}
