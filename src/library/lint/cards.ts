import {
  absolute,
  ambiguous,
  givesAway,
  leansOnContext,
  poorGap,
  shakyNumber,
  tooShort,
  unsourced,
  type CardFilter,
} from '../card-filters.js';
import { LANGS, type Problem, type Topic } from '../model.js';
import { found } from './case.js';
import type { RuleId } from './rules.js';

const CARD_RULES: readonly (readonly [RuleId, CardFilter, expected: string])[] = [
  ['C01', unsourced, 'a [key] on the card or in the paragraph before its list'],
  ['C02', tooShort, 'a definition of at least 20 characters (ja), 8 words (en)'],
  ['C03', givesAway, 'a definition that does not show its term'],
  ['C04', leansOnContext, 'a definition that stands alone'],
  ['C05', ambiguous, 'a definition that fits one term only'],
  ['C07', absolute, 'the page that says so'],
  ['C08', shakyNumber, 'numbers with units and no quotas, or the card’s id in `stable`'],
  ['C09', poorGap, 'a gap of one short term that is not visible elsewhere'],
];

export function lintCards(topic: Topic): readonly Problem[] {
  return topic.cards.flatMap((card) =>
    CARD_RULES.flatMap(([rule, filter, expected]) =>
      LANGS.flatMap((lang) => {
        const wrong = filter(card, topic, lang);
        const name = card.id.split('^')[1];
        return wrong === undefined
          ? []
          : [found(rule, card.place[lang], `${lang} card ^${name}: expected ${expected}, received: ${wrong}`)];
      }),
    ),
  );
}
