import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** CommonMark with GitHub's task lists, tables and links; every node carries its position. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

export interface FrontMatterCut {
  readonly yaml: string;
  /** Line of the first line of `yaml`. */
  readonly firstLine: number;
  /** Lines taken by the block, both `---` lines included. */
  readonly lines: number;
  /** The file with the block blanked out, so that every line keeps its number. */
  readonly body: string;
}

/** Undefined when the file does not start with a `---` line that a second one closes. */
export function cutFrontMatter(text: string): FrontMatterCut | undefined {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (lines[0]?.trimEnd() !== '---' || end < 0) return undefined;
  const body = [...Array.from({ length: end + 1 }, () => ''), ...lines.slice(end + 1)].join('\n');
  return { yaml: lines.slice(1, end).join('\n'), firstLine: 2, lines: end + 1, body };
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** Where the node lies in the text, as offsets. */
export function rangeOf(node: Nodes): readonly [start: number, end: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** The Markdown of a paragraph as the author wrote it, soft line breaks joined. */
export function textOf(body: string, node: Nodes): string {
  return joinLines(body.slice(...rangeOf(node)));
}

export interface Section {
  readonly title: string;
  readonly line: number;
  readonly nodes: readonly RootContent[];
}

/** What stands before the first heading of a depth, and what follows each. Deeper headings stay inside their section. */
export function sectionsOf(
  body: string,
  nodes: readonly RootContent[],
  depth: number,
): { before: readonly RootContent[]; sections: readonly Section[] } {
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === depth ? [index] : []));
  const sections = starts.map((start, nth) => {
    const heading = nodes[start] as RootContent;
    const title = body.slice(...rangeOf(heading)).replace(/^#+\s*|\s*#*\s*$/g, '');
    return { title, line: lineOf(heading), nodes: nodes.slice(start + 1, starts[nth + 1] ?? nodes.length) };
  });
  return { before: nodes.slice(0, starts[0] ?? nodes.length), sections };
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const WIDE_PUNCTUATION = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;

/**
 * A soft line break is a space, except where Japanese is set without one: between two Japanese characters and beside wide
 * punctuation. List indents and quote marks of the continued lines go.
 */
export function joinLines(raw: string): string {
  return raw
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^[ \t]*(?:>[ \t]?)*[ \t]*/, '')).trimEnd())
    .reduce((left, right) => left + joiner(left, right) + right);
}

function joiner(left: string, right: string): string {
  const [before, after] = [left.at(-1) ?? '', right[0] ?? ''];
  const bothJapanese = JAPANESE.test(before) && JAPANESE.test(after);
  return bothJapanese || WIDE_PUNCTUATION.test(before) || WIDE_PUNCTUATION.test(after) ? '' : ' ';
}

const CODE_SPAN = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g;

/** Stands for a character of a code span in masked text; Unicode gives it no meaning. */
export const MASK = '\ue000';

/** The same text with code spans blanked out, so that offsets found in it hold in the original. */
export function maskCode(text: string): string {
  return text.replace(CODE_SPAN, (span) => MASK.repeat(span.length));
}

/** The contents of the code spans, in order. */
export function codeSpans(text: string): readonly string[] {
  return [...text.matchAll(CODE_SPAN)].map((match) => (match[2] ?? '').trim());
}

/** Pieces of text to put in the place of others; they must not overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text from `start` to `end` with the edits made. Offsets of the edits count in the whole text. */
export function applyEdits(text: string, start: number, end: number, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  let out = '';
  let at = start;
  for (const edit of ordered) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, end);
}
