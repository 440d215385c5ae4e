import type { Lang, Library } from './model.js';
import { buildBodies } from './search/bodies.js';
import { complete } from './search/complete.js';
import { buildDictionary, topicsOf } from './search/dictionary.js';
import { find, type Index } from './search/find.js';
import { servicesIn } from './search/services.js';
import { suggest } from './search/suggest.js';

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
  /** The topics whose names stand in a longer text, in the order of their first mention; `why` is the name as it was found. */
  mentioned(text: string, limit?: number): readonly Hit[];
}

/** No more of a query is read than this, in UTF-16 units. */
const LONGEST_QUERY = 200;
/** A message of Discord holds 4,000 at most. */
const LONGEST_TEXT = 8_000;

/** Reads the library once and answers from memory; it holds nothing that changes. */
export function buildSearch(library: Library): Search {
  const topics = topicsOf(library);
  const index: Index = { topics, dictionary: buildDictionary(topics), bodies: buildBodies(topics) };
  return {
    find: (query, limit = 5) => find(index, query.slice(0, LONGEST_QUERY), limit),
    complete: (typed, lang, limit = 25) => complete(index, typed.slice(0, LONGEST_QUERY), lang, limit),
    suggest: (query, limit = 3) => suggest(index, query.slice(0, LONGEST_QUERY), limit),
    mentioned: (text, limit = 5) => servicesIn(index, text.slice(0, LONGEST_TEXT), limit),
  };
}
