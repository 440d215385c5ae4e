/** REST v10: reads a request, asks faults, token, limits and rules in turn, and answers as Discord would. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { notFound, Refusal, refuseProblems, unauthorized } from '../refusal.js';
import { problemsOfSchema } from '../rules/schema.js';
import { recordViolation, type State } from '../state.js';
import type { Fault } from '../types.js';
import { parseBody, readBody } from './body.js';
import { channelRoutes } from './channels.js';
import { commandRoutes } from './commands.js';
import { interactionRoutes } from './interactions.js';
import { makeLimits, type Limits } from './limits.js';
import { messageRoutes } from './messages.js';
import { peopleRoutes } from './people.js';
import { pinRoutes } from './pins.js';
import { findRoute, type Answer, type Found, type Route } from './route.js';

/** Pins before messages: `/messages/pins` is no message. */
const ROUTES: readonly Route[] = [
  ...interactionRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...peopleRoutes,
];

interface Reply extends Answer {
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request says, as far as it could be read. */
interface Line {
  readonly method: string;
  /** Decoded, without `/api/v10`. */
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** @returns a handler for everything under `/api/`; it never throws */
export function makeRest(
  state: State,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const limits = makeLimits(state);
  return async (request, response, url) => {
    const line = readLine(request, url);
    const fault = state.faults.strike(line.method, line.path);
    if (fault?.kind === 'drop') return drop(state, line, request);
    if (fault?.kind === 'stall') await wait(fault.ms ?? 10_000);
    let reply = early(fault);
    let raw = '';
    try {
      const body = await readBody(request);
      raw = body.raw.toString('utf8', 0, 500);
      reply ??= await serve(state, limits, line, body);
    } catch (error) {
      if (request.destroyed && !request.complete) return log(state, line, 0);
      reply = refused(state, line, raw, error);
    }
    if ([401, 403, 429].includes(reply.status)) countInvalid(state, limits, line);
    if (fault?.kind === 'stallAfter') await wait(fault.ms ?? 10_000);
    if (fault?.kind === 'dropAfter') return drop(state, line, request);
    if (fault?.kind === 'statusAfter') reply = wrong(fault);
    log(state, line, reply.status);
    send(response, reply);
  };
}

async function serve(
  state: State,
  limits: Limits,
  line: Line,
  body: { readonly raw: Buffer; readonly contentType: string },
): Promise<Reply> {
  const found = findRoute(ROUTES, line.method, line.segments);
  if (found === undefined) throw notFound();
  if (found.route.open !== true && line.authorization !== `Bot ${state.token}`) throw unauthorized();
  const { headers, refused: over } = limits.take(found.route, resourceOf(found));
  if (over !== null) return tooMany(over.ms, over.global, headers);
  try {
    return { ...(await handle(state, found, line, body)), headers };
  } catch (error) {
    if (error instanceof Refusal) error.headers = headers;
    throw error;
  }
}

async function handle(
  state: State,
  { route, params }: Found,
  line: Line,
  body: { readonly raw: Buffer; readonly contentType: string },
): Promise<Answer> {
  const { json, uploads } = await parseBody(body);
  if (route.schema !== undefined) refuseProblems(problemsOfSchema(route.schema, json ?? {}));
  const answer = route.handle({ state, params, query: line.query, body: json, uploads });
  if (state.settings.checkAnswers) checkAnswer(state, route, line, answer);
  return answer;
}

/** A mistake of the double itself: shown as a violation, so that no test passes on a wrong answer. */
function checkAnswer(state: State, route: Route, line: Line, answer: Answer): void {
  if (route.answers === undefined || answer.body === undefined) return;
  const list = Array.isArray(answer.body);
  const problems = problemsOfSchema(route.answers, JSON.parse(JSON.stringify(answer.body)), { list });
  for (const found of problems) {
    const reason = `the double answers what Discord would not: ${found.path.join('.')}: ${found.message}`;
    recordViolation(state, { method: line.method, path: line.path, status: answer.status, code: 0, reason, body: '' });
  }
}

function refused(state: State, line: Line, raw: string, error: unknown): Reply {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 0, `500: ${String(error)}`);
  const known = findRoute(ROUTES, line.method, line.segments) !== undefined;
  const reason = known ? refusal.reason() : 'route not in the double';
  recordViolation(state, {
    method: line.method,
    path: line.path,
    status: refusal.status,
    code: refusal.code,
    reason,
    body: raw,
  });
  return { status: refusal.status, body: refusal.body(), headers: refusal.headers };
}

function countInvalid(state: State, limits: Limits, line: Line): void {
  if (!limits.countInvalid()) return;
  const reason = 'more than 500 refused requests (401, 403, 429) within ten minutes: on the way to a ban';
  recordViolation(state, { method: line.method, path: line.path, status: 429, code: 0, reason, body: '' });
}

function early(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'status') return wrong(fault);
  return fault?.kind === '429' ? tooMany(fault.ms ?? 1_000, fault.global ?? false, {}) : undefined;
}

function wrong(fault: Fault): Reply {
  const status = fault.status ?? 502;
  return { status, body: { message: `${status}: ordered fault`, code: fault.code ?? 0 } };
}

/** The header has whole seconds, the body has them exactly. */
function tooMany(ms: number, global: boolean, headers: Readonly<Record<string, string>>): Reply {
  return {
    status: 429,
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(ms / 1_000)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: ms / 1_000, global },
  };
}

function readLine(request: IncomingMessage, url: URL): Line {
  const method = request.method ?? 'GET';
  const rest = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1] ?? url.pathname;
  const segments = rest.slice(1).split('/').map(decode);
  return {
    method,
    path: `/${segments.join('/')}`,
    segments,
    query: url.searchParams,
    authorization: request.headers.authorization,
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Buckets are kept apart by channel, guild, or webhook and token. */
function resourceOf({ route, params }: Found): string {
  if (route.path.startsWith('/webhooks')) return params['token'] ?? '';
  return params['channel'] ?? params['guild'] ?? '';
}

function drop(state: State, line: Line, request: IncomingMessage): void {
  log(state, line, 0);
  request.socket.destroy();
}

function log(state: State, line: Line, status: number): void {
  const { method, path, query } = line;
  state.requests.push({ method, path, query: query.toString(), status, at: state.now() });
  state.changed.emit();
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
