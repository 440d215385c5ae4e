import { LANGS } from '../model.js';
import { lengthOf, sentences } from '../words.js';
import { found, stemOf, when, type QuestionRule, type TextRule } from './case.js';
import { messageLengths } from './message-length.js';
import { selectMarkers, withoutMarkers } from './select-marker.js';

/** The shape of an item: how many options, one question at the end, and sizes. */

const optionCount: QuestionRule = ({ question }) => {
  const { options } = question.text.ja;
  const keys = options.filter((option) => option.correct).length;
  const fits =
    question.type === 'single'
      ? options.length === 4 && keys === 1
      : (options.length === 5 || options.length === 6) && (keys === 2 || keys === 3);
  const expected = question.type === 'single' ? '4 options with 1 key' : '5 or 6 options with 2 or 3 keys';
  return when(!fits, () =>
    found(
      'Q08',
      question.text.ja.place,
      `${question.type}: expected ${expected}, received ${options.length} with ${keys}`,
    ),
  );
};

const ASKS = { ja: /か[。?]?$|\?$/, en: /\?$/ } as const;

const oneQuestion: TextRule = ({ lang, text }) => {
  const all = [...text.scenario, text.question].flatMap((part) => sentences(lang, withoutMarkers(lang, part)));
  const asked = all.filter((sentence) => ASKS[lang].test(sentence));
  const last = all.at(-1) ?? '';
  return [
    ...when(text.scenario.length === 0, () =>
      found(
        'Q09',
        text.place,
        `${lang}: expected a scenario paragraph before the question’s own paragraph, received one paragraph`,
      ),
    ),
    ...when(!ASKS[lang].test(last), () =>
      found(
        'Q09',
        text.place,
        `${lang}: expected the stem to end with a question (${lang === 'ja' ? '…か。' : '…?'}), received "${tail(last)}"`,
      ),
    ),
    ...when(asked.length > 1, () =>
      found(
        'Q09',
        text.place,
        `${lang}: expected one question in the stem, received ${asked.length}: ${asked.map(tail).join(' / ')}`,
      ),
    ),
  ];
};

const selectMarker: TextRule = ({ lang, text, question }) => {
  const keys = text.options.filter((option) => option.correct).length;
  const inQuestion = selectMarkers(lang, text.question);
  const markers = [...text.scenario.flatMap((part) => selectMarkers(lang, part)), ...inQuestion];
  const got = markers.map((marker) => `(${marker.count})`).join(' ') || 'none';
  if (question.type === 'single') {
    return when(markers.length > 0, () =>
      found('Q10', text.place, `${lang}: expected no “select n” in a single question, received ${got}`),
    );
  }
  const [marker] = inQuestion;
  const fits = markers.length === 1 && marker?.last === true && marker.count === keys;
  const example =
    lang === 'ja' ? `(${keys} つ選択してください。)` : `(Select ${{ 2: 'TWO', 3: 'THREE' }[keys] ?? keys}.)`;
  return when(!fits, () =>
    found('Q10', text.place, `${lang}: expected \`${example}\` once, after the question, received ${got}`),
  );
};

const STEM = { ja: [80, 480, 'characters'], en: [30, 170, 'words'] } as const;

const stemLength: TextRule = ({ lang, text }) => {
  const [least, most, unit] = STEM[lang];
  const length = lengthOf(lang, stemOf(text));
  return when(length < least || length > most, () =>
    found('Q11', text.place, `${lang}: expected a stem of ${least}-${most} ${unit}, received ${length}`),
  );
};

/** In the last sentence only: 「設定が誤っている」 in a scenario is what happened, not what is asked. */
const NEGATIVE_JA =
  /(?:誤っている|適切で(?:は)?ない|不適切な|正しくない|満たさない|該当しない)(?:もの|方法|組み合わせ)/;
const NEGATIVE_EN = /\b(?:NOT|EXCEPT)\b|\bexcept\?/;
/** “Which … does not …?”, but not “Which … that does not …?”, which states a constraint. */
const NEGATIVE_EN_QUIET =
  /\b(?:which|what)\b(?:(?!\b(?:that|and|so|while|but|without|who|if|when)\b)[^,?])*?\b(?:is|are|does|do|did|would|will|can|could|should|must)\s+not\b/i;
const BOLD = { ja: /\*\*[^*]*(?:誤っている|ない|不適切)[^*]*\*\*/, en: /\*\*\s*(?:NOT|EXCEPT)\s*\*\*/ } as const;

const positiveStem: TextRule = ({ lang, text, question }) => {
  const last = sentences(lang, withoutMarkers(lang, text.question)).at(-1) ?? '';
  const plain = last.replace(/\*\*/g, '');
  const negative = lang === 'ja' ? NEGATIVE_JA.test(plain) : NEGATIVE_EN.test(plain) || NEGATIVE_EN_QUIET.test(plain);
  if (!question.negative) {
    return when(negative, () =>
      found(
        'Q12',
        text.place,
        `${lang}: expected a positive question, or \`negative: true\` and the negation in bold, received "${tail(last)}"`,
      ),
    );
  }
  return when(!negative || !BOLD[lang].test(last), () => {
    const wanted = lang === 'ja' ? '`**誤っているもの**`' : '`**NOT**` or `**EXCEPT**`';
    return found(
      'Q12',
      text.place,
      `${lang}: expected ${wanted} in the question of a negative item, received "${tail(last)}"`,
    );
  });
};

const PHONE = { ja: 900, en: 1_800 } as const;
/** Discord takes 4,000 characters of text a message; the rest is room for counts and links. */
const MESSAGE = 3_800;

const size: QuestionRule = ({ question, topic }) =>
  LANGS.flatMap((lang) => {
    const text = question.text[lang];
    const asked = [stemOf(text), ...text.options.map((option) => option.text)].join('').length;
    const lengths = messageLengths(question, topic, lang);
    return [
      ...when(asked > PHONE[lang], () =>
        found(
          'Q13',
          text.place,
          `${lang}: expected stem and options of at most ${PHONE[lang]} characters, received ${asked}`,
          'warning',
        ),
      ),
      ...Object.entries(lengths).flatMap(([message, length]) =>
        when(length > MESSAGE, () =>
          found(
            'Q13',
            text.place,
            `${lang}: expected a ${message} message of at most ${MESSAGE} characters, received about ${length}`,
            'error',
          ),
        ),
      ),
    ];
  });

const oneTakeaway: TextRule = ({ lang, text }) => {
  const count = sentences(lang, text.takeaway).length;
  return when(count !== 1, () =>
    found('Q25', text.place, `${lang}: expected a takeaway of one sentence, received ${count}`),
  );
};

function tail(text: string): string {
  return text.length > 60 ? `…${text.slice(-59)}` : text;
}

export const FORM_RULES: readonly QuestionRule[] = [optionCount, size];
export const FORM_TEXT_RULES: readonly TextRule[] = [oneQuestion, selectMarker, stemLength, positiveStem, oneTakeaway];
