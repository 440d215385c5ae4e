import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Hmac } from '../../src/study/hmac.js';
import { optionOrder, orderText, parseOrder } from '../../src/study/shuffle.js';

const hmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();
const base = { count: 4, order: 'shuffled', seed: 'a seed', context: 'post|1|2026-11-23', hmac } as const;

describe('the order of options', () => {
  it('is the same for the same seed and context, and known', () => {
    // Worked out by hand from HMAC-SHA256('a seed', 'post|1|2026-11-23|0'): a change of method would reorder stored plans.
    expect(optionOrder(base)).toEqual(optionOrder({ ...base }));
    expect(orderText(optionOrder(base))).toBe('2130');
  });

  it('changes with the context and with the seed', () => {
    const orders = (change: (i: number) => object) =>
      new Set(Array.from({ length: 50 }, (_, i) => orderText(optionOrder({ ...base, ...change(i) })))).size;
    expect(orders((i) => ({ context: `post|${i}` }))).toBeGreaterThan(15);
    expect(orders((i) => ({ seed: `seed ${i}` }))).toBeGreaterThan(15);
  });

  it('keeps the order of the file where the author fixed it', () => {
    expect(optionOrder({ ...base, order: 'fixed' })).toEqual([0, 1, 2, 3]);
  });

  it.each([1, 2, 5, 7, 10])('is a permutation of %i', (count) => {
    for (let i = 0; i < 50; i++) {
      const order = optionOrder({ ...base, count, context: `c${i}` });
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
    }
  });

  // Chi-square, 23 degrees of freedom: 49.7 is passed by chance once in a thousand. The contexts are fixed.
  it('gives each of the 24 orders of 4 options its share over 10,000 ids', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const text = orderText(optionOrder({ ...base, context: `asking|${i}` }));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()])).toBeLessThan(49.7);
  });

  // 5 does not divide 256: a plain remainder would favour low positions. 25 cells, 16 degrees of freedom: 39.3.
  it('puts each of 5 options at each place equally often over 10,000 ids', () => {
    const counts = Array.from({ length: 25 }, () => 0);
    for (let i = 0; i < 10_000; i++) {
      for (const [place, option] of optionOrder({ ...base, count: 5, context: `asking|${i}` }).entries()) {
        counts[place * 5 + option]!++;
      }
    }
    expect(chiSquare(counts)).toBeLessThan(39.3);
  });

  it('rejects bytes above the largest multiple instead of folding them', () => {
    // For 3 options, 255 is above 3 x 85 = 255: it must be drawn again, so only the bytes after it count.
    const bytes =
      (values: number[]): Hmac =>
      () =>
        Uint8Array.from(values);
    expect(optionOrder({ ...base, count: 3, hmac: bytes([255, 1, 0]) })).toEqual(
      optionOrder({ ...base, count: 3, hmac: bytes([1, 0]) }),
    );
  });

  it('asks for more bytes when the first block is used up', () => {
    const blocks: string[] = [];
    const oneByte: Hmac = (_key, message) => {
      blocks.push(message);
      return Uint8Array.of(blocks.length);
    };
    optionOrder({ ...base, hmac: oneByte, context: 'c' });
    expect(blocks).toEqual(['c|0', 'c|1', 'c|2']);
    expect(() => optionOrder({ ...base, hmac: () => new Uint8Array() })).toThrow('at least one byte');
  });

  it.each([0, 11, 2.5])('refuses %d options', (count) => {
    expect(() => optionOrder({ ...base, count })).toThrow(`expected 1 to 10 options, got ${count}`);
  });
});

describe('the stored order', () => {
  it.each(['0', '2031', '0123456789'])('%s is read back', (text) => expect(orderText(parseOrder(text)!)).toBe(text));
  it.each(['', '1', '0022', '013', '01234567890', 'ab', '-1', ' 01'])('%s is none', (text) => {
    expect(parseOrder(text)).toBeUndefined();
  });
});

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}
