import {
  ApplicationCommandOptionType as OptionType,
  ComponentType,
  type APIApplicationCommandInteractionDataBasicOption as BasicOption,
  type APIApplicationCommandInteractionDataOption as AnyOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import type { Lang } from '../library/model.js';
import type { Caller, ChosenChannel, CommandInput, ModalInput, Options } from './command.js';

const DISCORD_EPOCH = 1_420_070_400_000n;

/** When the id was made, in epoch milliseconds. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}

export function langOf(locale: string | undefined): Lang {
  return locale === 'ja' ? 'ja' : 'en';
}

export function readCaller(interaction: APIInteraction, at: number): Caller | undefined {
  const user = interaction.member?.user ?? interaction.user;
  if (user === undefined || !/^\d+$/.test(user.id)) return undefined;
  return {
    interactionId: interaction.id,
    guildId: interaction.guild_id ?? null,
    channelId: interaction.channel?.id ?? interaction.channel_id ?? null,
    userId: user.id,
    lang: langOf('locale' in interaction ? interaction.locale : undefined),
    at,
    permissions: BigInt(interaction.member?.permissions ?? '0'),
    appPermissions: BigInt(interaction.app_permissions ?? '0'),
    accountCreatedAt: snowflakeTime(user.id),
  };
}

export interface ReadOptions {
  readonly path: string;
  readonly leaves: readonly BasicOption[];
}

/** Subcommand group and subcommand become a path (`schedule add`); what is left are the options. */
export function readPath(options: readonly AnyOption[] = []): ReadOptions {
  const path: string[] = [];
  let level: readonly AnyOption[] = options;
  for (;;) {
    const [first] = level;
    const nested = first?.type === OptionType.Subcommand || first?.type === OptionType.SubcommandGroup;
    if (!nested) return { path: path.join(' '), leaves: level as readonly BasicOption[] };
    path.push(first.name);
    level = (first.options ?? []) as readonly AnyOption[];
  }
}

export function readOptions(leaves: readonly BasicOption[], resolved?: APIInteractionDataResolved): Options {
  const value = (name: string, type: OptionType) =>
    leaves.find((option) => option.name === name && option.type === type)?.value;
  const text = (name: string, type: OptionType) => value(name, type) as string | undefined;
  return {
    string: (name) => text(name, OptionType.String),
    integer: (name) => value(name, OptionType.Integer) as number | undefined,
    boolean: (name) => value(name, OptionType.Boolean) as boolean | undefined,
    user: (name) => text(name, OptionType.User),
    role: (name) => {
      const id = text(name, OptionType.Role);
      return id === undefined ? undefined : { id, mentionable: resolved?.roles?.[id]?.mentionable ?? false };
    },
    channel: (name) => readChannel(text(name, OptionType.Channel), resolved),
  };
}

/** The chosen channel as Discord resolved it; undefined when it resolved none with this id. */
export function readChannel(id: string | undefined, resolved: object | undefined): ChosenChannel | undefined {
  const { channels } = (resolved ?? {}) as APIInteractionDataResolved;
  const channel = id === undefined ? undefined : channels?.[id];
  if (id === undefined || channel === undefined) return undefined;
  const bits = (channel as { app_permissions?: string }).app_permissions;
  return {
    id,
    name: channel.name ?? '',
    type: channel.type,
    appPermissions: bits === undefined ? undefined : BigInt(bits),
  };
}

export function readMessage(
  interaction: APIMessageApplicationCommandInteraction,
): NonNullable<CommandInput['message']> {
  const message = interaction.data.resolved.messages[interaction.data.target_id];
  if (message === undefined) return { id: interaction.data.target_id, content: '', texts: [] };
  return { id: message.id, content: message.content, texts: [message.content, ...textsOf(message)] };
}

/** All that a message says in components and embeds. */
function textsOf(message: APIMessage): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && ['content', 'title', 'description', 'value', 'label'].includes(key))
          found.push(inner);
        else visit(inner);
      }
    }
  };
  visit(message.components);
  visit(message.embeds);
  return found;
}

export function readFields(interaction: APIModalSubmitInteraction): ModalInput['fields'] {
  const fields: Record<string, string | readonly string[] | boolean> = {};
  const visit = (component: unknown): void => {
    const { type, custom_id, value, values, component: inner, components } = component as Record<string, unknown>;
    if (type === ComponentType.ActionRow) (components as unknown[]).forEach(visit);
    else if (inner !== undefined) visit(inner);
    else if (typeof custom_id === 'string') {
      fields[custom_id] = (values ?? value ?? '') as string | readonly string[] | boolean;
    }
  };
  interaction.data.components.forEach(visit);
  return fields;
}
