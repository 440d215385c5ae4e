import { describe, expect, it } from 'vitest';
import {
  gradeFor,
  intervalCap,
  isTooFast,
  nextMemory,
  recallAt,
  type MemoryState,
  type RatedAnswer,
  type Rating,
} from '../../src/study/memory.js';

const START = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;

describe('intervals, each review on the day it is due (learning.md 4.2)', () => {
  it.each<[string, Rating[], number | undefined, number[]]>([
    ['Good four times', ['good', 'good', 'good', 'good'], undefined, [3, 14, 57, 60]],
    ['first Hard', ['hard', 'good', 'good', 'good'], undefined, [2, 7, 23, 60]],
    ['first Again', ['again', 'good', 'good', 'good', 'good'], undefined, [1, 3, 8, 22, 54]],
    ['a lapse after two Good', ['good', 'good', 'again', 'good', 'good'], undefined, [3, 14, 2, 5, 13]],
    ['exam in 60 days', ['good', 'good', 'good', 'good'], 60, [3, 14, 15, 15]],
    ['exam tomorrow', ['good', 'good', 'easy'], 1, [3, 3, 3]],
    ['Easy beyond the cap', ['easy', 'easy', 'easy'], undefined, [8, 60, 60]],
  ])('%s', (_name, ratings, examDaysLeft, expected) => {
    let state: MemoryState | undefined;
    const days: number[] = [];
    for (const rating of ratings) {
      const at = state?.due ?? START;
      state = nextMemory(state, at, rating, examDaysLeft === undefined ? {} : { examDaysLeft });
      expect(state.due).toBe(at + state.scheduledDays * DAY);
      expect(state.lastReview).toBe(at);
      days.push(state.scheduledDays);
    }
    expect(days).toEqual(expected);
    expect(state).toMatchObject({ reps: ratings.length, lapses: ratings.slice(1).filter((r) => r === 'again').length });
  });

  it('never pass the cap, whatever the history', () => {
    for (const examDaysLeft of [0, 5, 30, 61, 100, 400]) {
      let state: MemoryState | undefined;
      for (let i = 0; i < 12; i++) {
        state = nextMemory(state, (state?.due ?? START) + i * DAY, (['good', 'easy', 'hard'] as const)[i % 3]!, {
          examDaysLeft,
        });
        expect(state.scheduledDays).toBeLessThanOrEqual(intervalCap(examDaysLeft));
        expect(state.scheduledDays).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it.each([
    [undefined, 60],
    [null, 60],
    [-3, 60],
    [0, 3],
    [10, 3],
    [14, 4],
    [60, 15],
    [240, 60],
    [1000, 60],
  ])('with %s days to the exam are capped at %i', (days, cap) => expect(intervalCap(days)).toBe(cap));
});

describe('a clock that steps back', () => {
  it('counts as a review at the time of the last one', () => {
    const first = nextMemory(undefined, START, 'good');
    const stepped = nextMemory(first, START - 5 * DAY, 'good');
    expect(stepped).toEqual(nextMemory(first, START, 'good'));
    expect(stepped.lastReview).toBe(START);
    expect(recallAt(first, START - DAY)).toBe(1);
  });
});

describe('memory', () => {
  it('is plain JSON, and goes on the same after a trip through it', () => {
    const first = nextMemory(undefined, START, 'good');
    const stored = JSON.parse(JSON.stringify(first)) as MemoryState;
    expect(stored).toEqual(first);
    expect(nextMemory(stored, first.due, 'hard')).toEqual(nextMemory(first, first.due, 'hard'));
  });

  it('fades to 90 % after as many days as its stability', () => {
    const state = nextMemory(undefined, START, 'good');
    const recall = [0, 1, 3, 10].map((days) => recallAt(state, START + days * DAY));
    expect(recall).toEqual(recall.toSorted((a, b) => b - a));
    expect(recallAt({ ...state, stability: 5 }, START + 5 * DAY)).toBeCloseTo(0.9, 6);
  });
});

describe('the grade of an answer', () => {
  const base: RatedAnswer = { correct: true, confidence: 'sure', kind: 'daily' };
  it.each<[string, Partial<RatedAnswer>, Rating]>([
    ['wrong', { correct: false }, 'again'],
    ['wrong and unsure', { correct: false, confidence: 'unsure' }, 'again'],
    ['right and sure', {}, 'good'],
    ['right and unsure', { confidence: 'unsure' }, 'hard'],
    ['right by guessing', { confidence: 'guessed' }, 'again'],
    ['right, not asked', { confidence: null, kind: 'exam' }, 'good'],
    ['fast in a daily', { elapsedMs: 100, stemChars: 400 }, 'good'],
    ['fast in a quiz', { kind: 'quiz', elapsedMs: 9_999, stemChars: 400 }, 'hard'],
    ['fast enough in a quiz', { kind: 'quiz', elapsedMs: 10_000, stemChars: 400 }, 'good'],
    ['fast in a review, short stem', { kind: 'review', elapsedMs: 2_999, stemChars: 20 }, 'hard'],
    ['3 s in a review, short stem', { kind: 'review', elapsedMs: 3_000, stemChars: 20 }, 'good'],
    ['fast guess', { kind: 'quiz', confidence: 'guessed', elapsedMs: 10, stemChars: 400 }, 'again'],
    ['fast and wrong', { kind: 'quiz', correct: false, elapsedMs: 10, stemChars: 400 }, 'again'],
    ['quiz, time unknown', { kind: 'quiz', elapsedMs: null, stemChars: 400 }, 'good'],
    ['own button in review', { kind: 'review', confidence: null, easy: true }, 'easy'],
    ['easy elsewhere', { kind: 'quiz', easy: true }, 'good'],
    ['easy but wrong', { kind: 'review', correct: false, easy: true }, 'again'],
  ])('%s', (_name, change, rating) => expect(gradeFor({ ...base, ...change })).toBe(rating));

  it('leaves fast answers out of statistics in quiz and review only', () => {
    const fast = (kind: RatedAnswer['kind']) => isTooFast({ kind, elapsedMs: 500, stemChars: 100 });
    expect([fast('quiz'), fast('review'), fast('daily'), fast('exam'), fast('race')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
