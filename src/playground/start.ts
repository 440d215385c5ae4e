/** Starts the loopback Discord: one HTTP server on 127.0.0.1 for REST, gateway and, if wanted, the page. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Locale, type APIApplicationCommand } from 'discord-api-types/v10';
import { makeActor } from './actor/actor.js';
import { makeFaults } from './faults.js';
import { isLocal } from './local.js';
import { makeGateway } from './gateway/server.js';
import { makeRest } from './rest/server.js';
import { warmUp } from './rules/schema.js';
import { makeSignal, waitFor } from './signal.js';
import { snowflakes } from './snowflake.js';
import type { State } from './state.js';
import type { Playground, PlaygroundOptions } from './types.js';
import { makeWeb } from './web/server.js';
import * as world from './world.js';

/** Always the same, so that what a bot stores about itself still fits after a restart. */
const APPLICATION = '1100000000000000001';

export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const state = makeState(options);
  world.putUser(state, {
    id: state.botUserId,
    username: 'Mainichi',
    displayName: 'Mainichi',
    bot: true,
    locale: Locale.EnglishUS,
    acceptsDirectMessages: false,
  });
  warmUp();
  const rest = makeRest(state);
  const web = makeWeb(state);
  const server = createServer((request, response) => {
    void route(request, response, rest, web.handle).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.on('clientError', (_, socket) => void socket.destroy());
  const gateway = makeGateway(state, server);
  state.dispatch = (guildId, event) => gateway.send(guildId, event);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: state.url,
    apiUrl: `${state.url}/api`,
    token: state.token,
    applicationId: state.applicationId,
    botUserId: state.botUserId,
    violations: state.violations,
    requests: state.requests,
    world: state.world,
    faults: state.faults,
    gateway: gateway.control,
    addGuild: (seed) => world.addGuild(state, seed),
    removeGuild: (id, how) => world.removeGuild(state, id, how),
    restoreGuild: (id) => world.restoreGuild(state, id),
    addChannel: (guildId, seed) => world.addChannel(state, guildId, seed),
    removeChannel: (id) => world.removeChannel(state, id),
    addMember: (guildId, seed) => world.addMember(state, guildId, seed),
    setPermissions: (id, bits) => world.setPermissions(state, id, bits),
    setMemberPermissions: (guildId, userId, bits) => world.setMemberPermissions(state, guildId, userId, bits),
    as: (userId, guildId, channelId) => makeActor(state, userId, guildId, channelId),
    commands: (guildId) => [...(state.commands.get(guildId ?? '')?.values() ?? [])],
    messages: (channelId) =>
      [...(state.world.channels.get(channelId)?.messages.values() ?? [])].filter((message) => !message.deleted),
    until: (look, ms = 60_000, what = 'the condition') => waitFor(state.changed, look, ms, what),
    async close() {
      web.close();
      await gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function makeState(options: PlaygroundOptions): State {
  const now = options.now ?? Date.now;
  return {
    settings: {
      ackMs: options.ackMs ?? 3_000,
      tokenMs: options.tokenMs ?? 900_000,
      requestsPerSecond: options.requestsPerSecond ?? 50,
      routeLimits: options.routeLimits ?? true,
      checkAnswers: options.checkAnswers ?? false,
      maxConcurrency: options.maxConcurrency ?? 1,
      shards: options.shards ?? 1,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      page: options.page ?? false,
      control: options.control,
    },
    url: '',
    applicationId: APPLICATION,
    botUserId: APPLICATION,
    token: options.token ?? madeToken(),
    now,
    nextId: snowflakes(now),
    world: { users: new Map(), guilds: new Map(), channels: new Map() },
    commands: new Map<string, Map<string, APIApplicationCommand>>(),
    creates: new Map(),
    interactions: new Map(),
    nonces: new Map(),
    files: new Map(),
    violations: [],
    requests: [],
    faults: makeFaults(),
    changed: makeSignal(),
    dispatch: () => undefined,
  };
}

/** Three parts, the first of which is the application's id in base64, as in every bot token. */
function madeToken(): string {
  const part = (name: string): string => createHash('sha256').update(`playground ${name}`).digest('base64url');
  return [Buffer.from(APPLICATION).toString('base64url'), part('time').slice(0, 6), part('secret').slice(0, 38)].join(
    '.',
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

async function route(request: IncomingMessage, response: ServerResponse, rest: Handler, page: Handler): Promise<void> {
  const url = URL.canParse(request.url ?? '', 'http://127.0.0.1')
    ? new URL(request.url ?? '', 'http://127.0.0.1')
    : undefined;
  if (url === undefined || !isLocal(request)) {
    response.writeHead(url === undefined ? 400 : 403, { 'content-type': 'text/plain' });
    response.end(`Expected a request to 127.0.0.1 or localhost, received one to '${request.headers.host ?? ''}'`);
    return;
  }
  await (url.pathname.startsWith('/api/') ? rest : page)(request, response, url);
}
