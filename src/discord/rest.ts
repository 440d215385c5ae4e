import { DefaultRestOptions, REST } from '@discordjs/rest';

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
  return withToken(new REST({ api: apiUrl, version: '10', timeout: 2_500, globalRequestsPerSecond: 1_000_000 }), token);
}

/** How long Discord may take for one request of delivery; a lease lasts longer. */
const TIMEOUT_MS = 10_000;

/**
 * For posts and edits that nobody waits for.
 * Never retried by the library: a retry without looking first is how a message is posted twice.
 * @param pace resolves when one more request may be made. Asked last of all, so that what waited for a limit does not
 * go out at once after it; waiting for it does not count as waiting for Discord.
 */
export function restForPosts({ apiUrl, token }: RestOptions, pace: () => Promise<void>): REST {
  const rest = new REST({
    ...{ api: apiUrl, version: '10', retries: 0, globalRequestsPerSecond: 50, timeout: 6 * TIMEOUT_MS },
    makeRequest: async (url, init) => {
      await pace();
      // Not wanted any more; the library's own wait for a limit does not look.
      init.signal?.throwIfAborted();
      const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(init.signal ? [init.signal] : [])];
      return DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(signals) });
    },
  });
  return withToken(rest, token);
}

/** The library forgets its token on the first 401, after which every request would fail until a restart. */
function withToken(rest: REST, token: string): REST {
  rest.setToken(token);
  rest.setToken = () => rest;
  return rest;
}
