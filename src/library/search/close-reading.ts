import type { Bodies, Said } from './bodies.js';
import type { Unit } from './units.js';

export interface Reading {
  /** 0-1: the best passage's share of the query. */
  readonly score: number;
  /** 0-1: how much of one of the topic's names, aliases or terms the query says. */
  readonly name: number;
}

const NOTHING: Reading = { score: 0, name: 0 };

interface Part {
  readonly unit: number;
  readonly way: number;
  /** What the gram adds to its way; the parts of one way add up to its worth. */
  readonly share: number;
}

/**
 * Reads a topic passage by passage: words that stand together in one sentence answer a question better than words strewn over a note.
 */
export function closeReader(units: readonly Unit[], bodies: Bodies): (topic: number) => Reading {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const parts: Part[][] = [];
  /** Gram id -> 1 + its place in `parts`: looked at far too often for a map. */
  const places = new Uint16Array(bodies.size);
  let ways = 0;
  const firstWay = units.map((unit) => {
    const first = ways;
    ways += unit.ways.length;
    return first;
  });
  units.forEach((unit, index) =>
    unit.ways.forEach(({ grams, worth }, at) => {
      const known = grams.flatMap((gram) => bodies.posting(gram)?.id ?? []);
      for (const id of known) {
        const part = { unit: index, way: firstWay[index]! + at, share: worth / known.length };
        if (places[id] === 0) places[id] = parts.push([]);
        parts[places[id]! - 1]!.push(part);
      }
    }),
  );
  const sums = new Float64Array(ways);
  const best = new Float64Array(units.length);
  const few = Math.min(2, units.length);

  function read({ grams, worth, whole }: Said): Reading {
    let met = 0;
    for (const gram of grams) {
      const place = places[gram]!;
      if (place === 0) continue;
      if (met === 0) {
        sums.fill(0);
        best.fill(0);
      }
      met += 1;
      for (const { unit, way, share } of parts[place - 1]!) {
        const sum = (sums[way]! += share);
        if (sum > best[unit]!) best[unit] = sum;
      }
    }
    if (met === 0) return NOTHING;
    let score = 0;
    let said = 0;
    for (let unit = 0; unit < units.length; unit++) {
      score += units[unit]!.weight * Math.min(1, best[unit]!);
      if (best[unit]! > 0) said += 1;
    }
    // Half of a name is less than half of what it means.
    const share = whole ? met / grams.length : 0;
    // Of a question with several words, one that happens to be a name proves nothing.
    const name = said < few ? 0 : share;
    return { score: (score / total) * worth * (whole ? 0.6 + 0.4 * share : 1), name };
  }

  return (topic) => {
    let score = 0;
    let name = 0;
    for (const said of bodies.said(topic)) {
      const found = read(said);
      score = Math.max(score, found.score);
      name = Math.max(name, found.name);
    }
    return { score, name };
  };
}
