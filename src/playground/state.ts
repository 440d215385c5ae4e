/** What the rooms of the double share: the world, the open interactions, the logs. One per `startPlayground`. */
import type { APIApplicationCommand, APIModalInteractionResponseCallbackData, Locale } from 'discord-api-types/v10';
import type { FaultList } from './faults.js';
import type { StoredFile } from './post/attachments.js';
import type { Signal } from './signal.js';
import type {
  Channel,
  Choice,
  Guild,
  Message,
  PlaygroundControl,
  ReplyKind,
  RequestLog,
  Violation,
  World,
} from './types.js';

export interface Settings {
  readonly ackMs: number;
  readonly tokenMs: number;
  readonly requestsPerSecond: number;
  readonly routeLimits: boolean;
  readonly checkAnswers: boolean;
  readonly maxConcurrency: number;
  readonly shards: number;
  readonly heartbeatMs: number;
  readonly page: boolean;
  readonly control: PlaygroundControl | undefined;
}

export interface State {
  readonly settings: Settings;
  /** http://127.0.0.1:PORT, once the server listens. */
  url: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly token: string;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly world: World;
  /** By scope: a guild's id, or '' for the global ones; in order of creation. */
  readonly commands: Map<string, Map<string, APIApplicationCommand>>;
  /** When commands were created, by scope. */
  readonly creates: Map<string, number[]>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  /** The bot's messages by nonce, as far back as Discord looks. */
  readonly nonces: Map<string, Message>;
  /** By attachment id. */
  readonly files: Map<string, StoredFile>;
  readonly violations: Violation[];
  readonly requests: RequestLog[];
  readonly faults: FaultList;
  readonly changed: Signal;
  /** To every session whose shard holds the guild (null: shard 0); set once the gateway is up. */
  dispatch: (guildId: string | null, event: GatewayEvent) => void;
}

export interface GatewayEvent {
  readonly t: string;
  readonly d: unknown;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal */
  readonly type: number;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly commandName: string | null;
  /** The message of the clicked component, or of the component that opened the modal. */
  readonly source: Message | null;
  /** Autocomplete: the type of the focused option. */
  readonly focusedType: number | null;
  readonly createdAt: number;
  state: 'waiting' | 'answered' | 'expired';
  kind: ReplyKind | null;
  ackMs: number;
  /** What `@original` means: the answer, or the source for updates. */
  original: Message | null;
  readonly followups: Message[];
  modal: APIModalInteractionResponseCallbackData | null;
  choices: readonly Choice[];
  /** A deferred answer was given. */
  settled: boolean;
  /** Called once, with the first answer. */
  answered: () => void;
}

/** A violation that no request carries, or one that a request's log line adds. */
export function recordViolation(state: State, violation: Omit<Violation, 'at'>): void {
  state.violations.push({ ...violation, at: state.now() });
}

/** The guild a channel is in, as long as the bot is in it and it is not down. */
export function presentGuild(state: State, guildId: string | null): Guild | undefined {
  const guild = state.world.guilds.get(guildId ?? '');
  return guild?.state === 'present' ? guild : undefined;
}
