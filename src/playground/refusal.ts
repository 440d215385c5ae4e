/** A request that Discord refuses, in the shape in which Discord says so. */
export class Refusal extends Error {
  /** The rate limit headers of the request. */
  headers: Readonly<Record<string, string>> = {};

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** `{ code, message, errors? }` */
  body(): Record<string, unknown> {
    const errors = this.problems.length > 0 ? { errors: nest(this.problems) } : {};
    return { message: this.message, code: this.code, ...errors };
  }

  /** One line for the list of violations. */
  reason(): string {
    const details = this.problems.map((problem) => `${problem.path.join('.') || 'body'}: ${problem.message}`);
    return [`${this.message} (${this.code})`, ...details].join('; ');
  }
}

/** What is wrong with one field of a form; `path` from the body's root. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  /** `BASE_TYPE_MAX_LENGTH` and the like */
  readonly code: string;
  readonly message: string;
}

export function problem(path: readonly (string | number)[], code: string, message: string): FieldProblem {
  return { path, code, message };
}

/** @throws Refusal 50035 when there are problems */
export function refuseProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalidForm(...problems);
}

export const invalidForm = (...problems: FieldProblem[]): Refusal =>
  new Refusal(400, 50_035, 'Invalid Form Body', problems);

export const unauthorized = (): Refusal => new Refusal(401, 0, '401: Unauthorized');
export const notFound = (): Refusal => new Refusal(404, 0, '404: Not Found');
export const unknownChannel = (): Refusal => new Refusal(404, 10_003, 'Unknown Channel');
export const unknownGuild = (): Refusal => new Refusal(404, 10_004, 'Unknown Guild');
export const unknownMember = (): Refusal => new Refusal(404, 10_007, 'Unknown Member');
export const unknownMessage = (): Refusal => new Refusal(404, 10_008, 'Unknown Message');
export const unknownUser = (): Refusal => new Refusal(404, 10_013, 'Unknown User');
export const unknownWebhook = (): Refusal => new Refusal(404, 10_015, 'Unknown Webhook');
export const unknownInteraction = (): Refusal => new Refusal(404, 10_062, 'Unknown interaction');
export const unknownCommand = (): Refusal => new Refusal(404, 10_063, 'Unknown application command');
export const missingAccess = (): Refusal => new Refusal(403, 50_001, 'Missing Access');
export const missingPermissions = (): Refusal => new Refusal(403, 50_013, 'Missing Permissions');
export const emptyMessage = (): Refusal => new Refusal(400, 50_006, 'Cannot send an empty message');

function nest(problems: readonly FieldProblem[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) node = (node[key] ??= {}) as Record<string, unknown>;
    ((node['_errors'] ??= []) as unknown[]).push({ code, message });
  }
  return root;
}
