import type { APIMessage, APIMessageInteractionMetadata } from 'discord-api-types/v10';
import type { State } from '../state.js';
import type { Message } from '../types.js';
import { apiThread } from './channel.js';
import { apiUser } from './user.js';

/**
 * A message as REST and interactions show it. `nonce` only in the answer to the request that sent it, `whole` when a
 * command was used on it: then a bot reads it without the message intent, too.
 */
export function apiMessage(
  state: State,
  message: Message,
  options: { nonce?: boolean; nested?: boolean; whole?: boolean } = {},
): APIMessage {
  const thread = state.world.channels.get(message.id);
  const reference = message.reference === null ? undefined : referenced(state, message.reference);
  const hidden = options.whole !== true && isHidden(state, message);
  const shown = {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: hidden ? '' : message.content,
    author: userOf(state, message.authorId),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: hidden ? [] : message.components,
    attachments: hidden ? [] : message.attachments,
    flags: message.flags,
    mentions: message.mentions.users.map((id) => userOf(state, id)),
    mention_roles: message.mentions.roles,
    mention_everyone: message.mentions.everyone,
    pinned: message.pinnedAt !== null,
    tts: false,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    ...(options.nonce === true && message.nonce !== null ? { nonce: message.nonce } : {}),
    ...(message.interaction === null ? {} : { interaction_metadata: interactionMetadata(state, message.interaction) }),
    ...(message.interaction === null ? {} : { webhook_id: state.applicationId }),
    ...(message.authorId === state.botUserId ? { application_id: state.applicationId } : {}),
    ...(thread === undefined || thread.thread === null ? {} : { thread: apiThread(thread, thread.thread) }),
    ...(message.reference === null ? {} : { message_reference: referenceOf(message, message.reference) }),
    ...(reference === undefined || options.nested === true
      ? {}
      : { referenced_message: apiMessage(state, reference, { nested: true }) }),
  };
  return shown as APIMessage;
}

/** Without the message intent a bot reads what it wrote, what names it, and its direct messages. */
function isHidden(state: State, message: Message): boolean {
  const own = message.authorId === state.botUserId || message.mentions.users.includes(state.botUserId);
  return !own && message.guildId !== null;
}

function referenceOf(message: Message, to: NonNullable<Message['reference']>) {
  const guild = message.guildId === null ? {} : { guild_id: message.guildId };
  return { type: 0, channel_id: to.channelId, message_id: to.messageId, ...guild };
}

function referenced(state: State, to: NonNullable<Message['reference']>): Message | undefined {
  const message = state.world.channels.get(to.channelId)?.messages.get(to.messageId);
  return message?.deleted === false ? message : undefined;
}

function userOf(state: State, id: string) {
  const user = state.world.users.get(id);
  if (user === undefined) throw new Error(`Expected a user of this world, received the id ${id}`);
  return apiUser(user);
}

function interactionMetadata(
  state: State,
  interaction: NonNullable<Message['interaction']>,
): APIMessageInteractionMetadata {
  return {
    id: interaction.id,
    type: interaction.type,
    user: userOf(state, interaction.userId),
    authorizing_integration_owners: {},
    ...(interaction.sourceMessageId === null ? {} : { interacted_message_id: interaction.sourceMessageId }),
  } as APIMessageInteractionMetadata;
}
