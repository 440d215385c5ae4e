import {
  ChannelType,
  OverwriteType,
  type APIChannel,
  type APIDMChannel,
  type APITextChannel,
  type APIThreadChannel,
} from 'discord-api-types/v10';
import type { Channel, Overwrite, Thread, World } from '../types.js';
import { apiUser } from './user.js';

export function apiChannel(world: World, channel: Channel): APIChannel {
  if (channel.thread !== null) return apiThread(channel, channel.thread);
  return channel.guildId === null ? apiDirect(world, channel) : apiGuildChannel(channel);
}

/** A channel of a guild; voice channels and the like differ in fields that no bot of ours reads. */
export function apiGuildChannel(channel: Channel): APITextChannel {
  return {
    id: channel.id,
    type: channel.type as ChannelType.GuildText,
    guild_id: channel.guildId ?? '',
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId,
    topic: channel.topic,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: channel.lastMessageId,
    permission_overwrites: [...channel.overwrites.values()].map(apiOverwrite),
    flags: 0 as never,
  } satisfies APITextChannel & { flags: number };
}

/** What interactions carry of their own channel. */
export function partialChannel(world: World, channel: Channel): Pick<APIChannel, 'id' | 'type'> {
  return apiChannel(world, channel);
}

export function apiThread(channel: Channel, thread: Thread): APIThreadChannel {
  return {
    id: channel.id,
    type: channel.type as ChannelType.PublicThread,
    guild_id: channel.guildId ?? '',
    parent_id: channel.parentId ?? '',
    owner_id: thread.ownerId,
    name: thread.name,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: 0,
    message_count: channel.messages.size,
    member_count: thread.members.size,
    total_message_sent: channel.messages.size,
    flags: 0 as never,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchive,
      archive_timestamp: new Date(thread.createdAt).toISOString(),
      create_timestamp: new Date(thread.createdAt).toISOString(),
      locked: thread.locked,
    },
  };
}

function apiDirect(world: World, channel: Channel): APIDMChannel {
  const recipient = world.users.get(channel.recipientId ?? '');
  return {
    id: channel.id,
    type: ChannelType.DM,
    name: null,
    last_message_id: channel.lastMessageId,
    flags: 0 as never,
    recipients: recipient === undefined ? [] : [apiUser(recipient)],
  };
}

function apiOverwrite(overwrite: Overwrite) {
  return {
    id: overwrite.id,
    type: overwrite.type === 'role' ? OverwriteType.Role : OverwriteType.Member,
    allow: overwrite.allow.toString(),
    deny: overwrite.deny.toString(),
  };
}
