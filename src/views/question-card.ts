import { ButtonStyle, type APIButtonComponent } from 'discord-api-types/v10';
import type { Message } from '../discord/command.js';
import { customId } from '../discord/custom-id.js';
import type { Lang } from '../library/model.js';
import { keyCount, letters, shownOptions, type Asked } from './asked.js';
import { button, container, divider, row, select, stamp, text } from './components.js';
import { questionWords } from './question-words.js';

/** Routes of the buttons of a question; features/daily and features/quiz answer them under their own names. */
export interface AnswerRoutes {
  /** An option was clicked or selected: args askingId[, mask]. */
  readonly pick: string;
  /** Confidence was chosen: args askingId, mask, confidence. */
  readonly confirm: string;
  /** Pick again: args askingId. */
  readonly change: string;
}

/** The stem and the lettered options; the same in a post, a private question and a verdict. */
export function questionText(asked: Asked, lang: Lang): string {
  const { scenario, question } = asked.snapshot.text[lang];
  const options = shownOptions(asked, lang).map(({ letter, text: option }) => `**${letter}.** ${option}`);
  return [...scenario, `**${unbold(question)}**`, ...options].join('\n\n');
}

/** Bold cannot nest. */
function unbold(markdown: string): string {
  return markdown.replaceAll('**', '');
}

/** Buttons A-D, or for multiple response a select of exactly as many as there are keys. */
export function optionInputs(asked: Asked, lang: Lang, routes: AnswerRoutes) {
  const count = keyCount(asked);
  const options = shownOptions(asked, lang);
  if (count === 1) {
    return row(
      ...options.map(({ letter, position }) =>
        button(letter, customId(routes.pick, asked.askingId, 1 << position), ButtonStyle.Primary),
      ),
    );
  }
  const choices = options.map(({ letter, position, text: option }) => ({
    label: `${letter}. ${option.replaceAll('`', '')}`,
    value: String(position),
  }));
  return select(customId(routes.pick, asked.askingId), questionWords[lang].choosePlaceholder(count), choices, {
    min: count,
    max: count,
  });
}

/** A question put to one person. */
export function privateQuestion(
  asked: Asked,
  lang: Lang,
  routes: AnswerRoutes,
  heading: string,
  more: readonly (APIButtonComponent | undefined)[] = [],
): Message {
  const words = questionWords[lang];
  const title = words.line(asked.snapshot.task, asked.taskTitle[lang], asked.snapshot.difficulty);
  return {
    components: [
      container('calm', [
        text(`### ${heading}\n-# ${title}`),
        text(questionText(asked, lang)),
        divider,
        optionInputs(asked, lang, routes),
        row(...more),
      ]),
    ],
  };
}

/** "B selected: how sure are you?" */
export function confirmChoice(asked: Asked, lang: Lang, chosen: number, routes: AnswerRoutes): Message {
  const words = questionWords[lang];
  const quoted = shownOptions(asked, lang)
    .filter(({ position }) => (chosen & (1 << position)) !== 0)
    .map(({ letter, text: option }) => `> **${letter}.** ${option}`);
  const confidence = (['sure', 'unsure', 'guessed'] as const).map((level) =>
    button(words.confidence[level], customId(routes.confirm, asked.askingId, chosen, level), ButtonStyle.Primary),
  );
  return {
    components: [
      container('calm', [
        text([words.chosen(letters(asked, chosen)), ...quoted].join('\n')),
        row(...confidence, button(words.change, customId(routes.change, asked.askingId))),
      ]),
    ],
  };
}

export interface OpenPost {
  readonly asked: Asked;
  readonly lang: Lang;
  readonly kind: 'daily' | 'extra' | 'revenge';
  /** The local date in words. */
  readonly day: string;
  readonly answered: number;
  readonly closesAt: number;
  readonly roleId: string | null;
  readonly routes: AnswerRoutes & { readonly language: string; readonly result: string };
}

/** The public post while people answer: a count, no letters, no percentages, no names. */
export function openPost(post: OpenPost): Message {
  const { asked, lang, routes } = post;
  const words = questionWords[lang];
  const title = words.line(asked.snapshot.task, asked.taskTitle[lang], asked.snapshot.difficulty);
  const state = `-# ${words.answered(post.answered)} · ${words.closes(stamp(post.closesAt, 'R'))}`;
  return {
    components: [
      ...(post.roleId === null ? [] : [text(`<@&${post.roleId}>`)]),
      container('calm', [
        text(`## ${words.heading(post.kind, post.day)}\n-# ${title}`),
        text(questionText(asked, lang)),
        divider,
        text(state),
        optionInputs(asked, lang, routes),
        row(
          button(words.myResult, customId(routes.result, asked.askingId)),
          button(words.otherLanguage, customId(routes.language, asked.askingId)),
        ),
      ]),
    ],
  };
}
