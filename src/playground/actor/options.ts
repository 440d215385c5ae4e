/** What a client does with a typed command: finds it, checks its options, and makes the interaction's data. */
import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  PermissionFlagsBits as Bit,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { channelPermissions, guildPermissions } from '../permissions.js';
import type { State } from '../state.js';
import type { Channel, OptionValue } from '../types.js';

export interface Typed {
  readonly command: APIApplicationCommand;
  /** Names of group and subcommand below the command. */
  readonly below: readonly string[];
  /** Of the command or of its subcommand. */
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** A guild's own commands come before global ones of the same name. */
export function availableCommands(state: State, channel: Channel, userId: string): APIApplicationCommand[] {
  const own = [...(state.commands.get(channel.guildId ?? '-')?.values() ?? [])];
  const global = [...(state.commands.get('')?.values() ?? [])].filter(
    (command) => !own.some((other) => other.name === command.name && other.type === command.type),
  );
  const context = channel.guildId === null ? 1 : 0;
  return [...own, ...global].filter(
    (command) =>
      ((command.contexts ?? [context]) as number[]).includes(context) && mayUse(state, channel, userId, command),
  );
}

/** @throws Error when there is no such command here, or not for this person */
export function findCommand(state: State, channel: Channel, userId: string, path: string): Typed {
  const [name, ...below] = path.trim().replace(/^\//, '').split(/\s+/);
  const offered = availableCommands(state, channel, userId);
  const command = offered.find((one) => one.name === name && one.type === ApplicationCommandType.ChatInput);
  if (command === undefined) {
    const names = offered.map((one) => `/${one.name}`).join(', ');
    throw new Error(`Expected one of the commands offered here (${names || 'none'}), received '/${path}'`);
  }
  return { command, below, options: optionsAt(command, below) };
}

/** @throws Error naming what a client would not send */
export function optionData(
  state: State,
  channel: Channel,
  typed: Typed,
  given: Readonly<Record<string, OptionValue>>,
  focused?: { readonly name: string; readonly value: string | number },
): Record<string, unknown>[] {
  for (const name of Object.keys(given)) {
    if (!typed.options.some((option) => option.name === name)) {
      const names = typed.options.map((option) => option.name).join(', ');
      throw new Error(`Expected options among (${names}) of /${typed.command.name}, received '${name}'`);
    }
  }
  const leaves = typed.options.flatMap((option) => {
    if (option.name === focused?.name)
      return [{ name: option.name, type: option.type, value: focused.value, focused: true }];
    const value = given[option.name];
    if (value !== undefined)
      return [{ name: option.name, type: option.type, value: wireValue(state, channel, option, value) }];
    if (option.required === true && focused === undefined) {
      throw new Error(`Expected a value for the required option '${option.name}' of /${typed.command.name}`);
    }
    return [];
  });
  return nest(typed, leaves);
}

function mayUse(state: State, channel: Channel, userId: string, command: APIApplicationCommand): boolean {
  const guild = state.world.guilds.get(channel.guildId ?? '');
  if (guild === undefined) return true;
  if ((channelPermissions(state.world, channel, userId) & Bit.UseApplicationCommands) === 0n) return false;
  const bits = guildPermissions(guild, userId);
  if ((bits & Bit.Administrator) !== 0n || command.default_member_permissions === null) return true;
  const needed = BigInt(command.default_member_permissions ?? '0');
  return needed !== 0n && (bits & needed) === needed;
}

function optionsAt(
  command: APIApplicationCommand,
  below: readonly string[],
): readonly APIApplicationCommandBasicOption[] {
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const name of below) {
    const found = options.find((option) => option.name === name);
    if (found === undefined || (found.type !== Type.Subcommand && found.type !== Type.SubcommandGroup)) {
      const names = options.map((option) => option.name).join(', ');
      throw new Error(`Expected a subcommand among (${names}) of /${command.name}, received '${name}'`);
    }
    options = found.options ?? [];
  }
  const nested = options.find((option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup);
  if (nested !== undefined) {
    const names = options.map((option) => option.name).join(', ');
    throw new Error(`Expected a subcommand (${names}) after '/${[command.name, ...below].join(' ')}'`);
  }
  return options as readonly APIApplicationCommandBasicOption[];
}

function wireValue(
  state: State,
  channel: Channel,
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
): string | number | boolean {
  const refuse = (expected: string): never => {
    throw new Error(`Expected ${expected} for option '${option.name}', received ${JSON.stringify(value)}`);
  };
  switch (option.type) {
    case Type.String: {
      if (typeof value !== 'string') return refuse('a string');
      const { min_length: min = 0, max_length: max = 6_000 } = option as { min_length?: number; max_length?: number };
      if (value.length < min || value.length > max) return refuse(`${min} to ${max} characters`);
      return chosen(option.choices, value) ? value : refuse('one of its choices');
    }
    case Type.Integer:
    case Type.Number: {
      if (typeof value !== 'number' || (option.type === Type.Integer && !Number.isInteger(value)))
        return refuse('a number');
      const { min_value: min = -Infinity, max_value: max = Infinity } = option as {
        min_value?: number;
        max_value?: number;
      };
      if (value < min || value > max) return refuse(`a number from ${min} to ${max}`);
      return chosen(option.choices, value) ? value : refuse('one of its choices');
    }
    case Type.Boolean:
      return typeof value === 'boolean' ? value : refuse('true or false');
    case Type.Channel:
      return (
        channelValue(state, channel, option.channel_types, value) ?? refuse('a channel of this guild of a fitting type')
      );
    case Type.Role:
      return roleValue(state, channel, value) ?? refuse('a role of this guild');
    case Type.User:
      return userValue(state, value) ?? refuse('a user');
    case Type.Mentionable:
      return userValue(state, value) ?? roleValue(state, channel, value) ?? refuse('a user or role');
    default:
      return refuse('an option other than a file');
  }
}

function chosen(choices: readonly { readonly value: string | number }[] | undefined, value: string | number): boolean {
  return choices === undefined || choices.length === 0 || choices.some((choice) => choice.value === value);
}

function channelValue(
  state: State,
  here: Channel,
  types: readonly number[] | undefined,
  value: OptionValue,
): string | undefined {
  if (typeof value !== 'object' || !('channel' in value)) return undefined;
  const channel = state.world.channels.get(value.channel);
  const fits = types === undefined || types.length === 0 || types.includes(channel?.type ?? -1);
  return channel !== undefined && channel.guildId === here.guildId && fits ? channel.id : undefined;
}

function roleValue(state: State, here: Channel, value: OptionValue): string | undefined {
  if (typeof value !== 'object' || !('role' in value)) return undefined;
  return state.world.guilds.get(here.guildId ?? '')?.roles.get(value.role)?.id;
}

function userValue(state: State, value: OptionValue): string | undefined {
  return typeof value === 'object' && 'user' in value ? state.world.users.get(value.user)?.id : undefined;
}

/** Subcommands wrap the options from the inside out. */
function nest({ command, below }: Typed, leaves: Record<string, unknown>[]): Record<string, unknown>[] {
  const types = [Type.Subcommand, Type.SubcommandGroup];
  let options = leaves;
  for (const [index, name] of below.toReversed().entries()) options = [{ name, type: types[index], options }];
  return command.options === undefined ? [] : options;
}
