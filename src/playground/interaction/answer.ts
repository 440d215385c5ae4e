/** The first answer to an interaction: what each callback type does to the world. */
import { MessageFlags as Flag, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Upload } from '../post/attachments.js';
import { createLoading, createMessage, editMessage } from '../post/store.js';
import { Refusal, refuseProblems, unknownInteraction } from '../refusal.js';
import { problemsOfCallback, type Callback } from '../rules/callback.js';
import { ANSWER_FLAGS, type MessageForm } from '../rules/message.js';
import type { Interaction, State } from '../state.js';
import type { Choice, Message, ReplyKind } from '../types.js';
import { isExpired, metadataOf } from './open.js';

const KINDS: Readonly<Record<number, ReplyKind>> = {
  4: 'message',
  5: 'deferred',
  6: 'deferred-update',
  7: 'update',
  8: 'autocomplete',
  9: 'modal',
};

/**
 * @returns the message it made or changed, if any
 * @throws Refusal 10062 too late, 40060 twice, 50035 wrong
 */
export function answer(
  state: State,
  interaction: Interaction | undefined,
  callback: unknown,
  uploads: readonly Upload[],
): Message | null {
  if (interaction === undefined || interaction.state === 'expired' || isExpired(state, interaction)) {
    throw unknownInteraction();
  }
  if (interaction.state === 'answered') {
    throw new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
  }
  refuseProblems(problemsOfCallback(callback, interaction));
  const { type, data } = callback as Callback;
  apply(state, interaction, type, data ?? {}, uploads);
  interaction.state = 'answered';
  interaction.kind = KINDS[type] ?? 'none';
  interaction.answered();
  state.changed.emit();
  return type === 4 || type === 7 ? interaction.original : null;
}

function apply(
  state: State,
  interaction: Interaction,
  type: number,
  data: NonNullable<Callback['data']>,
  uploads: readonly Upload[],
): void {
  switch (type) {
    case 4:
      interaction.original = postAnswer(state, interaction, data, uploads);
      return;
    case 5: {
      const ephemeral = ((data.flags ?? 0) & Flag.Ephemeral) !== 0;
      const visibleTo = ephemeral ? interaction.userId : null;
      interaction.original = createLoading(
        state,
        interaction.channel,
        metadataOf(interaction),
        visibleTo,
        messageType(interaction),
      );
      return;
    }
    case 6:
      interaction.original = interaction.source;
      return;
    case 7:
      interaction.original = interaction.source;
      if (interaction.source !== null) editMessage(state, interaction.source, data, uploads);
      return;
    case 8:
      interaction.choices = (data.choices ?? []) as readonly Choice[];
      return;
    default:
      interaction.modal = data as unknown as APIModalInteractionResponseCallbackData;
  }
}

/** A message that answers an interaction, first or further. */
export function postAnswer(
  state: State,
  interaction: Interaction,
  form: MessageForm,
  uploads: readonly Upload[],
): Message {
  const ephemeral = ((form.flags ?? 0) & Flag.Ephemeral) !== 0;
  return createMessage(state, {
    channel: interaction.channel,
    authorId: state.botUserId,
    form,
    uploads,
    allowedFlags: ANSWER_FLAGS,
    mentionDefault: 'users',
    visibleTo: ephemeral ? interaction.userId : null,
    interaction: metadataOf(interaction),
    type: messageType(interaction),
  });
}

/** 20 an answer to a slash command, 19 to a component of a message; a modal counts as what opened it. */
function messageType(interaction: Interaction): number {
  if (interaction.source !== null) return 19;
  return interaction.type === 2 ? 20 : 0;
}
