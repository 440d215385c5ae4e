import type { Bodies, Said } from './bodies.js';
import type { Unit } from './units.js';

interface Part {
  readonly unit: number;
  readonly way: number;
  /** What the gram adds to its way; the parts of one way add up to its worth. */
  readonly share: number;
}

/**
 * Reads a topic passage by passage: words that stand together in one sentence answer a question better than words strewn over a note.
 * @returns topic -> 0-1, the best passage's share of the query
 */
export function closeReader(units: readonly Unit[], bodies: Bodies): (topic: number) => number {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const parts = new Map<number, Part[]>();
  let ways = 0;
  const firstWay = units.map((unit) => {
    const first = ways;
    ways += unit.ways.length;
    return first;
  });
  units.forEach((unit, index) =>
    unit.ways.forEach(({ grams, worth }, at) => {
      for (const gram of grams) {
        const id = bodies.posting(gram)?.id;
        if (id === undefined) continue;
        const part = { unit: index, way: firstWay[index]! + at, share: worth / grams.length };
        const known = parts.get(id);
        if (known === undefined) parts.set(id, [part]);
        else known.push(part);
      }
    }),
  );
  const sums = new Float64Array(ways);
  const best = new Float64Array(units.length);

  function read({ grams, worth, whole }: Said): number {
    sums.fill(0);
    best.fill(0);
    let met = 0;
    for (const gram of grams) {
      const found = parts.get(gram);
      if (found === undefined) continue;
      met += 1;
      for (const { unit, way, share } of found) {
        const sum = (sums[way]! += share);
        if (sum > best[unit]!) best[unit] = sum;
      }
    }
    if (met === 0) return 0;
    let score = 0;
    units.forEach(({ weight }, unit) => (score += weight * Math.min(1, best[unit]!)));
    // Half of a name is less than half of what it means.
    return (score / total) * worth * (whole ? 0.4 + 0.6 * (met / grams.length) : 1);
  }

  return (topic) => {
    let most = 0;
    for (const said of bodies.said(topic)) most = Math.max(most, read(said));
    return most;
  };
}
