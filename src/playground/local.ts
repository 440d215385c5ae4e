import type { IncomingMessage } from 'node:http';

/**
 * Whether a request was meant for this machine: a page elsewhere that points its own name at 127.0.0.1, or that opens a
 * socket to it, is not.
 */
export function isLocal(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const here = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
  return here.test(host ?? '') && (origin === undefined || here.test(origin.replace(/^http:\/\//, '')));
}
