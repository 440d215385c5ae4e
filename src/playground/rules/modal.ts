/** What Discord refuses in a modal beyond its schema. */
import { SELECT_TYPES, walk, type AnyComponent, type Placed } from '../components.js';
import { problem, type FieldProblem } from '../refusal.js';
import { problemsOfSelect } from './components.js';

const CHOICES: readonly number[] = [...SELECT_TYPES, 21, 22];
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;

/** @param modal the data of a type 9 callback that fits the schema */
export function problemsOfModal(modal: {
  readonly title?: string;
  readonly components: readonly unknown[];
}): FieldProblem[] {
  const base = ['data', 'components'];
  const placed = [...walk(modal.components, base)];
  const found = placed.flatMap(problemsOfField);
  if ((modal.title ?? '').trim() === '') {
    found.push(problem(['data', 'title'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  }
  if (modal.components.length > 5) {
    found.push(problem(base, 'BASE_TYPE_MAX_LENGTH', 'Must be between 1 and 5 in length.'));
  }
  if (placed.every(({ component }) => component.type === TEXT_DISPLAY)) {
    found.push(problem(base, 'MODAL_WITHOUT_INPUT', 'A modal needs at least one component that takes input'));
  }
  const seen = new Set<string>();
  for (const { component, path } of placed) {
    const id = component.custom_id;
    if (id === undefined) continue;
    if (seen.has(id)) {
      found.push(
        problem([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
      );
    }
    seen.add(id);
  }
  return found;
}

function problemsOfField({ component, path, parent }: Placed): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (component['disabled'] === true) {
    found.push(problem([...path, 'disabled'], 'MODAL_COMPONENT_DISABLED', 'Components in modals cannot be disabled'));
  }
  if (component.type === 1 && (component.components?.length ?? 0) > 1) {
    found.push(
      problem(
        [...path, 'components', 1],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      ),
    );
  }
  if (component.type === LABEL && String(component['label']).trim() === '') {
    found.push(problem([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  }
  if (component.type === TEXT_INPUT) found.push(...problemsOfTextInput(component, path, parent));
  if (CHOICES.includes(component.type)) found.push(...problemsOfSelect(withBounds(component), path));
  return found;
}

/** In a row the input carries its label; in a Label it must not. */
function problemsOfTextInput(
  input: AnyComponent,
  path: readonly (string | number)[],
  parent: AnyComponent | null,
): FieldProblem[] {
  const found: FieldProblem[] = [];
  const labelled = typeof input['label'] === 'string';
  if (parent?.type === 1 && !labelled) {
    found.push(problem([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  }
  if (parent?.type === 18 && labelled) {
    found.push(
      problem([...path, 'label'], 'MODAL_LABEL_DUPLICATED', 'A text input in a Label cannot have a label of its own'),
    );
  }
  const min = Number(input['min_length'] ?? 0);
  const max = Number(input['max_length'] ?? 4000);
  if (min > max) {
    found.push(
      problem([...path, 'min_length'], 'TEXT_INPUT_LENGTH_INVALID', `min_length ${min} is above max_length ${max}`),
    );
  }
  const value = input['value'];
  if (typeof value === 'string' && value !== '' && (value.length > max || value.length < min)) {
    found.push(problem([...path, 'value'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`));
  }
  return found;
}

/** A checkbox group may take all of its options, a radio group one. */
function withBounds(component: AnyComponent): AnyComponent {
  if (component.type !== 22) return component;
  const count = Array.isArray(component['options']) ? component['options'].length : 0;
  return { ...component, max_values: component['max_values'] ?? count };
}
