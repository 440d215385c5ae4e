import { expect, it } from 'vitest';
import { formatProblem } from '../../src/library/problem.js';
import { EXAMPLE, change, only, problemsOf } from './example.js';

const CLANG = [
  'Use `CodeDeployDefault.HalfAtATime` for an in-place deployment to the existing',
  'Use `CodeDeployDefault.HalfAtATime` for an in-place deployment to the peak',
] as const;
const waive = (entry: string) => ['status: published', `status: published\nwaive: ${entry}`] as const;

it('marks a waived warning with its reason and leaves it in the list', () => {
  const problems = problemsOf(change(EXAMPLE, CLANG, waive('{ Q22: "the name must appear" }')));
  const [hit, ...others] = only('Q22', problems);
  expect(others).toEqual([]);
  expect(hit?.waived).toBe('the name must appear');
  expect(formatProblem(hit as NonNullable<typeof hit>)).toMatch(
    /: warning Q22: en: .* \(waived: the name must appear\)$/,
  );
  expect([...only('W01', problems), ...only('W02', problems)]).toEqual([]);
});

it.each([
  ['without a reason', '{ Q22: "" }'],
  ['with an empty value', '{ Q22: }'],
  ['of a rule that does not exist', '{ Q99: "why not" }'],
  ['of an error', '{ Q09: "why not" }'],
])('a waiver %s is an error and waives nothing', (_what, entry) => {
  const problems = problemsOf(change(EXAMPLE, CLANG, waive(entry)));
  expect(only('W01', problems).map((hit) => hit.severity)).toEqual(['error']);
  expect(only('Q22', problems).map((hit) => hit.waived)).toEqual([undefined]);
});

it('does not lift the error of a rule that has both', () => {
  const long = [
    'existing instances.\n  > At most half',
    'existing instances that take the orders of all the customers in production today.\n  > At most half',
  ] as const;
  const problems = problemsOf(change(EXAMPLE, long, waive('{ Q19: "it is what it is" }')));
  expect(only('Q19', problems).map(({ severity, waived }) => [severity, waived])).toEqual([['error', undefined]]);
  expect(only('W02', problems)).toHaveLength(1);
});

it('warns about a waiver that suppresses nothing', () => {
  const problems = problemsOf(change(EXAMPLE, waive('{ Q22: "just in case" }')));
  expect(only('W02', problems).map((hit) => hit.severity)).toEqual(['warning']);
});
