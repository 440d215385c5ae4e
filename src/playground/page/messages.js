/** The messages of a channel: those that did not change keep their nodes, and with them open menus and shown spoilers. */
import { avatar, h, icon } from './dom.js';
import { drawEmbeds, drawFiles } from './embeds.js';
import { drawComponents } from './parts.js';
import { formatTime, inline, markdown } from './render.js';
import { act, store } from './store.js';
import { language, say } from './words.js';

const PIN = 6;
const THREAD_NOTICE = 18;
const GROUP_MS = 7 * 60_000;

/** What each node was drawn from. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** Lines that only this page shows, such as a command that nobody answered; by channel. @type {{ channel: string, person: string, node: Element }[]} */
const local = [];

/** @param {HTMLElement} log @param {boolean} afresh @param {string | null} [read] the last message that this person has seen here */
export function drawMessages(log, afresh, read = null) {
  const atEnd = afresh || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const messages = store.view?.messages ?? [];
  const newest = messages.at(-1);
  const lastShown = [...log.querySelectorAll('[data-id]')].at(-1);
  // An answer to this person is brought into sight wherever they were reading.
  const answered =
    newest?.ephemeral === true && newest.id !== /** @type {HTMLElement | undefined} */ (lastShown)?.dataset.id;
  const old = new Map([...log.children].map((node) => [/** @type {HTMLElement} */ (node).dataset.id, node]));
  const nodes = messages.map((/** @type {any} */ message, /** @type {number} */ index) => {
    const joined = joins(messages[index - 1], message);
    const key = JSON.stringify([message, joined, language(), store.names.people.size]);
    const known = old.get(message.id);
    if (!afresh && known !== undefined && drawn.get(known) === key) return known;
    const node = drawMessage(message, joined);
    drawn.set(node, key);
    return node;
  });
  const notices = local
    .filter((one) => one.channel === store.view?.id && one.person === store.person)
    .map(({ node }) => node);
  const empty = nodes.length + notices.length === 0 ? [h('li', { class: 'empty' }, say('empty'))] : [];
  const focused = document.activeElement?.closest('.message')?.getAttribute('data-id');
  place(log, [...nodes, ...notices, ...empty]);
  keepFocus(log, focused);
  if (!atEnd && !answered) return;
  log.scrollTop = log.scrollHeight;
  // As in Discord, a channel opens at what has not been read.
  const unread = messages.findIndex((/** @type {any} */ { id }) => BigInt(id) > BigInt(read ?? 0));
  if (afresh && unread >= 0) nodes[unread].scrollIntoView({ block: 'start' });
  // What is new and longer than the window is read from its top.
  const last = nodes.at(-1);
  const isNew = !afresh && last !== undefined && last !== old.get(newest.id);
  if (isNew && last.offsetHeight > log.clientHeight) last.scrollIntoView({ block: 'start' });
}

/** Who answers by keyboard goes on in the message that took the place of the one they were in. @param {HTMLElement} log @param {string | null | undefined} id */
function keepFocus(log, id) {
  if (!id || document.activeElement !== document.body) return;
  const parts = log.querySelector(`[data-id="${id}"] .components`);
  const next = parts?.querySelector('button:not([disabled])') ?? parts?.querySelector('a');
  /** @type {HTMLElement | null | undefined} */ (next)?.focus({ preventScroll: true });
}

/** Moves as little as possible: a node that is taken out and put back loses focus and scroll. @param {Element} parent @param {Element[]} nodes */
function place(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of Array.from(parent.children)) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/** @param {any} before @param {any} message */
function joins(before, message) {
  if (before === undefined || message.interaction !== null || message.reference !== null || message.type !== 0)
    return false;
  return (
    before.author.id === message.author.id &&
    before.type === 0 &&
    message.createdAt - before.createdAt < GROUP_MS &&
    !before.ephemeral
  );
}

/** @param {any} message @param {boolean} [joined] without avatar and name, under the one before */
export function drawMessage(message, joined = false) {
  if (message.starter !== null) return asRead(drawMessage({ ...message.starter, id: message.id, thread: null }));
  if (message.type === PIN || message.type === THREAD_NOTICE) return drawNotice(message);
  const classes = ['message', joined && 'joined', message.ephemeral && 'ephemeral', message.mentioned && 'mentioned'];
  const node = h(
    'li',
    { class: classes.filter(Boolean).join(' '), data: { id: message.id } },
    drawAbove(message),
    h(
      'div',
      { class: 'side' },
      joined ? h('time', { class: 'small' }, formatTime(message.createdAt, 't')) : avatar(message.author),
    ),
    h(
      'div',
      { class: 'body' },
      !joined && drawHead(message),
      !message.loading && drawApps(message.id),
      message.loading
        ? h(
            'p',
            { class: 'thinking' },
            h('span', { class: 'dots', 'aria-hidden': 'true' }),
            say('thinking', message.author.name),
          )
        : drawContent(message),
      message.thread !== null && drawThread(message.thread),
      message.ephemeral && drawEphemeral(message),
    ),
  );
  return node;
}

