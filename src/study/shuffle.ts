import type { Hmac } from './hmac.js';

/** File positions in the order shown: `[2, 0, 3, 1]` shows the third option of the file first. */
export type OptionOrder = readonly number[];

export interface ShuffleInput {
  /** Number of options, 1-10. */
  readonly count: number;
  /** `fixed` keeps the file's order. */
  readonly order: 'shuffled' | 'fixed';
  /** The guild's secret seed. */
  readonly seed: string;
  /** What is being shuffled, e.g. `post|3|2026-12-05` or `quiz|<asking>|<user>`: another context, another order. */
  readonly context: string;
  readonly hmac: Hmac;
}

/**
 * The order in which a question's options are shown. Fisher-Yates over bytes of HMAC(seed, context | block), each
 * index drawn without bias by rejecting the bytes above the largest multiple. Same inputs, same order.
 */
export function optionOrder(input: ShuffleInput): number[] {
  const { count, hmac, seed, context } = input;
  if (!Number.isInteger(count) || count < 1 || count > 10) {
    throw new RangeError(`expected 1 to 10 options, got ${count}`);
  }
  const order = Array.from({ length: count }, (_, i) => i);
  if (input.order === 'fixed') return order;
  const bytes = byteStream(hmac, seed, context);
  for (let last = count - 1; last > 0; last--) {
    const other = below(last + 1, bytes);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** `[2, 0, 3, 1]` -> `2031` */
export function orderText(order: OptionOrder): string {
  return order.join('');
}

/** The inverse of orderText; undefined if the text is not a permutation of 0..n-1. */
export function parseOrder(text: string): number[] | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const order = text.split('').map(Number);
  return new Set(order).size === order.length && Math.max(...order) === order.length - 1 ? order : undefined;
}

function below(n: number, bytes: Iterator<number, never>): number {
  const limit = 256 - (256 % n);
  for (;;) {
    const byte = bytes.next().value;
    if (byte < limit) return byte % n;
  }
}

function* byteStream(hmac: Hmac, seed: string, context: string): Generator<number, never> {
  for (let block = 0; ; block++) {
    const bytes = hmac(seed, `${context}|${block}`);
    if (bytes.length === 0) throw new RangeError('expected an HMAC of at least one byte, got none');
    yield* bytes;
  }
}
