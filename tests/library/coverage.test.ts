import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/library/coverage.js';
import { libraryOf } from '../../src/library/library.js';
import type { QuestionText } from '../../src/library/model.js';
import { STRATEGIES, expectedScore } from '../../src/library/testwise.js';
import { readLibrary } from '../support/deck.js';
import { EXAMPLE, libraryWith, topicOf } from './example.js';

function text(stem: string, ...options: readonly string[]): QuestionText {
  const place = { file: 'x.md', line: 1 };
  return {
    scenario: [],
    question: stem,
    options: options.map((option, index) => ({ text: option, correct: index === 0, reason: '', place })),
    takeaway: '',
    place,
  };
}

const strategy = (name: string) => STRATEGIES.find((one) => one.name === name)?.points ?? (() => 0);

describe('guessing', () => {
  it.each([
    ['longest', text('Which?', 'longest one', 'short', 'short', 'short'), 1],
    ['longest', text('Which?', 'short', 'longest one', 'short', 'short'), 0],
    ['longest', text('Which?', 'equal', 'equal', 'less', 'less'), 0.5],
    ['longest', text('Which?', '`four`', 'fives', 'a', 'b'), 0],
    ['code', text('Which?', '`a` and `b`', '`a`', 'none', 'none'), 1],
    ['code', text('Which?', 'none', 'none', 'none', 'none'), 0.25],
    [
      'stem-words',
      text('Which bucket stores the report?', 'A bucket and a report', 'A bucket', 'A queue', 'A topic'),
      1,
    ],
    ['stem-words', text('Which bucket?', 'A queue', 'A bucket', 'Buckets', 'A topic'), 0],
  ])('by %s scores %#', (name, asked, score) => {
    expect(expectedScore('en', asked, strategy(name))).toBe(score);
  });
});

describe('coverage', () => {
  it('counts published questions by task and domain', async () => {
    const coverage = coverageOf(await readLibrary());
    expect(coverage.questions).toEqual({ published: 12, all: 12, multiple: 6 });
    expect(coverage.tasks.filter((task) => task.published > 0).map((task) => task.code)).toHaveLength(12);
    expect(coverage.tasks.find((task) => task.code === '1.2')).toMatchObject({ published: 1, multiple: 1 });
    expect(coverage.domains[0]).toMatchObject({ code: '1', published: 2, weight: 0.22, least: 14 });
    expect(coverage.domains[0]?.share).toBeCloseTo(2 / 12);
    expect(coverage.testwise.questions).toBe(6);
    expect(coverage.cards).toBe(30);
    expect(coverage.notes).toBeUndefined();
  });

  it('leaves drafts out and finds the oldest review', () => {
    const topic = topicOf(EXAMPLE);
    const [question] = topic.questions;
    if (question === undefined) throw new Error('Expected a question');
    const draft = { ...question, id: 'codedeploy/draft', status: 'draft', reviewed: '2020-01-01' } as const;
    const old = { ...question, id: 'codedeploy/old', reviewed: '2026-01-01' };
    const coverage = coverageOf(libraryWith({ ...topic, questions: [question, draft, old] }));
    expect(coverage.questions).toMatchObject({ published: 2, all: 3 });
    expect(coverage.oldestReview).toEqual({ date: '2026-01-01', question: 'codedeploy/old' });
  });

  it('lists the lines of the notes that no topic covers', () => {
    const base = libraryWith(topicOf(EXAMPLE));
    const covering = { ...topicOf(EXAMPLE), noteLines: [1, 2, 4, 99] };
    const deck = { ...base.deck, originalNotes: { lines: 6, skipped: [5] } };
    const coverage = coverageOf(libraryOf(deck, base.exam, base.categories, [covering]));
    expect(coverage.notes).toEqual({ covered: 3, of: 5, missing: [3, 6] });
  });

  it('copes with an empty deck', () => {
    const coverage = coverageOf(libraryWith());
    expect(coverage.questions.published).toBe(0);
    expect(coverage.testwise.scores.ja).toEqual({ longest: 0, code: 0, 'stem-words': 0 });
    expect(coverage.oldestReview).toBeUndefined();
  });
});