/** @param {string} id */
function drawApps(id) {
  const open = () => document.dispatchEvent(new CustomEvent('apps', { detail: id }));
  return h(
    'button',
    { class: 'plain apps', type: 'button', 'aria-label': say('apps'), title: say('apps'), on: { click: open } },
    icon('apps'),
  );
}

/** To look at, not to click: elsewhere it is the real one. @param {HTMLElement} node */
export function asRead(node) {
  for (const part of node.querySelectorAll('.components, .only-you, .apps')) part.setAttribute('inert', '');
  return node;
}

/** @param {any} message */
function drawHead(message) {
  return h(
    'div',
    { class: 'head' },
    h('strong', { class: 'author' }, message.author.name),
    message.author.bot && h('span', { class: 'app' }, say('app')),
    h(
      'time',
      { datetime: new Date(message.createdAt).toISOString(), title: formatTime(message.createdAt, 'F') },
      formatTime(message.createdAt, 'd t'),
    ),
    message.pinned && h('span', { class: 'pinned', title: say('pins') }, icon('pin')),
  );
}

/** @param {any} message */
function drawContent(message) {
  return [
    message.content !== '' && markdown(message.content),
    message.editedAt !== null && message.content !== '' && h('span', { class: 'small' }, say('edited')),
    drawEmbeds(message.embeds),
    drawComponents(message),
    drawFiles(message),
  ];
}

/** Who asked for this, or what it answers. @param {any} message */
function drawAbove(message) {
  const { interaction, reference } = message;
  if (interaction?.name) return h('p', { class: 'above' }, say('used', interaction.person, interaction.name));
  if (reference === null) return undefined;
  const text = reference.text.replaceAll(/^(#{1,3}|-#|>|[-*]) +/gm, '').replaceAll('\n', ' ');
  return h('p', { class: 'above' }, `${say('replyTo')} `, h('strong', {}, reference.author), ' ', inline(text));
}

/** @param {any} message */
function drawNotice(message) {
  const pin = message.type === PIN;
  return h(
    'li',
    { class: 'message notice', data: { id: message.id } },
    h('div', { class: 'side' }, icon(pin ? 'pin' : 'thread')),
    h(
      'p',
      { class: 'body' },
      pin ? say('pinned', message.author.name) : say('threadStarted', message.author.name, message.content),
      ' ',
      h('time', { class: 'small' }, formatTime(message.createdAt, 't')),
    ),
  );
}

/** @param {any} thread */
function drawThread(thread) {
  return h(
    'button',
    { class: 'thread-card', on: { click: () => goTo(thread.id) } },
    icon('thread'),
    say('openThread', thread.name, thread.count),
  );
}

/** @param {string} channel */
export function goTo(channel) {
  document.dispatchEvent(new CustomEvent('go', { detail: { channel } }));
}

/** @param {any} message */
function drawEphemeral(message) {
  const dismiss = () => void act({ act: 'dismiss', message: message.id }).catch(() => undefined);
  return h(
    'p',
    { class: 'only-you' },
    icon('eye'),
    `${say('onlyYou')} · `,
    h('button', { class: 'link', on: { click: dismiss } }, say('dismiss')),
  );
}

/**
 * Shows under the log that a command runs, and that it failed if it does.
 *
 * @param {string} name as a person reads it
 * @returns {{ done: () => void, failed: (text: string) => void }}
 */
export function announce(name) {
  const text = h('p', { class: 'body', role: 'status' }, `${name} · ${say('sending')}`);
  const node = h('li', { class: 'message notice' }, h('div', { class: 'side' }, icon('slash')), text);
  const entry = { channel: store.view.id, person: store.person, node };
  const remove = () => {
    const at = local.indexOf(entry);
    if (at >= 0) local.splice(at, 1);
    node.remove();
  };
  local.push(entry);
  const log = /** @type {HTMLElement} */ (document.querySelector('.log'));
  drawMessages(log, false);
  log.scrollTop = log.scrollHeight;
  return {
    done: remove,
    failed(message) {
      node.classList.add('error');
      text.replaceChildren(
        `${name} · ${message} `,
        h('button', { class: 'link', on: { click: remove } }, say('dismiss')),
      );
      log.scrollTop = log.scrollHeight;
    },
  };
}
