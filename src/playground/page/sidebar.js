/** Guilds, channels, threads, direct messages, and who is acting. */
import { avatar, fill, h, icon } from './dom.js';
import { store } from './store.js';
import { say } from './words.js';

/**
 * @param {Element} sidebar
 * @param {{ go: (channel: string) => void, actAs: (person: string) => void }} does
 */
export function drawSidebar(sidebar, does) {
  const { world } = store;
  sidebar.setAttribute('aria-label', say('channels'));
  const chosen = sidebar.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
  fill(
    sidebar,
    world.guilds.map((/** @type {any} */ guild) => drawGuild(guild, does.go)),
    h(
      'section',
      { class: 'guild' },
      h('h2', { class: 'minor' }, say('direct')),
      h(
        'ul',
        {},
        h(
          'li',
          {},
          channelButton('@me', world.bot.name, 'person', world.direct?.last ?? null, does.go, world.direct?.id),
        ),
      ),
    ),
    drawPerson(does.actAs),
  );
  if (chosen) /** @type {HTMLElement | null} */ (sidebar.querySelector(`[data-key="${CSS.escape(chosen)}"]`))?.focus();
}

/** @param {any} guild @param {(channel: string) => void} go */
function drawGuild(guild, go) {
  const item = (/** @type {any} */ channel, /** @type {'hash' | 'thread'} */ image) =>
    channelButton(channel.id, channel.name, image, channel.last, go);
  return h(
    'section',
    { class: 'guild' },
    h('h2', {}, guild.name),
    !guild.available && h('p', { class: 'outage' }, say('outage')),
    h(
      'ul',
      {},
      guild.channels.map((/** @type {any} */ channel) =>
        h(
          'li',
          {},
          item(channel, 'hash'),
          channel.threads.length > 0 &&
            h(
              'ul',
              { class: 'threads', 'aria-label': say('threads') },
              channel.threads.map((/** @type {any} */ thread) => h('li', {}, item(thread, 'thread'))),
            ),
        ),
      ),
    ),
  );
}

/**
 * @param {string} id @param {string} name @param {'hash' | 'thread' | 'person'} image @param {string | null} last
 * @param {(channel: string) => void} go @param {string} [realId]
 */
function channelButton(id, name, image, last, go, realId = id) {
  const current = store.view?.id === realId;
  const key = `${store.person}:${realId}`;
  // What was there when the page opened counts as read.
  if (!store.seen.has(key)) store.seen.set(key, last);
  const news = !current && last !== null && store.seen.get(key) !== last;
  return h(
    'button',
    {
      class: `channel${news ? ' news' : ''}`,
      'aria-current': current ? 'page' : undefined,
      data: { key: id },
      on: { click: () => go(id) },
    },
    icon(image),
    h('span', {}, name),
    news && h('span', { class: 'dot' }),
  );
}

/** A language by its own name. @param {string} locale */
function spoken(locale) {
  const language = locale.split('-')[0] ?? locale;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? locale;
}

/** @param {(person: string) => void} actAs */
function drawPerson(actAs) {
  const { world } = store;
  const choice = h(
    'select',
    { id: 'acting', data: { key: 'acting' }, on: { change: (/** @type {any} */ event) => actAs(event.target.value) } },
    world.people.map((/** @type {any} */ person) => {
      const about = [person.organises && say('organiser'), spoken(person.locale)].filter(Boolean);
      const label = `${person.name} · ${about.join(' · ')}`;
      return h('option', { value: person.id, selected: person.id === world.person.id }, label);
    }),
  );
  return h(
    'div',
    { class: 'acting' },
    avatar(world.person),
    h('div', {}, h('label', { for: 'acting' }, say('actingAs')), choice),
  );
}
