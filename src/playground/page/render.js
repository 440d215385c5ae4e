/** Draws Markdown as nodes: names for ids, local times, spoilers that open on a click. */
import { h } from './dom.js';
import { parseInline, parseMarkdown } from './markdown.js';
import { clock, store } from './store.js';
import { language, say } from './words.js';

/** @param {string} text */
export function markdown(text) {
  return h('div', { class: 'markdown' }, parseMarkdown(text).map(draw));
}

/** One line: no headings, no lists. @param {string} text */
export function inline(text) {
  return h('span', { class: 'markdown' }, parseInline(text).map(draw));
}

/** @type {Record<string, (node: any) => any>} */
const DRAW = {
  p: (node) => h('p', {}, node.kids.map(draw)),
  h: (node) => h(`h${node.level + 2}`, { class: `heading heading${node.level}` }, node.kids.map(draw)),
  sub: (node) => h('p', { class: 'subtext' }, node.kids.map(draw)),
  quote: (node) => h('blockquote', {}, node.kids.map(draw)),
  code: (node) => h('pre', { tabindex: '0' }, h('code', {}, node.text)),
  list: (node) =>
    h(
      node.ordered ? 'ol' : 'ul',
      node.ordered ? { start: node.start } : {},
      node.items.map((/** @type {any[]} */ item) => h('li', {}, item.map(draw))),
    ),
  line: (node) => node.kids.map(draw),
  text: (node) => node.text,
  tick: (node) => h('code', {}, node.text),
  strong: (node) => h('strong', {}, node.kids.map(draw)),
  em: (node) => h('em', {}, node.kids.map(draw)),
  under: (node) => h('u', {}, node.kids.map(draw)),
  strike: (node) => h('s', {}, node.kids.map(draw)),
  link,
  mention: (node) => h('span', { class: 'mention' }, node.text),
  person: (node) => h('span', { class: 'mention' }, `@${nameOf('people', node.id) ?? say('unknownPerson')}`),
  role: (node) => h('span', { class: 'mention' }, `@${nameOf('roles', node.id) ?? say('unknownPerson')}`),
  channel: (node) => h('span', { class: 'mention' }, `#${nameOf('channels', node.id) ?? say('unknownChannel')}`),
  command: (node) => h('span', { class: 'mention' }, `/${node.text}`),
  time: (node) => {
    // Those that say how long ago are kept up to date by main.js.
    const data = node.style === 'R' ? { relative: String(node.at) } : {};
    const about = { datetime: iso(node.at), title: formatTime(node.at, 'F'), data };
    return h('time', about, formatTime(node.at, node.style));
  },
  spoiler,
};

/** @param {any} node */
function draw(node) {
  return DRAW[node.t]?.(node);
}

/** A link to a message of this world goes there; any other leaves the page. @param {any} node */
function link(node) {
  const [, channel, message] = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)$/.exec(node.url) ?? [];
  const kids = node.kids.map(draw);
  if (channel === undefined || nameOf('channels', channel) === undefined)
    return h('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, kids);
  const go = () => document.dispatchEvent(new CustomEvent('go', { detail: { channel, message } }));
  return h('button', { class: 'link', type: 'button', on: { click: go } }, kids);
}

/** @param {any} node */
function spoiler(node) {
  const hidden = h(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': say('spoiler') },
    h('span', { 'aria-hidden': 'true' }, node.kids.map(draw)),
  );
  const show = () => {
    hidden.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) hidden.removeAttribute(name);
    hidden.firstElementChild?.removeAttribute('aria-hidden');
  };
  hidden.addEventListener('click', show);
  hidden.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && show());
  return hidden;
}

/** @param {'people' | 'roles' | 'channels'} kind @param {string} id */
export function nameOf(kind, id) {
  return store.names[kind].get(id);
}

/** @param {number} at */
const iso = (at) => (Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : '');

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  t: { timeStyle: 'short' },
  'd t': { dateStyle: 'short', timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** @param {number} at ms since 1970 @param {string} style as in `<t:…:style>` */
export function formatTime(at, style) {
  if (Math.abs(at) >= 8.64e15) return String(at);
  if (style === 'R') return relative(at - clock());
  return new Intl.DateTimeFormat(language(), STYLES[style] ?? STYLES['f']).format(at);
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** @param {number} ms */
function relative(ms) {
  const seconds = Math.round(ms / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language(), { numeric: 'always' }).format(Math.round(seconds / size), unit);
}
