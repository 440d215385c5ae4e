import { MessageFlags as Flag } from 'discord-api-types/v10';
import { answer, postAnswer } from '../interaction/answer.js';
import { isExpired } from '../interaction/open.js';
import { deleteMessage, editMessage } from '../post/store.js';
import { Refusal, unknownInteraction, unknownMessage, unknownWebhook } from '../refusal.js';
import type { MessageForm } from '../rules/message.js';
import type { Interaction } from '../state.js';
import type { Message } from '../types.js';
import { apiMessage } from '../wire/message.js';
import { noContent, ok, param, type Answer, type Call, type Route } from './route.js';

/** Of each interaction's own webhook. */
const bucket = { limit: 5, ms: 2_000 };
const MESSAGE = '/webhooks/:application/:token/messages/:message';

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    open: true,
    answers: 'InteractionCallbackResponseSchema',
    handle: callback,
  },
  {
    method: 'POST',
    path: '/webhooks/:application/:token',
    open: true,
    schema: 'IncomingWebhookInteractionRequestSchema',
    answers: 'MessageResponseSchema',
    bucket,
    handle: followUp,
  },
  { method: 'GET', path: MESSAGE, open: true, answers: 'MessageResponseSchema', bucket, handle: get },
  {
    method: 'PATCH',
    path: MESSAGE,
    open: true,
    schema: 'IncomingWebhookUpdateRequestPartialSchema',
    answers: 'MessageResponseSchema',
    bucket,
    handle: edit,
  },
  { method: 'DELETE', path: MESSAGE, open: true, bucket, handle: remove },
];

function callback(call: Call): Answer {
  const { state } = call;
  const interaction = state.interactions.get(param(call, 'token'));
  if (interaction !== undefined && interaction.id !== param(call, 'interaction')) throw unknownInteraction();
  const message = answer(state, interaction, call.body, call.uploads);
  if (call.query.get('with_response') !== 'true' || interaction === undefined) return noContent;
  const { original } = interaction;
  const about =
    original === null
      ? {}
      : {
          response_message_id: original.id,
          response_message_loading: original.loading,
          response_message_ephemeral: original.visibleTo !== null,
        };
  const type = (call.body as { type: number }).type;
  const resource = message === null ? {} : { resource: { type, message: apiMessage(state, message) } };
  return ok({ interaction: { id: interaction.id, type: interaction.type, ...about }, ...resource });
}

/** The first one after a deferred answer takes its place. */
function followUp(call: Call): Answer {
  const { state } = call;
  const interaction = answeredAt(call);
  const form = call.body as MessageForm;
  const { original } = interaction;
  interaction.settled = true;
  if (original?.loading === true) {
    const { flags, ...rest } = form;
    editMessage(state, original, { ...rest, flags: ((flags ?? 0) & ~Flag.Ephemeral) | original.flags }, call.uploads);
    return ok(apiMessage(state, original));
  }
  const message = postAnswer(state, interaction, form, call.uploads);
  interaction.followups.push(message);
  return ok(apiMessage(state, message));
}

function get(call: Call): Answer {
  return ok(apiMessage(call.state, messageOf(call, answeredAt(call))));
}

function edit(call: Call): Answer {
  const interaction = answeredAt(call);
  const message = messageOf(call, interaction);
  editMessage(call.state, message, call.body as MessageForm, call.uploads);
  if (message === interaction.original) interaction.settled = true;
  call.state.changed.emit();
  return ok(apiMessage(call.state, message));
}

function remove(call: Call): Answer {
  const { state } = call;
  const interaction = answeredAt(call);
  const message = messageOf(call, interaction);
  if (message === interaction.original) interaction.settled = true;
  deleteMessage(state, interaction.channel, message);
  return noContent;
}

/** @throws Refusal 10015 before the first answer or without one, 50027 once the token is too old */
function answeredAt(call: Call): Interaction {
  const { state } = call;
  const interaction = state.interactions.get(param(call, 'token'));
  if (interaction === undefined || param(call, 'application') !== state.applicationId) throw unknownWebhook();
  if (interaction.state !== 'answered') throw unknownWebhook();
  if (isExpired(state, interaction)) throw new Refusal(401, 50_027, 'Invalid Webhook Token');
  return interaction;
}

/** `@original` or the id of a message that this interaction made or may change. @throws Refusal 10008 */
function messageOf(call: Call, interaction: Interaction): Message {
  const id = param(call, 'message');
  const known = [interaction.original, ...interaction.followups];
  const message = id === '@original' ? interaction.original : known.find((one) => one?.id === id);
  if (message === null || message === undefined || message.deleted) throw unknownMessage();
  return message;
}
