/**
 * The loopback Discord's front door: what a test or main may ask of it and what it may look at.
 * The world is plain data; look at it freely, change it only through the functions of `Playground`.
 */
import type {
  APIApplicationCommand,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  ChannelType,
  Locale,
} from 'discord-api-types/v10';

export interface PlaygroundOptions {
  /** 0, the default: any free port. The server binds 127.0.0.1 only. */
  readonly port?: number;
  /** A bot token of three parts; by default one is made from the application's id. */
  readonly token?: string;
  /** Discord's own clock in ms since 1970: ids, timestamps, nonces and token lives. Deadlines and limits run in real time. */
  readonly now?: () => number;
  /** How long an interaction waits for its first answer, in ms (3,000). */
  readonly ackMs?: number;
  /** How long an interaction's token lives, in ms of `now` (900,000). */
  readonly tokenMs?: number;
  /** Serve the page at `/`. */
  readonly page?: boolean;
  /** The global limit of a bot (50); interaction endpoints are exempt. */
  readonly requestsPerSecond?: number;
  /** Send X-RateLimit headers and answer 429 beyond a route's bucket (true). */
  readonly routeLimits?: boolean;
  /** Validate the double's own answers too; a fault in one is a violation (false). */
  readonly checkAnswers?: boolean;
  /** How many IDENTIFYs start at once, and `max_concurrency` of GET /gateway/bot (1). */
  readonly maxConcurrency?: number;
  /** What GET /gateway/bot recommends (1). */
  readonly shards?: number;
  /** Milliseconds between heartbeats (41,250). */
  readonly heartbeatMs?: number;
  readonly control?: PlaygroundControl;
}

/** Hooks of the program behind the bot, shown on the page when present. */
export interface PlaygroundControl {
  readonly clock?: {
    /** ms since 1970 */
    now(): number;
    advance(ms: number): void | Promise<void>;
  };
  /** Lines to show under the heading "Deck": an empty list says that all is well. */
  lint?(): readonly string[] | Promise<readonly string[]>;
}

export interface Playground {
  /** http://127.0.0.1:PORT; the page is at `/` */
  readonly url: string;
  /** http://127.0.0.1:PORT/api, for `DISCORD_API_URL` and discord.js' `rest.api` */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  /** Every request that Discord would refuse for its own fault, oldest first. */
  readonly violations: readonly Violation[];
  readonly requests: readonly RequestLog[];
  readonly world: World;
  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** While a bot is connected it receives GUILD_CREATE. */
  addGuild(seed: GuildSeed): Guild;
  /** GUILD_DELETE: an outage when `unavailable`, else the bot was removed. */
  removeGuild(id: string, how: { readonly unavailable: boolean }): void;
  /** Ends an outage with GUILD_CREATE. */
  restoreGuild(id: string): void;
  addChannel(guildId: string, seed: ChannelSeed): Channel;
  removeChannel(id: string): void;
  addMember(guildId: string, seed: MemberSeed): Member;
  /**
   * What the bot may do in a channel (an overwrite; null lifts it: CHANNEL_UPDATE) or, given a guild's id, in the
   * whole guild (its role: GUILD_ROLE_UPDATE; null: as it was at first).
   */
  setPermissions(channelOrGuildId: string, bits: bigint | null): void;
  /** What a person may do in a guild, through a role of their own. */
  setMemberPermissions(guildId: string, userId: string, bits: bigint): void;
  /** A person in a channel; `guildId` null: in their direct messages with the bot (`channelId` null finds or opens them). */
  as(userId: string, guildId: string | null, channelId: string | null): Actor;
  /** Registered commands: those of a guild, or the global ones. */
  commands(guildId?: string): readonly APIApplicationCommand[];
  /** The messages of a channel or thread that are not deleted, oldest first; ephemeral ones included. */
  messages(channelId: string): readonly Message[];
  /**
   * Waits until `look` gives something else than undefined, null or false; asked again after every request and event,
   * and now and then.
   * @throws after `ms` (60,000) of real time, with `what` in the message
   */
  until<T>(look: () => T, ms?: number, what?: string): Promise<NonNullable<T>>;
  close(): Promise<void>;
}

export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Discord's JSON error code; 0 where it has none. */
  readonly code: number;
  readonly reason: string;
  /** The first 500 characters of the body. */
  readonly body: string;
  /** ms since 1970 (`now`) */
  readonly at: number;
}

export interface RequestLog {
  readonly method: string;
  /** Decoded, without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: string;
  /** 0: the connection was dropped without an answer. */
  readonly status: number;
  /** ms since 1970 (`now`) */
  readonly at: number;
}

// ---- the world ---------------------------------------------------------------------------------------------------

export interface World {
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  /** Guild channels, threads and direct messages. */
  readonly channels: Map<string, Channel>;
}

