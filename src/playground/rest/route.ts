/** What a route of the REST API is, and how a request finds it. */
import type { Upload } from '../post/attachments.js';
import type { SchemaName } from '../rules/schema.js';
import type { State } from '../state.js';

export interface Call {
  readonly state: State;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON, or `payload_json`; undefined without a body. */
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

export interface Answer {
  readonly status: number;
  /** Absent: 204 and the like, without a content type. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages` */
  readonly path: string;
  /** By the token in the path: no Authorization header, and exempt from the global limit. */
  readonly open?: boolean;
  /** Of the body; forms that need more say so in their handler. */
  readonly schema?: SchemaName;
  /** Of an answer with status 200 or 201, or of each element of a list. */
  readonly answers?: SchemaName;
  /** How many requests in how many ms each top-level resource may make; 50 in a second unless given. */
  readonly bucket?: { readonly limit: number; readonly ms: number };
  handle(call: Call): Answer;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** @param path decoded segments */
export function findRoute(routes: readonly Route[], method: string, path: readonly string[]): Found | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

export const noContent: Answer = { status: 204 };
export const ok = (body: unknown): Answer => ({ status: 200, body });

/** A parameter of the route's own path; its absence is our mistake. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`Expected the route to have the parameter :${name}`);
  return value;
}

function matchPath(pattern: string, path: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.slice(1).split('/');
  if (parts.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = path[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
}
