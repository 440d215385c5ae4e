/** Modals: a dialog with a form; what does not fit is said inside it, and it stays open. */
import { append, h, icon } from './dom.js';
import { drawSelect } from './picker.js';
import { markdown } from './render.js';
import { act, Failure } from './store.js';
import { say } from './words.js';

/** @param {{ interaction: string, modal: any }} opened */
export function openModal({ interaction, modal }) {
  /** @type {Record<string, () => any>} */
  const read = {};
  const failure = h('p', { class: 'failure', role: 'alert', hidden: true });
  const submit = h('button', { class: 'button primary', type: 'submit' }, say('submit'));
  const form = h(
    'form',
    { method: 'dialog' },
    modal.raw.components.map((/** @type {any} */ part) => drawPart(part, modal.fields, read)),
    failure,
    h(
      'div',
      { class: 'dialog-foot' },
      h('button', { class: 'button plain', type: 'button', on: { click: () => dialog.close() } }, say('cancel')),
      submit,
    ),
  );
  const dialog = makeDialog(modal.title, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  async function send() {
    const fields = Object.fromEntries(Object.entries(read).map(([name, value]) => [name, value()]));
    const wrong = modal.fields
      .map((/** @type {any} */ field) => problemOf(field, fields[field.customId]))
      .find(Boolean);
    failure.hidden = wrong === undefined;
    failure.textContent = wrong ?? '';
    if (wrong !== undefined) return;
    submit.setAttribute('disabled', '');
    try {
      const answer = await act({ act: 'modal', interaction, fields });
      if (answer.kind === 'expired') throw new Failure(say('noResponse'));
      dialog.close();
    } catch (error) {
      failure.replaceChildren();
      append(failure, error instanceof Failure ? error.message : say('failed'));
      failure.hidden = false;
    } finally {
      submit.removeAttribute('disabled');
    }
  }
}

/** What keeps a field from being sent, in the person's words. @param {any} field @param {any} value */
function problemOf(field, value) {
  if (typeof value === 'boolean' || (value.length === 0 && !field.required)) return undefined;
  const least = Math.max(field.min, field.required ? 1 : 0);
  if (value.length >= least && value.length <= field.max) return undefined;
  return `${field.label} · ${field.type === 4 ? say('letters', least, field.max) : say('chooseSome', least, field.max)}`;
}

/** A dialog that goes away when it is closed. @param {string} title @param {...any} kids */
export function makeDialog(title, ...kids) {
  const close = () => dialog.close();
  const head = h(
    'div',
    { class: 'dialog-head' },
    h('h2', {}, title),
    h('button', { class: 'plain', 'aria-label': say('close'), on: { click: close } }, icon('close')),
  );
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'dialog', 'aria-label': title }, head, kids));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @param {any} part @param {any[]} fields @param {Record<string, () => any>} read */
function drawPart(part, fields, read) {
  if (part.type === 10) return markdown(part.content);
  const component = part.type === 18 ? part.component : part.components[0];
  const field = fields.find(({ customId }) => customId === component.custom_id);
  if (field === undefined) return undefined;
  const id = `field-${field.customId}`;
  const mark = field.required && h('span', { class: 'must', 'aria-hidden': 'true' }, ' *');
  const help = field.description && h('p', { class: 'small', id: `${id}-help` }, field.description);
  const about = { id, 'aria-describedby': help ? `${id}-help` : undefined, 'aria-required': String(field.required) };
  if (field.type === 21 || field.type === 22) {
    return h('fieldset', { class: 'field' }, h('legend', {}, field.label, mark), help, drawGroup(field, read));
  }
  if (field.type === 23) return drawCheckbox(field, id, help, read);
  const control = field.type === 4 ? drawText(field, component, about, read) : drawChoice(field, component, read);
  return h('div', { class: 'field' }, h('label', { for: id }, field.label, mark), help, control);
}

/** @param {any} field @param {any} component @param {Record<string, any>} about @param {Record<string, () => any>} read */
function drawText(field, component, about, read) {
  const short = component.style === 1;
  const shared = { ...about, name: field.customId, maxlength: field.max, placeholder: component.placeholder };
  const input = /** @type {HTMLInputElement} */ (
    h(short ? 'input' : 'textarea', short ? { ...shared, type: 'text', autocomplete: 'off' } : { ...shared, rows: 4 })
  );
  input.value = field.value;
  read[field.customId] = () => input.value;
  return input;
}

/** @param {any} field @param {any} component @param {Record<string, () => any>} read */
function drawChoice(field, component, read) {
  let values = Array.isArray(field.value) ? field.value : [];
  read[field.customId] = () => values;
  if (field.type === 19) return h('p', { class: 'small' }, '—');
  return drawSelect({ ...component, disabled: false }, (chosen) => (values = chosen));
}

/** Radio buttons or checkboxes. @param {any} field @param {Record<string, () => any>} read */
function drawGroup(field, read) {
  const inputs = field.options.map((/** @type {any} */ option) =>
    h('input', {
      type: field.type === 21 ? 'radio' : 'checkbox',
      name: field.customId,
      value: option.value,
      checked: option.default,
    }),
  );
  read[field.customId] = () =>
    inputs.filter((/** @type {any} */ input) => input.checked).map((/** @type {any} */ input) => input.value);
  return field.options.map((/** @type {any} */ option, /** @type {number} */ index) =>
    h(
      'label',
      { class: 'tick' },
      inputs[index],
      h('span', {}, option.label, option.description && h('span', { class: 'small' }, option.description)),
    ),
  );
}

/** @param {any} field @param {string} id @param {any} help @param {Record<string, () => any>} read */
function drawCheckbox(field, id, help, read) {
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', id, checked: field.value === true }));
  read[field.customId] = () => input.checked;
  return h('div', { class: 'field' }, h('label', { class: 'tick' }, input, h('span', {}, field.label)), help);
}
