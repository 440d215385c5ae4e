/** Rate limits, in real time: the bot's global one, each route's bucket, and the ban for too many refused requests. */
import type { State } from '../state.js';
import type { Route } from './route.js';

export interface Limits {
  /** @returns the headers to send, and a 429 when this request is one too many */
  take(route: Route, resource: string): Taken;
  /** Counts 401, 403 and 429. @returns true when there were too many within ten minutes */
  countInvalid(): boolean;
}

export interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  /** ms until the next try, and whether the whole bot waits. */
  readonly refused: { readonly ms: number; readonly global: boolean } | null;
}

interface Window {
  count: number;
  readonly resets: number;
}

const SECOND = 1_000;
const DEFAULT = { limit: 50, ms: SECOND };
/** Discord bans an address at 10,000; a test that comes near 500 has a bot that does not listen. */
const INVALID_MAX = 500;
const INVALID_MS = 600_000;

export function makeLimits(state: State): Limits {
  const buckets = new Map<string, Window>();
  let all: Window = { count: 0, resets: 0 };
  let invalid: Window = { count: 0, resets: 0 };

  function takeGlobal(now: number): number {
    if (now >= all.resets) all = { count: 0, resets: now + SECOND };
    all.count += 1;
    return all.count > state.settings.requestsPerSecond ? all.resets - now : 0;
  }

  function takeBucket(key: string, bucket: { limit: number; ms: number }, now: number): Window {
    const open = buckets.get(key);
    if (open !== undefined && now < open.resets) return open;
    if (buckets.size > 10_000) for (const [old, { resets }] of buckets) if (resets <= now) buckets.delete(old);
    const fresh = { count: 0, resets: now + bucket.ms };
    buckets.set(key, fresh);
    return fresh;
  }

  return {
    take(route, resource) {
      const now = performance.now();
      const wait = route.open === true ? 0 : takeGlobal(now);
      if (wait > 0) return { headers: {}, refused: { ms: wait, global: true } };
      if (!state.settings.routeLimits || route.path.endsWith('/callback')) return { headers: {}, refused: null };
      const bucket = route.bucket ?? DEFAULT;
      const hash = hashOf(`${route.method} ${route.path}`);
      const window = takeBucket(`${hash}:${resource}`, bucket, now);
      const over = window.count >= bucket.limit;
      if (!over) window.count += 1;
      const ms = window.resets - now;
      return {
        headers: headersOf(bucket.limit, bucket.limit - window.count, ms, hash),
        refused: over ? { ms, global: false } : null,
      };
    },
    countInvalid() {
      const now = performance.now();
      if (now >= invalid.resets) invalid = { count: 0, resets: now + INVALID_MS };
      invalid.count += 1;
      return invalid.count === INVALID_MAX + 1;
    },
  };
}

function headersOf(limit: number, remaining: number, ms: number, hash: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': ((Date.now() + ms) / SECOND).toFixed(3),
    'x-ratelimit-reset-after': (ms / SECOND).toFixed(3),
    'x-ratelimit-bucket': hash,
  };
}

/** FNV-1a: a name for a bucket, nothing more. */
function hashOf(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
