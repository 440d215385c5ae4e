/** Making and changing the world: guilds, members, channels, permissions. Each change tells the gateway what Discord would. */
import { ChannelType, type Locale } from 'discord-api-types/v10';
import * as events from './gateway/events.js';
import { ALL, BOT_DEFAULT, MEMBER_DEFAULT } from './permissions.js';
import { snowflakeAt } from './snowflake.js';
import type { State } from './state.js';
import type { Channel, ChannelSeed, Guild, GuildSeed, Member, MemberSeed, Overwrite, Role, User } from './types.js';

const DAY = 86_400_000;

export function addGuild(state: State, seed: GuildSeed): Guild {
  if (seed.id !== undefined && state.world.guilds.has(seed.id)) {
    throw new Error(`Expected a new guild id, received ${seed.id}, which exists`);
  }
  const createdAt = state.now() - 90 * DAY + state.world.guilds.size;
  // One guild a millisecond, so that they spread over shards.
  const id = seed.id ?? snowflakeAt(createdAt);
  const members = seed.members ?? [{ name: 'owner' }];
  const owner = makeUser(state, members[0] ?? { name: 'owner' });
  const guild: Guild = {
    id,
    name: seed.name,
    locale: (seed.locale ?? 'ja') as Locale,
    ownerId: owner.id,
    createdAt,
    state: 'present',
    roles: new Map(),
    members: new Map(),
    channels: new Map(),
    threads: new Map(),
  };
  // Everyone may do nothing here, so that the bot can do exactly what its own role says.
  putRole(guild, { id, name: '@everyone', permissions: 0n, managed: false, mentionable: false });
  const memberRole = {
    id: state.nextId(),
    name: 'member',
    permissions: MEMBER_DEFAULT,
    managed: false,
    mentionable: true,
  };
  putRole(guild, memberRole);
  joinBot(state, guild, seed.botPermissions ?? BOT_DEFAULT);
  for (const [index, member] of members.entries()) {
    joinMember(state, guild, index === 0 ? { ...member, id: owner.id } : member, memberRole.id);
  }
  for (const channel of seed.channels ?? [{ name: 'general' }]) putChannel(state, guild, channel);
  state.world.guilds.set(id, guild);
  state.dispatch(id, events.guildCreate(state, guild));
  state.changed.emit();
  return guild;
}

export function removeGuild(state: State, id: string, how: { readonly unavailable: boolean }): void {
  const guild = guildOf(state, id);
  guild.state = how.unavailable ? 'unavailable' : 'removed';
  state.dispatch(id, events.guildDelete(id, how.unavailable));
  state.changed.emit();
}

export function restoreGuild(state: State, id: string): void {
  const guild = guildOf(state, id);
  guild.state = 'present';
  state.dispatch(id, events.guildCreate(state, guild));
  state.changed.emit();
}

export function addMember(state: State, guildId: string, seed: MemberSeed): Member {
  const guild = guildOf(state, guildId);
  const role = [...guild.roles.values()].find(({ name }) => name === 'member');
  const member = joinMember(state, guild, seed, role?.id ?? guild.id);
  state.changed.emit();
  return member;
}

export function addChannel(state: State, guildId: string, seed: ChannelSeed): Channel {
  const guild = guildOf(state, guildId);
  const channel = putChannel(state, guild, seed);
  state.dispatch(guildId, events.channelCreate(channel));
  state.changed.emit();
  return channel;
}

export function removeChannel(state: State, id: string): void {
  const channel = state.world.channels.get(id);
  if (channel === undefined) throw new Error(`Expected the id of a channel of this world, received ${id}`);
  channel.deleted = true;
  const guild = guildOf(state, channel.guildId ?? '');
  if (channel.thread === null) {
    guild.channels.delete(id);
    for (const thread of guild.threads.values()) if (thread.parentId === id) removeChannel(state, thread.id);
    state.dispatch(guild.id, events.channelDelete(channel));
  } else {
    guild.threads.delete(id);
    state.dispatch(guild.id, events.threadDelete(channel));
  }
  state.changed.emit();
}

/** @param id a channel's, or a guild's for the bot's role */
export function setPermissions(state: State, id: string, bits: bigint | null): void {
  const guild = state.world.guilds.get(id);
  if (guild !== undefined) {
    const role = roleOf(guild, `bot:${state.botUserId}`);
    role.permissions = bits ?? BOT_DEFAULT;
    state.dispatch(id, events.guildRoleUpdate(guild, role));
  } else {
    const channel = state.world.channels.get(id);
    if (channel === undefined) throw new Error(`Expected the id of a channel or guild of this world, received ${id}`);
    if (bits === null) channel.overwrites.delete(state.botUserId);
    else channel.overwrites.set(state.botUserId, overwriteFor(state.botUserId, bits));
    state.dispatch(channel.guildId, events.channelUpdate(channel));
  }
  state.changed.emit();
}

