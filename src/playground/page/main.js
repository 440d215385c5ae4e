/** Builds the page once, then follows the server: each change is fetched and only what differs is drawn again. */
import { openApps } from './apps.js';
import { makeComposer } from './composer.js';
import { append, fill, h, icon } from './dom.js';
import { drawMessages } from './messages.js';
import { drawTools } from './panels.js';
import { formatTime } from './render.js';
import { drawSidebar } from './sidebar.js';
import { clock, keepChannel, keepWorld, load, markSeen, store } from './store.js';
import { say, setLanguage } from './words.js';

const parts = {
  sidebar: h('nav', { class: 'sidebar', id: 'sidebar' }),
  header: h('header', { class: 'header' }),
  log: h('ol', { class: 'log', role: 'log', tabindex: '0' }),
  banner: h('p', { class: 'banner', role: 'alert', hidden: true }),
  shade: h('div', { class: 'shade', on: { click: () => openMenu(false) } }),
};
const composer = makeComposer();
const main = h('main', { class: 'main' }, parts.header, parts.banner, parts.log, composer.element);
append(/** @type {Element} */ (document.getElementById('app')), [parts.sidebar, parts.shade, main]);

let fresh = 0;

/** Reads everything again; an answer that a later one has overtaken is left aside. */
async function refresh() {
  const turn = ++fresh;
  const world = await load('world');
  if (turn !== fresh) return;
  const language = store.world?.person.locale;
  keepWorld(world);
  setLanguage(world.person.locale);
  const channel = shownChannel(world);
  const view = channel === null ? null : await load('channel', { channel });
  if (turn !== fresh) return;
  const moved = view?.id !== store.view?.id || world.person.locale !== language;
  store.view = view;
  // The first look at direct messages opens them.
  if (view?.isDirect === true) world.direct ??= { id: view.id, last: null };
  const read = view === null ? null : markSeen(`${world.person.id}:${view.id}`, view.messages.at(-1)?.id ?? null);
  draw(moved, read);
}

/** The chosen channel if this person sees it, else the first one. @param {any} world */
function shownChannel(world) {
  const channels = world.guilds.flatMap((/** @type {any} */ guild) => guild.channels);
  const ids = channels
    .flatMap((/** @type {any} */ channel) => [channel, ...channel.threads])
    .map((/** @type {any} */ one) => one.id);
  if (store.channel === '@me' || ids.includes(store.channel)) return store.channel;
  return ids[0] ?? '@me';
}

/**
 * @param {boolean} moved another channel, person or language: nothing of the old one stays
 * @param {string | null} read the last message that had been seen before
 */
function draw(moved, read) {
  const { world, view } = store;
  document.title = `${title()} · Mainichi playground`;
  if (changed('sidebar', [world.guilds, world.people, world.direct, world.person, view?.id, [...store.seen]])) {
    drawSidebar(parts.sidebar, { go, actAs });
  }
  if (changed('header', [world.person.locale, view?.id, view?.name, view?.topic, world.control])) drawHeader();
  parts.log.setAttribute('aria-label', say('messages'));
  drawMessages(parts.log, moved, read);
  composer.draw(moved);
}

/** @type {Map<string, string>} */
const last = new Map();

/** Parts that did not change are left alone, and with them the focus. @param {string} part @param {any} data */
function changed(part, data) {
  const key = JSON.stringify(data);
  const same = last.get(part) === key;
  last.set(part, key);
  return !same;
}

function title() {
  const { view, world } = store;
  if (view === null) return '';
  return view.isDirect ? say('directOf', world.bot.name) : `${view.isThread ? '' : '#'}${view.name}`;
}

function drawHeader() {
  const { view, world } = store;
  const parent = view?.isThread === true ? store.names.channels.get(view.parentId) : undefined;
  fill(
    parts.header,
    h(
      'button',
      {
        class: 'plain menu',
        'aria-label': say('openMenu'),
        'aria-controls': 'sidebar',
        'aria-expanded': 'false',
        on: { click: () => openMenu(true) },
      },
      icon('menu'),
    ),
    parent !== undefined &&
      h(
        'button',
        { class: 'plain', 'aria-label': say('backTo', parent), on: { click: () => go(view.parentId) } },
        icon('back'),
      ),
    h(
      'h1',
      {},
      icon(view?.isDirect ? 'person' : view?.isThread ? 'thread' : 'hash'),
      h('span', {}, view?.isDirect ? say('directOf', world.bot.name) : (view?.name ?? '')),
    ),
    view?.topic && h('p', { class: 'topic' }, view.topic),
    drawTools(),
  );
}

/** @param {boolean} on */
function openMenu(on) {
  document.body.classList.toggle('menu-open', on);
  parts.header.querySelector('.menu')?.setAttribute('aria-expanded', String(on));
  if (on) parts.sidebar.querySelector('button')?.focus();
}

/** @param {string} channel @param {string} [message] to bring into sight there */
function go(channel, message) {
  keepChannel(channel);
  openMenu(false);
  refresh().then(() => message && parts.log.querySelector(`[data-id="${message}"]`)?.scrollIntoView(), lost);
}

/** @param {string} person */
function actAs(person) {
  store.person = person;
  composer.reset();
  void refresh().catch(lost);
}

document.addEventListener('go', (event) => {
  const { channel, message } = /** @type {CustomEvent<{ channel: string, message?: string }>} */ (event).detail;
  go(channel, message);
});
document.addEventListener('apps', (event) => void openApps(/** @type {CustomEvent<string>} */ (event).detail));
document.addEventListener('keydown', (event) => event.key === 'Escape' && openMenu(false));

function lost() {
  parts.banner.hidden = false;
  parts.banner.textContent = say('lost');
}

function follow() {
  const events = new EventSource('/page/live');
  const again = () => {
    parts.banner.hidden = true;
    void refresh().catch(lost);
  };
  events.addEventListener('open', again);
  events.addEventListener('message', again);
  events.addEventListener('error', lost);
}

/** Time passes when nothing else happens. */
setInterval(() => {
  for (const shown of document.querySelectorAll('.clock time')) shown.textContent = formatTime(clock(), 'd t');
  for (const shown of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('time[data-relative]'))) {
    shown.textContent = formatTime(Number(shown.dataset.relative), 'R');
  }
}, 1000);

follow();
