import { ChannelType, MessageFlags, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import * as events from '../gateway/events.js';
import { createNotice } from '../post/store.js';
import { can } from '../permissions.js';
import { missingPermissions, Refusal } from '../refusal.js';
import type { State } from '../state.js';
import type { Channel, Message } from '../types.js';
import { apiChannel } from '../wire/channel.js';
import { channelAt, messageAt, refuseWithout } from './access.js';
import { noContent, type Answer, type Call, type Route } from './route.js';

const THREAD_STARTED_IN_CHANNEL = 18;
const THREAD_STARTER = 21;
const MAX_ACTIVE_THREADS = 1_000;
const THREADED: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

interface ThreadForm {
  readonly name?: string;
  readonly auto_archive_duration?: number | null;
  readonly type?: number | null;
  readonly archived?: boolean | null;
  readonly locked?: boolean | null;
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel',
    handle: (call) => ({ status: 200, body: apiChannel(call.state.world, channelAt(call)) }),
  },
  {
    method: 'PATCH',
    path: '/channels/:channel',
    schema: 'UpdateThreadRequestPartialSchema',
    answers: 'ThreadResponseSchema',
    handle: updateThread,
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    schema: 'CreateTextThreadWithMessageRequestSchema',
    answers: 'CreatedThreadResponseSchema',
    handle: threadFromMessage,
  },
  {
    method: 'POST',
    path: '/channels/:channel/threads',
    schema: 'CreateTextThreadWithoutMessageRequestSchema',
    answers: 'CreatedThreadResponseSchema',
    handle: threadWithoutMessage,
  },
  { method: 'PUT', path: '/channels/:channel/thread-members/@me', handle: join },
];

/** The thread has the message's id; a message has at most one. */
function threadFromMessage(call: Call): Answer {
  const channel = channelAt(call);
  refuseWithout(call.state, channel, Bit.CreatePublicThreads);
  const message = messageAt(call, channel);
  if (!THREADED.includes(channel.type)) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
  if (call.state.world.channels.get(message.id)?.deleted === false) {
    throw new Refusal(400, 160_004, 'A thread has already been created for this message');
  }
  const type = channel.type === ChannelType.GuildText ? ChannelType.PublicThread : ChannelType.AnnouncementThread;
  const thread = openThread(call.state, channel, message.id, type, call.body as ThreadForm);
  message.flags |= MessageFlags.HasThread;
  createNotice(call.state, thread, THREAD_STARTER, '', { channelId: channel.id, messageId: message.id });
  return created(call.state, thread);
}

/** Private unless the form says otherwise, as in API v10. */
function threadWithoutMessage(call: Call): Answer {
  const channel = channelAt(call);
  const form = call.body as ThreadForm;
  const type = form.type ?? ChannelType.PrivateThread;
  const isPrivate = type === Number(ChannelType.PrivateThread);
  refuseWithout(call.state, channel, isPrivate ? Bit.CreatePrivateThreads : Bit.CreatePublicThreads);
  if (!THREADED.includes(channel.type)) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
  const thread = openThread(call.state, channel, call.state.nextId(), type, form);
  if (!isPrivate) {
    createNotice(call.state, channel, THREAD_STARTED_IN_CHANNEL, thread.name, {
      channelId: thread.id,
      messageId: thread.id,
    });
  }
  return created(call.state, thread);
}

function openThread(state: State, parent: Channel, id: string, type: ChannelType, form: ThreadForm): Channel {
  const guild = state.world.guilds.get(parent.guildId ?? '');
  if (guild === undefined) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
  const active = [...guild.threads.values()].filter((thread) => thread.thread?.archived === false);
  if (active.length >= MAX_ACTIVE_THREADS) {
    throw new Refusal(400, 160_006, 'Maximum number of active threads reached');
  }
  const name = form.name ?? '';
  const thread: Channel = {
    id,
    type,
    name,
    guildId: guild.id,
    parentId: parent.id,
    topic: null,
    position: 0,
    overwrites: new Map(),
    messages: new Map<string, Message>(),
    pins: [],
    thread: {
      ownerId: state.botUserId,
      createdAt: state.now(),
      name,
      autoArchive: form.auto_archive_duration ?? 4_320,
      archived: false,
      locked: false,
      members: new Set([state.botUserId]),
    },
    recipientId: null,
    lastMessageId: null,
    deleted: false,
  };
  guild.threads.set(id, thread);
  state.world.channels.set(id, thread);
  return thread;
}

function created(state: State, thread: Channel): Answer {
  state.dispatch(thread.guildId, events.threadCreate(thread));
  state.changed.emit();
  return { status: 201, body: apiChannel(state.world, thread) };
}

/** Threads only: who made one may rename and archive it, the rest needs MANAGE_THREADS. */
function updateThread(call: Call): Answer {
  const { state } = call;
  const channel = channelAt(call);
  const { thread } = channel;
  if (thread === null) throw missingPermissions();
  const form = call.body as ThreadForm;
  const manages = can(state.world, channel, state.botUserId, Bit.ManageThreads);
  if (!manages && (thread.ownerId !== state.botUserId || form.locked === true || thread.locked))
    throw missingPermissions();
  if (thread.archived && form.archived !== false) throw new Refusal(400, 50_083, 'Thread is archived');
  thread.name = form.name ?? thread.name;
  thread.autoArchive = form.auto_archive_duration ?? thread.autoArchive;
  thread.archived = form.archived ?? thread.archived;
  thread.locked = form.locked ?? thread.locked;
  state.dispatch(channel.guildId, events.threadUpdate(channel));
  state.changed.emit();
  return { status: 200, body: apiChannel(state.world, channel) };
}

function join(call: Call): Answer {
  const channel = channelAt(call);
  if (channel.thread === null) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
  channel.thread.members.add(call.state.botUserId);
  return noContent;
}
