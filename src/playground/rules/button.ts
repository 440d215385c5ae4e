/** Which fields go with which style of button, and what an emoji is. */
import type { AnyComponent } from '../components.js';
import { problem, type FieldProblem } from '../refusal.js';

type Path = readonly (string | number)[];

const LINK = 5;
const PREMIUM = 6;

export function problemsOfButton(button: AnyComponent, path: Path): FieldProblem[] {
  const style = Number(button['style']);
  const has = (field: string): boolean => {
    const value = button[field];
    // Discord trims texts before it looks at them.
    return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '');
  };
  const needed = style === LINK ? ['url'] : style === PREMIUM ? ['sku_id'] : ['custom_id'];
  const forbidden = {
    [LINK]: ['custom_id', 'sku_id'],
    [PREMIUM]: ['custom_id', 'url', 'label', 'emoji'],
  }[style] ?? ['url', 'sku_id'];
  const found = [
    ...needed
      .filter((field) => !has(field))
      .map((field) => problem([...path, field], 'BASE_TYPE_REQUIRED', `A button of style ${style} needs ${field}`)),
    ...forbidden
      .filter(has)
      .map((field) =>
        problem(
          [...path, field],
          'BUTTON_COMPONENT_FIELD_FORBIDDEN',
          `A button of style ${style} cannot have ${field}`,
        ),
      ),
  ];
  if (style !== PREMIUM && !has('label') && !has('emoji')) {
    found.push(problem(path, 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji'));
  }
  const url = button['url'];
  if (style === LINK && typeof url === 'string' && !/^(https?|discord):\/\//.test(url)) {
    found.push(
      problem([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', `Scheme must be one of ('http', 'https', 'discord')`),
    );
  }
  return [...found, ...problemsOfEmoji(button['emoji'], [...path, 'emoji'])];
}

const UNICODE_EMOJI = /^(\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u;

/** Without an id the name is the emoji itself, not its name. */
export function problemsOfEmoji(emoji: unknown, path: Path): FieldProblem[] {
  if (typeof emoji !== 'object' || emoji === null) return [];
  const { id, name } = emoji as { id?: string | null; name?: string };
  if ((id !== undefined && id !== null) || (name !== undefined && UNICODE_EMOJI.test(name))) return [];
  return [problem([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji')];
}
