import { REST } from '@discordjs/rest';

export interface RestOptions {
  readonly apiUrl: string;
  readonly token: string;
}

/**
 * For answers to people. Interaction endpoints are exempt from Discord's 50/s, but the library counts them;
 * its limit is lifted here, and nothing that is not an answer goes through this object.
 */
export function restForAnswers({ apiUrl, token }: RestOptions): REST {
  // Shorter than the 3 s an answer has; each retry starts the time anew.
  return new REST({ api: apiUrl, version: '10', timeout: 2_500, globalRequestsPerSecond: 1_000_000 }).setToken(token);
}

/**
 * For posts and edits that nobody waits for, with a limiter of its own below Discord's 50/s.
 * Never retried by the library: a retry without looking first is how a message is posted twice.
 */
export function restForPosts({ apiUrl, token }: RestOptions): REST {
  return new REST({ api: apiUrl, version: '10', timeout: 10_000, retries: 0, globalRequestsPerSecond: 45 }).setToken(
    token,
  );
}