export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
  readonly locale: Locale;
  /** A member who takes no direct messages: 50007. */
  acceptsDirectMessages: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly ownerId: string;
  readonly createdAt: number;
  /** `removed`: the bot is no longer in it. */
  state: 'present' | 'unavailable' | 'removed';
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** Without threads. */
  readonly channels: Map<string, Channel>;
  /** Archived ones, too. */
  readonly threads: Map<string, Channel>;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
  readonly mentionable: boolean;
}

export interface Member {
  readonly user: User;
  readonly nick: string | null;
  readonly joinedAt: number;
  readonly roles: string[];
}

export interface Overwrite {
  readonly id: string;
  readonly type: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  /** Empty for direct messages. */
  readonly name: string;
  readonly guildId: string | null;
  /** The channel of a thread. */
  readonly parentId: string | null;
  readonly topic: string | null;
  readonly position: number;
  readonly overwrites: Map<string, Overwrite>;
  /** All of them, oldest first, the deleted and ephemeral ones too. */
  readonly messages: Map<string, Message>;
  /** Message ids, oldest pin first. */
  readonly pins: string[];
  readonly thread: Thread | null;
  /** Direct messages only. */
  readonly recipientId: string | null;
  lastMessageId: string | null;
  deleted: boolean;
}

export interface Thread {
  readonly ownerId: string;
  readonly createdAt: number;
  name: string;
  /** minutes */
  autoArchive: number;
  archived: boolean;
  locked: boolean;
  readonly members: Set<string>;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly authorId: string;
  /** Discord's message type: 0 plain, 6 pin notice, 18 thread notice, 19 reply, 20 slash command, 23 context menu, 21 thread start. */
  readonly type: number;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: APIAttachment[];
  flags: number;
  /** User and role ids that this message notifies. */
  mentions: { users: string[]; roles: string[]; everyone: boolean };
  readonly createdAt: number;
  editedAt: number | null;
  pinnedAt: number | null;
  readonly nonce: string | null;
  readonly reference: { readonly channelId: string; readonly messageId: string } | null;
  /** The only person who sees it; null: everybody in the channel. */
  readonly visibleTo: string | null;
  /** "… is thinking": a type 5 answer that was not edited yet. */
  loading: boolean;
  readonly interaction: {
    readonly id: string;
    readonly type: number;
    readonly userId: string;
    readonly name: string | null;
    readonly sourceMessageId: string | null;
  } | null;
  deleted: boolean;
}

export interface GuildSeed {
  readonly id?: string;
  readonly name: string;
  /** Preferred locale (`ja`). */
  readonly locale?: string;
  readonly channels?: readonly ChannelSeed[];
  /** The first one owns the guild; without members an owner is made up. */
  readonly members?: readonly MemberSeed[];
  /** Of the bot's role; by default posting, embeds, files, history, threads and pins. */
  readonly botPermissions?: bigint;
}

export interface ChannelSeed {
  readonly id?: string;
  readonly name: string;
  /** Text by default. */
  readonly type?: ChannelType;
  readonly topic?: string;
  /** What the bot may do here; by default what its role allows. */
  readonly botPermissions?: bigint;
}

export interface MemberSeed {
  readonly id?: string;
  /** Username; the display name is the same unless given. */
  readonly name: string;
  readonly displayName?: string;
  /** Client language (`ja`). */
  readonly locale?: string;
  /** Beyond what everyone may. */
  readonly permissions?: bigint;
  /** ms since 1970 */
  readonly joinedAt?: number;
}

// ---- acting ------------------------------------------------------------------------------------------------------

export type OptionValue =
  string | number | boolean | { readonly channel: string } | { readonly role: string } | { readonly user: string };

export interface Which {
  /** A string is compared whole. */
  readonly label?: string | RegExp;
  readonly customId?: string | RegExp;
  /** Among those that match, from 0. */
  readonly index?: number;
}

/** Each refuses what a Discord client would not let a person do, with an Error. */
export interface Actor {
  readonly userId: string;
  readonly channelId: string;
  /** The same person elsewhere. */
  in(channelId: string): Actor;
  /** @param path `explain`, `settings daily`, `settings schedule add`: default names. Refuses unknown commands and options, missing required ones, and members without `default_member_permissions`. */
  command(path: string, options?: Readonly<Record<string, OptionValue>>): Promise<Reply>;
  contextMenu(name: string, targetId: string): Promise<Reply>;
  autocomplete(
    path: string,
    options: Readonly<Record<string, OptionValue>>,
    focused: { readonly name: string; readonly value: string | number },
  ): Promise<readonly Choice[]>;
  /** Only buttons that exist, that this person sees and that are enabled. */
  click(message: Message | Reply, which: Which): Promise<Reply>;
  /** Only selects that exist, that this person sees and that are enabled; labels or values, within min and max. */
  select(message: Message | Reply, which: Which, values: readonly string[]): Promise<Reply>;
  /** A click that no client would offer: any custom id on any message of this channel. */
  forge(
    message: Message | Reply,
    customId: string,
    kind: 'button' | 'select',
    values?: readonly string[],
  ): Promise<Reply>;
  /** Within required, min and max of each field. */
  submitModal(reply: Reply, fields: Readonly<Record<string, ModalValue>>): Promise<Reply>;
  /** An ordinary message; the bot does not hear of it (no message intent). */
  say(text: string): Message;
  /** What this person sees in the channel, oldest first: without the ephemeral messages of others. */
  messages(): readonly Message[];
  /** Forgets an ephemeral message, as "Dismiss message" does. */
  dismiss(message: Message | Reply): void;
}

