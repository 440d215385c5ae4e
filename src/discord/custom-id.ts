/** A custom id: version, route, arguments. It is visible to and replayable by anybody: never the key, never trusted. */

const VERSION = 'v1';
const LONGEST = 100;
const PART = /^[\w.-]*$/;

/**
 * @throws RangeError when a part holds other characters than letters, digits, `_`, `.` and `-`, or the whole is too long.
 */
export function customId(route: string, ...args: readonly (string | number)[]): string {
  const parts = [VERSION, route, ...args.map(String)];
  const wrong = parts.find((part) => !PART.test(part));
  if (wrong !== undefined) throw new RangeError(`Expected letters, digits, _ . and - in a custom id, got "${wrong}"`);
  const id = parts.join(':');
  if (id.length > LONGEST)
    throw new RangeError(`Expected a custom id of at most ${LONGEST} characters, got ${id.length}`);
  return id;
}

export interface ParsedId {
  readonly route: string;
  readonly args: readonly string[];
}

/** Undefined for an id that this program did not make (or no longer makes). */
export function parseCustomId(id: string): ParsedId | undefined {
  const [version, route, ...args] = id.split(':');
  if (version !== VERSION || route === undefined || route === '' || id.length > LONGEST) return undefined;
  if (![route, ...args].every((part) => PART.test(part))) return undefined;
  return { route, args };
}

/** A positive safe integer, or undefined. */
export function readId(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,15}$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A set of options as a number (bit i is file position i), or undefined when it names an option that does not exist. */
export function readMask(text: string | undefined, optionCount: number): number | undefined {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return undefined;
  const mask = Number(text);
  return mask > 0 && mask < 2 ** optionCount ? mask : undefined;
}

/** The database keeps ids as signed numbers of 64 bits; Discord reaches the last of them in 2084. */
const LAST_SNOWFLAKE = 2n ** 63n - 1n;

export function readSnowflake(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{15,19}$/.test(text) && BigInt(text) <= LAST_SNOWFLAKE ? text : undefined;
}
