/** Messages into the world: new, edited, deleted. Who may do so is asked elsewhere; the form is checked here. */
import { MessageFlags as Flag } from 'discord-api-types/v10';
import { walk } from '../components.js';
import { emptyMessage, Refusal, refuseProblems } from '../refusal.js';
import {
  isV2,
  problemsOfEdit,
  problemsOfNewMessage,
  problemsOfReferences,
  type MessageForm,
} from '../rules/message.js';
import type { State } from '../state.js';
import type { Channel, Message } from '../types.js';
import { attach, type Upload } from './attachments.js';
import { mentionsIn } from './mentions.js';
import { normaliseComponents, normaliseEmbeds } from './normalise.js';

export interface Draft {
  readonly channel: Channel;
  readonly authorId: string;
  readonly form: MessageForm;
  readonly uploads: readonly Upload[];
  readonly allowedFlags: number;
  readonly mentionDefault: 'all' | 'users';
  readonly visibleTo?: string | null;
  readonly interaction?: Message['interaction'];
  readonly type?: number;
  readonly reference?: Message['reference'];
}

/** @throws Refusal 50035 for a bad form, 50006 for an empty one */
export function createMessage(state: State, draft: Draft): Message {
  const { form, channel } = draft;
  refuseMissingParts(form);
  refuseProblems(problemsOfNewMessage(form, draft.allowedFlags));
  refuseProblems(problemsOfReferences(form, new Set(namesOf(draft.uploads, form))));
  refuseEmpty(form, draft.uploads.length);
  const attachments = attach(state, form, draft.uploads, []);
  const components = normaliseComponents(form.components ?? [], attachments);
  const content = form.content ?? '';
  return put(state, channel, {
    authorId: draft.authorId,
    type: draft.type ?? 0,
    content,
    embeds: normaliseEmbeds(form.embeds ?? [], attachments),
    components,
    attachments,
    flags: form.flags ?? 0,
    mentions: mentionsIn(
      state,
      channel,
      draft.authorId,
      allText(content, components),
      form.allowed_mentions,
      draft.mentionDefault,
    ),
    nonce: form.nonce === undefined || form.nonce === null ? null : String(form.nonce),
    reference: draft.reference ?? null,
    visibleTo: draft.visibleTo ?? null,
    loading: false,
    interaction: draft.interaction ?? null,
  });
}

/** "… is thinking": what a deferred answer shows. */
export function createLoading(
  state: State,
  channel: Channel,
  interaction: NonNullable<Message['interaction']>,
  ephemeralFor: string | null,
  type: number,
): Message {
  return put(state, channel, {
    ...BLANK,
    authorId: state.botUserId,
    type,
    flags: Flag.Loading | (ephemeralFor === null ? 0 : Flag.Ephemeral),
    visibleTo: ephemeralFor,
    loading: true,
    interaction,
  });
}

/** Pin and thread notices, thread starters. */
export function createNotice(
  state: State,
  channel: Channel,
  type: number,
  content: string,
  reference: Message['reference'],
): Message {
  return put(state, channel, { ...BLANK, authorId: state.botUserId, type, content, reference });
}

/** Fields that the form leaves out stay. @throws Refusal 50035, 50006 */
export function editMessage(state: State, message: Message, form: MessageForm, uploads: readonly Upload[]): void {
  refuseProblems(problemsOfEdit(form, message));
  const kept =
    form.attachments === undefined ? message.attachments.map(({ filename }) => filename) : keptNames(form, message);
  refuseProblems(problemsOfReferences(form, new Set([...kept, ...namesOf(uploads, form)])));
  const after = { ...pick(message), ...given(form) };
  refuseEmpty(after, uploads.length + kept.length);
  const channel = state.world.channels.get(message.channelId);
  if (channel === undefined) throw new Error(`Expected channel ${message.channelId} of message ${message.id}`);
  message.attachments = attach(state, form, uploads, message.attachments);
  if (form.content !== undefined) message.content = form.content ?? '';
  if (form.embeds !== undefined) message.embeds = normaliseEmbeds(form.embeds ?? [], message.attachments);
  if (form.components !== undefined) {
    message.components = normaliseComponents(form.components ?? [], message.attachments);
  }
  const settable = Flag.SuppressEmbeds | Flag.IsComponentsV2;
  if (form.flags !== undefined && form.flags !== null) {
    message.flags = (message.flags & ~settable) | (form.flags & settable);
  }
  if (!message.loading) message.editedAt = state.now();
  message.loading = false;
  message.flags &= ~Flag.Loading;
  const text = allText(message.content, message.components);
  message.mentions = mentionsIn(state, channel, message.authorId, text, form.allowed_mentions, 'all');
  state.changed.emit();
}

export function deleteMessage(state: State, channel: Channel, message: Message): void {
  message.deleted = true;
  message.pinnedAt = null;
  const pin = channel.pins.indexOf(message.id);
  if (pin >= 0) channel.pins.splice(pin, 1);
  state.changed.emit();
}

const BLANK = {
  content: '',
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  mentions: { users: [], roles: [], everyone: false },
  nonce: null,
  reference: null,
  visibleTo: null,
  loading: false,
  interaction: null,
};

function put(
  state: State,
  channel: Channel,
  parts: Omit<Message, 'id' | 'channelId' | 'guildId' | 'createdAt' | 'editedAt' | 'pinnedAt' | 'deleted'>,
): Message {
  const message: Message = {
    ...parts,
    id: state.nextId(),
    channelId: channel.id,
    guildId: channel.guildId,
    createdAt: state.now(),
    editedAt: null,
    pinnedAt: null,
    deleted: false,
  };
  channel.messages.set(message.id, message);
  channel.lastMessageId = message.id;
  state.changed.emit();
  return message;
}

/** Parts of Discord that nobody needed here yet. @throws Refusal 501, so that nobody relies on them unseen */
function refuseMissingParts(form: MessageForm): void {
  const forward = form.message_reference?.type === 1;
  if ((form.poll ?? null) !== null || (form.sticker_ids ?? []).length > 0 || forward) {
    throw new Refusal(501, 0, 'Polls, stickers and forwards are not in this double');
  }
}

function refuseEmpty(form: MessageForm, files: number): void {
  const parts = [form.embeds, form.components, form.sticker_ids].some((part) => (part ?? []).length > 0);
  const content = (form.content ?? '').trim() !== '' && !isV2(form.flags ?? 0);
  if (!parts && !content && files === 0 && (form.poll ?? null) === null) throw emptyMessage();
}

function pick(message: Message): MessageForm {
  const { content, embeds, components, flags } = message;
  return { content, embeds: embeds as unknown as NonNullable<MessageForm['embeds']>, components, flags };
}

function given(form: MessageForm): MessageForm {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined));
}

function keptNames(form: MessageForm, message: Message): string[] {
  const ids = new Set((form.attachments ?? []).map(({ id }) => id));
  return message.attachments.filter(({ id }) => ids.has(id)).map(({ filename }) => filename);
}

function namesOf(uploads: readonly Upload[], form: MessageForm): string[] {
  return uploads.map((file) => form.attachments?.find(({ id }) => id === String(file.index))?.filename ?? file.name);
}

function allText(content: string, components: readonly unknown[]): string {
  const texts = [...walk(components)].map(({ component }) =>
    component.type === 10 ? String(component['content']) : '',
  );
  return [content, ...texts].join('\n');
}
