/** What Discord refuses in application commands beyond their schema. */
import { problem, type FieldProblem } from '../refusal.js';
import { lengthOf, ofRepeats, problemsOfLocales, problemsOfName, problemsOfOptions, type Named } from './options.js';
import { problemsOfSchema } from './schema.js';

type Path = readonly (string | number)[];

export interface CommandForm extends Named {
  readonly id?: string;
  readonly type?: number | null;
  readonly default_member_permissions?: string | null;
  readonly [field: string]: unknown;
}

const CHAT_INPUT = 1;

/** @param schema of one command: create, update (bulk) or patch */
export function problemsOfCommand(
  form: unknown,
  path: Path,
  schema:
    | 'ApplicationCommandCreateRequestSchema'
    | 'ApplicationCommandUpdateRequestSchema'
    | 'ApplicationCommandPatchRequestPartialSchema',
): FieldProblem[] {
  const found = problemsOfSchema(schema, forSchema(form)).map((one) => ({ ...one, path: [...path, ...one.path] }));
  if (found.length > 0) return found;
  const command = form as CommandForm;
  const repeats = ofRepeats(command, path, ['contexts', 'integration_types']);
  if (command.name === undefined) return repeats;
  const isTyped = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  return [...repeats, ...(isTyped ? ofChatInput(command, path) : ofContextMenu(command, path))];
}

/** No two commands of one type may share a name. */
export function problemsOfNames(commands: readonly CommandForm[]): FieldProblem[] {
  const seen = new Set<string>();
  return commands.flatMap((command, index) => {
    const key = `${command.type ?? CHAT_INPUT}:${command.name}`;
    if (seen.has(key)) {
      return [
        problem([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
      ];
    }
    seen.add(key);
    return [];
  });
}

/** The specification asks for a number where Discord's documentation and servers have a string of digits. */
function forSchema(form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form;
  const bits = (form as CommandForm).default_member_permissions;
  if (typeof bits !== 'string' || !/^\d{1,16}$/.test(bits)) return form;
  return { ...form, default_member_permissions: Number(bits) };
}

function ofChatInput(command: CommandForm, path: Path): FieldProblem[] {
  const found = [...problemsOfName(command, path), ...problemsOfOptions(command.options ?? [], path, 0)];
  if ((command.description ?? '') === '') {
    found.push(problem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  }
  const length = lengthOf(command);
  if (length > 8000) {
    const message = `Command exceeds maximum size (8000): ${length}`;
    found.push(problem(path, 'APPLICATION_COMMAND_TOO_LARGE', message));
  }
  return found;
}

function ofContextMenu(command: CommandForm, path: Path): FieldProblem[] {
  const found = problemsOfLocales(command, path);
  if ((command.description ?? '') !== '') {
    const message = 'Context menu commands cannot have description';
    found.push(problem([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', message));
  }
  if ((command.options ?? []).length > 0) {
    const message = 'Context menu commands cannot have options';
    found.push(problem([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', message));
  }
  return found;
}
