/** The line to write in: plain messages, and, from "/" on, commands with their options. */
import { drawCommandForm } from './command-form.js';
import { matchCommands } from './commands.js';
import { fill, h, icon } from './dom.js';
import { announce } from './messages.js';
import { openModal } from './modal.js';
import { act, Failure, load, store } from './store.js';
import { say } from './words.js';

export function makeComposer() {
  /** @type {any[]} */
  let commands = [];
  let highlighted = 0;
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      class: 'write',
      role: 'combobox',
      autocomplete: 'off',
      'aria-controls': 'command-list',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      enterkeyhint: 'send',
    })
  );
  const list = h('ul', { class: 'suggestions', id: 'command-list', role: 'listbox', hidden: true });
  const slash = h('button', { class: 'plain', type: 'button', on: { click: startSlash } }, icon('slash'));
  const sendButton = h('button', { class: 'plain', type: 'submit' }, icon('send'));
  const line = h('form', { class: 'line', on: { submit: onSubmit } }, slash, input, sendButton);
  const element = h('div', { class: 'composer' }, list, line);

  input.addEventListener('input', () => void suggest());
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', () => setTimeout(() => showList([]), 150));

  function startSlash() {
    input.value = '/';
    input.focus();
    void suggest();
  }

  async function suggest() {
    if (!input.value.startsWith('/')) return showList([]);
    if (input.value === '/' || commands.length === 0) commands = await load('commands', { channel: store.view.id });
    highlighted = 0;
    const typed = input.value.slice(1);
    const matches = matchCommands(commands, typed);
    // A space behind a whole name chooses it, as in Discord: what follows belongs to its first option.
    const names = (/** @type {any} */ match) => [match.path, match.name];
    const whole = typed.endsWith(' ') && matches.find((match) => names(match).includes(typed.trim()));
    if (whole && !matches.some((match) => names(match).some((name) => name.startsWith(typed)))) return choose(whole);
    showList(matches);
  }

  /** @param {any[]} matches */
  function showList(matches) {
    const typing = input.value.startsWith('/') && document.activeElement === input;
    list.hidden = !typing;
    input.setAttribute('aria-expanded', String(!list.hidden));
    list.setAttribute('aria-label', say('commands'));
    fill(
      list,
      matches.map((match, index) =>
        h(
          'li',
          {
            id: `command-${index}`,
            class: 'suggestion',
            role: 'option',
            'aria-selected': String(index === highlighted),
            // The press comes before the input loses focus and the list goes.
            on: { mousedown: (/** @type {Event} */ event) => event.preventDefault(), click: () => choose(match) },
          },
          h(
            'span',
            { class: 'suggestion-name' },
            `/${match.name}`,
            match.options.map((/** @type {any} */ option) =>
              h('span', { class: `pill${option.required ? ' required' : ''}` }, option.shown),
            ),
          ),
          h('span', { class: 'small' }, match.description),
        ),
      ),
      matches.length === 0 && h('li', { class: 'small' }, say('noCommands')),
    );
    input.setAttribute('aria-activedescendant', matches.length === 0 ? '' : `command-${highlighted}`);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (list.hidden || event.isComposing) return;
    const matches = matchCommands(commands, input.value.slice(1));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && matches.length > 0) {
      event.preventDefault();
      highlighted = (highlighted + step + matches.length) % matches.length;
      showList(matches);
      list.children[highlighted]?.scrollIntoView({ block: 'nearest' });
    } else if ((event.key === 'Enter' || event.key === 'Tab') && matches[highlighted] !== undefined) {
      event.preventDefault();
      choose(matches[highlighted]);
    } else if (event.key === 'Escape') {
      input.value = '';
      showList([]);
    }
  }

  /** A command without options runs at once. @param {any} match */
  function choose(match) {
    input.value = '';
    showList([]);
    if (match.options.length === 0) return void run(match, {});
    const form = drawCommandForm(match, {
      run: (options) => {
        back();
        void run(match, options);
      },
      cancel: back,
    });
    element.replaceChild(form, line);
    // With nothing that must be filled in, Enter runs it.
    /** @type {HTMLElement | null} */ (form.querySelector('input, select, button.primary'))?.focus();
  }

  function back() {
    const form = element.querySelector('.command');
    if (form !== null) element.replaceChild(line, form);
    input.focus();
  }

  /** @param {any} match @param {Record<string, any>} options */
  async function run(match, options) {
    const notice = announce(`/${match.name}`);
    try {
      const answer = await act({ act: 'command', path: match.path, options });
      if (answer.kind === 'expired') return notice.failed(say('noResponse'));
      notice.done();
      if (answer.kind === 'modal') openModal(answer);
    } catch (error) {
      notice.failed(error instanceof Failure ? error.message : say('noResponse'));
    }
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '' || text.startsWith('/')) return;
    input.value = '';
    act({ act: 'say', text }).catch((error) => announce('').failed(error.message));
  }

  return {
    element,
    /** @param {boolean} moved */
    draw(moved) {
      if (!moved) return;
      this.reset();
      const { view, world } = store;
      const name = view === null ? '' : view.isDirect ? world.bot.name : `#${view.name}`;
      const label = view?.mayWrite === false ? say('mayNotWrite') : say('write', name);
      input.placeholder = label;
      input.setAttribute('aria-label', label);
      slash.setAttribute('aria-label', say('commands'));
      sendButton.setAttribute('aria-label', say('send'));
    },
    /** Another person has other commands. */
    reset() {
      commands = [];
      input.value = '';
      const form = element.querySelector('.command');
      if (form !== null) element.replaceChild(line, form);
    },
  };
}
