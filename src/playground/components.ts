/** Walking component trees, of messages and modals alike. */
import type { Button, Select, SelectOption } from './types.js';

/** Any component as it came over the wire; fields are checked by the rules, not here. */
export interface AnyComponent {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly AnyComponent[];
  readonly component?: AnyComponent;
  readonly accessory?: AnyComponent;
  readonly [field: string]: unknown;
}

export interface Placed {
  readonly component: AnyComponent;
  readonly path: readonly (string | number)[];
  readonly parent: AnyComponent | null;
}

export const SELECT_TYPES: readonly number[] = [3, 5, 6, 7, 8];

/** Depth first, in reading order: a section's accessory after its texts. */
export function* walk(
  components: readonly unknown[],
  path: readonly (string | number)[] = ['components'],
  parent: AnyComponent | null = null,
): Generator<Placed> {
  for (const [index, value] of components.entries()) {
    if (!isComponent(value)) continue;
    yield* walkOne(value, [...path, index], parent);
  }
}

export function buttonsOf(components: readonly unknown[]): Button[] {
  return [...walk(components)]
    .filter(({ component }) => component.type === 2)
    .map(({ component }) => toButton(component));
}

export function selectsOf(components: readonly unknown[]): Select[] {
  return [...walk(components)]
    .filter(({ component }) => SELECT_TYPES.includes(component.type))
    .map(({ component }) => toSelect(component));
}

export function toOptions(options: unknown): SelectOption[] {
  if (!Array.isArray(options)) return [];
  return (options as Record<string, unknown>[]).map((option) => ({
    label: String(option['label']),
    value: String(option['value']),
    ...(typeof option['description'] === 'string' ? { description: option['description'] } : {}),
    default: option['default'] === true,
  }));
}

export function isComponent(value: unknown): value is AnyComponent {
  return typeof value === 'object' && value !== null && typeof (value as AnyComponent).type === 'number';
}

function* walkOne(
  component: AnyComponent,
  path: readonly (string | number)[],
  parent: AnyComponent | null,
): Generator<Placed> {
  yield { component, path, parent };
  if (Array.isArray(component.components)) yield* walk(component.components, [...path, 'components'], component);
  if (isComponent(component.component)) yield* walkOne(component.component, [...path, 'component'], component);
  if (isComponent(component.accessory)) yield* walkOne(component.accessory, [...path, 'accessory'], component);
}

function toButton(component: AnyComponent): Button {
  const emoji = component['emoji'] as { name?: string } | undefined;
  return {
    label: text(component['label']) ?? '',
    emoji: emoji?.name,
    customId: component.custom_id,
    url: text(component['url']),
    style: Number(component['style']),
    disabled: component['disabled'] === true,
  };
}

function toSelect(component: AnyComponent): Select {
  return {
    customId: component.custom_id ?? '',
    type: component.type,
    placeholder: text(component['placeholder']) ?? '',
    minValues: number(component['min_values']) ?? 1,
    maxValues: number(component['max_values']) ?? 1,
    disabled: component['disabled'] === true,
    options: toOptions(component['options']),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
