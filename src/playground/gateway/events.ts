/** The events of the GUILDS intent, typed as discord.js will read them. */
import {
  GatewayDispatchEvents as Event,
  type APIChannel,
  type GatewayChannelPinsUpdateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayGuildRoleUpdateDispatchData,
  type GatewayThreadDeleteDispatchData,
} from 'discord-api-types/v10';
import type { GatewayEvent, State } from '../state.js';
import type { Channel, Guild, Role } from '../types.js';
import { apiGuildChannel, apiThread } from '../wire/channel.js';
import { apiRole, gatewayGuild } from '../wire/guild.js';

export function guildCreate(state: State, guild: Guild): GatewayEvent {
  return { t: Event.GuildCreate, d: gatewayGuild(guild, state.botUserId) };
}

/** Without `unavailable` the bot was removed. */
export function guildDelete(id: string, unavailable: boolean): GatewayEvent {
  const data = unavailable ? { id, unavailable: true } : { id };
  return { t: Event.GuildDelete, d: data as GatewayGuildDeleteDispatchData };
}

export function guildRoleUpdate(guild: Guild, role: Role): GatewayEvent {
  return {
    t: Event.GuildRoleUpdate,
    d: { guild_id: guild.id, role: apiRole(role) } satisfies GatewayGuildRoleUpdateDispatchData,
  };
}

export const channelCreate = (channel: Channel): GatewayEvent => ({
  t: Event.ChannelCreate,
  d: apiGuildChannel(channel) satisfies APIChannel,
});

export const channelUpdate = (channel: Channel): GatewayEvent => ({
  t: Event.ChannelUpdate,
  d: apiGuildChannel(channel) satisfies APIChannel,
});

export const channelDelete = (channel: Channel): GatewayEvent => ({
  t: Event.ChannelDelete,
  d: apiGuildChannel(channel) satisfies APIChannel,
});

export function pinsUpdate(channel: Channel, at: number): GatewayEvent {
  const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
  const data = { ...guild, channel_id: channel.id, last_pin_timestamp: new Date(at).toISOString() };
  return { t: Event.ChannelPinsUpdate, d: data satisfies GatewayChannelPinsUpdateDispatchData };
}

export function threadCreate(channel: Channel): GatewayEvent {
  return { t: Event.ThreadCreate, d: { ...threadOf(channel), newly_created: true } };
}

export function threadUpdate(channel: Channel): GatewayEvent {
  return { t: Event.ThreadUpdate, d: threadOf(channel) };
}

export function threadDelete(channel: Channel): GatewayEvent {
  const data = {
    id: channel.id,
    guild_id: channel.guildId ?? '',
    parent_id: channel.parentId ?? '',
    type: channel.type,
  };
  return { t: Event.ThreadDelete, d: data as GatewayThreadDeleteDispatchData };
}

function threadOf(channel: Channel) {
  if (channel.thread === null) throw new Error(`Expected a thread, received the channel ${channel.id}`);
  return apiThread(channel, channel.thread);
}
