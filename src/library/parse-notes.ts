import type { Blockquote, List, Nodes, Paragraph, RootContent } from 'mdast';
import { checkCitations, citedKeys, dropCitations, linkCitations, type SourceMap } from './citations.js';
import { applyEdits, lineOf, rangeOf, textOf, type Edit, type Section } from './markdown.js';
import type { Correction, Lang, Place, Problem } from './model.js';
import { cutId, readCardLine, strayId, type CardSide } from './parse-card.js';
import { parseError } from './problem.js';

export interface NotesSide {
  readonly notes: string;
  readonly corrections: readonly Correction[];
  readonly cards: readonly CardSide[];
  readonly problems: readonly Problem[];
}

/** The file being read, as its parts need it. */
export interface TopicFile {
  readonly file: string;
  readonly body: string;
  readonly sources: SourceMap;
}

const CORRECTION: Readonly<Record<Lang, string>> = { ja: '**訂正:**', en: '**Correction:**' };
/** What Discord shows as written instead of as meant. */
const NOT_SHOWN = new Set<Nodes['type']>(['heading', 'table', 'image', 'imageReference', 'html', 'footnoteDefinition']);

/** Reads one language of `## Notes`. */
export function readNotes(topic: TopicFile, lang: Lang, section: Section): NotesSide {
  const reader = {
    topic,
    lang,
    edits: [] as Edit[],
    problems: [] as Problem[],
    corrections: [] as string[],
    cards: [] as CardSide[],
  };
  let inherited: readonly string[] = [];
  section.nodes.forEach((node, index) => {
    const next = section.nodes[index + 1];
    const cards = readBlock(reader, node, next);
    reader.cards.push(...cards.map((card) => (card.cited ? card : { ...card, sources: inherited })));
    if (node.type === 'paragraph') inherited = citedKeys(textOf(topic.body, node));
  });
  const first = section.nodes[0];
  const last = section.nodes.at(-1);
  if (first === undefined || last === undefined) {
    const place = { file: topic.file, line: section.line };
    reader.problems.push(
      parseError(place, `notes: expected at least one paragraph under \`### ${lang}\`, received none`),
    );
    return { notes: '', corrections: [], cards: [], problems: reader.problems };
  }
  const notes = applyEdits(topic.body, rangeOf(first)[0], rangeOf(last)[1], reader.edits);
  return { ...reader, notes: notes.replace(/\n{3,}/g, '\n\n').trim() };
}

interface Reader {
  readonly topic: TopicFile;
  readonly lang: Lang;
  readonly edits: Edit[];
  readonly problems: Problem[];
  readonly corrections: string[];
}

function readBlock(reader: Reader, node: RootContent, next: RootContent | undefined): readonly CardSide[] {
  warnUnshown(reader, node);
  if (node.type === 'blockquote') {
    readQuote(reader, node);
    return [];
  }
  if (node.type === 'list') return readList(reader, node);
  if (node.type !== 'paragraph') return [];
  const { text, id } = cutId(textOf(reader.topic.body, node));
  readPlain(reader, node, text);
  if (id === undefined) return [];
  const place = placeOf(reader, node);
  if (next?.type !== 'list' || next.ordered !== true) {
    reader.problems.push(
      parseError(place, `card ^${id}: expected a numbered list after it, received ${next?.type ?? 'nothing'}`),
    );
    return [];
  }
  const steps = next.children.map(
    (item) => cutId(item.children[0] ? textOf(reader.topic.body, item.children[0]) : '').text,
  );
  if (steps.length < 3 || steps.length > 6) {
    reader.problems.push(parseError(place, `card ^${id}: expected 3 to 6 steps, received ${steps.length}`));
  }
  const sources = [...new Set([text, ...steps].flatMap(citedKeys))];
  const face = { text: dropCitations(text), steps: steps.map(dropCitations) };
  return [{ id, kind: 'order', face, sources, cited: sources.length > 0, place }];
}

function readList(reader: Reader, list: List): readonly CardSide[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child, index) => {
      if (child.type === 'list') return readList(reader, child);
      if (child.type !== 'paragraph') {
        paragraphsIn(child).forEach((paragraph) => readPlain(reader, paragraph, textOf(reader.topic.body, paragraph)));
        return [];
      }
      if (index > 0) {
        readPlain(reader, child, textOf(reader.topic.body, child));
        return [];
      }
      const text = textOf(reader.topic.body, child);
      const card = readCardLine(text, reader.lang, placeOf(reader, child), reader.topic.sources);
      reader.problems.push(...card.problems);
      replace(reader, child, card.shown);
      return card.side === undefined ? [] : [card.side];
    }),
  );
}

function readQuote(reader: Reader, quote: Blockquote): void {
  const label = CORRECTION[reader.lang];
  const paragraphs = quote.children.map((child) => textOf(reader.topic.body, child));
  const all = paragraphs.join('\n\n');
  const looksLikeOne = /^[\s*_]*(?:訂正|correction)/i.test(all);
  const place = placeOf(reader, quote);
  if (!looksLikeOne) {
    paragraphsIn(quote).forEach((node) => readPlain(reader, node, textOf(reader.topic.body, node)));
    return;
  }
  if (!all.startsWith(`${label} `) || all.split(label).length > 2) {
    const message = `correction: expected one blockquote each that starts with \`${label} \`, received "${all.slice(0, 24)}…"`;
    reader.problems.push(parseError(place, message));
    return;
  }
  reader.problems.push(...checkCitations(all, place, reader.topic.sources));
  reader.corrections.push(linkCitations(all.slice(label.length).trim(), reader.topic.sources));
  const [start, end] = rangeOf(quote);
  reader.edits.push({ start, end, text: '' });
}

function readPlain(reader: Reader, node: Paragraph, text: string): void {
  const place = placeOf(reader, node);
  reader.problems.push(...checkCitations(text, place, reader.topic.sources), ...strayId(text, place));
  replace(reader, node, linkCitations(text, reader.topic.sources));
}

function replace(reader: Reader, node: Paragraph, text: string): void {
  const [start, end] = rangeOf(node);
  reader.edits.push({ start, end, text });
}

function warnUnshown(reader: Reader, node: RootContent): void {
  for (const found of nodesIn(node).filter((one) => NOT_SHOWN.has(one.type) || one.type === 'definition')) {
    reader.problems.push({
      ...placeOf(reader, found),
      rule: 'T10',
      severity: 'warning',
      message: `notes: expected paragraphs, lists, quotes, code and links (Discord shows no other), received a ${found.type}`,
    });
  }
}

function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

function paragraphsIn(node: Nodes): readonly Paragraph[] {
  return nodesIn(node).filter((one) => one.type === 'paragraph');
}

function placeOf(reader: Reader, node: Nodes): Place {
  return { file: reader.topic.file, line: lineOf(node) };
}
