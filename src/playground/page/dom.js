/**
 * Makes an element. Strings become text nodes, so nothing that people or bots wrote is ever read as HTML.
 *
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `on` (listeners), `data`, attributes; undefined, null and false are left out
 * @param {...any} kids nodes, strings, arrays; undefined, null and false are left out
 */
export function h(tag, props = {}, ...kids) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, kids);
  return element;
}

/** @param {Node} parent @param {any} kids */
export function append(parent, kids) {
  for (const kid of [kids].flat(Infinity)) {
    if (kid === undefined || kid === null || kid === false || kid === '') continue;
    parent.appendChild(typeof kid === 'object' ? kid : document.createTextNode(String(kid)));
  }
}

/** @param {Element} parent @param {...any} kids */
export function fill(parent, ...kids) {
  parent.replaceChildren();
  append(parent, kids);
}

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn here, because no font and no network is sure to have them. Paths on a 24 by 24 field. */
const ICONS = {
  hash: 'M9 3 7 21M17 3l-2 18M4 9h17M3 15h17',
  thread: 'M5 5h14v10H11l-4 4v-4H5z',
  pin: 'm14 3 7 7-4 1-4 4 0 4-8-8 4 0 4-4zM5 19l4-4',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6 6 18',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  check: 'm5 12 5 5 9-10',
  down: 'm6 9 6 6 6-6',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  back: 'm15 5-7 7 7 7',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12 20 4l-5 16-3-7z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6',
  slash: 'M16 4 8 20',
  apps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
};

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', ICONS[name]);
  svg.appendChild(path);
  return svg;
}

/** A circle with the first letter of a name; the colour follows from the id. @param {{id: string, name: string, bot?: boolean}} of */
export function avatar({ id, name, bot = false }) {
  const hue = bot ? 235 : Number((BigInt(id) * 137n) % 360n);
  const circle = h(
    'span',
    { class: 'avatar', 'aria-hidden': 'true' },
    bot ? '毎' : String.fromCodePoint(name.codePointAt(0) ?? 63),
  );
  circle.style.setProperty('--hue', String(hue));
  return circle;
}
