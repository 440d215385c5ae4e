import type { Bodies } from './bodies.js';
import type { Dictionary, Entry } from './dictionary.js';
import { keyOf, widthAndCase } from './normalise.js';
import { readWords, type Word } from './words.js';
import { closeReader } from './close-reading.js';
import { mean, mentionsIn, unitsOf, type Mention, type Unit } from './units.js';

export interface Ranked {
  readonly topic: number;
  /** 0-1: what share of the question the topic answers. */
  readonly score: number;
  /** The name of the topic that stands in the query, if one does. */
  readonly entry?: Entry;
}

export interface Ranking {
  /** Best first, also those that are too weak to show. */
  readonly ranked: readonly Ranked[];
  /** The best of them answers enough of the query. */
  readonly confident: boolean;
  /** 0-1: what share of the query is words of ordinary life, or words that no topic holds, and no part of a name. */
  readonly strange: number;
}

/** Tuned on the labelled queries that are not held out (see the bench). */
const LEAST_SCORE = 0.33;
const LEAST_COVERED = 0.5;
const COVERS = 0.22;
const LEAST_TOLD = 0.25;
const MOST_OF_NAME = 0.6;
/** Weight of a gram that no topic holds inside a word that is known in parts: two words were written as one. */
const SEAM = 0.2;
const PART_OF_LONGER = 0.55;
/** How many of the best topics are read sentence by sentence, and what that reading decides. */
const READ_CLOSELY = 24;
const CLOSELY = 0.4;

/** Ranks topics by how much of the query their names and notes answer, as a whole and in one place. */
export function rank(query: string, topicCount: number, dictionary: Dictionary, bodies: Bodies): Ranking {
  const text = widthAndCase(query);
  const units = unitsOf(text, bodies);
  if (units.length === 0) return { ranked: [], confident: false, strange: 0 };
  const words = readWords(text);
  const mentions = mentionsIn(words, dictionary, (start, end) => spanKey(text, words, start, end));
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const isNamed = ({ start, end }: Unit) => mentions.some((name) => name.start <= start && name.end >= end);
  const strange = units.reduce((sum, unit) => sum + (unit.ordinary && !isNamed(unit) ? unit.weight : 0), 0) / total;
  const scores = new Float64Array(topicCount);
  const covered = new Float64Array(topicCount);
  const told = new Float64Array(topicCount);
  const best = new Float64Array(topicCount);
  const entries = new Map<number, Entry>();
  for (const unit of units) {
    best.fill(0);
    strengthsOf(unit, bodies, best);
    named(unit, mentions, dictionary, best, entries);
    for (let topic = 0; topic < topicCount; topic++) {
      const strength = best[topic]!;
      if (strength === 0) continue;
      scores[topic]! += (unit.weight * strength) / total;
      if (strength < COVERS) continue;
      covered[topic]! += unit.weight / total;
      if (!unit.ordinary) told[topic]! += unit.weight / total;
    }
  }
  const read = closeReader(units, bodies);
  const ranked = Array.from(scores, (score, topic) => ({ topic, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, READ_CLOSELY)
    .map(({ topic, score }): Ranked & { readonly name: number } => {
      const entry = entries.get(topic);
      const close = read(topic);
      const together = (1 - CLOSELY) * score + CLOSELY * close.score;
      return { topic, score: together, name: close.name, ...(entry === undefined ? {} : { entry }) };
    })
    .sort((a, b) => b.score - a.score);
  const [first] = ranked;
  if (first === undefined || first.score < LEAST_SCORE || covered[first.topic]! < LEAST_COVERED)
    return { ranked, confident: false, strange };
  // A single word must be (most of) a name, also beside an ordinary one (train schedule); of several some must be of the trade.
  const enough = told[first.topic]! >= LEAST_TOLD;
  const confident =
    units.length === 1
      ? first.name >= MOST_OF_NAME && !units[0]!.ordinary
      : units.length === 2 && units.some(({ aside }) => aside)
        ? first.name >= MOST_OF_NAME && enough
        : enough || first.name === 1;
  return { ranked, confident, strange };
}

/** How strongly each topic answers one unit: its best way counts. */
function strengthsOf(unit: Unit, bodies: Bodies, best: Float64Array): void {
  for (const { grams, worth } of unit.ways) {
    if (grams.length === 1) {
      const posting = bodies.posting(grams[0]!);
      posting?.topics.forEach((topic, at) => {
        const strength = posting.strengths[at]! * worth;
        if (strength > best[topic]!) best[topic] = strength;
      });
      continue;
    }
    const weights = grams.map((gram) => (bodies.posting(gram) === undefined ? SEAM : bodies.rarity(gram)));
    const share = mean(weights) * weights.length;
    const sums = new Map<number, number>();
    grams.forEach((gram, index) => {
      const posting = bodies.posting(gram);
      posting?.topics.forEach((topic, at) =>
        sums.set(topic, (sums.get(topic) ?? 0) + (posting.strengths[at]! * weights[index]!) / share),
      );
    });
    for (const [topic, sum] of sums) if (sum * worth > best[topic]!) best[topic] = sum * worth;
  }
}

/** A name in the query answers the words it is made of. */
function named(
  unit: Unit,
  mentions: readonly Mention[],
  dictionary: Dictionary,
  best: Float64Array,
  entries: Map<number, Entry>,
): void {
  const over = mentions.filter(({ start, end }) => start <= unit.start && end >= unit.end);
  const longest = Math.max(0, ...over.map(({ start, end }) => end - start));
  for (const { start, end, key } of over) {
    const worth = end - start === longest ? 1 : PART_OF_LONGER;
    for (const entry of dictionary.exact(key)) {
      if (entry.weight * worth > best[entry.topic]!) best[entry.topic] = entry.weight * worth;
      const before = entries.get(entry.topic);
      if (before === undefined || before.key.length < entry.key.length) entries.set(entry.topic, entry);
    }
  }
}

/** The key of a stretch of the query; の between two words joins them. */
export function spanKey(text: string, words: readonly Word[], start: number, end: number): string {
  if (!text.slice(start, end).includes('の')) return keyOf(text.slice(start, end));
  const inside = words.filter((word) => word.start >= start && word.end <= end);
  if (!inside.some(({ text: word }) => word === 'の')) return keyOf(text.slice(start, end));
  return keyOf(
    inside
      .filter(({ text: word }) => word !== 'の')
      .map((word) => text.slice(word.start, word.end))
      .join(' '),
  );
}
