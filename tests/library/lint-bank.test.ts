import { describe, expect, it } from 'vitest';
import { lintBank } from '../../src/library/lint/bank.js';
import { lint } from '../../src/library/lint/lint.js';
import type { Option, Question } from '../../src/library/model.js';
import { libraryWith, topicOf, EXAMPLE, TODAY, only } from './example.js';

const base = topicOf(EXAMPLE);
const [example] = base.questions as readonly [Question];

/** A copy with a stem of its own in both languages. */
function copy(index: number, changes: Partial<Question> = {}): Question {
  const own = (lang: 'ja' | 'en') => ({
    ...example.text[lang],
    scenario: [Array.from({ length: 40 }, (_, word) => ((index + 1) * 7919 * (word + 3)).toString(36)).join(' ')],
  });
  return {
    ...example,
    id: `codedeploy/q${index}`,
    slug: `q${index}`,
    text: { ja: own('ja'), en: own('en') },
    ...changes,
  };
}

function bank(questions: readonly Question[]) {
  return lintBank(libraryWith({ ...base, questions }), TODAY);
}

/** The key becomes the longest option in one language. */
function longestKey(question: Question, lang: 'ja' | 'en'): Question {
  const options = question.text[lang].options.map((option): Option =>
    option.correct ? { ...option, text: `${option.text} ${'more '.repeat(20)}` } : option,
  );
  return { ...question, text: { ...question.text, [lang]: { ...question.text[lang], options } } };
}

describe('B01 the key is the longest option', () => {
  const deck = (lang: 'ja' | 'en', long: number, all: number) =>
    Array.from({ length: all }, (_, index) => (index < long ? longestKey(copy(index), lang) : copy(index)));

  it.each(['ja', 'en'] as const)('fires over 40 %% of 10 questions in %s', (lang) => {
    expect(only('B01', bank(deck(lang, 5, 10))).map((hit) => hit.message.slice(0, 2))).toEqual([lang]);
    expect(only('B01', bank(deck(lang, 4, 10)))).toEqual([]);
  });

  it('says nothing about fewer than 10', () => {
    expect(only('B01', bank(deck('ja', 9, 9)))).toEqual([]);
  });
});

describe('B02 and B03 minimums', () => {
  it('asks for 2 questions a task and 14/11/9/9/9/11 a domain', () => {
    const problems = bank([]);
    expect(only('B02', problems)).toHaveLength(19);
    expect(only('B03', problems).map((hit) => /at least (\d+)/.exec(hit.message)?.[1])).toEqual([
      '14',
      '11',
      '9',
      '9',
      '9',
      '11',
    ]);
    expect(problems[0]?.file).toBe('content/exam/dop-c02.yml');
  });

  it('counts published questions only', () => {
    const about = (questions: readonly Question[]) =>
      only('B02', bank(questions)).some((hit) => hit.message.includes('task 1.4'));
    expect(about([copy(1), copy(2)])).toBe(false);
    expect(about([copy(1), copy(2, { status: 'draft' })])).toBe(true);
    const domain = (count: number) =>
      only('B03', bank(Array.from({ length: count }, (_, index) => copy(index)))).some((hit) =>
        hit.message.includes('domain 1:'),
      );
    expect(domain(13)).toBe(true);
    expect(domain(14)).toBe(false);
  });
});

describe('B04 a domain nobody looked at', () => {
  const aged = (old: number) =>
    Array.from({ length: 10 }, (_, index) => copy(index, index < old ? { reviewed: '2026-01-01' } : {}));

  it('fires over 30 %', () => {
    expect(only('B04', bank(aged(4)))).toHaveLength(1);
    expect(only('B04', bank(aged(3)))).toEqual([]);
  });
});

describe('B05 near-duplicate stems', () => {
  const twin = (lang: 'ja' | 'en', changes: Partial<Question> = {}): Question => {
    const original = copy(1);
    const other = copy(2, changes);
    return {
      ...other,
      text: {
        ...other.text,
        [lang]: { ...other.text[lang], scenario: original.text[lang].scenario.map((part) => `${part} and`) },
      },
    };
  };

  it.each(['ja', 'en'] as const)('names the twin in %s', (lang) => {
    const [hit, ...others] = only('B05', bank([copy(1), twin(lang)]));
    expect(others).toEqual([]);
    expect(hit?.message).toMatch(new RegExp(`^${lang}: .*codedeploy/q1$`));
  });

  it('leaves other stems and retired questions alone', () => {
    expect(only('B05', bank([copy(1), copy(2), copy(3)]))).toEqual([]);
    expect(only('B05', bank([copy(1), twin('ja', { status: 'retired' })]))).toEqual([]);
  });
});

it('judges no retired question', () => {
  const broken = copy(1, { task: '9.9' });
  const rules = (question: Question) =>
    lint(libraryWith({ ...base, questions: [question] }), TODAY).map((hit) => hit.rule);
  expect(rules(broken)).toContain('Q02');
  expect(rules({ ...broken, status: 'retired' })).not.toContain('Q02');
});
