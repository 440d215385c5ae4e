/** Discord's dialect of Markdown: text to a tree. Pure; render.js draws it. */

/**
 * @typedef {{ t: string, text?: string, kids?: Node[], level?: number, ordered?: boolean, start?: number, items?: Node[][], id?: string, url?: string, at?: number, style?: string }} Node
 */

const FENCE = /^```(?:[\w+#-]*\n)?/;

/** @param {string} text @returns {Node[]} blocks */
export function parseMarkdown(text) {
  return parseBlocks(text.replaceAll('\r\n', '\n').split('\n'));
}

/** @param {string[]} lines @returns {Node[]} */
function parseBlocks(lines) {
  /** @type {Node[]} */
  const blocks = [];
  /** @type {string[]} */
  let plain = [];
  const flush = () => {
    const joined = plain.join('\n').replace(/^\n+|\n+$/g, '');
    if (joined !== '') blocks.push({ t: 'p', kids: parseInline(joined) });
    plain = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const block = special(lines, at);
    if (block === undefined) {
      plain.push(line);
      continue;
    }
    flush();
    blocks.push(block.node);
    at = block.next - 1;
  }
  flush();
  return blocks;
}

/** @param {string[]} lines @param {number} at @returns {{ node: Node, next: number } | undefined} */
function special(lines, at) {
  const line = lines[at];
  const heading = /^(#{1,3})\s+(\S.*)$/.exec(line);
  if (heading) return { node: { t: 'h', level: heading[1].length, kids: parseInline(heading[2]) }, next: at + 1 };
  const small = /^-#\s+(\S.*)$/.exec(line);
  if (small) return { node: { t: 'sub', kids: parseInline(small[1]) }, next: at + 1 };
  if (line.startsWith('>>> ')) {
    return { node: { t: 'quote', kids: parseBlocks([line.slice(4), ...lines.slice(at + 1)]) }, next: lines.length };
  }
  if (/^>( |$)/.test(line)) return quote(lines, at);
  if (FENCE.test(line)) return fence(lines, at);
  return LIST.test(line) ? list(lines, at) : undefined;
}

/** @param {string[]} lines @param {number} at */
function quote(lines, at) {
  let next = at;
  const inner = [];
  while (next < lines.length && /^>( |$)/.test(lines[next])) inner.push(lines[next++].slice(2));
  return { node: { t: 'quote', kids: parseBlocks(inner) }, next };
}

/** @param {string[]} lines @param {number} at */
function fence(lines, at) {
  const rest = lines.slice(at).join('\n');
  const end = rest.indexOf('```', 3);
  if (end < 0) return undefined;
  const text = rest.slice(0, end).replace(FENCE, '').replace(/\n$/, '');
  return { node: { t: 'code', text }, next: at + rest.slice(0, end + 3).split('\n').length };
}

const LIST = /^( *)([-*]|\d{1,9}\.)\s+(\S.*)$/;

/** Deeper indentation nests; another kind of mark begins another list. @param {string[]} lines @param {number} at */
function list(lines, at) {
  const first = /** @type {RegExpExecArray} */ (LIST.exec(lines[at]));
  const indent = first[1].length;
  const ordered = /\d/.test(first[2]);
  /** @type {Node[][]} */
  const items = [];
  let next = at;
  while (next < lines.length) {
    const match = LIST.exec(lines[next]);
    if (match === null || match[1].length < indent || (match[1].length === indent && /\d/.test(match[2]) !== ordered))
      break;
    if (match[1].length > indent) {
      const nested = list(lines, next);
      items.at(-1)?.push(nested.node);
      next = nested.next;
    } else {
      items.push([{ t: 'line', kids: parseInline(match[3]) }]);
      next += 1;
    }
  }
  return { node: { t: 'list', ordered, start: ordered ? Number.parseInt(first[2], 10) : 1, items }, next };
}

/** @type {[RegExp, (match: RegExpExecArray, before: string) => Node | undefined][]} */
const INLINE = [
  [/\\([^\w\s])/y, ([, text]) => ({ t: 'text', text })],
  [/(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, ([, , text]) => ({ t: 'tick', text: text.trim() })],
  [/\|\|([\s\S]+?)\|\|/y, ([, text]) => ({ t: 'spoiler', kids: parseInline(text) })],
  [/\*\*\*([\s\S]+?)\*\*\*(?!\*)/y, ([, text]) => ({ t: 'em', kids: [{ t: 'strong', kids: parseInline(text) }] })],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, ([, text]) => ({ t: 'strong', kids: parseInline(text) })],
  [/__([\s\S]+?)__(?!_)/y, ([, text]) => ({ t: 'under', kids: parseInline(text) })],
  [/~~([\s\S]+?)~~/y, ([, text]) => ({ t: 'strike', kids: parseInline(text) })],
  [/\*(?=\S)([\s\S]*?[^\s*])\*(?!\*)/y, ([, text]) => ({ t: 'em', kids: parseInline(text) })],
  [
    /_(?=\S)([\s\S]*?[^\s_])_(?![A-Za-z0-9_])/y,
    ([, text], before) => (/[A-Za-z0-9_]$/.test(before) ? undefined : { t: 'em', kids: parseInline(text) }),
  ],
  [
    /\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\(<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\)/y,
    ([, text, url]) => ({ t: 'link', url, kids: parseInline(text) }),
  ],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => ({ t: 'link', url, kids: [{ t: 'text', text: url }] })],
  [
    /https?:\/\/[^\s<>「」（）、。]*[^\s<>「」（）、。.,:;!?"'\])|*_~`]/y,
    ([url]) => ({ t: 'link', url, kids: [{ t: 'text', text: url }] }),
  ],
  [/<@!?(\d+)>/y, ([, id]) => ({ t: 'person', id })],
  [/<@&(\d+)>/y, ([, id]) => ({ t: 'role', id })],
  [/<#(\d+)>/y, ([, id]) => ({ t: 'channel', id })],
  [/<\/([^:<>]{1,100}):(\d+)>/y, ([, text, id]) => ({ t: 'command', text, id })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    ([, at, style]) => ({ t: 'time', at: Number(at) * 1000, style: style ?? 'f' }),
  ],
  [/<a?:(\w{2,32}):\d+>/y, ([, name]) => ({ t: 'text', text: `:${name}:` })],
  [/@(everyone|here)\b/y, ([text]) => ({ t: 'mention', text })],
];

const MARKS = new Set('\\`|*_~[<h@');

/** @param {string} text @returns {Node[]} */
export function parseInline(text) {
  /** @type {Node[]} */
  const nodes = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = MARKS.has(text[at]) ? inlineAt(text, at) : undefined;
    if (found === undefined) {
      plain += text[at++];
      continue;
    }
    if (plain !== '') nodes.push({ t: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    at = found.end;
  }
  if (plain !== '') nodes.push({ t: 'text', text: plain });
  return nodes;
}

/** @param {string} text @param {number} at */
function inlineAt(text, at) {
  for (const [pattern, make] of INLINE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    // Making the node parses what is inside, with these same patterns: the end is kept first.
    const end = pattern.lastIndex;
    const node = make(match, text.slice(0, at));
    if (node !== undefined) return { node, end };
  }
  return undefined;
}
