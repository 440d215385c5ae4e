import { MASK, maskCode } from './markdown.js';
import type { Place, Problem } from './model.js';
import { parseError } from './problem.js';

/** Source key -> URL; undefined while the front matter cannot be read, and then nothing is checked. */
export type SourceMap = ReadonlyMap<string, string> | undefined;

interface Citation {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** `[key]` outside code spans, not escaped and not the text of a link. */
function citationsIn(text: string): readonly Citation[] {
  return [...maskCode(text).matchAll(/(?<!\\)\[([A-Za-z0-9][\w.-]*(?:\s*,\s*[\w.-]+)*)\](?!\()/g)].map((match) => ({
    key: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function citedKeys(text: string): readonly string[] {
  return [...new Set(citationsIn(text).map((citation) => citation.key))];
}

/** Citations of keys that the front matter does not list. */
export function checkCitations(text: string, place: Place, sources: SourceMap): readonly Problem[] {
  if (sources === undefined) return [];
  const known = [...sources.keys()].join(', ') || 'none is listed';
  return citedKeys(text)
    .filter((key) => !sources.has(key))
    .map((key) => parseError(place, `citation: expected one key of \`sources\` (${known}), received [${key}]`));
}

/** The text with each `[key]` as a Markdown link to its source. */
export function linkCitations(text: string, sources: SourceMap): string {
  return replaceCitations(text, ({ key }) => {
    const url = sources?.get(key);
    return url === undefined ? `[${key}]` : `[${key}](${url})`;
  });
}

/** The text without its citations and without the space before each. */
export function dropCitations(text: string): string {
  return replaceCitations(text, () => MASK)
    .replace(/ *\ue000/g, '')
    .trim();
}

function replaceCitations(text: string, by: (citation: Citation) => string): string {
  return citationsIn(text).reduceRight(
    (out, citation) => out.slice(0, citation.start) + by(citation) + out.slice(citation.end),
    text,
  );
}
