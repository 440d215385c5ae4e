import { describe, expect, it } from 'vitest';
import { bucketOf, pointsFor, pointsForMerge, RULES_VERSION, type PointsInput } from '../../src/study/points.js';

const base: PointsInput = {
  kind: 'daily',
  correct: true,
  partial: false,
  difficulty: 2,
  late: false,
  earnedToday: { review: 0, quiz: 0 },
  daysSinceAttempt: null,
};
const right = {};
const wrong = { correct: false };
const earned = (review: number, quiz: number) => ({ earnedToday: { review, quiz } });

describe('points', () => {
  it.each<[string, Partial<PointsInput>, number, string]>([
    ['daily, easy', { difficulty: 1 }, 10, 'daily_right'],
    ['daily, middling', { difficulty: 2 }, 12, 'daily_right'],
    ['daily, hard', { difficulty: 3 }, 15, 'daily_right'],
    ['daily, wrong', wrong, 2, 'daily_wrong'],
    ['daily, one selection wrong', { ...wrong, partial: true }, 4, 'daily_partial'],
    ['daily, late', { late: true }, 0, 'daily_late'],
    ['daily, attempted 20 days ago', { daysSinceAttempt: 20 }, 2, 'review_again'],
    ['daily, attempted 21 days ago', { daysSinceAttempt: 21 }, 12, 'daily_right'],
    ['daily again, reviews used up', { daysSinceAttempt: 3, ...earned(10, 0) }, 0, 'review_again'],
    ['daily, quiz and review caps used up', earned(10, 10), 12, 'daily_right'],
    ['daily whose key was wrong', { ...wrong, keyWasWrong: true, difficulty: 3 }, 15, 'key_was_wrong'],
    ['daily whose key was wrong, late', { ...wrong, keyWasWrong: true, late: true }, 0, 'daily_late'],
    ['own question', { ownQuestion: true }, 0, 'own_question'],
    ['own question in a quiz', { ownQuestion: true, kind: 'quiz' }, 0, 'own_question'],
    ['review, right', { kind: 'review', daysSinceAttempt: 9 }, 2, 'review'],
    ['review, wrong', { kind: 'review', daysSinceAttempt: 9, ...wrong }, 2, 'review'],
    ['review not due', { kind: 'review', daysSinceAttempt: 1, due: false }, 0, 'review_not_due'],
    ['fifth review', { kind: 'review', ...earned(8, 10) }, 2, 'review'],
    ['sixth review', { kind: 'review', ...earned(10, 0) }, 0, 'review_cap'],
    ['quiz, right', { kind: 'quiz' }, 3, 'quiz_right'],
    ['quiz, wrong', { kind: 'quiz', ...wrong }, 0, 'quiz_wrong'],
    ['new card', { kind: 'card' }, 1, 'card_right'],
    ['new card, wrong', { kind: 'card', correct: false }, 0, 'card_wrong'],
    ['new card, at the cap', { kind: 'card', ...earned(0, 10) }, 0, 'card_cap'],
    ['card again, due', { kind: 'card', daysSinceAttempt: 3 }, 2, 'card_review'],
    ['card again, wrong', { kind: 'card', correct: false, daysSinceAttempt: 3 }, 2, 'card_review'],
    ['card again, at the cap', { kind: 'card', daysSinceAttempt: 3, ...earned(10, 0) }, 0, 'card_review_cap'],
    ['card again, not due', { kind: 'card', daysSinceAttempt: 3, due: false }, 0, 'review_not_due'],
    ['quiz, seen before', { kind: 'quiz', daysSinceAttempt: 200 }, 0, 'quiz_seen'],
    ['quiz, one point to the cap', { kind: 'quiz', ...earned(10, 9) }, 1, 'quiz_right'],
    ['quiz, at the cap', { kind: 'quiz', ...earned(0, 10) }, 0, 'quiz_cap'],
    ['extra', { kind: 'extra' }, 0, 'no_points_kind'],
    ['exam', { kind: 'exam' }, 0, 'no_points_kind'],
    ['race', { kind: 'race' }, 0, 'no_points_kind'],
    ['trying out', { kind: 'try' }, 0, 'no_points_kind'],
  ])('%s', (_name, change, points, reason) => {
    const result = pointsFor({ ...base, ...change });
    expect(result).toMatchObject({ points, reason, ranked: true });
    expect(bucketOf(result.reason)).toBe(result.bucket);
  });

  it.each([
    [0, false],
    [6, false],
    [7, true],
  ])('of an account of %i days rank: %s', (accountDays, ranked) => {
    expect(pointsFor({ ...base, accountDays })).toMatchObject({ points: 12, ranked });
  });

  it('of a whole week are at most 105 for dailies and 140 for the rest', () => {
    let dailies = 0;
    let rest = 0;
    for (let day = 0; day < 7; day++) {
      dailies += pointsFor({ ...base, difficulty: 3 }).points;
      let review = 0;
      let quiz = 0;
      for (let i = 0; i < 30; i++) {
        review += pointsFor({ ...base, kind: 'review', earnedToday: { review, quiz } }).points;
        quiz += pointsFor({ ...base, kind: 'quiz', earnedToday: { review, quiz } }).points;
      }
      rest += review + quiz;
    }
    expect([dailies, rest]).toEqual([105, 140]);
  });

  it('for merged work stop at 30 a week', () => {
    expect([pointsForMerge(0), pointsForMerge(15), pointsForMerge(20), pointsForMerge(30)]).toEqual([15, 15, 10, 0]);
  });

  it('refuses rules it does not know', () => {
    expect(pointsFor({ ...base, ...right, rules: RULES_VERSION }).points).toBe(12);
    expect(() => pointsFor({ ...base, rules: 99 })).toThrow('expected rules of version 1, got 99');
  });
});
