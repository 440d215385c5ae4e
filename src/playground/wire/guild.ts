import type { APIGuild, APIRole, GatewayGuildCreateDispatchData } from 'discord-api-types/v10';
import type { Channel, Guild, Role } from '../types.js';
import { apiGuildChannel, apiThread } from './channel.js';
import { apiMember } from './user.js';

export function apiRole(role: Role): APIRole {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0 as APIRole['flags'],
  };
}

/** GET /guilds/:id: settings and roles, without channels and members. */
export function apiGuild(guild: Guild): APIGuild {
  return {
    ...UNTYPED,
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    owner_id: guild.ownerId,
    application_id: null,
    region: 'japan',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0 as APIGuild['system_channel_flags'],
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()].map(apiRole),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    hub_type: null,
  };
}

/** In Discord's specification of a guild, but not in the types. */
const UNTYPED = { home_header: null, nsfw: false, incidents_data: null };

/** GUILD_CREATE; without the presence intent the bot itself is the only member. */
export function gatewayGuild(guild: Guild, botUserId: string): GatewayGuildCreateDispatchData {
  const me = guild.members.get(botUserId);
  return {
    ...apiGuild(guild),
    joined_at: new Date(me?.joinedAt ?? guild.createdAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: me === undefined ? [] : [apiMember(me)],
    channels: [...guild.channels.values()].map(apiGuildChannel),
    threads: activeThreads(guild).flatMap((channel) =>
      channel.thread === null ? [] : [apiThread(channel, channel.thread)],
    ),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function activeThreads(guild: Guild): Channel[] {
  return [...guild.threads.values()].filter((channel) => channel.thread?.archived === false);
}
