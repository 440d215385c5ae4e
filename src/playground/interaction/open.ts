/** Interactions as the gateway sends them: somebody did something, and the bot has three seconds. */
import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits as Bit, type GatewayInteractionCreateDispatchData } from 'discord-api-types/v10';
import { ALL, channelPermissions, guildPermissions } from '../permissions.js';
import type { Interaction, State } from '../state.js';
import type { Channel, Message } from '../types.js';
import { apiChannel } from '../wire/channel.js';
import { apiMessage } from '../wire/message.js';
import { apiMember, apiUser } from '../wire/user.js';

export interface Occasion {
  /** 2 command, 3 component, 4 autocomplete, 5 modal */
  readonly type: 2 | 3 | 4 | 5;
  readonly userId: string;
  readonly channel: Channel;
  /** `data` of the interaction. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandName?: string;
  readonly source?: Message | null;
  readonly focusedType?: number;
}

/**
 * Sends INTERACTION_CREATE.
 * @returns once it was answered, or once its time ran out (kind `expired`)
 */
export function openInteraction(state: State, occasion: Occasion): Promise<Interaction> {
  const interaction = makeInteraction(state, occasion);
  state.interactions.set(interaction.token, interaction);
  sweep(state);
  const started = performance.now();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      interaction.state = 'expired';
      interaction.kind = 'expired';
      finish();
      state.changed.emit();
    }, state.settings.ackMs);
    const finish = (): void => {
      clearTimeout(timer);
      interaction.ackMs = performance.now() - started;
      resolve(interaction);
    };
    interaction.answered = finish;
    state.dispatch(interaction.guildId, { t: 'INTERACTION_CREATE', d: payload(state, interaction, occasion) });
  });
}

export function isExpired(state: State, interaction: Interaction): boolean {
  return state.now() - interaction.createdAt > state.settings.tokenMs;
}

/** What messages remember of the interaction they answer. */
export function metadataOf(interaction: Interaction): NonNullable<Message['interaction']> {
  return {
    id: interaction.id,
    type: interaction.type,
    userId: interaction.userId,
    name: interaction.commandName,
    sourceMessageId: interaction.source?.id ?? null,
  };
}

function makeInteraction(state: State, occasion: Occasion): Interaction {
  const id = state.nextId();
  const user = state.world.users.get(occasion.userId);
  if (user === undefined) throw new Error(`Expected a user of this world, received the id ${occasion.userId}`);
  return {
    id,
    token: Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString('base64url'),
    type: occasion.type,
    userId: user.id,
    guildId: occasion.channel.guildId,
    channel: occasion.channel,
    locale: user.locale,
    commandName: occasion.commandName ?? null,
    source: occasion.source ?? null,
    focusedType: occasion.focusedType ?? null,
    createdAt: state.now(),
    state: 'waiting',
    kind: null,
    ackMs: 0,
    original: null,
    followups: [],
    modal: null,
    choices: [],
    settled: false,
    answered: () => undefined,
  };
}

function payload(state: State, interaction: Interaction, occasion: Occasion): GatewayInteractionCreateDispatchData {
  const { channel } = interaction;
  const data = {
    id: interaction.id,
    application_id: state.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: occasion.data,
    channel: apiChannel(state.world, channel),
    channel_id: channel.id,
    app_permissions: channelPermissions(state.world, channel, state.botUserId).toString(),
    locale: interaction.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...where(state, interaction),
    ...(interaction.source === null ? {} : { message: apiMessage(state, interaction.source) }),
  };
  return data as unknown as GatewayInteractionCreateDispatchData;
}

/** In a guild a member with the permissions of the channel; elsewhere a user. */
function where(state: State, { guildId, userId, channel }: Interaction) {
  const guild = state.world.guilds.get(guildId ?? '');
  if (guild === undefined) {
    const user = state.world.users.get(userId);
    if (user === undefined) throw new Error(`Expected a user of this world, received the id ${userId}`);
    return { user: apiUser(user), context: 1, authorizing_integration_owners: { 0: '0' } };
  }
  const member = guild.members.get(userId);
  if (member === undefined) throw new Error(`Expected a member of guild ${guild.id}, received the user id ${userId}`);
  const admin = (guildPermissions(guild, userId) & Bit.Administrator) !== 0n;
  const permissions = admin ? ALL : channelPermissions(state.world, channel, userId);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...apiMember(member), permissions: permissions.toString() },
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
  };
}

/** Forgets tokens that expired, once there are many. */
function sweep(state: State): void {
  if (state.interactions.size % 1_000 !== 0) return;
  for (const [token, interaction] of state.interactions)
    if (isExpired(state, interaction)) state.interactions.delete(token);
}
