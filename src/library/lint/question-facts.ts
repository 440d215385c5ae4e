import { codeSpans } from '../markdown.js';
import type { Place } from '../model.js';
import { received } from '../problem.js';
import { found, reviewFinding, stemOf, when, type QuestionCase, type QuestionRule } from './case.js';
import { numbersIn } from './numbers.js';

/** What a question rests on: task, sources, age, lifecycle, and both languages saying the same. */

const taskOfExam: QuestionRule = ({ question, library }) =>
  when(!library.exam.tasks.some((task) => task.code === question.task), () => {
    const codes = library.exam.tasks.map((task) => task.code).join(', ');
    return found('Q02', question.place, `task: expected one of ${codes}, received ${question.task}`);
  });

const taskOfTopic: QuestionRule = ({ question, topic }) =>
  when(!topic.tasks.includes(question.task), () => {
    const listed = topic.tasks.join(', ') || 'none';
    return found(
      'Q05',
      question.place,
      `task: expected one of the topic’s tasks (${listed}), received ${question.task}`,
    );
  });

const sourced: QuestionRule = ({ question, topic }) => {
  const keys = topic.sources.map((source) => source.key);
  const strange = question.sources.filter((key) => !keys.includes(key));
  const expected = `sources: expected at least one key of the topic’s sources (${keys.join(', ') || 'none'})`;
  return [
    ...when(question.sources.length === 0, () => found('Q03', question.place, `${expected}, received none`)),
    ...when(strange.length > 0, () =>
      found('Q03', question.place, `${expected} and no others, received ${strange.join(', ')}`),
    ),
  ];
};

const reviewed: QuestionRule = ({ question, today }) => reviewFinding('Q04', question.place, question.reviewed, today);

const lifecycle: QuestionRule = ({ question, topic }) => {
  const closed = topic.lifecycle === 'ended' || topic.lifecycle === 'closed-to-new';
  return when(question.status === 'published' && closed && !question.aboutLifecycle, () => {
    const expected = 'expected a topic that is still open, or `about_lifecycle: true`';
    return found('Q06', question.place, `lifecycle: ${expected}, received ${topic.id} (${topic.lifecycle})`);
  });
};

const sameCode: QuestionRule = (one) =>
  parts(one)
    .filter(({ kind }) => kind === 'asked')
    .flatMap(({ name, ja, en, place }) => {
      const [inJa, inEn] = [spans(ja), spans(en)];
      return when(inJa.join('\n') !== inEn.join('\n'), () => {
        const message = `en ${name}: expected the code spans of ja ${received(inJa)}, received ${received(inEn)}`;
        return found('Q07', place, message, 'error');
      });
    });

const sameNumbers: QuestionRule = (one) =>
  parts(one).flatMap(({ kind, name, ja, en, place }) => {
    const [inJa, inEn] = [numbersIn('ja', ja), numbersIn('en', en)];
    const onlyJa = inJa.some((value) => !inEn.includes(value));
    const onlyEn = inEn.some((value) => !inJa.includes(value));
    // An explanation may leave a number out; what is asked may not.
    return when(kind === 'asked' ? onlyJa || onlyEn : onlyJa && onlyEn, () => {
      const message = `en ${name}: expected the numbers of ja (${inJa.join(', ') || 'none'}), received ${inEn.join(', ') || 'none'}`;
      return found('Q07', place, message, 'warning');
    });
  });

interface Part {
  readonly kind: 'asked' | 'told';
  readonly name: string;
  readonly ja: string;
  readonly en: string;
  readonly place: Place;
}

/** Each part of the text in both languages, in the order of the file. */
function parts({ question }: QuestionCase): readonly Part[] {
  const { ja, en } = question.text;
  const options = en.options.flatMap(({ text, reason, place }, index): readonly Part[] => {
    const twin = ja.options[index];
    const number = index + 1;
    return [
      { kind: 'asked', name: `option ${number}`, ja: twin?.text ?? '', en: text, place },
      { kind: 'told', name: `reason ${number}`, ja: twin?.reason ?? '', en: reason, place },
    ];
  });
  return [
    { kind: 'asked', name: 'stem', ja: stemOf(ja), en: stemOf(en), place: en.place },
    ...options,
    { kind: 'told', name: 'takeaway', ja: ja.takeaway, en: en.takeaway, place: en.place },
  ];
}

function spans(text: string): readonly string[] {
  return [...new Set(codeSpans(text))].sort();
}

export const FACT_RULES: readonly QuestionRule[] = [
  taskOfExam,
  taskOfTopic,
  sourced,
  reviewed,
  lifecycle,
  sameCode,
  sameNumbers,
];
