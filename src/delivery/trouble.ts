import { DrizzleQueryError } from 'drizzle-orm';
import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';

/** Why a post cannot be made. Codes are stored and shown in words; see features/daily/words.ts. */
export type Trouble =
  'missing_permission' | 'missing_channel' | 'bot_removed' | 'refused' | 'unreachable' | 'no_question' | 'broken';

export type Failure =
  /** Trying again soon may help: Discord was busy, gone or slow, and may have done it all the same. */
  | { readonly kind: 'passing' }
  /** Only a person can help: pause, say so, and try again with the next post or when permissions change. */
  | { readonly kind: 'lasting'; readonly trouble: Trouble }
  /** The message was made and then deleted by somebody: it has been delivered. */
  | { readonly kind: 'deleted' };

const LASTING = new Map<number, Trouble>([
  [10_003, 'missing_channel'],
  [10_004, 'bot_removed'],
  [50_001, 'missing_permission'],
  [50_013, 'missing_permission'],
]);

const UNKNOWN_MESSAGE = 10_008;

/** What an error of a REST call means for the post. Pure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { kind: 'passing' };
  if (error instanceof DiscordAPIError) {
    if (error.code === UNKNOWN_MESSAGE) return { kind: 'deleted' };
    const trouble = LASTING.get(Number(error.code));
    if (trouble !== undefined) return { kind: 'lasting', trouble };
    if (error.status === 403) return { kind: 'lasting', trouble: 'missing_permission' };
    if (error.status === 404) return { kind: 'lasting', trouble: 'missing_channel' };
    // A wrong token is the operator's to mend; the posts wait.
    if (error.status === 401 || error.status === 429 || error.status >= 500) return { kind: 'passing' };
    return { kind: 'lasting', trouble: 'refused' };
  }
  if (error instanceof HTTPError) return { kind: 'passing' };
  return { kind: 'passing' };
}

/** Whether an error came from our own database, and so says nothing about the request to Discord. */
export function isOurs(error: unknown): boolean {
  return error instanceof DrizzleQueryError;
}

const BACKOFF_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

/** How long to wait before the next try, after `attempts` tries. */
export function backoff(attempts: number): number {
  return BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? BACKOFF_MS[0];
}
