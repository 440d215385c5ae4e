import { LineCounter, isMap, isNode, isPair, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './model.js';
import { parseError, received } from './problem.js';

export interface YamlRead<T> {
  /** Absent when there is at least one problem. */
  readonly value?: T;
  readonly problems: readonly Problem[];
  /** Line of the value at a path, in the whole file; the nearest parent's when the path is absent. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads a piece of YAML that starts at `firstLine` of `file` and checks it against a schema whose `error` texts say what is
 * expected there. All problems come back at once, each on its own line.
 */
export function readYaml<T>(file: string, text: string, firstLine: number, schema: z.ZodType<T>): YamlRead<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => firstLine + Math.max(counter.linePos(offset).line, 1) - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      parseError({ file, line: lineAt(error.pos[0]) }, `expected YAML, received: ${firstSentence(error.message)}`),
    );
    return { problems, lineOf };
  }
  const raw: unknown = document.toJS();
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.flatMap((issue) =>
    describe(issue, raw).map(({ path, message }) => parseError({ file, line: lineOf(path) }, message)),
  );
  return { problems, lineOf };
}

interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function describe(issue: z.core.$ZodIssue, raw: unknown): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `unknown key \`${name([...issue.path, key])}\`: expected ${issue.message}, received ${key}`,
    }));
  }
  const value = at(raw, issue.path);
  return [
    { path: issue.path, message: `\`${name(issue.path)}\`: expected ${issue.message}, received ${received(value)}` },
  ];
}

function name(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the whole block' : path.map(String).join('.');
}

function at(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}

/** A key's own position beats its value's: a missing value has none, and `key:\n  value` starts a line later. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && item.key.toString() === String(key));
      if (pair === undefined) return offset;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
      continue;
    }
    const child: unknown = document.getIn(path.slice(0, depth + 1), true);
    if (!isNode(child)) return offset;
    if (child.range) offset = child.range[0];
    node = child;
  }
  return offset;
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/:$/, '').replace(/ at line \d+, column \d+/, '');
}
