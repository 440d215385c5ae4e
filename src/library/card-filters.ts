import { contentWords, dice, fold, lengthOf, trigrams, weightOf } from './words.js';
import { maskCode } from './markdown.js';
import { LANGS, type Card, type Lang, type Topic } from './model.js';

/**
 * Reasons not to make a question from a card (learning design 3.4). Each filter looks at one language and answers what is wrong,
 * or undefined. The lint tells authors about the same ones.
 */
export type CardFilter = (card: Card, topic: Topic, lang: Lang) => string | undefined;

const MINIMUM = { ja: [20, 'characters'], en: [8, 'words'] } as const;

export const unsourced: CardFilter = (card) => (card.sources.length === 0 ? 'no source' : undefined);

export const tooShort: CardFilter = (card, _topic, lang) => {
  const { definition } = card.face[lang];
  if (definition === undefined) return undefined;
  const [least, unit] = MINIMUM[lang];
  const length = lengthOf(lang, definition);
  return length < least ? `${length} ${unit} where ${least} are needed` : undefined;
};

/** The definition contains the term, one of its other names, or a run of it that gives it away. */
export const givesAway: CardFilter = (card, topic, lang) => {
  const { term, definition } = card.face[lang];
  if (term === undefined || definition === undefined) return undefined;
  const inDefinition = fold(definition);
  const variants = termVariants(term);
  const names = [topic.id, topic.name.ja, topic.name.en];
  const isTopic = names.some((name) => variants.some((variant) => fold(name) === fold(variant)));
  const whole = [...variants, ...(isTopic ? names : [])].find(
    (name) => isTelling(name) && inDefinition.includes(fold(name)),
  );
  if (whole !== undefined) return `it contains "${whole}"`;
  const known = fold([...names, ...topic.aliases].join(''));
  const run = japaneseRuns(term).find((part) => !known.includes(fold(part)) && inDefinition.includes(fold(part)));
  if (run !== undefined) return `it contains "${run}" of the term`;
  const ownWords = contentWords('en', [...names, ...topic.aliases, 'amazon'].join(' / '));
  const said = contentWords('en', definition);
  const word = [...contentWords('en', term)].find(
    (one) => /^[a-z-]{4,}$/.test(one) && said.has(one) && !ownWords.has(one),
  );
  return word === undefined ? undefined : `it contains "${word}" of the term`;
};

/** Two letters turn up in other words; two kanji do not. */
function isTelling(name: string): boolean {
  return fold(name).length > (/\p{Script=Han}/u.test(name) ? 1 : 2);
}

