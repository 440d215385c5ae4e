/** What Discord refuses in messages beyond their schema: flags, sums, and what does not go together. */
import { MessageFlags as Flag } from 'discord-api-types/v10';
import { walk } from '../components.js';
import { problem, type FieldProblem } from '../refusal.js';
import { problemsOfComponents } from './components.js';

/** A message's form as it comes over the wire, after the schema has accepted it. */
export interface MessageForm {
  readonly content?: string | null;
  readonly embeds?: readonly EmbedForm[] | null;
  readonly components?: readonly unknown[] | null;
  readonly attachments?: readonly { readonly id: string; readonly filename?: string | null }[] | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly flags?: number | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists?: boolean;
    readonly type?: number;
  } | null;
  readonly tts?: boolean | null;
}

export interface EmbedForm {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly author?: { readonly name?: string | null } | null;
  readonly footer?: { readonly text?: string | null } | null;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly [field: string]: unknown;
}

export interface AllowedMentions {
  readonly parse?: readonly (string | null)[] | null;
  readonly users?: readonly (string | null)[] | null;
  readonly roles?: readonly (string | null)[] | null;
  readonly replied_user?: boolean | null;
}

const CHANNEL_FLAGS = Flag.SuppressEmbeds | Flag.SuppressNotifications | Flag.IsVoiceMessage | Flag.IsComponentsV2;

/** Flags a bot may set on a new message. */
export const MESSAGE_FLAGS: number = CHANNEL_FLAGS;
/** Flags an answer to an interaction may set. */
export const ANSWER_FLAGS: number = CHANNEL_FLAGS | Flag.Ephemeral;

/** Of a new message, whatever its way. */
export function problemsOfNewMessage(form: MessageForm, allowedFlags: number): FieldProblem[] {
  const flags = form.flags ?? 0;
  return [...problemsOfFlags(flags & ~allowedFlags), ...problemsOfForm(form, isV2(flags))];
}

/**
 * Of an edit: `before` is the message as it is. Flags that are set already may be repeated; a message that is, or becomes,
 * a Components V2 message has neither content nor embeds left.
 */
export function problemsOfEdit(
  form: MessageForm,
  before: { readonly flags: number; readonly content: string; readonly embeds: readonly unknown[] },
): FieldProblem[] {
  const flags = form.flags ?? before.flags;
  const v2 = isV2(flags);
  const found = problemsOfFlags(flags & ~(before.flags | Flag.SuppressEmbeds | Flag.IsComponentsV2));
  if (isV2(before.flags) && !v2) {
    const message = 'The flag IS_COMPONENTS_V2 cannot be removed from a message';
    found.push(problem(['flags'], 'MESSAGE_FLAGS_COMPONENTS_V2_REMOVED', message));
  }
  const after = {
    ...form,
    content: form.content === undefined ? before.content : form.content,
    embeds: form.embeds === undefined ? (before.embeds as EmbedForm[]) : form.embeds,
  };
  return [...found, ...problemsOfForm(after, v2)];
}

export const isV2 = (flags: number): boolean => (flags & Flag.IsComponentsV2) !== 0;

function problemsOfFlags(wrong: number): FieldProblem[] {
  return wrong === 0 ? [] : [problem(['flags'], 'MESSAGE_FLAGS_INVALID', `The flags ${wrong} cannot be set here`)];
}

function problemsOfForm(form: MessageForm, v2: boolean): FieldProblem[] {
  const found: FieldProblem[] = [];
  if ((form.content ?? '').length > 2000) {
    found.push(problem(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.'));
  }
  if (v2) found.push(...problemsOfLegacyFields(form));
  return [
    ...found,
    ...problemsOfEmbeds(form.embeds ?? []),
    ...problemsOfMentions(form.allowed_mentions),
    ...problemsOfComponents(form.components ?? [], v2),
  ];
}

function problemsOfLegacyFields(form: MessageForm): FieldProblem[] {
  const used = {
    content: (form.content ?? '') !== '',
    embeds: (form.embeds ?? []).length > 0,
    poll: form.poll !== undefined && form.poll !== null,
    sticker_ids: (form.sticker_ids ?? []).length > 0,
  };
  return Object.entries(used).flatMap(([field, there]) => {
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return there ? [problem([field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message)] : [];
  });
}

function problemsOfEmbeds(embeds: readonly EmbedForm[]): FieldProblem[] {
  const length = embeds.reduce((sum, embed) => sum + lengthOfEmbed(embed), 0);
  if (length <= 6000) return [];
  const message = `Embed size exceeds maximum size of 6000 (${length})`;
  return [problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message)];
}

function lengthOfEmbed(embed: EmbedForm): number {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  const texts = [embed.title, embed.description, embed.author?.name, embed.footer?.text, ...fields];
  return texts.reduce((sum, text) => sum + (text ?? '').length, 0);
}

function problemsOfMentions(mentions: AllowedMentions | null | undefined): FieldProblem[] {
  const parse = mentions?.parse ?? [];
  return (['users', 'roles'] as const).flatMap((kind) => {
    if (!parse.includes(kind) || (mentions?.[kind] ?? []).length === 0) return [];
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return [problem(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)];
  });
}

/** Names of the uploaded or kept files that `attachment://` may point to; problems where it points elsewhere. */
export function problemsOfReferences(form: MessageForm, files: ReadonlySet<string>): FieldProblem[] {
  const urls: [readonly (string | number)[], unknown][] = [...walk(form.components ?? [])].flatMap(
    ({ component, path }) => urlsOf(component, path),
  );
  for (const [index, embed] of (form.embeds ?? []).entries()) {
    for (const field of ['image', 'thumbnail']) {
      urls.push([['embeds', index, field, 'url'], (embed[field] as { url?: unknown } | null | undefined)?.url]);
    }
  }
  return urls.flatMap(([path, url]) => {
    if (typeof url !== 'string' || !url.startsWith('attachment://')) return [];
    const name = url.slice('attachment://'.length);
    if (files.has(name)) return [];
    return [problem(path, 'ATTACHMENT_NOT_FOUND', `There is no file called '${name}' in this message`)];
  });
}

function urlsOf(
  component: Record<string, unknown>,
  path: readonly (string | number)[],
): [(string | number)[], unknown][] {
  const url = (value: unknown): unknown => (value as { url?: unknown } | null | undefined)?.url;
  const items = component['type'] === 12 && Array.isArray(component['items']) ? component['items'] : [];
  return [
    [[...path, 'media', 'url'], url(component['media'])],
    [[...path, 'file', 'url'], url(component['file'])],
    ...(items as { media?: unknown }[]).map((item, index): [(string | number)[], unknown] => [
      [...path, 'items', index, 'media', 'url'],
      url(item.media),
    ]),
  ];
}
