/** What a subcommand is given besides its arguments. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** ISO date. */
  readonly today: string;
}

export interface Subcommand {
  /** One line for the list of subcommands. */
  readonly summary: string;
  /** Arguments after the name, as they are typed. */
  readonly usage: string;
  /** Resolves to the exit code. @throws UsageError */
  readonly run: (args: readonly string[], contentDir: string, io: Io) => Promise<number>;
}

/** Typed wrongly; the message says what was expected and what came. */
export class UsageError extends Error {}

/** Splits flags from the rest and refuses what is not declared. */
export function readArgs(
  args: readonly string[],
  flags: readonly string[],
  positionals: number,
): { readonly flags: ReadonlySet<string>; readonly rest: readonly string[] } {
  const given = args.filter((arg) => arg.startsWith('-'));
  const strange = given.filter((arg) => !flags.includes(arg));
  if (strange.length > 0)
    throw new UsageError(`expected ${flags.join(', ') || 'no options'}, received ${strange.join(' ')}`);
  const rest = args.filter((arg) => !arg.startsWith('-'));
  if (rest.length > positionals) {
    throw new UsageError(`expected ${positionals} argument(s), received ${rest.length}: ${rest.join(' ')}`);
  }
  return { flags: new Set(given), rest };
}
