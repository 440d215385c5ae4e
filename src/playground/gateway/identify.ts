/** IDENTIFY: who may come in, as what, and the READY they get. */
import { GatewayDispatchEvents as Event, type GatewayReadyDispatchData } from 'discord-api-types/v10';
import type { GatewayEvent, State } from '../state.js';
import type { Guild } from '../types.js';
import { apiUser } from '../wire/user.js';
import * as events from './events.js';
import type { Session } from './session.js';

export interface Identified {
  readonly shard: readonly [number, number];
  readonly intents: number;
}

export interface Closed {
  readonly close: number;
  readonly reason: string;
}

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: granted to nobody here. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN = 0b11_0011_0001_1111_1111_1111_1111;
const GUILDS_PER_SHARD = 2_500;

/** @returns the session's terms, or the code with which Discord closes */
export function identify(state: State, data: unknown): Identified | Closed {
  const given = (data ?? {}) as { token?: unknown; intents?: unknown; shard?: unknown; properties?: unknown };
  if (given.token !== state.token) return { close: 4004, reason: 'Authentication failed.' };
  if (typeof given.properties !== 'object') return { close: 4002, reason: 'Error while decoding payload.' };
  const shard = shardOf(given.shard);
  if (shard === undefined) return { close: 4010, reason: 'Invalid shard.' };
  if (state.world.guilds.size / shard[1] > GUILDS_PER_SHARD) return { close: 4011, reason: 'Sharding required.' };
  const { intents } = given;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0) {
    return { close: 4013, reason: 'Invalid intent(s).' };
  }
  if ((intents & PRIVILEGED) !== 0) return { close: 4014, reason: 'Disallowed intent(s).' };
  return { shard, intents };
}

export function ready(state: State, session: Session, guildIds: readonly string[]): GatewayEvent {
  const bot = state.world.users.get(state.botUserId);
  if (bot === undefined) throw new Error('Expected the bot among the users of this world');
  const data = {
    v: 10,
    user: { ...apiUser(bot), verified: true, mfa_enabled: false },
    guilds: guildIds.map((id) => ({ id, unavailable: true })),
    session_id: session.sessionId,
    resume_gateway_url: `${state.url.replace('http', 'ws')}/gateway/resume`,
    shard: [session.shard[0], session.shard[1]],
    application: { id: state.applicationId, flags: 0 },
  };
  return { t: Event.Ready, d: data as GatewayReadyDispatchData };
}

/** What follows READY for each guild: its data, or that it is down. */
export function guildState(state: State, guild: Guild): GatewayEvent {
  return guild.state === 'present' ? events.guildCreate(state, guild) : events.guildDelete(guild.id, true);
}

function shardOf(given: unknown): readonly [number, number] | undefined {
  if (given === undefined) return [0, 1];
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [shard, count] = given as unknown[];
  const whole = Number.isInteger(shard) && Number.isInteger(count);
  return whole && Number(shard) >= 0 && Number(shard) < Number(count) ? [Number(shard), Number(count)] : undefined;
}
