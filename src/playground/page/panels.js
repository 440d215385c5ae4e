/** The tools above the messages: pins, the deck's check, and the clock of this world. */
import { fill, h, icon } from './dom.js';
import { asRead, drawMessage } from './messages.js';
import { makeDialog } from './modal.js';
import { formatTime } from './render.js';
import { clock, load, moveClock, store } from './store.js';
import { say } from './words.js';

export function drawTools() {
  const { control } = store.world;
  return h(
    'div',
    { class: 'tools' },
    control.clock && drawClock(),
    control.lint && tool('list', say('deck'), openDeck),
    store.view !== null && tool('pin', say('pins'), openPins),
  );
}

/** @param {'pin' | 'list'} image @param {string} label @param {() => void} open */
function tool(image, label, open) {
  return h('button', { class: 'plain', 'aria-label': label, title: label, on: { click: open } }, icon(image));
}

function drawClock() {
  const now = formatTime(clock(), 'd t');
  return h(
    'button',
    {
      class: 'plain clock',
      'aria-label': `${say('time')}: ${now}. ${say('later')}`,
      title: say('later'),
      on: { click: openClock },
    },
    icon('clock'),
    h('time', {}, now),
  );
}

function openClock() {
  const failure = h('p', { class: 'failure', role: 'alert', hidden: true });
  /** @type {['minutes' | 'hour' | 'day', number][]} */
  const steps = [
    ['minutes', 600_000],
    ['hour', 3_600_000],
    ['day', 86_400_000],
  ];
  const buttons = h('div', { class: 'row' });
  const move = async (/** @type {number} */ ms) => {
    buttons.classList.add('busy');
    failure.hidden = true;
    await moveClock(ms).catch((error) => {
      failure.textContent = error.message;
      failure.hidden = false;
    });
    buttons.classList.remove('busy');
  };
  fill(
    buttons,
    steps.map(([key, ms]) =>
      h('button', { class: 'button secondary', type: 'button', on: { click: () => void move(ms) } }, say(key)),
    ),
  );
  makeDialog(say('later'), h('p', { class: 'clock' }, h('time', {}, formatTime(clock(), 'd t'))), buttons, failure);
}

function openPins() {
  const pins = store.view.pins;
  makeDialog(
    say('pins'),
    pins.length === 0
      ? h('p', {}, say('noPins'))
      : h(
          'ol',
          { class: 'log pins' },
          pins.map((/** @type {any} */ message) => asRead(drawMessage({ ...message, thread: null }))),
        ),
  );
}

function openDeck() {
  const body = h('div', { class: 'deck' }, say('loading'));
  makeDialog(say('deck'), body);
  load('control').then(
    ({ lint }) =>
      fill(
        body,
        lint.length === 0
          ? h('p', {}, say('deckFine'))
          : h(
              'ul',
              {},
              lint.map((/** @type {string} */ line) => h('li', {}, line)),
            ),
      ),
    (error) => fill(body, h('p', { class: 'failure' }, error.message)),
  );
}
