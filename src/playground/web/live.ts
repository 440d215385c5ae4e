/** Server-sent events: "look again", at most every 40 ms. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from '../state.js';

const PAUSE_MS = 40;
/** Comments that keep the connection from being taken for dead. */
const BEAT_MS = 20_000;

export interface Live {
  open(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

export function makeLive(state: State): Live {
  const open = new Set<ServerResponse>();
  let waiting: NodeJS.Timeout | undefined;
  const tell = (text: string): void => {
    for (const response of open) response.write(text);
  };
  const stop = state.changed.subscribe(() => {
    if (open.size === 0 || waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      tell('data: change\n\n');
    }, PAUSE_MS);
  });
  const beat = setInterval(() => tell(': still here\n\n'), BEAT_MS);
  beat.unref();
  return {
    open(request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      open.add(response);
      request.on('close', () => open.delete(response));
    },
    close() {
      stop();
      clearInterval(beat);
      clearTimeout(waiting);
      for (const response of open) response.end();
    },
  };
}
