/** Request bodies: JSON, or multipart with `payload_json` and `files[n]`. */
import type { IncomingMessage } from 'node:http';
import { invalidForm, problem, Refusal } from '../refusal.js';
import type { Upload } from '../post/attachments.js';

/** Discord's limit for one file; here for the whole body. */
const MAX_BYTES = 10 * 1024 * 1024 + 64 * 1024;

export interface Body {
  readonly raw: Buffer;
  readonly contentType: string;
}

export interface ParsedBody {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** @throws Refusal 413 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Refusal(413, 40_005, 'Request entity too large');
    chunks.push(chunk);
  }
  return { raw: Buffer.concat(chunks), contentType: request.headers['content-type'] ?? '' };
}

/** @throws Refusal 50109 for broken JSON, 50035 for another content type */
export async function parseBody({ raw, contentType }: Body): Promise<ParsedBody> {
  if (raw.length === 0) return { json: undefined, uploads: [] };
  if (contentType.startsWith('application/json')) return { json: parseJson(raw.toString('utf8')), uploads: [] };
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(raw, contentType);
  const message = `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}, received "${contentType}".`;
  throw invalidForm(problem([], 'CONTENT_TYPE_INVALID', message));
}

async function parseMultipart(raw: Buffer, contentType: string): Promise<ParsedBody> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  if (form === undefined) throw invalidForm(problem([], 'MULTIPART_INVALID', 'The multipart body cannot be read'));
  const payload = form.get('payload_json');
  const uploads: Upload[] = [];
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') continue;
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (index === undefined) {
      throw invalidForm(problem([field], 'MULTIPART_INVALID', 'Files are called files[n] here'));
    }
    const bytes = new Uint8Array(await value.arrayBuffer());
    uploads.push({ index: Number(index), name: value.name, type: value.type, bytes });
  }
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, uploads };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 50_109, 'The request body contains invalid JSON.');
  }
}
