/** Files of messages: uploads in, addresses out. */
import type { APIAttachment } from 'discord-api-types/v10';
import { problem, refuseProblems } from '../refusal.js';
import type { MessageForm } from '../rules/message.js';
import type { State } from '../state.js';

/** `files[n]` of a multipart body. */
export interface Upload {
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What the page serves at `/attachments/:id/:name`. */
export interface StoredFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * The attachments of a message after a form: those it keeps (an edit that names none keeps all), then the uploads.
 * @throws Refusal 50035 when the form names a file that is neither kept nor uploaded
 */
export function attach(
  state: State,
  form: MessageForm,
  uploads: readonly Upload[],
  before: readonly APIAttachment[],
): APIAttachment[] {
  const named = form.attachments;
  const wrong = (named ?? []).flatMap(({ id }, index) => {
    const known =
      before.some((attachment) => attachment.id === id) || uploads.some((file) => String(file.index) === id);
    return known ? [] : [problem(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `There is no file ${id}`)];
  });
  refuseProblems(wrong);
  const kept = named === undefined ? before : before.filter(({ id }) => (named ?? []).some((one) => one.id === id));
  return [...kept, ...uploads.map((upload) => store(state, form, upload))];
}

function store(state: State, form: MessageForm, upload: Upload): APIAttachment {
  const id = state.nextId();
  const named = form.attachments?.find((one) => one.id === String(upload.index)) as
    { filename?: string | null; description?: string | null } | undefined;
  const filename = (named?.filename ?? upload.name).replaceAll(/[^\w.-]/g, '_');
  state.files.set(id, { type: upload.type, bytes: upload.bytes });
  const url = `${state.url}/attachments/${id}/${filename}`;
  const description = named?.description ?? undefined;
  return {
    id,
    filename,
    size: upload.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: upload.type,
    ...(description === undefined ? {} : { description }),
  };
}
