/** All that a person reads in a message or a modal, one line each: what tests compare. */
import type { APIEmbed } from 'discord-api-types/v10';
import { toOptions, walk, type AnyComponent } from './components.js';
import type { Message } from './types.js';

export function textOfMessage(message: Pick<Message, 'content' | 'embeds' | 'components'>): string {
  return [message.content, ...message.embeds.flatMap(textsOfEmbed), ...textsOfComponents(message.components)]
    .filter((line) => line !== '')
    .join('\n');
}

/** Text displays, labels, placeholders, options and descriptions, in reading order. */
export function textsOfComponents(components: readonly unknown[]): string[] {
  return [...walk(components)].flatMap(({ component }) => textsOf(component));
}

function textsOf(component: AnyComponent): string[] {
  const emoji = (component['emoji'] as { name?: string } | undefined)?.name;
  const own = [component['content'], component['label'] ?? emoji, component['placeholder'], component['description']];
  const options = toOptions(component['options']).flatMap((option) => [option.label, option.description]);
  const items = Array.isArray(component['items']) ? (component['items'] as { description?: unknown }[]) : [];
  return [...own, ...options, ...items.map((item) => item.description)].filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

function textsOfEmbed(embed: APIEmbed): string[] {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text].filter(
    (value): value is string => value !== undefined,
  );
}
