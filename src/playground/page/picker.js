/** Selects of messages and modals: a button that opens a list; several values are sent with "Done". */
import { fill, h, icon } from './dom.js';
import { store } from './store.js';
import { say } from './words.js';

/** @typedef {{ label: string, value: string, description?: string, emoji?: { name?: string }, default?: boolean }} Option */

/**
 * @param {any} part a select component
 * @param {(values: string[], control: HTMLElement) => void} choose called with what was chosen
 */
export function drawSelect(part, choose) {
  const options = optionsOf(part);
  const several = (part.max_values ?? 1) > 1 || part.min_values === 0;
  const chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  const label = h('span', {});
  const button = h(
    'button',
    {
      class: 'select',
      type: 'button',
      disabled: part.disabled === true,
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      data: { customId: part.custom_id },
    },
    label,
    icon('down'),
  );
  const list = h('div', {
    class: 'options',
    role: 'listbox',
    'aria-multiselectable': String(several),
    'aria-label': part.placeholder ?? say('choose'),
  });
  const foot = h('div', { class: 'options-foot' });
  const panel = h('div', { class: 'panel', hidden: true }, list, several && foot);
  const root = h('div', { class: 'select-root' }, button, panel);
  const fits = () => chosen.size >= (part.min_values ?? 1) && chosen.size <= (part.max_values ?? 1);

  const show = () => {
    const names = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    const text =
      names.length === 0
        ? (part.placeholder ?? say('choose'))
        : names.length > 1
          ? say('chosen', names.length)
          : names[0];
    fill(label, text);
    button.classList.toggle('unset', names.length === 0);
    for (const item of list.children)
      item.setAttribute('aria-selected', String(chosen.has(/** @type {HTMLElement} */ (item).dataset['value'] ?? '')));
    fill(
      foot,
      h(
        'span',
        { class: 'small', role: 'status' },
        chosen.size === 0 ? say('chooseSome', part.min_values ?? 1, part.max_values ?? 1) : say('chosen', chosen.size),
      ),
      h('button', { class: 'button primary', type: 'button', disabled: !fits(), on: { click: finish } }, say('done')),
    );
  };
  const open = (/** @type {boolean} */ on) => {
    panel.hidden = !on;
    button.setAttribute('aria-expanded', String(on));
    if (on) {
      /** @type {HTMLElement | null} */ (
        list.querySelector('[aria-selected="true"]') ?? list.firstElementChild
      )?.focus();
      panel.scrollIntoView({ block: 'nearest' });
    }
  };
  function finish() {
    if (!fits()) return;
    open(false);
    button.focus();
    choose([...chosen], button);
  }
  const pick = (/** @type {Option} */ option) => {
    if (!several) {
      chosen.clear();
      chosen.add(option.value);
      show();
      finish();
      return;
    }
    if (chosen.has(option.value)) chosen.delete(option.value);
    else if (chosen.size < (part.max_values ?? 1)) chosen.add(option.value);
    show();
  };

  fill(
    list,
    options.map((option) => drawOption(option, several, () => pick(option))),
  );
  button.addEventListener('click', () => open(panel.hidden));
  root.addEventListener('keydown', (event) => keys(event, list, () => (open(false), button.focus())));
  root.addEventListener(
    'focusout',
    (event) => !root.contains(/** @type {Node | null} */ (event.relatedTarget)) && open(false),
  );
  show();
  return root;
}

/** @param {Option} option @param {boolean} several @param {() => void} pick */
function drawOption(option, several, pick) {
  return h(
    'div',
    {
      class: 'option',
      role: 'option',
      tabindex: '-1',
      'aria-selected': 'false',
      data: { value: option.value },
      on: {
        click: pick,
        keydown: (/** @type {KeyboardEvent} */ event) =>
          (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), pick()),
      },
    },
    option.emoji?.name && h('span', { class: 'emoji' }, option.emoji.name),
    h(
      'span',
      { class: 'option-text' },
      h('span', {}, option.label),
      option.description && h('span', { class: 'small' }, option.description),
    ),
    h('span', { class: several ? 'box' : 'box round' }, icon('check')),
  );
}

/** Arrows move, Escape closes. @param {KeyboardEvent} event @param {Element} list @param {() => void} close */
export function keys(event, list, close) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') {
    event.stopPropagation();
    event.preventDefault();
    close();
  } else if (step !== undefined && at >= 0) {
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  }
}

/** Of people, roles and channels the server knows; of text the component says. @param {any} part @returns {Option[]} */
function optionsOf(part) {
  if (part.type === 3) return part.options;
  const preset = new Set((part.default_values ?? []).map((/** @type {any} */ one) => one.id));
  const from = (/** @type {Map<string, string>} */ names) =>
    [...names].map(([value, label]) => ({ value, label, default: preset.has(value) }));
  const { people, roles } = store.names;
  if (part.type === 5) return from(people);
  if (part.type === 6) return from(roles);
  if (part.type === 7) return [...from(people), ...from(roles)];
  return channelsOf(part.channel_types).map(({ id, name }) => ({
    value: id,
    label: `#${name}`,
    default: preset.has(id),
  }));
}

/** @param {number[] | undefined} types @returns {{ id: string, name: string }[]} */
export function channelsOf(types) {
  const guild = store.world.guilds.find((/** @type {any} */ one) =>
    one.channels.some((/** @type {any} */ channel) =>
      [channel.id, ...channel.threads.map((/** @type {any} */ thread) => thread.id)].includes(store.view?.id),
    ),
  );
  const channels = guild?.channels.flatMap((/** @type {any} */ channel) => [channel, ...channel.threads]) ?? [];
  return channels.filter(
    (/** @type {any} */ channel) => types === undefined || types.length === 0 || types.includes(channel.type),
  );
}
