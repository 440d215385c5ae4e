/** An option whose choices come from the bot as one types. */
import { fill, h } from './dom.js';
import { keys } from './picker.js';
import { act } from './store.js';
import { say } from './words.js';

const DEBOUNCE_MS = 150;

/**
 * What is typed and not chosen is sent as it is.
 *
 * @param {any} match @param {any} option @param {string} id
 * @param {() => Record<string, any>} values of the other options, too
 * @param {(option: any, text: string) => any} typed
 */
export function drawSearch(match, option, id, values, typed) {
  /** @type {{ name: string, value: any } | undefined} */
  let chosen;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      id,
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      maxlength: option.max_length,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
    })
  );
  const list = h('div', {
    class: 'suggestions',
    id: `${id}-list`,
    role: 'listbox',
    'aria-label': say('options'),
    hidden: true,
  });
  const control = h('div', { class: 'search' }, input, list);
  const open = (/** @type {boolean} */ on) => {
    list.hidden = !on;
    input.setAttribute('aria-expanded', String(on));
  };
  const pick = (/** @type {{ name: string, value: any }} */ choice) => {
    chosen = choice;
    input.value = choice.name;
    input.focus();
    open(false);
  };
  const ask = async () => {
    const mine = ++turn;
    const { [option.name]: _, ...others } = values();
    const focused = { name: option.name, value: input.value };
    const answer = await act({ act: 'autocomplete', path: match.path, options: others, focused }).catch(
      () => undefined,
    );
    if (mine !== turn || !control.contains(document.activeElement)) return;
    const choices = answer?.choices ?? [];
    fill(
      list,
      choices.map((/** @type {any} */ choice) =>
        h(
          'div',
          {
            class: 'suggestion',
            role: 'option',
            tabindex: '-1',
            on: {
              click: () => pick(choice),
              keydown: (/** @type {KeyboardEvent} */ event) =>
                event.key === 'Enter' && (event.preventDefault(), pick(choice)),
            },
          },
          choice.name,
        ),
      ),
      choices.length === 0 && h('p', { class: 'small' }, answer === undefined ? say('noResponse') : say('noOptions')),
    );
    open(true);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), DEBOUNCE_MS);
  };
  input.addEventListener('input', () => {
    chosen = undefined;
    later();
  });
  input.addEventListener('focus', () => chosen === undefined && later());
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || list.hidden) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (list.firstElementChild)?.focus();
  });
  list.addEventListener('keydown', (event) => keys(event, list, () => (open(false), input.focus())));
  control.addEventListener(
    'focusout',
    (event) => !control.contains(/** @type {Node | null} */ (event.relatedTarget)) && open(false),
  );
  return { control, value: () => chosen?.value ?? typed(option, input.value) };
}
