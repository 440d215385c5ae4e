/** Whom a message notifies: what its text names, as far as it is allowed to. */
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { can } from '../permissions.js';
import type { AllowedMentions } from '../rules/message.js';
import type { State } from '../state.js';
import type { Channel, Message } from '../types.js';

/** @param allowed undefined: Discord's default of this way of posting */
export function mentionsIn(
  state: State,
  channel: Channel,
  authorId: string,
  text: string,
  allowed: AllowedMentions | null | undefined,
  byDefault: 'all' | 'users',
): Message['mentions'] {
  const parse = allowed?.parse ?? (allowed ? [] : byDefault === 'all' ? ['users', 'roles', 'everyone'] : ['users']);
  const guild = state.world.guilds.get(channel.guildId ?? '');
  const mayPingAll = can(state.world, channel, authorId, Bit.MentionEveryone);
  const users = idsIn(text, /<@!?(\d+)>/g).filter((id) => state.world.users.has(id));
  const roles = idsIn(text, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    // Without the permission only roles that anyone may mention are notified; Discord says nothing about the others.
    return role !== undefined && (role.mentionable || mayPingAll);
  });
  return {
    users: users.filter((id) => parse.includes('users') || (allowed?.users ?? []).includes(id)),
    roles: roles.filter((id) => parse.includes('roles') || (allowed?.roles ?? []).includes(id)),
    everyone: parse.includes('everyone') && mayPingAll && /@(everyone|here)\b/.test(text),
  };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
