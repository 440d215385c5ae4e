import type { Lang, Library } from './model.js';

/** A topic that answers a query; `score` is 0-1 and comparable within one query. */
export interface Hit {
  readonly topic: string;
  readonly score: number;
  /** What matched, when the topic's name does not show it. */
  readonly why?: string;
}

export interface Search {
  /** Best first; empty when nothing fits. */
  find(query: string, limit?: number): readonly Hit[];
  /** While somebody types: names and aliases that begin like it, then what `find` gives. Empty query: all topics by name. */
  complete(typed: string, lang: Lang, limit?: number): readonly Hit[];
  /** The nearest names when `find` gives nothing. */
  suggest(query: string, limit?: number): readonly string[];
}

export function buildSearch(library: Library): Search {
  const names = [...library.topics.values()].map((topic) => ({
    id: topic.id,
    keys: [topic.id, topic.name.ja, topic.name.en, ...topic.aliases].map(normalise),
  }));
  const find = (query: string, limit = 5): Hit[] => {
    const wanted = normalise(query);
    if (wanted === '') return [];
    return names
      .map(({ id, keys }) => ({ topic: id, score: Math.max(...keys.map((key) => similarity(key, wanted))) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  };
  return {
    find,
    complete: (typed, _lang, limit = 25) =>
      typed.trim() === '' ? names.slice(0, limit).map(({ id }) => ({ topic: id, score: 0 })) : find(typed, limit),
    suggest: (query, limit = 3) => find(query.slice(0, 3), limit).map((hit) => hit.topic),
  };
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(amazon|aws)\b/g, '')
    .replace(/[\s\p{P}]/gu, '');
}

function similarity(key: string, wanted: string): number {
  if (key === wanted) return 1;
  if (key.startsWith(wanted)) return 0.8 * (wanted.length / key.length) + 0.1;
  if (key.includes(wanted)) return 0.5 * (wanted.length / key.length);
  return 0;
}
