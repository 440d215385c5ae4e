/** The gateway: HELLO, heartbeats, IDENTIFY, RESUME, events, and the ways in which Discord ends a connection. */
import type { Server } from 'node:http';
import { isLocal } from '../local.js';
import { WebSocketServer, type WebSocket } from 'ws';
import type { GatewayEvent, State } from '../state.js';
import { waitFor } from '../signal.js';
import type { GatewayControl } from '../types.js';
import { guildState, identify, ready, type Identified } from './identify.js';
import { holds, replay, sendEvent, sendFrame, type Session } from './session.js';

const OP = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};
const CLOSE = {
  unknownOp: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  twice: 4005,
  badSeq: 4007,
  tooFast: 4008,
  version: 4012,
};
/** Bytes of one payload, and payloads of one minute. */
const MAX_PAYLOAD = 4_096;
const MAX_SENDS = 120;
/** Events of the GUILDS intent; interactions need none. */
const GUILDS = 1;

export interface Gateway {
  readonly control: GatewayControl;
  send(guildId: string | null, event: GatewayEvent): void;
  close(): Promise<void>;
}

interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  sends: number;
}

export function makeGateway(state: State, server: Server): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const counts = { identify: 0, resume: 0 };
  let refusing = false;
  let mute = false;

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (refusing || !isLocal(request) || !url.pathname.startsWith('/gateway')) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (url.searchParams.get('v') !== '10') return opened.close(CLOSE.version, 'Invalid API version.');
      open(opened);
    });
  });

  function open(socket: WebSocket): void {
    const connection: Connection = { socket, session: null, sends: 0 };
    const minute = setInterval(() => (connection.sends = 0), 60_000);
    minute.unref();
    sendFrame(socket, { op: OP.hello, d: { heartbeat_interval: state.settings.heartbeatMs, _trace: [] } });
    socket.on('message', (data) => receive(connection, (data as Buffer).toString('utf8')));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearInterval(minute);
      leave(connection, code);
    });
  }

  function leave({ session, socket }: Connection, code: number): void {
    if (session?.socket === socket) session.socket = null;
    // A client that says goodbye gives up its session; one that vanishes may come back for it.
    if (session !== null && (code === 1000 || code === 1001)) sessions.delete(session.sessionId);
    state.changed.emit();
  }

  function receive(connection: Connection, text: string): void {
    const { socket } = connection;
    connection.sends += 1;
    if (connection.sends > MAX_SENDS) return socket.close(CLOSE.tooFast, 'You are being rate limited.');
    if (Buffer.byteLength(text) > MAX_PAYLOAD) return socket.close(CLOSE.decode, 'Payload is too large.');
    const frame = parse(text);
    if (frame === undefined) return socket.close(CLOSE.decode, 'Error while decoding payload.');
    switch (frame.op) {
      case OP.heartbeat:
        if (!mute) sendFrame(socket, { op: OP.ack });
        return;
      case OP.identify:
        return begin(connection, frame.d);
      case OP.resume:
        return resume(connection, frame.d);
      case OP.presence:
      case OP.voice:
        if (connection.session === null) socket.close(CLOSE.notAuthenticated, 'Not authenticated.');
        return;
      default:
        return socket.close(CLOSE.unknownOp, 'Unknown opcode.');
    }
  }

  function begin(connection: Connection, data: unknown): void {
    const { socket } = connection;
    counts.identify += 1;
    if (connection.session !== null) return socket.close(CLOSE.twice, 'Already authenticated.');
    const identified = identify(state, data);
    if ('close' in identified) return socket.close(identified.close, identified.reason);
    start(connection, identified);
  }

  function start(connection: Connection, { shard, intents }: Identified): void {
    const session: Session = {
      sessionId: `session-${state.nextId()}`,
      shard,
      intents,
      seq: 0,
      sent: [],
      socket: connection.socket,
    };
    sessions.set(session.sessionId, session);
    connection.session = session;
    const guilds = [...state.world.guilds.values()].filter(
      (guild) => guild.state !== 'removed' && holds(session, guild.id),
    );
    sendEvent(
      session,
      ready(
        state,
        session,
        guilds.map(({ id }) => id),
      ),
    );
    if ((intents & GUILDS) !== 0) for (const guild of guilds) sendEvent(session, guildState(state, guild));
    state.changed.emit();
  }

  function resume(connection: Connection, data: unknown): void {
    const { socket } = connection;
    counts.resume += 1;
    const { token, session_id: id, seq } = (data ?? {}) as { token?: unknown; session_id?: unknown; seq?: unknown };
    const session = sessions.get(String(id));
    if (token !== state.token || session === undefined || typeof seq !== 'number') {
      return sendFrame(socket, { op: OP.invalid, d: false });
    }
    if (seq > session.seq) return socket.close(CLOSE.badSeq, 'Invalid seq.');
    session.socket?.terminate();
    session.socket = socket;
    connection.session = session;
    replay(session, seq);
    sendEvent(session, { t: 'RESUMED', d: { _trace: [] } });
    state.changed.emit();
  }

  const live = (): Session[] => [...sessions.values()].filter(({ socket }) => socket !== null);
  const control: GatewayControl = {
    get connections() {
      return live();
    },
    get ready() {
      return waitFor(state.changed, () => live().length > 0, 30_000, 'a bot at the gateway').then(() => undefined);
    },
    counts,
    dropAll() {
      for (const socket of sockets.clients) socket.terminate();
      for (const session of sessions.values()) session.socket = null;
    },
    reconnect() {
      for (const { socket } of live()) if (socket !== null) sendFrame(socket, { op: OP.reconnect });
    },
    invalidSession(resumable) {
      for (const session of live()) {
        if (session.socket !== null) sendFrame(session.socket, { op: OP.invalid, d: resumable });
        if (!resumable) sessions.delete(session.sessionId);
      }
    },
    muteHeartbeats: (on) => void (mute = on),
    refuse: (on) => void (refusing = on),
  };

  return {
    control,
    send(guildId, event) {
      for (const session of sessions.values()) {
        const wanted = event.t === 'INTERACTION_CREATE' || (session.intents & GUILDS) !== 0;
        if (wanted && holds(session, guildId)) sendEvent(session, event);
      }
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}

function parse(text: string): { readonly op: unknown; readonly d: unknown } | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' && frame !== null ? (frame as { op: unknown; d: unknown }) : undefined;
  } catch {
    return undefined;
  }
}
