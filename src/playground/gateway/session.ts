/** A gateway session: what it has been sent, so that a resumed connection can be sent the rest. */
import type { WebSocket } from 'ws';
import type { GatewayEvent } from '../state.js';

export interface Session {
  readonly sessionId: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  seq: number;
  /** The last events, with their numbers; oldest first. */
  readonly sent: { readonly seq: number; readonly event: GatewayEvent }[];
  /** null while the client is away. */
  socket: WebSocket | null;
}

/** How many events wait for a client that went away. */
const KEPT = 5_000;

export function sendEvent(session: Session, event: GatewayEvent): void {
  session.seq += 1;
  session.sent.push({ seq: session.seq, event });
  if (session.sent.length > KEPT) session.sent.shift();
  sendNumbered(session, session.seq, event);
}

/** Everything after `seq`, again. */
export function replay(session: Session, seq: number): void {
  for (const entry of session.sent) if (entry.seq > seq) sendNumbered(session, entry.seq, entry.event);
}

export function sendFrame(socket: WebSocket, frame: Readonly<Record<string, unknown>>): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ t: null, s: null, d: null, ...frame }));
}

/** A guild's events go to one shard; direct messages (null) to shard 0. */
export function holds(session: Session, guildId: string | null): boolean {
  const [shard, count] = session.shard;
  return guildId === null ? shard === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard;
}

function sendNumbered(session: Session, seq: number, event: GatewayEvent): void {
  if (session.socket !== null) sendFrame(session.socket, { op: 0, s: seq, t: event.t, d: event.d });
}