/** `変更セット（change set）` is known by either name. */
function termVariants(term: string): readonly string[] {
  const inside = [...term.matchAll(/[（(]([^（）()]+)[)）]/g)].map((match) => match[1] ?? '');
  return [term.replace(/[（(][^（）()]+[)）]/g, ''), ...inside]
    .map((part) => part.replace(/`/g, '').trim())
    .filter((part) => part !== '');
}

/** Every run of 4 characters of kana and kanji. */
function japaneseRuns(term: string): readonly string[] {
  return (term.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]{4,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 3 }, (_, index) => run.slice(index, index + 4)),
  );
}

export const leansOnContext: CardFilter = (card, _topic, lang) => {
  const { definition, text } = card.face[lang];
  const said = (definition ?? text ?? '').trim();
  const start = /^(?:例[：:、えで]|これ|それ|e\.g\.|for example|this\b|that\b|it\b)/i.exec(said)?.[0];
  if (start !== undefined) return `it begins with "${start}"`;
  if (/→|->/.test(maskCode(said))) return 'it holds an arrow';
  return /https?:\/\/|!\[/.test(said) ? 'it holds a URL or an image' : undefined;
};

/** Two definitions this alike (trigram Dice) have two right answers. */
export const TOO_ALIKE = 0.6;

export const ambiguous: CardFilter = (card, topic, lang) => {
  const { definition } = card.face[lang];
  if (definition === undefined) return undefined;
  const mine = trigrams(definition);
  const twin = topic.cards.find((other) => {
    const theirs = other.face[lang].definition;
    return other.id !== card.id && theirs !== undefined && dice(mine, trigrams(theirs)) >= TOO_ALIKE;
  });
  return twin === undefined ? undefined : `it is nearly that of ^${twin.id.split('^')[1]}`;
};

const ABSOLUTE = { ja: /必ず|常に|絶対に|決して|のみ/, en: /\b(?:always|never|only)\b/i } as const;

export const absolute: CardFilter = (card, _topic, lang) => {
  if (card.cited) return undefined;
  const word = ABSOLUTE[lang].exec(maskCode(faceText(card, lang)))?.[0];
  return word === undefined ? undefined : `"${word}" without a citation on the card itself`;
};

const LIMIT = {
  ja: /最大|上限|最小|最低|まで|クォータ|制限|以内|以下|以上/,
  en: /\b(?:up to|at most|at least|maximum|minimum|limits?|quotas?|no more than|per second)\b/i,
} as const;

/** Numbers that a quota change makes wrong, or that say nothing for want of a unit. 1, 2, dates and names (S3) are fine. */
export const shakyNumber: CardFilter = (card, _topic, lang) => {
  if (card.stable) return undefined;
  const said = maskCode(faceText(card, lang)).replace(/\d{4}-\d{2}-\d{2}|\d{4} ?年(?: ?\d+ ?月)?(?: ?\d+ ?日)?/g, '');
  const numbers = [...said.matchAll(/(?<![A-Za-z\d_.-])\d[\d,]*(?:\.\d+)?(?![\d_])(\s*[\p{L}%])?/gu)].filter(
    (match) => Number(match[0].replace(/[^\d.]/g, '')) > 2,
  );
  const bare = numbers.find((match) => match[1] === undefined);
  if (bare !== undefined) return `the number ${bare[0]} has no unit`;
  const [first] = numbers;
  return first !== undefined && LIMIT[lang].test(said)
    ? `${Number.parseFloat(first[0].replaceAll(',', ''))} looks like a quota`
    : undefined;
};

const GAP = { ja: 20, en: 5 } as const;

export const poorGap: CardFilter = (card, _topic, lang) => {
  const { text, clozes } = card.face[lang];
  if (card.kind !== 'cloze' || text === undefined) return undefined;
  for (const cloze of clozes ?? []) {
    const long = weightOf(lang, cloze);
    const rest = fold(text.split(`==${cloze}==`).join(' '));
    if (rest === '') return 'the gap is the whole sentence';
    if (long > GAP[lang]) return `the gap "${cloze}" takes ${long} where ${GAP[lang]} are the most`;
    if (rest.includes(fold(cloze))) return `"${cloze}" is visible elsewhere in the sentence`;
  }
  return undefined;
};

function faceText(card: Card, lang: Lang): string {
  const { definition, text, steps } = card.face[lang];
  return [definition ?? text ?? '', ...(steps ?? [])].join('\n');
}

const FILTERS: readonly CardFilter[] = [
  unsourced,
  tooShort,
  givesAway,
  leansOnContext,
  ambiguous,
  absolute,
  shakyNumber,
  poorGap,
];

/** The topic itself forbids generated questions: closed services and facts nobody checked for a year. `today` is an ISO date. */
export function topicForbids(topic: Topic, today: string): string | undefined {
  if (topic.lifecycle === 'ended' || topic.lifecycle === 'closed-to-new') return `${topic.id} is ${topic.lifecycle}`;
  const age = Math.round((Date.parse(today) - Date.parse(topic.reviewed)) / 86_400_000);
  return age > 365 ? `${topic.id} was reviewed ${age} days ago` : undefined;
}

/** Why no question may be made from a card, or undefined. A card is refused when either language is: both must be the same card. */
export function whyNot(card: Card, topic: Topic, today: string): string | undefined {
  const forbidden = topicForbids(topic, today);
  if (forbidden !== undefined) return forbidden;
  for (const filter of FILTERS) {
    for (const lang of LANGS) {
      const wrong = filter(card, topic, lang);
      if (wrong !== undefined) return `${lang}: ${wrong}`;
    }
  }
  return undefined;
}

/** Cards of a topic that was not asked today. `shownToday` holds card ids; siblings give each other away. */
export function withoutSiblings(cards: readonly Card[], shownToday: readonly string[]): readonly Card[] {
  const topics = new Set(shownToday.map((id) => id.split('^')[0]));
  return cards.filter((card) => !topics.has(card.topic));
}

export interface CardRecord {
  readonly reports: number;
  readonly firstAnswers: number;
  readonly firstRight: number;
}

/** What learners' answers say against a card: reported twice, or 12 first answers that were all right or at most one right. */
export function wornOut({ reports, firstAnswers, firstRight }: CardRecord): string | undefined {
  if (reports >= 2) return `reported ${reports} times`;
  if (firstAnswers < 12) return undefined;
  if (firstRight === firstAnswers) return 'too easy';
  return firstRight * 12 <= firstAnswers ? 'broken' : undefined;
}
