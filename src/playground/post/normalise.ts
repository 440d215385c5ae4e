/** Components and embeds as Discord gives them back: numbered, with defaults filled in and files resolved. */
import type { APIAttachment, APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { SELECT_TYPES, walk, type AnyComponent } from '../components.js';
import type { EmbedForm } from '../rules/message.js';

type Loose = Record<string, unknown>;

/** @param components checked, and ours to change: they come straight from a parsed body */
export function normaliseComponents(
  components: readonly unknown[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const copy = withoutNulls(structuredClone(components)) as unknown[];
  const placed = [...walk(copy)].map(({ component }) => component as AnyComponent & Loose);
  const used = new Set(placed.map((component) => component.id).filter((id) => id !== undefined && id !== 0));
  let next = 1;
  for (const component of placed) {
    if (component.id === undefined || component.id === 0) {
      while (used.has(next)) next += 1;
      used.add(next);
      (component as Loose)['id'] = next;
    }
    fillDefaults(component, attachments);
  }
  return copy as APIMessageTopLevelComponent[];
}

export function normaliseEmbeds(embeds: readonly EmbedForm[], attachments: readonly APIAttachment[]): APIEmbed[] {
  return (withoutNulls(structuredClone(embeds)) as Loose[]).map((embed) => {
    const shown: Loose = { ...embed, type: 'rich' };
    if (Array.isArray(embed['fields'])) {
      shown['fields'] = (embed['fields'] as Loose[]).map((field) => ({ ...field, inline: field['inline'] === true }));
    }
    for (const part of ['image', 'thumbnail']) {
      if (embed[part] !== undefined) shown[part] = media(embed[part] as Loose, attachments);
    }
    return shown as unknown as APIEmbed;
  });
}

function fillDefaults(component: Loose, attachments: readonly APIAttachment[]): void {
  const type = Number(component['type']);
  if (SELECT_TYPES.includes(type)) {
    component['min_values'] ??= 1;
    component['max_values'] ??= 1;
    delete component['required'];
  } else if (type === 11) {
    component['media'] = media(component['media'] as Loose, attachments);
    component['description'] ??= null;
    component['spoiler'] ??= false;
  } else if (type === 12) {
    component['items'] = (component['items'] as Loose[]).map((item) => ({
      media: media(item['media'] as Loose, attachments),
      description: item['description'] ?? null,
      spoiler: item['spoiler'] ?? false,
    }));
  } else if (type === 13) {
    const file = media(component['file'] as Loose, attachments);
    const attachment = attachments.find(({ url }) => url === file['url']);
    Object.assign(component, { file, name: attachment?.filename ?? null, size: attachment?.size ?? null });
    component['spoiler'] ??= false;
  } else if (type === 14) {
    component['spacing'] ??= 1;
    component['divider'] ??= true;
  } else if (type === 17) {
    component['accent_color'] ??= null;
    component['spoiler'] ??= false;
  }
}

function media(given: Loose, attachments: readonly APIAttachment[]): Loose {
  const url = String(given['url']);
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
  const attachment = attachments.find(({ filename, url: at }) => (name === undefined ? at === url : filename === name));
  const id = attachment === undefined ? {} : { attachment_id: attachment.id };
  const resolved = attachment?.url ?? url;
  return { id: attachment?.id ?? '0', url: resolved, proxy_url: resolved, ...id };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}
