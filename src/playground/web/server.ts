/** The page and what it asks for; served to this machine only, to its own origin only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../rest/body.js';
import type { State } from '../state.js';
import type { Channel, User } from '../types.js';
import { directChannel } from '../world.js';
import { act, type ActForm, type OpenModals } from './actions.js';
import { readAssets, type Asset } from './assets.js';
import { makeLive } from './live.js';
import { channelView, commandsView, mayEnter, people, worldView } from './views.js';

export interface Web {
  /** Never throws. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  readonly close: () => void;
}

/** What people and bots wrote is drawn as text; should it ever get further, it still loads and sends nothing. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Only pictures are shown where they are; other files are for downloading. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export function makeWeb(state: State): Web {
  const live = makeLive(state);
  const modals: OpenModals = new Map();
  const assets = state.settings.page ? readAssets() : new Map<string, Asset>();

  async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    if (pathname.startsWith('/attachments/')) return sendFile(state, response, pathname);
    if (!state.settings.page) return sendText(response, 404, 'There is no page here');
    const asset = assets.get(pathname === '/' ? 'index.html' : pathname.replace(/^\/assets\//, ''));
    if (request.method === 'GET' && asset !== undefined) return send(response, 200, asset.type, asset.bytes);
    if (request.method === 'GET' && pathname === '/page/live') return live.open(request, response);
    try {
      const answer = request.method === 'POST' ? await post(request, pathname) : await get(url);
      if (answer === undefined) return sendText(response, 404, 'Not found');
      send(response, 200, 'application/json', JSON.stringify(answer));
    } catch (error) {
      send(response, 400, 'application/json', JSON.stringify({ error: (error as Error).message }));
    }
  }

  async function get(url: URL): Promise<unknown> {
    if (url.pathname === '/page/control') return control(state);
    const person = personAt(state, url.searchParams.get('as'));
    if (url.pathname === '/page/world') return worldView(state, person);
    const channel = (): Channel => channelAt(state, url.searchParams.get('channel'), person);
    if (url.pathname === '/page/channel') return channelView(state, channel(), person);
    return url.pathname === '/page/commands' ? commandsView(state, channel(), person) : undefined;
  }

  async function post(request: IncomingMessage, path: string): Promise<unknown> {
    // Only this content type, because no other page can send it without asking first.
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      throw new Error('Expected a JSON body');
    }
    const form: unknown = JSON.parse((await readBody(request)).raw.toString('utf8'));
    if (path === '/page/act') return act(state, modals, form as ActForm);
    if (path === '/page/clock') return advance(state, Number((form as { ms?: unknown }).ms));
    return undefined;
  }

  return { handle, close: () => live.close() };
}

async function control(state: State): Promise<unknown> {
  return { now: state.now(), lint: (await state.settings.control?.lint?.()) ?? [] };
}

async function advance(state: State, ms: number): Promise<unknown> {
  const clock = state.settings.control?.clock;
  if (clock === undefined || !Number.isFinite(ms) || ms <= 0) throw new Error('Expected a clock and a time to come');
  await clock.advance(ms);
  state.changed.emit();
  return { now: state.now() };
}

/** Whoever comes first, unless somebody is named. */
function personAt(state: State, id: string | null): User {
  const everybody = people(state);
  const person = everybody.find((user) => user.id === id) ?? everybody[0];
  if (person === undefined) throw new Error('Expected people in this world');
  return person;
}

/** `@me`: direct messages with the bot. */
function channelAt(state: State, id: string | null, person: User): Channel {
  const channel = id === '@me' ? directChannel(state, person.id) : state.world.channels.get(id ?? '');
  if (channel === undefined || !mayEnter(state, channel, person))
    throw new Error('Expected a channel that this person sees');
  return channel;
}

function sendFile(state: State, response: ServerResponse, path: string): void {
  const file = state.files.get(/^\/attachments\/(\d+)\//.exec(path)?.[1] ?? '');
  if (file === undefined) return sendText(response, 404, 'Not found');
  const shown = SHOWN.test(file.type);
  if (!shown) response.setHeader('content-disposition', 'attachment');
  send(response, 200, shown ? file.type : 'application/octet-stream', file.bytes);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', text);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type });
  response.end(body);
}
