/** Discord's permission arithmetic: roles, then overwrites, then what depends on what. Bit sets throughout. */
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import type { Channel, Guild, World } from './types.js';

export const ALL = Object.values(Bit).reduce((all, bit) => all | bit, 0n);

/** Posting, embeds, files, history, threads and pins. */
export const BOT_DEFAULT =
  Bit.ViewChannel |
  Bit.SendMessages |
  Bit.EmbedLinks |
  Bit.AttachFiles |
  Bit.ReadMessageHistory |
  Bit.CreatePublicThreads |
  Bit.SendMessagesInThreads |
  Bit.PinMessages;

/** What the role of ordinary members allows. */
export const MEMBER_DEFAULT =
  BOT_DEFAULT | Bit.AddReactions | Bit.UseApplicationCommands | Bit.ChangeNickname | Bit.CreateInstantInvite;

/** Permissions of a person in a guild; 0 for strangers. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return ALL;
  const roles = [guild.id, ...member.roles].map((id) => guild.roles.get(id)?.permissions ?? 0n);
  const bits = roles.reduce((sum, role) => sum | role, 0n);
  return (bits & Bit.Administrator) === 0n ? bits : ALL;
}

/** Permissions of a person in a channel or thread; a thread has those of its channel. */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) return DIRECT;
  const guild = world.guilds.get(channel.guildId);
  if (guild === undefined) return 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL) return ALL;
  const parent = channel.thread === null ? channel : world.channels.get(channel.parentId ?? '');
  return implied(overwritten(base, parent ?? channel, guild, userId), sendBit(channel));
}

export function can(world: World, channel: Channel, userId: string, bits: bigint): boolean {
  return (channelPermissions(world, channel, userId) & bits) === bits;
}

/** SEND_MESSAGES does not count in threads. */
export function sendBit(channel: Channel): bigint {
  return channel.thread === null ? Bit.SendMessages : Bit.SendMessagesInThreads;
}

const DIRECT = BOT_DEFAULT | Bit.AddReactions | Bit.UseApplicationCommands | Bit.MentionEveryone;

function overwritten(base: bigint, channel: Channel, guild: Guild, userId: string): bigint {
  let bits = base;
  const everyone = channel.overwrites.get(guild.id);
  if (everyone !== undefined) bits = (bits & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const role of guild.members.get(userId)?.roles ?? []) {
    const overwrite = channel.overwrites.get(role);
    allow |= overwrite?.allow ?? 0n;
    deny |= overwrite?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = channel.overwrites.get(userId);
  return own === undefined ? bits : (bits & ~own.deny) | own.allow;
}

/** Who does not see a channel can do nothing in it; who cannot send can neither embed nor attach. */
function implied(bits: bigint, send: bigint): bigint {
  if ((bits & Bit.ViewChannel) === 0n) return 0n;
  if ((bits & send) !== 0n) return bits;
  return bits & ~(Bit.MentionEveryone | Bit.SendTTSMessages | Bit.AttachFiles | Bit.EmbedLinks);
}