/** A file upload takes no value here. */
export type ModalValue = string | readonly string[] | boolean;

export interface Choice {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

export type ReplyKind =
  | 'message'
  | 'deferred'
  | 'update'
  | 'deferred-update'
  | 'autocomplete'
  | 'modal'
  /** Answered with a type that shows nothing. */
  | 'none'
  /** No answer within `ackMs`: "The application did not respond". */
  | 'expired';

export interface Reply {
  readonly interactionId: string;
  readonly kind: ReplyKind;
  /** The message this answer made, or (update) the one that was clicked, as it is now. */
  readonly message: Message | undefined;
  readonly followups: readonly Message[];
  readonly modal: Modal | undefined;
  readonly choices: readonly Choice[];
  /** Real time from dispatch to the first answer. */
  readonly ackMs: number;
  readonly ephemeral: boolean;
  /** All text of the message as it is now: content, embeds, text displays, labels; or that of the modal. */
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly selects: readonly Select[];
  /**
   * Waits until a deferred answer was given (edited, deleted or followed up); at once for any other.
   * @throws after `ms` (5,000)
   */
  settled(ms?: number): Promise<Reply>;
}

export interface Button {
  readonly label: string;
  readonly emoji: string | undefined;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link */
  readonly style: number;
  readonly disabled: boolean;
}

export interface Select {
  readonly customId: string;
  /** 3 string, 5 user, 6 role, 7 mentionable, 8 channel */
  readonly type: number;
  readonly placeholder: string;
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
  /** String selects only. */
  readonly options: readonly SelectOption[];
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default: boolean;
}

export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly ModalField[];
  /** As the bot sent it. */
  readonly raw: APIModalInteractionResponseCallbackData;
}

export interface ModalField {
  readonly customId: string;
  /** 4 text, 3 5 6 7 8 selects, 19 file, 21 radio group, 22 checkbox group, 23 checkbox */
  readonly type: number;
  readonly label: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly min: number;
  readonly max: number;
  /** What is there before anybody types: text, chosen values, or ticked. */
  readonly value: ModalValue;
  readonly options: readonly SelectOption[];
}

// ---- faults ------------------------------------------------------------------------------------------------------

/** `…After`: Discord does it, then the answer is lost, late or wrong. */
export type FaultKind = 'drop' | 'dropAfter' | 'stall' | 'stallAfter' | 'status' | 'statusAfter' | '429';

export interface Fault {
  readonly match: {
    readonly method?: string;
    /** Against the decoded path without `/api/v10`. */
    readonly path?: RegExp;
  };
  readonly kind: FaultKind;
  /** Of `status` and `statusAfter` (502). */
  readonly status?: number;
  /** Of the error body of `status` and `statusAfter`, when the fault is one with a code (0). */
  readonly code?: number;
  /** How long `stall` waits (10,000), or the `retry_after` of `429` (1,000). */
  readonly ms?: number;
  /** How often it strikes (always). */
  readonly times?: number;
  /** Of `429`: the whole bot or this route. */
  readonly global?: boolean;
}

export interface Faults {
  /** @returns a function that takes it away again and says how often it struck */
  add(fault: Fault): () => number;
  clear(): void;
  readonly hits: number;
}

export interface GatewayControl {
  /** Sessions with an open socket. */
  readonly connections: readonly GatewayConnection[];
  /** The first session has received READY and its guilds; at once when there already is one. */
  readonly ready: Promise<void>;
  /** Cuts every socket without a close frame; sessions can be resumed. */
  dropAll(): void;
  /** op 7 */
  reconnect(): void;
  /** op 9 */
  invalidSession(resumable: boolean): void;
  /** Stops (or resumes) answering heartbeats, so that clients take the connection for a zombie. */
  muteHeartbeats(mute: boolean): void;
  /** Refuses new sockets until called with false. */
  refuse(refuse: boolean): void;
  /** How often each was asked for since the start. */
  readonly counts: { readonly identify: number; readonly resume: number };
}

export interface GatewayConnection {
  readonly sessionId: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  /** Sequence number of the last event sent. */
  readonly seq: number;
}
