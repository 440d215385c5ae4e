/** Modals as a person fills them in: fields out of components, and what is submitted out of fields. */
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { toOptions, walk, type AnyComponent, type Placed } from '../components.js';
import type { Modal, ModalField, ModalValue } from '../types.js';

const TEXT = 4;
const FILE = 19;
const RADIO = 21;
const CHECKBOXES = 22;
const CHECKBOX = 23;

export function toModal(raw: APIModalInteractionResponseCallbackData): Modal {
  const fields = [...walk(raw.components)].filter(isField).map(toField);
  return { customId: raw.custom_id, title: raw.title, fields, raw };
}

/**
 * The `components` of a modal submission, shaped as the modal was.
 * @throws Error naming the field that a client would not send like this
 */
export function submission(modal: Modal, given: Readonly<Record<string, ModalValue>>): Record<string, unknown>[] {
  for (const name of Object.keys(given)) {
    if (modal.fields.some((field) => field.customId === name)) continue;
    const names = modal.fields.map((field) => field.customId).join(', ');
    throw new Error(`Expected fields among (${names}) of the modal '${modal.title}', received '${name}'`);
  }
  const submit = (component: AnyComponent): Record<string, unknown> => {
    const { type, id = 0 } = component;
    if (component.components !== undefined) return { type, id, components: component.components.map(submit) };
    if (component.component !== undefined) return { type, id, component: submit(component.component) };
    const field = modal.fields.find(({ customId }) => customId === component.custom_id);
    return field === undefined
      ? { type, id }
      : { type, id, custom_id: field.customId, ...valueOf(field, given[field.customId]) };
  };
  return (modal.raw.components as unknown as AnyComponent[]).map(submit);
}

function isField({ component }: Placed): boolean {
  return component.custom_id !== undefined;
}

function toField({ component, parent }: Placed): ModalField {
  const options = toOptions(component['options']);
  const number = (name: string): number | undefined =>
    typeof component[name] === 'number' ? component[name] : undefined;
  const label = parent?.type === 18 ? parent['label'] : component['label'];
  const isText = component.type === TEXT;
  return {
    customId: component.custom_id ?? '',
    type: component.type,
    label: typeof label === 'string' ? label : '',
    description: typeof parent?.['description'] === 'string' ? parent['description'] : undefined,
    required: component['required'] !== false && component.type !== CHECKBOX,
    min: number(isText ? 'min_length' : 'min_values') ?? (isText ? 0 : 1),
    max: number(isText ? 'max_length' : 'max_values') ?? defaultMax(component.type, options.length),
    value: firstValue(component, options),
    options,
  };
}

function defaultMax(type: number, options: number): number {
  if (type === TEXT) return 4_000;
  return type === CHECKBOXES ? options : 1;
}

function firstValue(component: AnyComponent, options: ModalField['options']): ModalValue {
  if (component.type === TEXT) return typeof component['value'] === 'string' ? component['value'] : '';
  if (component.type === CHECKBOX) return component['default'] === true;
  return options.filter((option) => option.default).map((option) => option.value);
}

function valueOf(field: ModalField, given: ModalValue | undefined): Record<string, unknown> {
  const value = given ?? field.value;
  const refuse = (expected: string): never => {
    throw new Error(
      `Expected ${expected} in the field '${field.label || field.customId}', received ${JSON.stringify(value)}`,
    );
  };
  if (field.type === FILE) return field.required ? refuse('no file to be required') : { values: [] };
  if (field.type === CHECKBOX) return typeof value === 'boolean' ? { value } : refuse('true or false');
  if (field.type === TEXT) {
    if (typeof value !== 'string') return refuse('text');
    const empty = value === '' && !field.required;
    const fits = value.length >= Math.max(field.min, field.required ? 1 : 0) && value.length <= field.max;
    return empty || fits ? { value } : refuse(`${field.min} to ${field.max} characters`);
  }
  if (typeof value === 'boolean') return refuse('values');
  const values = (typeof value === 'string' ? [value] : value).map(
    (one) => toValue(field, one) ?? refuse('one of its options'),
  );
  const least = field.required ? Math.max(field.min, 1) : 0;
  const none = values.length === 0 && !field.required;
  if (!none && (values.length < least || values.length > field.max)) return refuse(`${least} to ${field.max} values`);
  return field.type === RADIO ? { value: values[0] ?? null } : { values };
}

/** Labels and values both name an option; selects of people and channels have none to compare with. */
function toValue(field: ModalField, name: string): string | undefined {
  if (field.options.length === 0) return name;
  return field.options.find((option) => option.value === name || option.label === name)?.value;
}
