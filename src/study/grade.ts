/** A set of options: bit i is the option at file position i, whatever the order it was shown in. */
export type OptionMask = number;

/** Discord shows at most 10 options in one group. */
export const MAX_OPTIONS = 10;

export interface Grade {
  /** Exactly the key was chosen. */
  readonly correct: boolean;
  /** A question with several right options of which exactly one selection was wrong; still wrong for all but points. */
  readonly partial: boolean;
  /** Options chosen that are not right. */
  readonly wrong: OptionMask;
  /** Right options that were not chosen. */
  readonly missed: OptionMask;
}

/**
 * Marks a choice. The exam gives no part marks; `partial` exists for points only (learning.md 4.6).
 * @throws RangeError for an empty key; what the user chose is checked with isChoice beforehand
 */
export function grade(chosen: OptionMask, key: OptionMask): Grade {
  if (!isMask(key) || key === 0) throw new RangeError(`expected a key with at least one option, got ${key}`);
  if (!isMask(chosen)) throw new RangeError(`expected a set of up to ${MAX_OPTIONS} options, got ${chosen}`);
  const wrong = chosen & ~key;
  const missed = key & ~chosen;
  const several = optionCount(key) > 1;
  return {
    correct: chosen === key,
    partial: several && optionCount(wrong) === 1 && optionCount(missed) === 1,
    wrong,
    missed,
  };
}

/** Whether a choice may be graded: as many options as the key has, all of them among the question's options. */
export function isChoice(chosen: number, key: OptionMask, options: number): boolean {
  return isMask(chosen, options) && optionCount(chosen) === optionCount(key);
}

/** Whether a number is a set of options of a question with that many; the empty set is one. */
export function isMask(value: number, options = MAX_OPTIONS): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** options;
}

/**
 * `[0, 2]` -> `5`
 * @throws RangeError for a position that is none, or that comes twice
 */
export function encodeMask(positions: readonly number[]): OptionMask {
  let mask = 0;
  for (const position of positions) {
    if (!Number.isInteger(position) || position < 0 || position >= MAX_OPTIONS || (mask >> position) & 1) {
      throw new RangeError(
        `expected different positions from 0 to ${MAX_OPTIONS - 1}, got ${JSON.stringify(positions)}`,
      );
    }
    mask |= 1 << position;
  }
  return mask;
}

/** `5` -> `[0, 2]`, ascending. */
export function decodeMask(mask: OptionMask): number[] {
  if (!isMask(mask)) throw new RangeError(`expected a set of up to ${MAX_OPTIONS} options, got ${mask}`);
  const positions: number[] = [];
  for (let position = 0; position < MAX_OPTIONS; position++) if ((mask >> position) & 1) positions.push(position);
  return positions;
}

/** Number of options in a set. */
export function optionCount(mask: OptionMask): number {
  let rest = mask;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}
