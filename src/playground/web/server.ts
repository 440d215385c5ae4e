import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from '../state.js';

export interface Web {
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  close(): void;
}

/** The page and the files of messages. */
export function makeWeb(state: State): Web {
  return {
    async handle(_request, response, url) {
      const file = state.files.get(/^\/attachments\/(\d+)\//.exec(url.pathname)?.[1] ?? '');
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
      response.end(file?.bytes);
    },
    close() {},
  };
}
