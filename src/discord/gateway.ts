import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Status,
  type APIInteraction,
  type APIOverwrite,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
} from 'discord.js';
import type { Logger } from 'pino';
import type { GuildSeen } from './command.js';
import { missing, permissionsIn } from './permissions.js';

export interface GatewayListener {
  interaction(interaction: APIInteraction): void;
  guild(guild: Omit<GuildSeen, 'isNew'>): void;
  /** The bot was removed. */
  guildGone(guildId: string): void;
  /** Discord cannot reach the guild for now; it ends with `guild`. */
  outage(guildId: string): void;
  /** Channels, roles or the bot's own membership changed in a guild. */
  changed(guildId: string): void;
  /** Once per connection: all guilds are being announced. */
  ready(applicationId: string): void;
  /** The connection cannot be had with this configuration (bad intents, bad token): words for the operator. */
  refused(reason: string): void;
}

export interface GatewayOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly shards?: readonly number[] | undefined;
  readonly shardCount?: number | undefined;
}

export interface Gateway {
  /** Resolves when the session has begun. */
  connect(): Promise<void>;
  close(): Promise<void>;
  readonly ready: boolean;
}

/** Close codes after which discord.js gives up silently. */
const REFUSALS = new Map([
  [4004, 'Discord does not accept DISCORD_TOKEN; copy it anew from the developer portal.'],
  [4010, 'SHARDS names a shard that SHARD_COUNT does not have.'],
  [4011, 'The bot is in too many servers for one process; set SHARDS and SHARD_COUNT.'],
  [4013, 'Discord does not know the intents of this version.'],
  [4014, 'Discord does not allow the intents of this version; none of them should need a review.'],
]);

/** What changes where the bot may post. */
const CHANGES = [
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.GuildMemberUpdate,
  GatewayDispatchEvents.GuildUpdate,
] as const;

export function createGateway(options: GatewayOptions, listener: GatewayListener, log: Logger): Gateway {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: options.apiUrl },
    allowedMentions: { parse: [] },
    // A guild that never arrives must not hold everything back; interactions are read before this queue anyway.
    waitGuildTimeout: 1_000,
    ...(options.shards === undefined ? {} : { shards: [...options.shards], shardCount: options.shardCount ?? 1 }),
  });

  // Raw events come before discord.js holds interactions back until all guilds have arrived, and before it builds
  // objects: what the bot never looks at is taken out of the payload, which is most of a large bot's memory.
  client.on(Events.Raw, (packet: { t: string | null; d: unknown }) => {
    if (packet.t === GatewayDispatchEvents.InteractionCreate) {
      // Nothing is left for discord.js to build: an unusual payload would throw inside its socket's listener.
      packet.t = null;
      return listener.interaction(packet.d as APIInteraction);
    }
    if (packet.t === GatewayDispatchEvents.GuildCreate) {
      const guild = packet.d as GatewayGuildCreateDispatchData;
      const seen = guildSeen(guild, client.user?.id ?? '');
      strip(guild);
      return listener.guild(seen);
    }
    if (packet.t === GatewayDispatchEvents.GuildDelete) {
      const { id, unavailable } = packet.d as GatewayGuildDeleteDispatchData;
      return unavailable === true ? listener.outage(id) : listener.guildGone(id);
    }
    if (CHANGES.includes(packet.t as (typeof CHANGES)[number])) {
      const { guild_id: guildId, id } = packet.d as { guild_id?: string; id: string };
      listener.changed(packet.t === GatewayDispatchEvents.GuildUpdate ? id : (guildId ?? id));
    }
  });
  client.on(Events.ClientReady, (ready) => listener.ready(ready.application.id));
  client.on(Events.Error, (error) => log.error({ err: error }, 'the gateway client failed'));
  client.on(Events.Warn, () => log.warn('the gateway client warned'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const reason = REFUSALS.get(code);
    if (reason !== undefined) listener.refused(reason);
  });
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'reconnecting to the gateway'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed the gateway session'));

  return {
    get ready() {
      // The client stays ready while its shards reconnect.
      return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
    },
    async connect() {
      await client.login(options.token);
    },
    async close() {
      // destroy() can hang when the session never began.
      await Promise.race([client.destroy(), new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    },
  };
}

const WRITING = ['ViewChannel', 'SendMessages'] as const;

function guildSeen(guild: GatewayGuildCreateDispatchData, botId: string): Omit<GuildSeen, 'isNew'> {
  const channels = (guild.channels ?? []).map((channel) => {
    const { position = 0, permission_overwrites: overwrites = [] } = channel as Placed;
    const bits = permissionsIn(guild, botId, overwrites);
    const writable = bits === undefined || missing(bits, WRITING).length === 0;
    return { id: channel.id, type: channel.type, position, writable };
  });
  return {
    ...{ id: guild.id, name: guild.name, locale: guild.preferred_locale, channels },
    systemChannelId: guild.system_channel_id ?? null,
  };
}

/** Not every type of channel has these. */
interface Placed {
  readonly position?: number;
  readonly permission_overwrites?: readonly APIOverwrite[];
}

function strip(guild: GatewayGuildCreateDispatchData): void {
  for (const list of ['channels', 'threads', 'members', 'voice_states', 'presences', 'emojis', 'stickers'] as const) {
    (guild as unknown as Record<string, unknown[]>)[list] = [];
  }
  for (const list of ['roles', 'stage_instances', 'guild_scheduled_events', 'soundboard_sounds']) {
    (guild as unknown as Record<string, unknown[]>)[list] = [];
  }
}
