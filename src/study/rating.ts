/*
 * Ability of learners and difficulty of questions: Elo as an online one-parameter model with a floor for guessing
 * (learning.md 4.7). Only first attempts that were not too fast count, in the order of the log.
 */

export interface Ratings {
  /** Ability over all domains, and the first attempts behind it. */
  readonly theta: number;
  readonly attempts: number;
  /** Deviation of the ability in the question's domain, and the first attempts there. */
  readonly delta: number;
  readonly domainAttempts: number;
  /** Difficulty of the question, and the first attempts at it. */
  readonly b: number;
  readonly itemAttempts: number;
}

/** Difficulty to start from, by the author's label. */
export const PRIOR_DIFFICULTY = { 1: -0.8, 2: 0, 3: 0.8 } as const;

const K_START = 0.5;
const K_DECAY = 0.05;
const MAX_B = 3;

/**
 * Chance of being right by guessing: 1 in the number of options, or of sets of that size.
 * @param options number of options shown
 * @param right number of options in the key
 */
export function guessFloor(options: number, right: number): number {
  if (!Number.isInteger(options) || !Number.isInteger(right) || right < 1 || right > options) {
    throw new RangeError(`expected a key of 1 to ${options} options, got ${right}`);
  }
  let sets = 1;
  for (let i = 1; i <= right; i++) sets = (sets * (options - right + i)) / i;
  return 1 / sets;
}

/** Probability of a right answer, 0-1. */
export function expectedRight(ratings: Pick<Ratings, 'theta' | 'delta' | 'b'>, floor: number): number {
  return floor + (1 - floor) / (1 + Math.exp(-(ratings.theta + ratings.delta - ratings.b)));
}

/** The ratings after a first attempt. */
export function updateRatings(ratings: Ratings, correct: boolean, floor: number): Ratings {
  const error = (correct ? 1 : 0) - expectedRight(ratings, floor);
  const b = ratings.b - gain(ratings.itemAttempts) * error;
  return {
    theta: ratings.theta + gain(ratings.attempts) * error,
    attempts: ratings.attempts + 1,
    delta: ratings.delta + 0.5 * gain(ratings.domainAttempts) * error,
    domainAttempts: ratings.domainAttempts + 1,
    b: Math.min(MAX_B, Math.max(-MAX_B, b)),
    itemAttempts: ratings.itemAttempts + 1,
  };
}

function gain(n: number): number {
  return K_START / (1 + K_DECAY * n);
}
