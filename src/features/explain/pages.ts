/** Splits Markdown between blocks so that each page fits. Pure. */

/**
 * @param limit most UTF-16 units of a page; a single longer block is split between its lines, a longer line is cut
 * @returns at least one page
 */
export function paginate(markdown: string, limit: number): string[] {
  const blocks = markdown
    .split(/\n{2,}/)
    .flatMap((block) => (block.length <= limit ? [block] : splitLines(block, limit)))
    .filter((block) => block.trim() !== '');
  const pages: string[] = [];
  for (const block of blocks) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + 2 + block.length <= limit) pages[pages.length - 1] = `${last}\n\n${block}`;
    else pages.push(block);
  }
  return pages.length === 0 ? [''] : pages;
}

function splitLines(block: string, limit: number): string[] {
  const parts: string[] = [];
  for (const line of block.split('\n').flatMap((whole) => cut(whole, limit))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= limit) parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}

function cut(line: string, limit: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < line.length || pieces.length === 0; start += limit) {
    pieces.push(line.slice(start, start + limit));
  }
  return pieces;
}
