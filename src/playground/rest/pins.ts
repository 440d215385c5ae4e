import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import * as events from '../gateway/events.js';
import { createNotice } from '../post/store.js';
import { Refusal } from '../refusal.js';
import { apiMessage } from '../wire/message.js';
import { channelAt, messageAt, refuseWithout } from './access.js';
import { noContent, ok, type Answer, type Call, type Route } from './route.js';

const MAX_PINS = 250;
const PIN_NOTICE = 6;
/** Message types that can be pinned: plain ones, replies, and answers to commands. */
const PINNABLE: readonly number[] = [0, 19, 20, 23];

/** Routes of 2025; the older `/channels/:channel/pins` are not here, and PIN_MESSAGES is what counts. */
export const pinRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages/pins', answers: 'PinnedMessagesResponseSchema', handle: list },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', handle: unpin },
];

function pin(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  refuseWithout(state, channel, Bit.PinMessages);
  const message = messageAt(call, channel);
  if (!PINNABLE.includes(message.type)) throw new Refusal(403, 50_021, 'Cannot execute action on a system message');
  if (channel.pins.includes(message.id)) return noContent;
  if (channel.pins.length >= MAX_PINS) {
    throw new Refusal(400, 30_003, `Maximum number of pins reached for the channel (${MAX_PINS})`);
  }
  channel.pins.push(message.id);
  message.pinnedAt = state.now();
  createNotice(state, channel, PIN_NOTICE, '', { channelId: channel.id, messageId: message.id });
  state.dispatch(channel.guildId, events.pinsUpdate(channel, state.now()));
  return noContent;
}

function unpin(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  refuseWithout(state, channel, Bit.PinMessages);
  const message = messageAt(call, channel);
  const at = channel.pins.indexOf(message.id);
  if (at >= 0) channel.pins.splice(at, 1);
  message.pinnedAt = null;
  state.dispatch(channel.guildId, events.pinsUpdate(channel, state.now()));
  state.changed.emit();
  return noContent;
}

/** Newest pin first. */
function list(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  const limit = Math.min(50, Number(call.query.get('limit') ?? 50));
  const messages = channel.pins.toReversed().flatMap((id) => channel.messages.get(id) ?? []);
  const items = messages.slice(0, limit).map((message) => ({
    pinned_at: new Date(message.pinnedAt ?? 0).toISOString(),
    message: apiMessage(state, message),
  }));
  return ok({ items, has_more: messages.length > limit });
}
