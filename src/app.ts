import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Db, Rows } from './db/types.js';
import type { Library } from './library/model.js';
import type { Search } from './library/search.js';

/** The plain object that every feature is handed. */
export interface App {
  readonly config: Pick<Config, 'contentDir'>;
  readonly db: Db;
  readonly rows: Rows;
  readonly library: Library;
  readonly search: Search;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether this process hears people in Discord; false in one that only delivers, and while the connection is lost. */
  readonly connected: () => boolean;
  /** The routes of all features that are present; see discord/links.ts. */
  readonly routes: ReadonlySet<string>;
  /** Wakes delivery; losing a signal delays a post or a count, never loses it. */
  readonly signals: {
    /** A post got an answer: its public count is behind. */
    answered(guildId: string, askingId: number): void;
    /** A row waits to be sent. */
    queued(): void;
  };
}
