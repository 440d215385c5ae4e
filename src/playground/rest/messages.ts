import { MessageFlags as Flag, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { createMessage, deleteMessage, editMessage } from '../post/store.js';
import { can, sendBit } from '../permissions.js';
import { invalidForm, problem, Refusal, unknownMessage } from '../refusal.js';
import { MESSAGE_FLAGS, type MessageForm } from '../rules/message.js';
import { byId } from '../snowflake.js';
import type { State } from '../state.js';
import type { Channel, Message } from '../types.js';
import { apiMessage } from '../wire/message.js';
import { channelAt, messageAt, refuseWhereNobodyWrites, refuseWithout } from './access.js';
import { noContent, ok, type Answer, type Call, type Route } from './route.js';

/** "The past few minutes": Discord does not say how many. */
const NONCE_MS = 5 * 60_000;
const REPLY = 19;

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages', answers: 'MessageResponseSchema', handle: list },
  { method: 'GET', path: '/channels/:channel/messages/:message', answers: 'MessageResponseSchema', handle: get },
  {
    method: 'POST',
    path: '/channels/:channel/messages',
    schema: 'MessageCreateRequestSchema',
    answers: 'MessageResponseSchema',
    bucket: { limit: 5, ms: 5_000 },
    handle: create,
  },
  {
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    schema: 'MessageEditRequestPartialSchema',
    answers: 'MessageResponseSchema',
    bucket: { limit: 5, ms: 5_000 },
    handle: edit,
  },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', bucket: { limit: 5, ms: 1_000 }, handle: remove },
];

function create(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  const form = call.body as MessageForm;
  refuseWhereNobodyWrites(state, channel);
  refuseWithout(state, channel, sendBit(channel));
  refuseWhatNeedsMore(call, channel, form);
  const nonce = form.nonce === undefined || form.nonce === null ? null : String(form.nonce);
  if (form.enforce_nonce === true) {
    if (nonce === null) throw invalidForm(problem(['nonce'], 'BASE_TYPE_REQUIRED', 'enforce_nonce needs a nonce'));
    const first = recent(state, nonce);
    // A repeat of what was sent and then deleted is answered as such, on purpose.
    if (first?.deleted === true) throw unknownMessage();
    if (first !== undefined) return ok(apiMessage(state, first, { nonce: true }));
  }
  const message = createMessage(state, {
    channel,
    authorId: state.botUserId,
    form,
    uploads: call.uploads,
    allowedFlags: MESSAGE_FLAGS,
    mentionDefault: 'all',
    ...replyTo(call, channel, form),
  });
  if (nonce !== null) state.nonces.set(nonce, message);
  if (channel.thread?.archived === true) channel.thread.archived = false;
  return ok(apiMessage(state, message, { nonce: true }));
}

function refuseWhatNeedsMore({ state, uploads }: Call, channel: Channel, form: MessageForm): void {
  if (channel.thread?.locked === true && !can(state.world, channel, state.botUserId, Bit.ManageThreads)) {
    throw new Refusal(400, 50_083, 'Thread is archived');
  }
  if ((form.embeds ?? []).length > 0) refuseWithout(state, channel, Bit.EmbedLinks);
  if (uploads.length > 0) refuseWithout(state, channel, Bit.AttachFiles);
}

function replyTo(
  { state }: Call,
  channel: Channel,
  form: MessageForm,
): { reference?: Message['reference']; type?: number } {
  const to = form.message_reference;
  if (to === undefined || to === null) return {};
  if (!can(state.world, channel, state.botUserId, Bit.ReadMessageHistory)) {
    throw new Refusal(400, 160_002, 'Cannot reply without permission to read message history');
  }
  const message = channel.messages.get(to.message_id);
  if (message !== undefined && !message.deleted && message.visibleTo === null) {
    return { type: REPLY, reference: { channelId: channel.id, messageId: message.id } };
  }
  if (to.fail_if_not_exists === false) return {};
  throw invalidForm(problem(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message'));
}

/** The bot's message with this nonce, if it was sent within the window; deleted ones count. */
function recent(state: State, nonce: string): Message | undefined {
  const message = state.nonces.get(nonce);
  return message !== undefined && state.now() - message.createdAt <= NONCE_MS ? message : undefined;
}

function edit(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  const message = messageAt(call, channel);
  if (message.authorId !== state.botUserId) {
    throw new Refusal(403, 50_005, 'Cannot edit a message authored by another user');
  }
  if (channel.thread?.archived === true) throw new Refusal(400, 50_083, 'Thread is archived');
  editMessage(state, message, call.body as MessageForm, call.uploads);
  return ok(apiMessage(state, message));
}

function remove(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  const message = messageAt(call, channel);
  if (message.authorId !== state.botUserId) refuseWithout(state, channel, Bit.ManageMessages);
  deleteMessage(state, channel, message);
  return noContent;
}

function get(call: Call): Answer {
  const channel = channelAt(call);
  refuseWithout(call.state, channel, Bit.ReadMessageHistory);
  return ok(apiMessage(call.state, messageAt(call, channel)));
}

/** Newest first; nothing without READ_MESSAGE_HISTORY. */
function list(call: Call): Answer {
  const { state, query } = call;
  const channel = channelAt(call);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm(problem(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.'));
  }
  if (!can(state.world, channel, state.botUserId, Bit.ReadMessageHistory)) return ok([]);
  const readable = [...channel.messages.values()].filter(
    (message) => !message.deleted && message.visibleTo === null && (message.flags & Flag.Ephemeral) === 0,
  );
  return ok(page(readable.toSorted(byId), query, limit).map((message) => apiMessage(state, message)));
}

/** @param sorted oldest first */
function page(sorted: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const [before, after, around] = [query.get('before'), query.get('after'), query.get('around')];
  if (around !== null) {
    const half = Math.floor(limit / 2);
    const older = sorted.filter((message) => !newer(message.id, around)).slice(-half - 1);
    return [...older, ...sorted.filter((message) => newer(message.id, around)).slice(0, half)].toReversed();
  }
  if (after !== null)
    return sorted
      .filter((message) => newer(message.id, after))
      .slice(0, limit)
      .toReversed();
  const older = before === null ? sorted : sorted.filter((message) => newer(before, message.id));
  return older.slice(-limit).toReversed();
}

const newer = (a: string, b: string): boolean => byId({ id: a }, { id: b }) > 0;
