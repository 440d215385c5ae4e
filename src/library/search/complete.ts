import type { Lang, Topic } from '../model.js';
import type { Hit } from '../search.js';
import type { Entry } from './dictionary.js';
import { find, toHit, type Index } from './find.js';
import { keyOf, widthAndCase } from './normalise.js';
import { readWords } from './words.js';

const MOST_LOOKED_AT = 200;

/** While somebody types: names that begin so, words of names that begin so, then what answers it as a query. */
export function complete(index: Index, typed: string, lang: Lang, limit: number): Hit[] {
  const key = keyOf(typed);
  if (key === '') return typed.trim() === '' ? everything(index.topics, lang, limit) : [];
  const hits = new Map<string, Hit>();
  for (const entry of beginning(index, typed, key)) {
    const hit = toHit(index, typed, { topic: entry.topic, score: key.length / entry.key.length, entry }, lang);
    const before = hits.get(hit.topic);
    if (before === undefined) hits.set(hit.topic, hit);
  }
  for (const hit of find(index, typed, limit, lang)) if (!hits.has(hit.topic)) hits.set(hit.topic, hit);
  if (hits.size < limit)
    for (const hit of inside(index.topics, key, lang)) if (!hits.has(hit.topic)) hits.set(hit.topic, hit);
  return [...hits.values()].slice(0, limit);
}

/** Exact first, then names before aliases before terms, shorter before longer. */
function beginning({ dictionary }: Index, typed: string, key: string): Entry[] {
  const found = dictionary.beginning(key, MOST_LOOKED_AT);
  const entries = found.length > 0 ? found : dictionary.beginning(withoutTail(typed, key), MOST_LOOKED_AT);
  const place = ({ kind, key: whole }: Entry) => (whole === key ? 0 : { name: 1, alias: 2, term: 3 }[kind]);
  return [...entries].sort((a, b) => place(a) - place(b) || a.key.length - b.key.length || b.weight - a.weight);
}

/** A Japanese keyboard shows `キネs` on the way to `キネシ`. */
function withoutTail(typed: string, key: string): string {
  const tail = /(?<=[ぁ-ヺー])[a-z]{1,2}$/.exec(widthAndCase(typed))?.[0] ?? '';
  return tail === '' ? key : key.slice(0, -tail.length);
}

function inside(topics: readonly Topic[], key: string, lang: Lang): Hit[] {
  return topics.flatMap((topic) => {
    const words = (['ja', 'en'] as const).flatMap((one) => readWords(widthAndCase(topic.name[one])));
    const fits = words.some(({ text }) => keyOf(text).startsWith(key));
    return fits && keyOf(topic.name[lang]) !== '' ? [{ topic: topic.id, score: 0.1 }] : [];
  });
}

function everything(topics: readonly Topic[], lang: Lang, limit: number): Hit[] {
  const shown = (topic: Topic) => topic.name[lang].replace(/^(?:AWS|Amazon)\s+/, '');
  return [...topics]
    .sort((a, b) => shown(a).localeCompare(shown(b), lang))
    .slice(0, limit)
    .map(({ id }) => ({ topic: id, score: 0 }));
}
