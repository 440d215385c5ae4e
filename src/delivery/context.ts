import type { REST } from '@discordjs/rest';
import type { Logger } from 'pino';
import type { Db, Rows } from '../db/types.js';
import type { Library } from '../library/model.js';

/** What delivery works with. */
export interface Delivery {
  readonly db: Db;
  readonly rows: Rows;
  readonly library: Library;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** For posts only, with a limiter of its own. */
  readonly rest: REST;
  /** This process; written into leases. */
  readonly owner: string;
}
