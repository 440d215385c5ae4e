/** Components: rows, buttons, selects, and the parts of Components V2. */
import { append, h, icon } from './dom.js';
import { colour, drawFile, picture } from './embeds.js';
import { openModal } from './modal.js';
import { drawSelect } from './picker.js';
import { markdown } from './render.js';
import { act, Failure } from './store.js';
import { say } from './words.js';

/** @param {any} message */
export function drawComponents(message) {
  if (message.components.length === 0) return undefined;
  const failure = h('p', { class: 'failure', role: 'alert', hidden: true });
  const context = { message, failure };
  return h(
    'div',
    { class: 'components' },
    message.components.map((/** @type {any} */ part) => draw(part, context)),
    failure,
  );
}

/** @typedef {{ message: any, failure: HTMLElement }} Context */

/** @type {Record<number, (part: any, context: Context) => any>} */
const DRAW = {
  1: (part, context) =>
    h(
      'div',
      { class: 'row' },
      part.components.map((/** @type {any} */ inner) => draw(inner, context)),
    ),
  2: drawButton,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: (part, context) =>
    h(
      'div',
      { class: 'section' },
      h(
        'div',
        { class: 'section-text' },
        part.components.map((/** @type {any} */ inner) => draw(inner, context)),
      ),
      draw(part.accessory, context),
    ),
  10: (part) => markdown(part.content),
  11: (part) => h('div', { class: 'thumbnail' }, picture(part.media.url, part.description ?? '')),
  12: (part) =>
    h(
      'div',
      { class: 'gallery' },
      part.items.map((/** @type {any} */ item) => picture(item.media.url, item.description ?? '')),
    ),
  13: (part, { message }) =>
    message.attachments.filter((/** @type {any} */ file) => file.id === part.file.attachment_id).map(drawFile),
  14: (part) => h('hr', { class: `${part.divider ? 'line' : 'gap'}${part.spacing === 2 ? ' wide' : ''}` }),
  17: drawContainer,
};

/** @param {any} part @param {Context} context */
function draw(part, context) {
  return DRAW[part.type]?.(part, context);
}

/** @param {any} part @param {Context} context */
function drawContainer(part, context) {
  const box = h(
    'div',
    { class: 'container' },
    part.components.map((/** @type {any} */ inner) => draw(inner, context)),
  );
  if (part.accent_color !== null) {
    box.classList.add('accented');
    box.style.setProperty('--accent', colour(part.accent_color));
  }
  return box;
}

const STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'secondary', 'primary'];

/** @param {any} part @param {Context} context */
function drawButton(part, context) {
  const label = [
    part.emoji?.name && h('span', { class: 'emoji' }, part.emoji.name),
    part.label && h('span', {}, part.label),
  ];
  if (part.style === 5) {
    return h(
      'a',
      { class: 'button secondary', href: part.url, target: '_blank', rel: 'noopener noreferrer' },
      label,
      icon('out'),
    );
  }
  const button = h(
    'button',
    {
      class: `button ${STYLES[part.style]}`,
      type: 'button',
      disabled: part.disabled === true,
      data: { customId: part.custom_id },
    },
    label,
  );
  button.addEventListener('click', () => void send(button, context, { act: 'click', customId: part.custom_id }));
  return button;
}

/** @param {any} part @param {Context} context */
function select(part, context) {
  return drawSelect(part, (values, control) =>
    send(control, context, { act: 'select', customId: part.custom_id, values }),
  );
}

/**
 * Sends what was done with a component and shows it waiting; says so when nothing came of it.
 *
 * @param {HTMLElement} control @param {Context} context @param {object} form
 */
async function send(control, { message, failure }, form) {
  if (control.classList.contains('busy')) return;
  control.classList.add('busy');
  control.setAttribute('aria-busy', 'true');
  failure.hidden = true;
  try {
    const answer = await act({ message: message.id, ...form });
    if (answer.kind === 'expired') fail(failure, say('failed'));
    if (answer.kind === 'modal') openModal(answer);
  } catch (error) {
    fail(failure, error instanceof Failure ? error.message : say('failed'));
  } finally {
    control.classList.remove('busy');
    control.removeAttribute('aria-busy');
  }
}

/** @param {HTMLElement} failure @param {string} text */
function fail(failure, text) {
  failure.replaceChildren();
  append(failure, text);
  failure.hidden = false;
}
