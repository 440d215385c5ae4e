import type { ClickInput } from '../discord/command.js';
import { readMask } from '../discord/custom-id.js';
import { encodeMask } from '../study/grade.js';

/**
 * What was clicked or selected as a set of options (bit i is file position i), or undefined when it names none.
 * A button says it in its second argument, a select in its values.
 */
export function chosenOptions(input: Pick<ClickInput, 'args' | 'values'>, options: number): number | undefined {
  if (input.values.length === 0) return readMask(input.args[1], options);
  const positions = input.values.map((value) => (/^\d$/.test(value) ? Number(value) : -1));
  const valid = positions.every((at) => at >= 0 && at < options) && new Set(positions).size === positions.length;
  return valid ? encodeMask(positions) : undefined;
}
