/** A command being filled in: a field for each option, choices from the server as one types. */
import { localized } from './commands.js';
import { h, icon } from './dom.js';
import { channelsOf } from './picker.js';
import { drawSearch } from './search.js';
import { store } from './store.js';
import { say } from './words.js';

const TYPE = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10 };

/** @typedef {{ element: HTMLElement, value: () => any, name: string, required: boolean }} Field */

/**
 * @param {any} match see commands.js
 * @param {{ run: (options: Record<string, any>) => void, cancel: () => void }} does
 */
export function drawCommandForm(match, does) {
  /** @type {Field[]} */
  const fields = [];
  const failure = h('p', { class: 'failure', role: 'alert', hidden: true });
  const shown = h('div', { class: 'command-fields' });
  const more = h('div', { class: 'command-more' });
  const values = () =>
    Object.fromEntries(fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== undefined));
  const add = (/** @type {any} */ option) => {
    const field = drawField(match, option, values);
    fields.push(field);
    shown.append(field.element);
    return field;
  };
  const form = h(
    'form',
    { class: 'command', 'aria-label': `/${match.name}` },
    h(
      'div',
      { class: 'command-head' },
      h('strong', {}, `/${match.name}`),
      h('span', { class: 'small' }, match.description),
    ),
    shown,
    more,
    failure,
    h(
      'div',
      { class: 'dialog-foot' },
      h('button', { class: 'button plain', type: 'button', on: { click: does.cancel } }, say('cancel')),
      h('button', { class: 'button primary', type: 'submit' }, say('run')),
    ),
  );
  for (const option of match.options) {
    if (option.required) add(option);
    else more.append(drawMore(option, (button) => (button.remove(), focusOn(add(option)))));
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const missing = fields.filter((field) => field.required && field.value() === undefined);
    for (const field of fields) field.element.classList.toggle('missing', missing.includes(field));
    failure.hidden = missing.length === 0;
    failure.textContent =
      missing.length === 0
        ? ''
        : `${say('needed')}: ${missing.map((field) => labelOf(match, field.name)).join(say('comma'))}`;
    const first = missing[0];
    if (first === undefined) does.run(values());
    else focusOn(first);
  });
  form.addEventListener('keydown', (event) => event.key === 'Escape' && does.cancel());
  return form;
}

/** @param {Field} field */
function focusOn(field) {
  /** @type {HTMLElement | null} */ (field.element.querySelector('input, select'))?.focus();
}

/** @param {any} match @param {string} name */
const labelOf = (match, name) => match.options.find((/** @type {any} */ option) => option.name === name)?.shown ?? name;

/** @param {any} option @param {(button: HTMLElement) => void} add */
function drawMore(option, add) {
  const button = h(
    'button',
    { class: 'pill add', type: 'button', title: option.help, 'aria-label': `${say('optional')}: ${option.shown}` },
    icon('plus'),
    option.shown,
  );
  button.addEventListener('click', () => add(button));
  return button;
}

/** @param {any} match @param {any} option @param {() => Record<string, any>} values @returns {Field} */
function drawField(match, option, values) {
  const id = `option-${option.name}`;
  const { control, value } = drawControl(match, option, id, values);
  const mark = option.required && h('span', { class: 'must', 'aria-hidden': 'true' }, ' *');
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, option.shown, mark),
    control,
    h('p', { class: 'small', id: `${id}-help` }, option.help),
  );
  element.querySelector('input, select')?.setAttribute('aria-describedby', `${id}-help`);
  return { element, value, name: option.name, required: option.required === true };
}

/** @param {any} match @param {any} option @param {string} id @param {() => Record<string, any>} values @returns {{ control: HTMLElement, value: () => any }} */
function drawControl(match, option, id, values) {
  if ((option.choices ?? []).length > 0) {
    return drawList(
      id,
      option.choices.map((/** @type {any} */ choice) => [choice.value, localized(choice, 'name')]),
      (given) => given,
    );
  }
  const { people, roles } = store.names;
  switch (option.type) {
    case TYPE.boolean:
      return drawList(
        id,
        [
          [true, say('yes')],
          [false, say('no')],
        ],
        (given) => given,
      );
    case TYPE.user:
    case TYPE.mentionable:
      return drawList(
        id,
        [...people].map(([key, name]) => [key, `@${name}`]),
        (user) => ({ user }),
      );
    case TYPE.role:
      return drawList(
        id,
        [...roles].map(([key, name]) => [key, name]),
        (role) => ({ role }),
      );
    case TYPE.channel:
      return drawList(
        id,
        channelsOf(option.channel_types).map(({ id: key, name }) => [key, `#${name}`]),
        (channel) => ({ channel }),
      );
    default:
      return option.autocomplete ? drawSearch(match, option, id, values, typed) : drawInput(option, id);
  }
}

/** @param {string} id @param {[any, string][]} entries @param {(value: any) => any} wrap */
function drawList(id, entries, wrap) {
  const control = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id },
      h('option', { value: '' }, say('choose')),
      entries.map(([, name], index) => h('option', { value: index }, name)),
    )
  );
  return { control, value: () => (control.value === '' ? undefined : wrap(entries[Number(control.value)]?.[0])) };
}

/** @param {any} option @param {string} id */
function drawInput(option, id) {
  const number = option.type === TYPE.integer || option.type === TYPE.number;
  const bounds = number
    ? { type: 'number', min: option.min_value, max: option.max_value, step: option.type === TYPE.integer ? 1 : 'any' }
    : { type: 'text', maxlength: option.max_length };
  const control = /** @type {HTMLInputElement} */ (h('input', { id, autocomplete: 'off', ...bounds }));
  return { control, value: () => typed(option, control.value) };
}

/** @param {any} option @param {string} text */
function typed(option, text) {
  if (text.trim() === '') return undefined;
  return option.type === TYPE.string ? text : Number(text);
}
