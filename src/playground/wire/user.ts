import type { APIGuildMember, APIUser } from 'discord-api-types/v10';
import type { Member, User } from '../types.js';

/** A user as REST and gateway show it; `flags` and `primary_guild` are in Discord's specification, too. */
export function apiUser(user: User): APIUser {
  const shown = {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.displayName,
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  };
  return shown satisfies APIUser;
}

export function apiMember(member: Member): APIGuildMember {
  return {
    user: apiUser(member.user),
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0 as APIGuildMember['flags'],
  };
}
