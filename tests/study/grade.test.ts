import { describe, expect, it } from 'vitest';
import { decodeMask, encodeMask, grade, isChoice, isMask, optionCount } from '../../src/study/grade.js';

describe('grading', () => {
  it.each([
    // chosen, key, correct, partial
    [0b0010, 0b0010, true, false],
    [0b0001, 0b0010, false, false],
    [0b10010, 0b10010, true, false],
    [0b10001, 0b10010, false, true],
    [0b01001, 0b10010, false, false],
    [0b0111, 0b1110, false, true],
    [0b10011, 0b11100, false, false],
    [0b00010, 0b10010, false, false],
    [0b10011, 0b10010, false, false],
    [0, 0b0010, false, false],
  ])('chosen %i of key %i: correct %s, partial %s', (chosen, key, correct, partial) => {
    expect(grade(chosen, key)).toMatchObject({ correct, partial });
  });

  it('says which options were wrong and which were missed', () => {
    expect(grade(0b01011, 0b10010)).toEqual({ correct: false, partial: false, wrong: 0b01001, missed: 0b10000 });
  });

  it('is right for the key alone and partial for one exchange alone, over all choices of 6 options', () => {
    for (let key = 1; key < 64; key++) {
      for (let chosen = 0; chosen < 64; chosen++) {
        const inBoth = decodeMask(chosen).filter((option) => decodeMask(key).includes(option)).length;
        const size = optionCount(key);
        const same = optionCount(chosen) === size;
        expect(grade(chosen, key)).toMatchObject({
          correct: same && inBoth === size,
          partial: same && size > 1 && inBoth === size - 1,
        });
      }
    }
  });

  it('refuses a key without an option and masks that are none', () => {
    expect(() => grade(1, 0)).toThrow('a key with at least one option, got 0');
    expect(() => grade(1, 1.5)).toThrow('got 1.5');
    expect(() => grade(1024, 1)).toThrow('up to 10 options, got 1024');
    expect(() => grade(-1, 1)).toThrow('got -1');
  });
});

describe('masks', () => {
  it.each([
    [[0], 1],
    [[0, 2], 5],
    [[2, 0], 5],
    [[9], 512],
    [[], 0],
  ])('%j is %i', (positions, mask) => {
    expect(encodeMask(positions)).toBe(mask);
    expect(decodeMask(mask)).toEqual(positions.toSorted((a, b) => a - b));
  });

  it.each([[[10]], [[-1]], [[0.5]], [[1, 1]], [[Number.NaN]]])('%j is no set of options', (positions) => {
    expect(() => encodeMask(positions)).toThrow('different positions from 0 to 9, got');
  });

  it.each([
    [0b0001, 0b0010, 4, true],
    [0b1000, 0b0010, 4, true],
    [0b10000, 0b00010, 4, false],
    [0b0011, 0b0010, 4, false],
    [0, 0b0010, 4, false],
    [0b0011, 0b1100, 4, true],
    [Number.NaN, 0b0010, 4, false],
    [2.5, 0b0010, 4, false],
    [-2, 0b0010, 4, false],
  ])('%d may be graded against key %i of %i options: %s', (chosen, key, options, expected) => {
    expect(isChoice(chosen, key, options)).toBe(expected);
  });

  it('knows the largest set', () => {
    expect([isMask(31, 5), isMask(32, 5), isMask(1023), isMask(1024)]).toEqual([true, false, true, false]);
  });
});
