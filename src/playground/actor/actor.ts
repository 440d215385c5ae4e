/** A person at a client: everything they do becomes an interaction, unless their client would not let them. */
import { ApplicationCommandType, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { buttonsOf, selectsOf, walk } from '../components.js';
import { openInteraction, type Occasion } from '../interaction/open.js';
import { can } from '../permissions.js';
import { createMessage } from '../post/store.js';
import type { Interaction, State } from '../state.js';
import type { Actor, Channel, Message, OptionValue, Reply, Select, Which } from '../types.js';
import { directChannel } from '../world.js';
import { apiMessage } from '../wire/message.js';
import { submission } from './modal.js';
import { availableCommands, findCommand, optionData, type Typed } from './options.js';
import { makeReply } from './reply.js';
import { resolve } from './resolved.js';

/** Where each modal was opened from, for its submission. */
const openers = new WeakMap<Reply, Interaction>();

export function makeActor(state: State, userId: string, guildId: string | null, channelId: string | null): Actor {
  const channel = placeOf(state, userId, guildId, channelId);

  async function act(occasion: Omit<Occasion, 'userId' | 'channel'>): Promise<Reply> {
    if (!can(state.world, channel, userId, Bit.ViewChannel)) {
      throw new Error(`Expected a channel that the user ${userId} sees, received ${channel.id}`);
    }
    const interaction = await openInteraction(state, { ...occasion, userId, channel });
    const reply = makeReply(state, interaction);
    openers.set(reply, interaction);
    return reply;
  }

  function component(message: Message, customId: string, type: number, values?: readonly string[]): Promise<Reply> {
    const placed = [...walk(message.components)].find((one) => one.component.custom_id === customId);
    const id = placed?.component.id ?? 0;
    const chosen = values === undefined ? {} : { values };
    const entities = type === 3 || values === undefined ? {} : resolve(state, channel, userId, values);
    return act({
      type: 3,
      source: message,
      data: { id, custom_id: customId, component_type: type, ...chosen, ...entities },
    });
  }

  const seen = (message: Message | Reply): Message => visibleMessage(channel, userId, message);

  const actor: Actor = {
    userId,
    channelId: channel.id,
    in: (other) => makeActor(state, userId, state.world.channels.get(other)?.guildId ?? null, other),
    async command(path, options = {}) {
      const typed = findCommand(state, channel, userId, path);
      const data = commandData(typed, optionData(state, channel, typed, options));
      return act({
        type: 2,
        commandName: [typed.command.name, ...typed.below].join(' '),
        data: { ...data, ...entitiesOf(state, channel, userId, options) },
      });
    },
    async contextMenu(name, targetId) {
      const command = availableCommands(state, channel, userId).find(
        (one) => one.name === name && one.type !== ApplicationCommandType.ChatInput,
      );
      if (command === undefined) throw new Error(`Expected a context menu command of this channel, received '${name}'`);
      const message = channel.messages.get(targetId);
      const resolved =
        command.type === ApplicationCommandType.Message && message !== undefined
          ? { resolved: { messages: { [targetId]: apiMessage(state, seen(message), { whole: true }) } } }
          : resolve(state, channel, userId, [targetId]);
      const data = {
        id: command.id,
        name,
        type: command.type,
        target_id: targetId,
        ...guildPart(command),
        ...resolved,
      };
      return act({ type: 2, commandName: name, data });
    },
    async autocomplete(path, options, focused) {
      const typed = findCommand(state, channel, userId, path);
      const option = typed.options.find((one) => one.name === focused.name);
      if (option === undefined || !('autocomplete' in option) || option.autocomplete !== true) {
        throw new Error(`Expected an option with autocomplete of /${path}, received '${focused.name}'`);
      }
      const data = commandData(typed, optionData(state, channel, typed, options, focused));
      const reply = await act({ type: 4, commandName: typed.command.name, data, focusedType: option.type });
      if (reply.kind === 'expired') throw new Error(`Expected choices for '${focused.name}' in time, none came`);
      return reply.choices;
    },
    async click(message, which) {
      const target = seen(message);
      const buttons = buttonsOf(target.components).filter((button) => fits(which, button.label, button.customId));
      const button = buttons[which.index ?? 0];
      if (button?.customId === undefined) {
        const offered = buttonsOf(target.components).map(({ label, customId }) => `${label} (${customId ?? 'link'})`);
        throw new Error(`Expected one of the buttons [${offered.join(', ')}], received ${describe(which)}`);
      }
      if (button.disabled) throw new Error(`Expected a button that is enabled, '${button.label}' is not`);
      return component(target, button.customId, 2);
    },
    async select(message, which, values) {
      const target = seen(message);
      const selects = selectsOf(target.components).filter((one) => fits(which, one.placeholder, one.customId));
      const select = selects[which.index ?? 0];
      if (select === undefined)
        throw new Error(`Expected a select of message ${target.id}, received ${describe(which)}`);
      return component(target, select.customId, select.type, chosenValues(select, values));
    },
    async forge(message, customId, kind, values) {
      return component(
        messageIn(message),
        customId,
        kind === 'button' ? 2 : 3,
        kind === 'button' ? undefined : (values ?? []),
      );
    },
    async submitModal(reply, fields) {
      if (reply.modal === undefined)
        throw new Error(`Expected a modal to submit, received a reply of kind '${reply.kind}'`);
      const components = submission(reply.modal, fields);
      const source = openers.get(reply)?.source ?? null;
      const commandName = openers.get(reply)?.commandName ?? null;
      const data = { custom_id: reply.modal.customId, components };
      return act({ type: 5, source, data, ...(commandName === null ? {} : { commandName }) });
    },
    say: (text) =>
      createMessage(state, {
        channel,
        authorId: userId,
        form: { content: text },
        uploads: [],
        allowedFlags: 0,
        mentionDefault: 'all',
      }),
    messages: () => [...channel.messages.values()].filter((message) => isSeen(message, userId)),
    dismiss(message) {
      const target = seen(message);
      if (target.visibleTo === null) throw new Error(`Expected an ephemeral message, received ${target.id}`);
      target.deleted = true;
      state.changed.emit();
    },
  };
  return actor;
}

function placeOf(state: State, userId: string, guildId: string | null, channelId: string | null): Channel {
  if (guildId === null && channelId === null) return directChannel(state, userId);
  const channel = state.world.channels.get(channelId ?? '');
  if (channel === undefined || channel.deleted || channel.guildId !== guildId) {
    throw new Error(`Expected a channel of ${guildId ?? 'direct messages'}, received ${channelId}`);
  }
  const known =
    guildId === null ? channel.recipientId === userId : state.world.guilds.get(guildId)?.members.has(userId);
  if (known !== true)
    throw new Error(`Expected somebody who is in channel ${channel.id}, received the user id ${userId}`);
  return channel;
}

function isSeen(message: Message, userId: string): boolean {
  return !message.deleted && (message.visibleTo === null || message.visibleTo === userId);
}

function messageIn(message: Message | Reply): Message {
  if ('channelId' in message) return message;
  if (message.message !== undefined) return message.message;
  throw new Error(`Expected a reply with a message, received one of kind '${message.kind}'`);
}

function visibleMessage(channel: Channel, userId: string, given: Message | Reply): Message {
  const message = messageIn(given);
  if (message.channelId !== channel.id)
    throw new Error(`Expected a message of channel ${channel.id}, received one of ${message.channelId}`);
  if (!isSeen(message, userId))
    throw new Error(`Expected a message that the user ${userId} sees, ${message.id} is not`);
  return message;
}

function commandData({ command }: Typed, options: Record<string, unknown>[]): Record<string, unknown> {
  return { id: command.id, name: command.name, type: command.type, ...guildPart(command), options };
}

const guildPart = (command: { guild_id?: string }) =>
  command.guild_id === undefined ? {} : { guild_id: command.guild_id };

function entitiesOf(state: State, channel: Channel, userId: string, options: Readonly<Record<string, OptionValue>>) {
  const ids = Object.values(options).flatMap((value) => (typeof value === 'object' ? Object.values(value) : []));
  return resolve(state, channel, userId, ids);
}

function fits(which: Which, label: string, customId: string | undefined): boolean {
  return matches(which.label, label) && matches(which.customId, customId ?? '');
}

function matches(wanted: string | RegExp | undefined, given: string): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? wanted === given : given.search(wanted) >= 0;
}

function describe(which: Which): string {
  return (
    Object.entries(which)
      .map(([key, value]) => `${key} ${String(value)}`)
      .join(', ') || 'the first one'
  );
}

function chosenValues(select: Select, given: readonly string[]): string[] {
  if (select.disabled) throw new Error(`Expected a select that is enabled, '${select.customId}' is not`);
  if (given.length < select.minValues || given.length > select.maxValues) {
    throw new Error(`Expected ${select.minValues} to ${select.maxValues} values, received ${given.length}`);
  }
  return given.map((name) => {
    if (select.options.length === 0) return name;
    const option = select.options.find((one) => one.value === name || one.label === name);
    if (option !== undefined) return option.value;
    throw new Error(`Expected one of [${select.options.map((one) => one.label).join(', ')}], received '${name}'`);
  });
}
