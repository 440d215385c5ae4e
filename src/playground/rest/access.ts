/** What the bot may reach and do, asked in Discord's order: is it there, may it see it, may it do that. */
import { ChannelType, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { can } from '../permissions.js';
import {
  missingAccess,
  missingPermissions,
  problem,
  invalidForm,
  Refusal,
  unknownChannel,
  unknownMessage,
} from '../refusal.js';
import { isSnowflake } from '../snowflake.js';
import { presentGuild, type State } from '../state.js';
import type { Channel, Guild, Message } from '../types.js';
import { param, type Call } from './route.js';

/** A parameter that has to be an id. @throws Refusal 50035 */
export function idParam(call: Call, name: string): string {
  const id = param(call, name);
  if (isSnowflake(id)) return id;
  throw invalidForm(problem([`${name}_id`], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`));
}

/** A guild the bot is in. @throws Refusal 10004 for what never was, 50001 for what it has no part in */
export function guildAt(call: Call, name = 'guild'): Guild {
  const id = idParam(call, name);
  const guild = presentGuild(call.state, id);
  if (guild !== undefined) return guild;
  if (call.state.world.guilds.has(id)) throw missingAccess();
  throw new Refusal(404, 10_004, 'Unknown Guild');
}

/** A channel the bot sees. @throws Refusal 10003, 50001 */
export function channelAt(call: Call): Channel {
  const channel = call.state.world.channels.get(idParam(call, 'channel'));
  if (channel === undefined || channel.deleted) throw unknownChannel();
  refuseWithout(call.state, channel, Bit.ViewChannel);
  return channel;
}

/** A message of that channel that the bot can read over REST: ephemeral ones are not there. @throws Refusal 10008 */
export function messageAt(call: Call, channel: Channel): Message {
  const message = channel.messages.get(idParam(call, 'message'));
  if (message === undefined || message.deleted || message.visibleTo !== null) throw unknownMessage();
  return message;
}

/** @throws Refusal 50001 when the channel is out of sight, 50013 when another of the bits is missing */
export function refuseWithout(state: State, channel: Channel, bits: bigint): void {
  const gone = channel.guildId !== null && presentGuild(state, channel.guildId) === undefined;
  if (gone || !can(state.world, channel, state.botUserId, Bit.ViewChannel)) throw missingAccess();
  if (!can(state.world, channel, state.botUserId, bits)) throw missingPermissions();
}

/** @throws Refusal 50007 for a person who takes no direct messages or shares no guild with the bot, 50008 for channels without text */
export function refuseWhereNobodyWrites(state: State, channel: Channel): void {
  if (channel.type === ChannelType.GuildCategory || channel.type === ChannelType.GuildForum) {
    throw new Refusal(400, 50_008, 'Cannot send messages in a non-text channel');
  }
  if (channel.recipientId === null) return;
  const person = state.world.users.get(channel.recipientId);
  const shared = [...state.world.guilds.values()].some(
    (guild) => guild.state === 'present' && guild.members.has(channel.recipientId ?? ''),
  );
  if (person?.acceptsDirectMessages !== true || !shared) {
    throw new Refusal(403, 50_007, 'Cannot send messages to this user');
  }
}
