import type {
  APIModalInteractionResponseCallbackData,
  APIMessageTopLevelComponent,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App } from '../app.js';
import type { Lang } from '../library/model.js';

/**
 * How an interaction is answered, declared beforehand so that the router can acknowledge in time:
 * a new message for one person or for all, an update of the message that was clicked, or a modal (never deferred).
 */
export type Ack = 'reply-private' | 'reply-public' | 'update' | 'modal';

/** Who acts, where and in which language; plain data, checked by the router. */
export interface Caller {
  readonly interactionId: string;
  /** Null in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly userId: string;
  readonly lang: Lang;
  /** Epoch milliseconds at which the bot received the interaction. */
  readonly at: number;
  /** The member's permissions in this channel. */
  readonly permissions: bigint;
  /** The bot's permissions in this channel. */
  readonly appPermissions: bigint;
  /** Epoch milliseconds. */
  readonly accountCreatedAt: number;
}

export interface ChosenChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly appPermissions: bigint | undefined;
}

export interface Options {
  string(name: string): string | undefined;
  integer(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  user(name: string): string | undefined;
  role(name: string): { readonly id: string; readonly mentionable: boolean } | undefined;
  channel(name: string): ChosenChannel | undefined;
}

export interface CommandInput extends Caller {
  readonly options: Options;
  /** For a message command: the message it was used on. Its words are somebody's, never to be logged. */
  readonly message?: { readonly id: string; readonly content: string; readonly texts: readonly string[] };
}

export interface AutocompleteInput extends Caller {
  readonly options: Options;
  readonly focused: { readonly name: string; readonly value: string };
}

export interface ClickInput extends Caller {
  /** The parts of the custom id behind the route; user input. */
  readonly args: readonly string[];
  /** Chosen values, when it was a select. */
  readonly values: readonly string[];
  /** The chosen channel of a channel select, as Discord vouches for it. */
  readonly channel?: ChosenChannel | undefined;
  readonly messageId: string;
}

export interface ModalInput extends Caller {
  readonly args: readonly string[];
  /** What was entered, by custom id of the field. */
  readonly fields: Readonly<Record<string, string | readonly string[] | boolean>>;
}

/** Components V2 of one message. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
}

export interface Reply extends Message {
  /** Shown as a new private message instead of the declared update (a refusal must not replace what was clicked). */
  readonly aside?: boolean;
}

export interface ModalReply {
  readonly modal: APIModalInteractionResponseCallbackData;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

type Run<Input> = (input: Input, app: App) => Promise<Reply | ModalReply> | Reply | ModalReply;

export interface Handler<Input> {
  readonly ack: Ack;
  readonly run: Run<Input>;
}

/** A guild as the gateway announced it. */
export interface GuildSeen {
  readonly id: string;
  readonly name: string;
  readonly locale: string | undefined;
  readonly systemChannelId: string | null;
  readonly channels: readonly {
    readonly id: string;
    readonly type: number;
    readonly position: number;
    /** Whether the bot may see it and write there. */
    readonly writable: boolean;
  }[];
  /** The bot has just been added; true more than once when a guild is announced again within minutes. */
  readonly isNew: boolean;
}

/** One thing that a person can name: what Discord is told, and what happens. */
export interface Command {
  /** Absent for a feature that people reach by buttons only. */
  readonly data?: RESTPostAPIApplicationCommandsJSONBody;
  /** By subcommand path: `''`, `daily`, `schedule add`. */
  readonly handlers: Readonly<Record<string, Handler<CommandInput>>>;
  /** By option name. Reads memory only: there are 3 s and no second chance. */
  readonly autocomplete?: Readonly<
    Record<string, (input: AutocompleteInput, app: App) => Promise<readonly Choice[]> | readonly Choice[]>
  >;
  /** Buttons and selects by route, the first segment of their custom id. */
  readonly clicks?: Readonly<Record<string, Handler<ClickInput>>>;
  readonly modals?: Readonly<Record<string, Handler<ModalInput>>>;
  /** Run for each guild the gateway announces; must be idempotent. */
  readonly onGuild?: (guild: GuildSeen, app: App) => Promise<void>;
  /** Run about once a minute by each process; must be idempotent across processes. */
  readonly everyMinute?: (app: App) => Promise<void>;
}