export function setMemberPermissions(state: State, guildId: string, userId: string, bits: bigint): void {
  const guild = guildOf(state, guildId);
  const member = guild.members.get(userId);
  if (member === undefined) throw new Error(`Expected a member of guild ${guildId}, received the user id ${userId}`);
  grant(state, guild, member, bits);
  state.changed.emit();
}

/** Direct messages of the bot with a person; opened when there are none. */
export function directChannel(state: State, userId: string): Channel {
  for (const channel of state.world.channels.values()) if (channel.recipientId === userId) return channel;
  const channel = makeChannel(state, { name: '', type: ChannelType.DM }, null, 0, userId);
  state.world.channels.set(channel.id, channel);
  return channel;
}

export function guildOf(state: State, id: string): Guild {
  const guild = state.world.guilds.get(id);
  if (guild === undefined) throw new Error(`Expected the id of a guild of this world, received '${id}'`);
  return guild;
}

export function putUser(state: State, user: User): User {
  state.world.users.set(user.id, user);
  return user;
}

function makeUser(state: State, seed: MemberSeed): User {
  const known = state.world.users.get(seed.id ?? '');
  if (known !== undefined) return known;
  return putUser(state, {
    id: seed.id ?? state.nextId(),
    username: seed.name,
    displayName: seed.displayName ?? seed.name,
    bot: false,
    locale: (seed.locale ?? 'ja') as Locale,
    acceptsDirectMessages: true,
  });
}

function joinBot(state: State, guild: Guild, permissions: bigint): void {
  const user = state.world.users.get(state.botUserId);
  if (user === undefined) throw new Error('Expected the bot among the users of this world');
  const role = { id: state.nextId(), name: `bot:${state.botUserId}`, permissions, managed: true, mentionable: false };
  putRole(guild, role);
  guild.members.set(user.id, { user, nick: null, joinedAt: guild.createdAt + DAY, roles: [role.id] });
}

function joinMember(state: State, guild: Guild, seed: MemberSeed, roleId: string): Member {
  const user = makeUser(state, seed);
  const joinedAt = seed.joinedAt ?? guild.createdAt + guild.members.size * DAY;
  const member: Member = { user, nick: null, joinedAt, roles: [roleId] };
  guild.members.set(user.id, member);
  if (seed.permissions !== undefined) grant(state, guild, member, seed.permissions);
  return member;
}

function grant(state: State, guild: Guild, member: Member, bits: bigint): void {
  const name = `own:${member.user.id}`;
  const known = [...guild.roles.values()].find((role) => role.name === name);
  const role = known ?? { id: state.nextId(), name, permissions: bits, managed: false, mentionable: false };
  role.permissions = bits;
  putRole(guild, role);
  if (!member.roles.includes(role.id)) member.roles.push(role.id);
}

function putRole(guild: Guild, role: Role): void {
  guild.roles.set(role.id, role);
}

function roleOf(guild: Guild, name: string): Role {
  const role = [...guild.roles.values()].find((candidate) => candidate.name === name);
  if (role === undefined) throw new Error(`Expected a role called ${name} in guild ${guild.id}`);
  return role;
}

function putChannel(state: State, guild: Guild, seed: ChannelSeed): Channel {
  const channel = makeChannel(state, seed, guild.id, guild.channels.size, null);
  if (seed.botPermissions !== undefined) {
    channel.overwrites.set(state.botUserId, overwriteFor(state.botUserId, seed.botPermissions));
  }
  guild.channels.set(channel.id, channel);
  state.world.channels.set(channel.id, channel);
  return channel;
}

function makeChannel(
  state: State,
  seed: ChannelSeed,
  guildId: string | null,
  position: number,
  recipientId: string | null,
): Channel {
  return {
    id: seed.id ?? state.nextId(),
    type: seed.type ?? ChannelType.GuildText,
    name: seed.name,
    guildId,
    parentId: null,
    topic: seed.topic ?? null,
    position,
    overwrites: new Map(),
    messages: new Map(),
    pins: [],
    thread: null,
    recipientId,
    lastMessageId: null,
    deleted: false,
  };
}

/** Exactly these permissions, whatever the roles say. */
function overwriteFor(id: string, bits: bigint): Overwrite {
  return { id, type: 'member', allow: bits, deny: ALL & ~bits };
}
