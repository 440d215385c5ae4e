import type { Place, Problem } from './model.js';

/** `file:line: severity rule: message`, the shape editors and terminals turn into links. */
export function formatProblem(problem: Problem): string {
  const { file, line, severity, rule, message, waived } = problem;
  const tail = waived === undefined ? '' : ` (waived: ${waived})`;
  return `${file}:${line}: ${severity} ${rule}: ${message}${tail}`;
}

/** The file does not follow the grammar, so the part in question could not be read. */
export function parseError(place: Place, message: string): Problem {
  return { file: place.file, line: place.line, rule: 'parse', severity: 'error', message };
}

/** A value as it is quoted in a message: short, on one line. */
export function received(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
