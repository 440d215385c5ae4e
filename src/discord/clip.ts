/** Text that fits: Discord counts UTF-16 units, and half a surrogate pair is an invalid payload. */

/** At most `limit` UTF-16 units, with `…` in place of what was cut. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit - 1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Somebody's words shown as they are: no Markdown, no mention, no link preview. */
export function plain(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@]/g, (character) => `\\${character}`).replace(/@(everyone|here)/g, '@\u200b$1');
}

/** What somebody typed, in the quotation marks of the reader's language. */
export function quoted(typed: string, lang: 'ja' | 'en'): string {
  const said = plain(clip(typed, 60));
  return lang === 'ja' ? `「${said}」` : `“${said}”`;
}
