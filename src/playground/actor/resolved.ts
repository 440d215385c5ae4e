/** The full objects behind the ids in an interaction's data. */
import { channelPermissions } from '../permissions.js';
import type { State } from '../state.js';
import type { Channel } from '../types.js';
import { apiChannel } from '../wire/channel.js';
import { apiRole } from '../wire/guild.js';
import { apiMember, apiUser } from '../wire/user.js';

type Loose = Record<string, unknown>;

/** @returns `{ resolved }` with what was found, or nothing */
export function resolve(state: State, here: Channel, userId: string, ids: readonly string[]): { resolved?: Loose } {
  const resolved: Record<string, Loose> = {};
  const add = (kind: string, id: string, value: unknown): void => {
    (resolved[kind] ??= {})[id] = value;
  };
  const guild = state.world.guilds.get(here.guildId ?? '');
  for (const id of ids) {
    const user = state.world.users.get(id);
    const member = guild?.members.get(id);
    const role = guild?.roles.get(id);
    const channel = state.world.channels.get(id);
    if (user !== undefined) add('users', id, apiUser(user));
    if (member !== undefined) {
      const { user: _, ...rest } = apiMember(member);
      add('members', id, { ...rest, permissions: channelPermissions(state.world, here, id).toString() });
    }
    if (role !== undefined) add('roles', id, apiRole(role));
    if (channel !== undefined) {
      add('channels', id, {
        ...apiChannel(state.world, channel),
        permissions: channelPermissions(state.world, channel, userId).toString(),
        app_permissions: channelPermissions(state.world, channel, state.botUserId).toString(),
      });
    }
  }
  return Object.keys(resolved).length === 0 ? {} : { resolved };
}
