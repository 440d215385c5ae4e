/** Which first answers go with which interaction, and what they may hold. */
import { MessageFlags as Flag } from 'discord-api-types/v10';
import { problem, type FieldProblem } from '../refusal.js';
import type { Interaction } from '../state.js';
import { ANSWER_FLAGS, problemsOfEdit, problemsOfNewMessage, type MessageForm } from './message.js';
import { problemsOfModal } from './modal.js';
import { problemsOfSchema, type SchemaName } from './schema.js';

const MESSAGE = 4;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

const SCHEMAS: Readonly<Record<number, SchemaName>> = {
  [MESSAGE]: 'CreateMessageInteractionCallbackRequestSchema',
  [DEFERRED]: 'CreateMessageInteractionCallbackRequestSchema',
  [DEFERRED_UPDATE]: 'UpdateMessageInteractionCallbackRequestSchema',
  [UPDATE]: 'UpdateMessageInteractionCallbackRequestSchema',
  [CHOICES]: 'ApplicationCommandAutocompleteCallbackRequestSchema',
  [MODAL]: 'ModalInteractionCallbackRequestSchema',
};

/** The body of POST /interactions/:id/:token/callback. */
export interface Callback {
  readonly type: number;
  readonly data?: (MessageForm & { readonly choices?: readonly ChoiceForm[] }) | null;
}

interface ChoiceForm {
  readonly name: string;
  readonly value: unknown;
}

export function problemsOfCallback(callback: unknown, interaction: Interaction): FieldProblem[] {
  const type = (callback as Callback | null)?.type;
  const allowed = allowedTypes(interaction);
  if (typeof type !== 'number' || !allowed.includes(type)) {
    const message = `Value must be one of (${allowed.join(', ')}) for an interaction of type ${interaction.type}.`;
    return [problem(['type'], 'BASE_TYPE_CHOICES', message)];
  }
  const schema = SCHEMAS[type];
  const found = schema === undefined ? [] : problemsOfSchema(schema, callback);
  if (found.length > 0) return found;
  return problemsOfData(callback as Callback, interaction);
}

/** 6 and 7 change the message of a component, so there must be one; a modal is not answered with a modal. */
function allowedTypes(interaction: Interaction): number[] {
  const update = interaction.source === null ? [] : [DEFERRED_UPDATE, UPDATE];
  if (interaction.type === 4) return [CHOICES];
  if (interaction.type === 5) return [MESSAGE, DEFERRED, ...update];
  return [MESSAGE, DEFERRED, ...update, MODAL];
}

function problemsOfData({ type, data }: Callback, interaction: Interaction): FieldProblem[] {
  const form = data ?? {};
  const inside = (problems: readonly FieldProblem[]): FieldProblem[] =>
    problems.map((found) => ({ ...found, path: ['data', ...found.path] }));
  switch (type) {
    case MESSAGE:
      return inside(problemsOfNewMessage(form, ANSWER_FLAGS));
    case DEFERRED:
      return ((form.flags ?? 0) & ~Flag.Ephemeral) === 0
        ? []
        : [problem(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'Only EPHEMERAL can be set on a deferred answer')];
    case UPDATE:
      return interaction.source === null ? [] : inside(problemsOfEdit(form, interaction.source));
    case CHOICES:
      if (!Array.isArray(form.choices))
        return [problem(['data', 'choices'], 'BASE_TYPE_REQUIRED', 'This field is required')];
      return problemsOfChoices(form.choices, interaction.focusedType);
    case MODAL:
      return problemsOfModal(form as { components: unknown[] });
    default:
      return [];
  }
}

/** Values have the type of the option that is being typed: 3 text, 4 whole numbers, 10 numbers. */
function problemsOfChoices(choices: readonly ChoiceForm[], optionType: number | null): FieldProblem[] {
  return choices.flatMap(({ name, value }, index) => {
    const path = ['data', 'choices', index, 'value'];
    if (name.trim() === '') {
      return [problem(['data', 'choices', index, 'name'], 'BASE_TYPE_REQUIRED', 'This field is required')];
    }
    // The specification has 6,000 here; the documentation, and Discord, have 100.
    if (typeof value === 'string' && value.length > 100) {
      return [problem(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.')];
    }
    const fits = optionType === 3 ? typeof value === 'string' && value !== '' : typeof value === 'number';
    return fits ? [] : [problem(path, 'BASE_TYPE_BAD_TYPE', `Does not fit an option of type ${optionType}`)];
  });
}
