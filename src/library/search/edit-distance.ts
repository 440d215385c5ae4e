/**
 * Optimal string alignment distance (insert, delete, replace, swap of neighbours), given up early.
 * @returns the distance, or `most + 1` when it is larger than `most`
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}

const JAPANESE = /[\p{Script=Katakana}\p{Script=Han}]/u;

/** How many edits a key of this length forgives: short names are one letter apart from each other. */
export function tolerance(key: string): 0 | 1 | 2 {
  // A kana is a syllable: it says as much as two letters.
  if (JAPANESE.test(key)) return key.length >= 8 ? 2 : key.length >= 4 ? 1 : 0;
  return key.length >= 8 ? 2 : key.length >= 5 ? 1 : 0;
}

/** A set of characters as bits: two keys at distance d differ in at most 2d of them. */
export function signature(key: string): number {
  let bits = 0;
  for (let i = 0; i < key.length; i++) bits |= 1 << (key.charCodeAt(i) & 31);
  return bits;
}

export function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
