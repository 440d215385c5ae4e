/** Discord's ids: 42 bits of milliseconds since 2015, then 22 bits that tell ids of one millisecond apart. */

const EPOCH = 1_420_070_400_000;

/** The first id of a millisecond; `ms` since 1970, not before 2015. */
export function snowflakeAt(ms: number): string {
  return (BigInt(Math.max(0, Math.floor(ms) - EPOCH)) << 22n).toString();
}

/** ms since 1970 */
export function timeOfSnowflake(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** Ids that always grow, even when the clock stands still or goes back. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(snowflakeAt(now()));
    last = first > last ? first : last + 1n;
    return last.toString();
  };
}

export function isSnowflake(text: string): boolean {
  return /^[1-9]\d{4,19}$/.test(text);
}

/** Older first, for sorting. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
