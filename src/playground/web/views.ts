/** The world as one person sees it, in the shape the page draws. */
import {
  ApplicationCommandType,
  PermissionFlagsBits as Bit,
  type APIApplicationCommand,
  type Locale,
} from 'discord-api-types/v10';
import { availableCommands } from '../actor/options.js';
import { can, guildPermissions } from '../permissions.js';
import type { State } from '../state.js';
import { textOfMessage } from '../text.js';
import type { Channel, Guild, Message, User } from '../types.js';

const THREAD_STARTER = 21;

/** Everything around the messages: guilds with channels and threads, people, names behind mentions. */
export function worldView(state: State, person: User) {
  const guilds = [...state.world.guilds.values()].filter((guild) => guild.members.has(person.id));
  return {
    now: state.now(),
    bot: { id: state.botUserId, name: state.world.users.get(state.botUserId)?.displayName ?? 'bot' },
    person: personView(state, person),
    people: people(state).map((user) => personView(state, user)),
    guilds: guilds.map((guild) => guildView(state, guild, person)),
    direct: directView(state, person),
    control: { clock: state.settings.control?.clock !== undefined, lint: state.settings.control?.lint !== undefined },
  };
}

/** Those who can be acted as, in the order in which they joined this world. */
export function people(state: State): User[] {
  return [...state.world.users.values()].filter((user) => !user.bot);
}

export function channelView(state: State, channel: Channel, person: User) {
  const seen = [...channel.messages.values()].filter(
    (message) => !message.deleted && (message.visibleTo === null || message.visibleTo === person.id),
  );
  return {
    id: channel.id,
    name: channel.thread?.name ?? channel.name,
    topic: channel.topic,
    isThread: channel.thread !== null,
    archived: channel.thread?.archived ?? false,
    parentId: channel.parentId,
    isDirect: channel.recipientId !== null,
    mayWrite: can(
      state.world,
      channel,
      person.id,
      channel.thread === null ? Bit.SendMessages : Bit.SendMessagesInThreads,
    ),
    messages: seen.slice(-200).map((message) => messageView(state, message, person)),
    pins: channel.pins.toReversed().flatMap((id) => {
      const message = channel.messages.get(id);
      return message === undefined ? [] : [messageView(state, message, person)];
    }),
  };
}

export function commandsView(state: State, channel: Channel, person: User): APIApplicationCommand[] {
  return availableCommands(state, channel, person.id);
}

export function mayEnter(state: State, channel: Channel, person: User): boolean {
  if (channel.deleted) return false;
  if (channel.guildId === null) return channel.recipientId === person.id;
  return can(state.world, channel, person.id, Bit.ViewChannel);
}

function guildView(state: State, guild: Guild, person: User) {
  const shown = (channel: Channel) => ({
    id: channel.id,
    name: channel.thread?.name ?? channel.name,
    type: channel.type,
    last: channel.lastMessageId,
  });
  const threads = [...guild.threads.values()].filter((thread) => thread.thread?.archived === false);
  return {
    id: guild.id,
    name: guild.name,
    available: guild.state === 'present',
    channels: [...guild.channels.values()]
      .filter((channel) => mayEnter(state, channel, person))
      .map((channel) => ({
        ...shown(channel),
        threads: threads.filter((thread) => thread.parentId === channel.id).map(shown),
      })),
    roles: [...guild.roles.values()]
      .filter(({ name }) => !/^(bot|own):/.test(name))
      .map(({ id, name }) => ({ id, name })),
    members: [...guild.members.keys()],
  };
}

function personView(state: State, user: User) {
  const organises = [...state.world.guilds.values()].some(
    (guild) => (guildPermissions(guild, user.id) & Bit.ManageGuild) !== 0n,
  );
  return { id: user.id, name: user.displayName, locale: user.locale, organises };
}

function directView(state: State, person: User) {
  const channel = [...state.world.channels.values()].find(({ recipientId }) => recipientId === person.id);
  return channel === undefined ? null : { id: channel.id, last: channel.lastMessageId };
}

function messageView(state: State, message: Message, person: User) {
  const author = state.world.users.get(message.authorId);
  const thread = state.world.channels.get(message.id);
  return {
    id: message.id,
    type: message.type,
    author: { id: message.authorId, name: author?.displayName ?? '', bot: author?.bot ?? false },
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    pinned: message.pinnedAt !== null,
    ephemeral: message.visibleTo !== null,
    loading: message.loading,
    mentioned: message.mentions.everyone || message.mentions.users.includes(person.id),
    reference: referenceView(state, message),
    starter: starterView(state, message, person),
    interaction:
      message.interaction === null
        ? null
        : {
            person: state.world.users.get(message.interaction.userId)?.displayName ?? '',
            name: spokenCommand(state, message.interaction.name, person),
          },
    thread:
      thread?.thread === null || thread?.thread === undefined || thread.deleted
        ? null
        : { id: thread.id, name: thread.thread.name, count: thread.messages.size - 1 },
  };
}

/** As the client writes it: `/daily show`, and a command on a message by its name in the person's language. */
function spokenCommand(state: State, name: string | null, person: User): string | null {
  if (name === null) return null;
  const menu = [...state.commands.values()]
    .flatMap((commands) => [...commands.values()])
    .find((command) => command.type !== ApplicationCommandType.ChatInput && command.name === name);
  if (menu === undefined) return `/${name}`;
  return menu.name_localizations?.[person.locale as Locale] ?? menu.name;
}

function referenceView(state: State, message: Message) {
  const source = sourceOf(state, message);
  if (source === undefined) return null;
  const author = state.world.users.get(source.authorId)?.displayName ?? '';
  return { id: source.id, author, text: textOfMessage(source).slice(0, 120) };
}

/** The message that a thread was opened on; the thread shows it as its first. */
function starterView(state: State, message: Message, person: User): object | null {
  const source = message.type === THREAD_STARTER ? sourceOf(state, message) : undefined;
  return source === undefined ? null : messageView(state, source, person);
}

function sourceOf(state: State, { reference }: Message): Message | undefined {
  if (reference === null) return undefined;
  const source = state.world.channels.get(reference.channelId)?.messages.get(reference.messageId);
  return source === undefined || source.deleted ? undefined : source;
}
