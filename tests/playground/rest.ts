/** Plain requests to a loopback Discord, without a library that would mend them. */
import type { Playground } from '../../src/playground/types.js';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // Tests say what they expect of a body by comparing it.
  readonly body: { readonly code?: number; readonly message?: string; readonly errors?: unknown } & Record<string, any>;
}

export async function request(
  discord: Playground,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${discord.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Answered['body']),
  };
}
