import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { clip } from '../../discord/clip.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Lang, Topic } from '../../library/model.js';
import { button, container, dateInWords, divider, row, select, text } from '../../views/components.js';
import { paginate } from './pages.js';
import { explainWords } from './words.js';

/** All texts of a message share 4,000 units; a page of Japanese says twice as much with as many, and a phone is small. */
const PAGE = { ja: 1_500, en: 1_900 } as const;

/** One page of a topic's note: name, lifecycle, notes, corrections, sources, related topics. */
export function topicCard(topic: Topic, page: number, lang: Lang, app: App): Reply {
  const words = explainWords[lang];
  const pages = paginate(footnotes(bodyOf(topic, lang), topic), PAGE[lang]);
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const more =
    pages.length === 1
      ? []
      : [
          button(words.previous, customId('explain.page', topic.id, Math.max(at - 1, 0), 'back'), undefined, at === 0),
          button(words.next, customId('explain.page', topic.id, at + 1, 'next'), undefined, at === pages.length - 1),
        ];
  const related = topic.related
    .concat(topic.confusables)
    .filter((id, index, all) => id !== topic.id && all.indexOf(id) === index)
    .flatMap((id) => app.library.topics.get(id) ?? [])
    .slice(0, 25);
  const number = pages.length === 1 ? '' : `\n-# ${words.page(at + 1, pages.length)}`;
  return {
    components: [
      container(topic.lifecycle === 'active' ? 'calm' : 'warning', [
        text(`## ${topic.name[lang]}${number}`),
        ...lifecycle(topic, lang),
        text(pages[at] ?? ''),
        divider,
        text(sources(topic, lang)),
        row(...more, linkButton(app.routes, 'quiz.topic', [topic.id], words.quiz)),
        ...(related.length === 0
          ? []
          : [
              select(
                customId('explain.go'),
                words.chooseRelated,
                related.map(({ id, name }) => ({ label: name[lang], value: id })),
              ),
            ]),
      ]),
    ],
  };
}

function bodyOf(topic: Topic, lang: Lang): string {
  const corrections = topic.corrections[lang];
  if (corrections.length === 0) return topic.notes[lang];
  const [first, ...others] = corrections.map((correction) => `> ${correction.replaceAll('\n', '\n> ')}`);
  // The heading is one block with what follows it, so that no page ends with it.
  return [topic.notes[lang], `### ✏️ ${explainWords[lang].corrections}\n${first}`, ...others].join('\n\n');
}

/** Citations as small numbers: the key that an author gave a source is noise in the middle of a sentence. */
function footnotes(markdown: string, topic: Topic): string {
  return markdown.replaceAll(/\[([\w.-]+)\]\((https:\/\/[^\s()]+)\)/g, (link, key: string, url: string) => {
    const at = topic.sources.findIndex((source) => source.key === key && source.url === url);
    return at < 0 ? link : `[${superscript(at + 1)}](${url})`;
  });
}

function superscript(number: number): string {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}

function lifecycle(topic: Topic, lang: Lang) {
  if (topic.lifecycle === 'active') return [];
  const note = topic.lifecycleNote?.[lang];
  const link = topic.lifecycleSource === undefined ? '' : ` [${explainWords[lang].notice}](${topic.lifecycleSource})`;
  const said = note === undefined ? '' : `\n${note}${link}`;
  return [text(`⚠️ **${explainWords[lang].lifecycle[topic.lifecycle]}**${clip(said, 700)}`)];
}

function sources(topic: Topic, lang: Lang): string {
  const links = topic.sources.map(({ key, url }, index) => `[${index + 1} ${key}](${url})`);
  let said = `-# ${explainWords[lang].sources(dateInWords(topic.reviewed, lang))}: `;
  for (const [index, link] of links.entries()) {
    // Whole links only: half a link is noise.
    if (said.length + link.length > 900) return `${said}…`;
    said += index === 0 ? link : ` · ${link}`;
  }
  return said;
}

/** Nothing fits: said honestly, with the nearest names as buttons. */
export function nothingFound(typed: string, nearest: readonly Topic[], lang: Lang): Reply {
  const words = explainWords[lang];
  const buttons = nearest.slice(0, 5).map(({ id, name }) => button(name[lang], customId('explain.topic', id)));
  return {
    components: [
      container('closed', [
        text([words.nothing(typed), ...(buttons.length > 0 ? [words.nearest] : [words.didYouMean])].join('\n')),
        row(...buttons),
      ]),
    ],
  };
}

/** What a message speaks of: the first note, and buttons for the others. */
export function messageCard(first: Topic, others: readonly Topic[], lang: Lang, app: App): Reply {
  const card = topicCard(first, 0, lang, app);
  const buttons = others.slice(0, 5).map(({ id, name }) => button(name[lang], customId('explain.topic', id)));
  if (buttons.length === 0) return card;
  return { components: [container('calm', [text(explainWords[lang].alsoNamed), row(...buttons)]), ...card.components] };
}

/** A message without a word that the notes know. */
export function nothingNamed(lang: Lang): Reply {
  return { components: [container('closed', [text(explainWords[lang].nothingNamed)])] };
}
