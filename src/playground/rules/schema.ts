/** Discord's published specification as a validator; its complaints in the words of Discord's error codes. */
import type { Issue } from 'discord-api-spec/zod';
import * as spec from 'discord-api-spec/zod';
import { problem, type FieldProblem } from '../refusal.js';

type Schemas = { readonly [Name in keyof typeof spec]: (typeof spec)[Name] };
export type SchemaName = keyof Schemas;
type Path = readonly (string | number)[];

/**
 * @param list the body is an array, and each of its elements is to fit
 * @returns an empty list when it fits
 */
export function problemsOfSchema(name: SchemaName, value: unknown, options: { list?: boolean } = {}): FieldProblem[] {
  if (options.list !== true) return parse(name, value, []);
  if (!Array.isArray(value)) return [problem([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')];
  return value.flatMap((element, index) => parse(name, element, [index]));
}

/** Builds the validators before the first request, which should not wait for them. */
export function warmUp(): void {
  for (const schema of Object.values(spec)) if (typeof schema === 'object') schema.safeParse({ components: [{}] });
}

function parse(name: SchemaName, value: unknown, path: Path): FieldProblem[] {
  const parsed = spec[name].safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(issue, path, value));
}

function toProblems(issue: Issue, base: Path, root: unknown): FieldProblem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') return ofUnion(issue, path, root, base);
  const given = valueAt(root, issue.path);
  if (given === undefined && issue.code !== 'too_small') {
    return [problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')];
  }
  return [ofIssue(issue, path)];
}

/** The alternative that has the right `type` knows best what is wrong; else the one that complains least. */
function ofUnion(issue: Issue, path: Path, root: unknown, base: Path): FieldProblem[] {
  const given = valueAt(root, path.slice(base.length));
  const alternatives = (issue.errors ?? []).filter((errors) => errors.length > 0);
  const sameType = alternatives.filter((errors) => !errors.some((error) => error.path.join('.') === 'type'));
  const best = (sameType.length > 0 ? sameType : []).toSorted((a, b) => a.length - b.length)[0];
  if (best !== undefined) return best.flatMap((error) => toProblems(error, path, given));
  const wrongType = typeof given === 'object' && given !== null && 'type' in given;
  return wrongType
    ? [problem([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" is not one of those allowed here`)]
    : [problem(path, 'BASE_TYPE_BAD_VALUE', 'The value has the wrong type')];
}

function ofIssue(issue: Issue, path: Path): FieldProblem {
  const letters = issue.origin === 'string' || issue.origin === 'array';
  switch (issue.code) {
    case 'too_big':
      return letters
        ? problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`)
        : problem(path, 'NUMBER_TYPE_MAX', `Must be less than or equal to ${issue.maximum}.`);
    case 'too_small':
      return letters
        ? problem(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`)
        : problem(path, 'NUMBER_TYPE_MIN', `Must be greater than or equal to ${issue.minimum}.`);
    case 'invalid_value':
      return problem(path, 'BASE_TYPE_CHOICES', `Value must be one of ${JSON.stringify(issue.values)}.`);
    case 'invalid_format':
      return problem(path, 'BASE_TYPE_BAD_FORMAT', `Not a well formed ${issue.format}.`);
    case 'invalid_type':
      return problem(path, 'BASE_TYPE_BAD_TYPE', `Expected ${issue.expected}.`);
    default:
      return problem(path, 'BASE_TYPE_BAD_VALUE', issue.message);
  }
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) value = (value as Record<string | number, unknown> | null | undefined)?.[key];
  return value;
}
