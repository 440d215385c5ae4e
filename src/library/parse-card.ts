import { checkCitations, citedKeys, dropCitations, linkCitations, type SourceMap } from './citations.js';
import { maskCode } from './markdown.js';
import type { CardFace, CardKind, Lang, Place, Problem } from './model.js';
import { parseError } from './problem.js';

/** One language of a card, before the two are put together. */
export interface CardSide {
  readonly id: string;
  readonly kind: CardKind;
  readonly face: CardFace;
  readonly sources: readonly string[];
  /** The card's own text cites a source. */
  readonly cited: boolean;
  readonly place: Place;
}

export interface CardLine {
  readonly side?: CardSide;
  /** How the line reads in the notes. */
  readonly shown: string;
  readonly problems: readonly Problem[];
}

const ID_AT_END = /\s\^([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The text without its ` ^id`, and the id. */
export function cutId(text: string): { readonly text: string; readonly id?: string } {
  const id = ID_AT_END.exec(text)?.[1];
  return id === undefined ? { text } : { text: text.replace(ID_AT_END, ''), id };
}

/** A ` ^id` that is not the last word, or not in lower case with hyphens. */
export function strayId(text: string, place: Place): readonly Problem[] {
  const stray = /(?:^|\s)(\^[\w-]+)/.exec(maskCode(cutId(text).text))?.[1];
  if (stray === undefined) return [];
  return [parseError(place, `card id: expected one \` ^id\` such as ^all-at-once as the last word, received ${stray}`)];
}

/** Reads one list item of the notes: a card when it is marked as one and has an id, plain text otherwise. */
export function readCardLine(text: string, lang: Lang, place: Place, sources: SourceMap): CardLine {
  const { text: line, id } = cutId(text);
  const marks = marksIn(line);
  const problems = [...checkCitations(line, place, sources), ...strayId(text, place)];
  const shown = linkCitations(line, sources);
  if (id === undefined && marks.length === 0) return { shown, problems };
  const [mark] = marks;
  if (id === undefined) {
    const message = `expected \` ^id\` at the end of a list item with \`${mark?.sign}\`, received none`;
    return { shown, problems: [...problems, parseError(place, message)] };
  }
  if (
    mark === undefined ||
    marks.some((other) => other.sign !== mark.sign) ||
    (mark.sign !== '==' && marks.length > 1)
  ) {
    const found = marks.map((one) => one.sign).join(' ') || 'none of them';
    const message = `card ^${id}: expected one of \` :: \`, \` ::: \` or \`==…==\` in its text, received ${found}`;
    return { shown, problems: [...problems, parseError(place, message)] };
  }
  const base = { id, sources: citedKeys(line), cited: citedKeys(line).length > 0, place };
  if (mark.sign === '==') {
    const plain = dropCitations(line);
    const clozes = marksIn(plain).map((one) => plain.slice(one.start + 2, one.end - 2));
    const side: CardSide = { ...base, kind: 'cloze', face: { text: plain, clozes } };
    return { side, shown: linkCitations(boldClozes(line), sources), problems };
  }
  const term = dropCitations(line.slice(0, mark.start));
  const definition = dropCitations(line.slice(mark.end));
  if (term === '' || definition === '') {
    const message = `card ^${id}: expected a term and a definition, received "${term}" and "${definition}"`;
    return { shown, problems: [...problems, parseError(place, message)] };
  }
  const kind = mark.sign === '::' ? 'term' : 'term-both-ways';
  const head = maskCode(term).includes('**') ? term : `**${term}**`;
  const rest = linkCitations(line.slice(mark.end).trim(), sources);
  return {
    side: { ...base, kind, face: { term, definition } },
    shown: head + (lang === 'ja' ? '：' : ': ') + rest,
    problems,
  };
}

interface Mark {
  readonly sign: '::' | ':::' | '==';
  readonly start: number;
  readonly end: number;
}

/** Spaces around the colons are required: IPv6 addresses, `Fn::` and ARNs hold `::` of their own. */
function marksIn(line: string): readonly Mark[] {
  return [...maskCode(line).matchAll(/ (:{2,3})(?: |$)|==(?=[^\s=])(.+?)(?<=[^\s=])==/g)].map((match) => ({
    sign: match[1] === '::' || match[1] === ':::' ? match[1] : '==',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function boldClozes(line: string): string {
  return marksIn(line).reduceRight(
    (out, mark) => `${out.slice(0, mark.start)}**${out.slice(mark.start + 2, mark.end - 2)}**${out.slice(mark.end)}`,
    line,
  );
}
