import { createServer, type Server } from 'node:http';

export interface Health {
  /** Whether the gateway is connected; a process that only delivers has none. */
  readonly gateway: 'ready' | 'connecting' | 'standby';
  /** Epoch milliseconds of the last finished round of delivery. */
  readonly lastRoundAt: number;
}

const ROUND_OVERDUE_MS = 180_000;

/** Answers GET /health: 200 while delivery goes round, 503 when it has not for 3 minutes. */
export function serveHealth(port: number, read: () => Health, now: () => number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/health') return response.writeHead(404).end();
    const health = read();
    const well = now() - health.lastRoundAt < ROUND_OVERDUE_MS;
    response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
    return response.end(JSON.stringify({ status: well ? 'ok' : 'overdue', ...health }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}
