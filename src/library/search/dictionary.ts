import type { Library, Topic } from '../model.js';
import { bitsOf, editDistance, signature, tolerance } from './edit-distance.js';
import { isEverydayWord } from './everyday-words.js';
import { keyOf, widthAndCase } from './normalise.js';
import { cutPlural } from './stem.js';
import { readWords } from './words.js';

export type EntryKind = 'name' | 'alias' | 'term';

/** One way to call one topic. */
export interface Entry {
  /** Position of the topic in the library. */
  readonly topic: number;
  readonly kind: EntryKind;
  /** As its author wrote it. */
  readonly label: string;
  readonly key: string;
  /** 0-1: how much this name means this topic; a topic's own name 1, its first alias nearly as much, a card's term least. */
  readonly weight: number;
}

export interface Dictionary {
  readonly entries: readonly Entry[];
  /** Entries of a key, best first. */
  exact(key: string): readonly Entry[];
  /** Entries whose key begins with this one, shortest first. */
  beginning(key: string, limit: number): readonly Entry[];
  /** The nearest keys within what their length forgives; all at the same, smallest distance. */
  near(key: string): { readonly distance: number; readonly entries: readonly Entry[] };
}

export function buildDictionary(topics: readonly Topic[]): Dictionary {
  const byKey = new Map<string, Entry[]>();
  const add = (entry: Entry): void => {
    if (entry.key === '') return;
    const same = byKey.get(entry.key);
    if (same === undefined) byKey.set(entry.key, [entry]);
    else if (!same.some(({ topic }) => topic === entry.topic)) same.push(entry);
  };
  topics.forEach((topic, index) => entriesOf(topic, index).forEach(add));
  for (const same of byKey.values()) same.sort((a, b) => b.weight - a.weight);
  const entries = [...byKey.values()].flat();
  const keys = [...byKey.keys()].sort();
  const byLength = groupByLength(keys);

  return {
    entries,
    exact: (key) => byKey.get(key) ?? [],
    beginning(key, limit) {
      const found: string[] = [];
      for (let at = firstAtLeast(keys, key); at < keys.length && keys[at]!.startsWith(key); at++) found.push(keys[at]!);
      return found
        .sort((a, b) => a.length - b.length)
        .flatMap((one) => byKey.get(one) ?? [])
        .slice(0, limit);
    },
    near(key) {
      const most = isEverydayWord(key) ? 0 : tolerance(key);
      let distance = most + 1;
      let found: string[] = [];
      const bits = signature(key);
      for (let length = key.length - most; most > 0 && length <= key.length + most; length++) {
        const group = byLength.get(length);
        if (group === undefined) continue;
        for (let at = 0; at < group.keys.length; at++) {
          const wanted = Math.min(distance, most);
          if (bitsOf(bits ^ group.signatures[at]!) > 2 * wanted) continue;
          const candidate = group.keys[at]!;
          // The shorter of the two decides what is forgiven, and an ideogram is never a slip of the finger.
          if (tolerance(candidate) === 0 || ideograms(candidate) !== ideograms(key)) continue;
          const away = editDistance(key, candidate, Math.min(wanted, tolerance(candidate)));
          if (away > wanted || away > tolerance(candidate)) continue;
          if (away < distance) found = [];
          distance = away;
          found.push(candidate);
        }
      }
      return { distance, entries: found.flatMap((one) => byKey.get(one) ?? []).sort((a, b) => b.weight - a.weight) };
    },
  };
}

function entriesOf(topic: Topic, index: number): Entry[] {
  const names = [topic.name.en, topic.name.ja, topic.id].flatMap(namesIn);
  const terms = topic.cards.flatMap(({ kind, face }) =>
    kind === 'term' || kind === 'term-both-ways'
      ? [face.ja.term, face.en.term].filter((term) => term !== undefined)
      : [],
  );
  const entry = (label: string, kind: EntryKind, weight: number): Entry[] =>
    keysOf(label).map((key) => ({ topic: index, kind, label, key, weight }));
  return [
    ...names.flatMap((name) => entry(name, 'name', 1)),
    ...topic.aliases.flatMap((alias, at) => entry(alias, 'alias', 0.97 - 0.2 * (at / (at + 10)))),
    ...terms.flatMap(namesIn).flatMap((term) => entry(term, 'term', 0.7)),
  ];
}

/** `AWS Key Management Service (AWS KMS)` is the long name, the short one and both together. */
export function namesIn(text: string): string[] {
  const inside = Array.from(text.matchAll(/[（(]([^（）()]+)[)）]/g), (match) => match[1]!);
  const outside = text.replace(/[（(][^（）()]+[)）]/g, ' ');
  // What a bracket says about where something belongs (`(CloudFormation)`, `（概念）`) is no name of it.
  const names = inside.filter((part) => /AWS|Amazon|[A-Z]{2,}s?$|AMI/.test(part));
  return [
    ...new Set([text, outside, ...names].map((name) => name.replace(/`/g, '').trim()).filter((name) => name !== '')),
  ];
}

/** The key as typed and, where words are in the plural, in the singular. */
export function keysOf(text: string): string[] {
  const key = keyOf(text);
  if (!/[a-z]s(?![a-z0-9])/i.test(text)) return [key];
  const words = readWords(widthAndCase(text)).map(({ text: word }) => cutPlural(word));
  const singular = keyOf(words.join(' '));
  return singular === key || singular === '' ? [key] : [key, singular];
}

function ideograms(key: string): string {
  return key.replace(/[^\p{Script=Han}]/gu, '');
}

function groupByLength(keys: readonly string[]) {
  const groups = new Map<number, { readonly keys: string[]; readonly signatures: number[] }>();
  for (const key of keys) {
    const group = groups.get(key.length) ?? { keys: [], signatures: [] };
    group.keys.push(key);
    group.signatures.push(signature(key));
    groups.set(key.length, group);
  }
  return groups;
}

function firstAtLeast(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function topicsOf(library: Library): readonly Topic[] {
  return [...library.topics.values()];
}
