/** What Discord refuses in a message's components beyond their schema. Text is counted in UTF-16 units, the stricter unit. */
import { SELECT_TYPES, walk, type AnyComponent, type Placed } from '../components.js';
import { problem, type FieldProblem } from '../refusal.js';
import { problemsOfButton, problemsOfEmoji } from './button.js';

type Path = readonly (string | number)[];

const ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;

/** @param v2 the message has, or gets, the flag IS_COMPONENTS_V2 */
export function problemsOfComponents(components: readonly unknown[], v2: boolean): FieldProblem[] {
  const placed = [...walk(components)];
  return [
    ...(v2 ? problemsOfSums(placed) : problemsOfLegacy(components)),
    ...placed.flatMap(problemsOfOne),
    ...duplicates(placed, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ...duplicates(placed, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
  ];
}

function problemsOfLegacy(components: readonly unknown[]): FieldProblem[] {
  const wrong = components.flatMap((component, index) =>
    (component as AnyComponent).type === ROW
      ? []
      : [problem(['components', index], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')],
  );
  if (components.length <= 5) return wrong;
  return [...wrong, problem(['components'], 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.')];
}

function problemsOfSums(placed: readonly Placed[]): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (placed.length > 40) {
    const message = `The message has ${placed.length} components; at most 40 in all are allowed`;
    found.push(problem(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message));
  }
  const texts = placed.filter(({ component }) => component.type === TEXT_DISPLAY);
  const length = texts.reduce((sum, { component }) => sum + lengthOf(component['content']), 0);
  if (length > 4000) {
    const message = `The displayable text has ${length} characters; at most 4000 are allowed`;
    found.push(problem(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message));
  }
  return found;
}

const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0);

function problemsOfOne({ component, path }: Placed): FieldProblem[] {
  if (component.type === ROW) return problemsOfRow(component, path);
  if (component.type === BUTTON) return problemsOfButton(component, path);
  if (SELECT_TYPES.includes(component.type)) return problemsOfSelect(component, path);
  if (component.type === TEXT_DISPLAY && String(component['content']).trim() === '') {
    return [problem([...path, 'content'], 'BASE_TYPE_REQUIRED', 'This field is required')];
  }
  return problemsOfMedia(component, path);
}

/** At most five buttons, or one select alone. */
function problemsOfRow(row: AnyComponent, path: Path): FieldProblem[] {
  const children = row.components ?? [];
  const selects = children.filter((child) => SELECT_TYPES.includes(child.type)).length;
  const room = selects > 0 ? 1 : 5;
  return children
    .map((_, index) => index)
    .slice(room)
    .map((index) =>
      problem(
        [...path, 'components', index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      ),
    );
}

/** Of a select, a radio group or a checkbox group: values within bounds and told apart. */
export function problemsOfSelect(select: AnyComponent, path: Path): FieldProblem[] {
  const found: FieldProblem[] = [];
  const min = Number(select['min_values'] ?? 1);
  const max = Number(select['max_values'] ?? 1);
  if (min > max) {
    const message = `min_values (${min}) must not be above max_values (${max})`;
    found.push(problem([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_EXCEEDED', message));
  }
  if (!Array.isArray(select['options'])) return found;
  const options = select['options'] as Record<string, unknown>[];
  for (const [field, value] of [
    ['min_values', min],
    ['max_values', max],
  ] as const) {
    if (select[field] === undefined || value <= options.length) continue;
    const message = `${field} (${value}) must not be above the number of options (${options.length})`;
    found.push(problem([...path, field], 'SELECT_COMPONENT_OPTIONS_TOO_FEW', message));
  }
  if (options.filter((option) => option['default'] === true).length > max) {
    found.push(
      problem([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', `More than ${max} options are chosen`),
    );
  }
  return [...found, ...problemsOfOptions(options, path)];
}

function problemsOfOptions(options: readonly Record<string, unknown>[], path: Path): FieldProblem[] {
  const found: FieldProblem[] = [];
  const seen = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    for (const field of ['label', 'value']) {
      if (String(option[field]).trim() === '')
        found.push(problem([...at, field], 'BASE_TYPE_REQUIRED', 'This field is required'));
    }
    if (seen.has(option['value'])) {
      const message = 'The specified option value is already used';
      found.push(problem([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message));
    }
    seen.add(option['value']);
    found.push(...problemsOfEmoji(option['emoji'], [...at, 'emoji']));
  }
  return found;
}

/** Pictures come from the web or from this message's files; a file component only from its files. */
function problemsOfMedia(component: AnyComponent, path: Path): FieldProblem[] {
  const items = component.type === 12 && Array.isArray(component['items']) ? component['items'] : [];
  const media: [unknown, Path, RegExp][] = [
    [component['media'], [...path, 'media', 'url'], /^(https?|attachment):\/\//],
    [component['file'], [...path, 'file', 'url'], /^attachment:\/\//],
    ...items.map((item: { media?: unknown }, index: number): [unknown, Path, RegExp] => [
      item.media,
      [...path, 'items', index, 'media', 'url'],
      /^(https?|attachment):\/\//,
    ]),
  ];
  return media.flatMap(([value, at, scheme]) => {
    const url = (value as { url?: unknown } | undefined)?.url;
    if (typeof url !== 'string' || scheme.test(url)) return [];
    return [problem(at, 'URL_TYPE_INVALID_SCHEME', `Scheme of "${url.slice(0, 60)}" is not allowed here`)];
  });
}

function duplicates(
  placed: readonly Placed[],
  field: 'custom_id' | 'id',
  code: string,
  message: string,
): FieldProblem[] {
  const seen = new Set<unknown>();
  const found: FieldProblem[] = [];
  for (const { component, path } of placed) {
    const value = component[field];
    // An id of 0 asks Discord to number the component.
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) found.push(problem([...path, field], code, message));
    seen.add(value);
  }
  return found;
}
