import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import uFuzzy from '@leeoniya/ufuzzy';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Library, Topic } from '../../src/library/model.js';
import { buildSearch } from '../../src/library/search.js';
import { fold } from '../../src/library/search/normalise.js';
import { readWords } from '../../src/library/search/words.js';

/** Topic ids, best first. */
export type Find = (query: string) => readonly string[];

interface Doc {
  readonly id: string;
  readonly names: string;
  readonly body: string;
}

const MOST = 5;

/**
 * Six ways to look up. The others are given the same names, aliases and notes in the same folded spelling; MiniSearch, FlexSearch and Orama
 * also the same cut of Japanese into pairs of characters, without which they find next to nothing in it.
 */
export const ENGINES: Readonly<Record<string, (library: Library) => Find>> = {
  mainichi(library) {
    const search = buildSearch(library);
    return (query) => search.find(query, MOST).map(({ topic }) => topic);
  },
  'minisearch bigrams'(library) {
    const engine = new MiniSearch<Doc>({
      fields: ['names', 'body'],
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: {
        boost: { names: 4 },
        prefix: (term) => term.length > 2,
        fuzzy: (term) => (/^[a-z]{4,}/.test(term) ? 0.25 : false),
      },
    });
    engine.addAll(docsOf(library));
    return (query) =>
      engine
        .search(fold(query))
        .slice(0, MOST)
        .map(({ id }) => String(id));
  },
  'fuse.js'(library) {
    const docs = docsOf(library).flatMap(({ id, names, body }) => [
      ...names.split('\n').map((text) => ({ id, text })),
      { id, text: body },
    ]);
    const engine = new Fuse(docs, { keys: ['text'], threshold: 0.3, ignoreLocation: true });
    return (query) => [...new Set(engine.search(fold(query), { limit: 40 }).map(({ item }) => item.id))].slice(0, MOST);
  },
  ufuzzy(library) {
    const docs = docsOf(library);
    const lines = docs.flatMap(({ id, names, body }) =>
      [...names.split('\n'), ...body.split('\n')].map((text) => ({ id, text })),
    );
    const haystack = lines.map(({ text }) => text);
    const engine = new uFuzzy({
      unicode: true,
      interSplit: "[^\\p{L}\\d']+",
      intraSplit: '\\p{Ll}\\p{Lu}',
      intraMode: 1,
    });
    return (query) => {
      const [found, , order] = engine.search(haystack, fold(query), 1, 1_000);
      const ranked = order === null || order === undefined ? (found ?? []) : order.map((at) => found![at]!);
      return [...new Set(ranked.map((at) => lines[at]!.id))].slice(0, MOST);
    };
  },
  flexsearch(library) {
    const engine = new Document({
      document: { id: 'id', index: [{ field: 'names' }, { field: 'body' }] },
      tokenize: 'strict',
      encode: tokens,
      context: false,
    });
    docsOf(library).forEach((doc) => engine.add({ ...doc }));
    return (query) => {
      const found = engine.search(fold(query), { limit: MOST, suggest: true }) as { result: (string | number)[] }[];
      return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, MOST);
    };
  },
  orama(library) {
    const engine = create({
      schema: { id: 'string', names: 'string', body: 'string' },
      components: {
        tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => tokens(text) },
      },
    });
    void insertMultiple(
      engine,
      docsOf(library).map((doc) => ({ ...doc })),
    );
    return (query) => {
      const found = searchOrama(engine, {
        term: fold(query),
        properties: ['names', 'body'],
        boost: { names: 4 },
        limit: MOST,
      });
      if (found instanceof Promise) throw new Error('Expected Orama to answer at once, got a promise');
      return found.hits.map(({ document }) => String(document.id));
    };
  },
};

function docsOf(library: Library): Doc[] {
  return [...library.topics.values()].map((topic) => ({
    id: topic.id,
    names: [topic.id, topic.name.ja, topic.name.en, ...topic.aliases].map(fold).join('\n'),
    body: fold(bodyOf(topic)),
  }));
}

function bodyOf({ notes, cards, questions }: Topic): string {
  const faces = cards
    .flatMap(({ face }) => [face.ja, face.en])
    .map(({ term, definition, text }) => `${term ?? ''} ${definition ?? text ?? ''}`);
  const lessons = questions.flatMap(({ text }) => [text.ja.takeaway, text.en.takeaway]);
  return [notes.ja, notes.en, ...faces, ...lessons].join('\n');
}

/** Words in Latin script; everything Japanese in overlapping pairs. */
function tokens(text: string): string[] {
  return readWords(text).flatMap(({ text: word, script }) =>
    script === 'latin' || word.length < 3
      ? [word]
      : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  );
}
