/** Embeds and files of older-style messages. */
import { h } from './dom.js';
import { inline, markdown } from './render.js';

/** @param {any[]} embeds */
export function drawEmbeds(embeds) {
  return embeds.map((embed) => {
    const box = h(
      'div',
      { class: 'embed' },
      embed.author?.name && h('p', { class: 'small' }, embed.author.name),
      embed.title && h('p', { class: 'embed-title' }, inline(embed.title)),
      embed.description && markdown(embed.description),
      (embed.fields ?? []).length > 0 &&
        h(
          'dl',
          { class: 'fields' },
          embed.fields.map((/** @type {any} */ field) =>
            h(
              'div',
              { class: field.inline ? 'inline' : undefined },
              h('dt', {}, inline(field.name)),
              h('dd', {}, markdown(field.value)),
            ),
          ),
        ),
      embed.image?.url && picture(embed.image.url, ''),
      embed.footer?.text && h('p', { class: 'small' }, embed.footer.text),
    );
    if (typeof embed.color === 'number') box.style.setProperty('--accent', colour(embed.color));
    return box;
  });
}

/** Files that no component shows. @param {any} message */
export function drawFiles(message) {
  if (message.components.some((/** @type {any} */ component) => component.type !== 1)) return [];
  return message.attachments.map(drawFile);
}

/** @param {any} file */
export function drawFile(file) {
  const path = new URL(file.url).pathname;
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.content_type ?? ''))
    return picture(path, file.description ?? file.filename);
  return h(
    'p',
    { class: 'file' },
    h('a', { href: path, download: file.filename }, file.filename),
    h('span', { class: 'small' }, ` ${Math.ceil(file.size / 1024)} KB`),
  );
}

/** Pictures from elsewhere are linked, not loaded: the page fetches nothing but itself. @param {string} url @param {string} text */
export function picture(url, text) {
  const local = url.startsWith('/') || new URL(url).origin === location.origin;
  if (local) return h('img', { class: 'picture', src: url, alt: text, loading: 'lazy' });
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text || url);
}

/** @param {number} value */
export const colour = (value) => `#${value.toString(16).padStart(6, '0')}`;
