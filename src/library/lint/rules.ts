export interface Rule {
  /** `either`: a warning at first, an error past a second limit. */
  readonly severity: 'error' | 'warning' | 'either';
  readonly says: string;
}

/** Every rule a deck is checked against. A question’s `waive` can lift its warnings, never an error. */
export const RULES = {
  T01: { severity: 'error', says: 'A topic’s tasks are tasks of the exam.' },
  T02: { severity: 'error', says: 'A topic’s category is in categories.yml.' },
  T03: { severity: 'error', says: 'Confusables and related topics exist, once each, and are not the topic itself.' },
  T04: { severity: 'error', says: 'A topic that is not active says so in lifecycle_note and cites lifecycle_source.' },
  T05: { severity: 'either', says: 'A topic was reviewed in the last 180 days (warning), 365 days (error).' },
  T06: { severity: 'error', says: 'Sources are https pages on AWS hosts.' },
  T07: { severity: 'warning', says: 'An active topic in scope has at least 6 cards, any other at least 2.' },
  T08: { severity: 'error', says: 'Both languages have the same number of corrections.' },
  T09: { severity: 'error', says: 'Front matter takes at most 25 lines.' },
  T10: { severity: 'warning', says: 'Notes use only Markdown that Discord shows.' },
  C01: { severity: 'warning', says: 'A card, or the paragraph before its list, cites a source.' },
  C02: { severity: 'warning', says: 'A definition has at least 20 Japanese characters, 8 English words.' },
  C03: { severity: 'warning', says: 'A definition does not give away its term.' },
  C04: { severity: 'warning', says: 'A definition stands alone: no example or pronoun first, no arrow chain, no URL.' },
  C05: { severity: 'warning', says: 'No two cards of a topic have nearly the same definition.' },
  C07: { severity: 'warning', says: 'A card with an absolute word cites the page that says so itself.' },
  C08: {
    severity: 'warning',
    says: 'A card’s numbers have units and are no quotas, unless the card is listed as stable.',
  },
  C09: {
    severity: 'warning',
    says: 'A gap takes at most 5 words or 20 characters, not the whole sentence, and is not visible elsewhere.',
  },
  Q02: { severity: 'error', says: 'A question’s task is a task of the exam.' },
  Q03: { severity: 'error', says: 'A question cites at least one source of its topic.' },
  Q04: { severity: 'either', says: 'A question was reviewed in the last 180 days (warning), 365 days (error).' },
  Q05: { severity: 'error', says: 'A question’s task is listed in its topic.' },
  Q06: {
    severity: 'error',
    says: 'A published question rests on no ended or closed service, unless it is about that.',
  },
  Q07: {
    severity: 'either',
    says: 'Both languages have the same options, keys, code spans (error) and numbers above 2 (warning).',
  },
  Q08: { severity: 'error', says: 'single: 4 options, 1 key; multiple: 5 or 6 options, 2 or 3 keys.' },
  Q09: { severity: 'error', says: 'A scenario comes first, and the stem ends with its only question.' },
  Q10: {
    severity: 'error',
    says: '“(Select TWO.)” / 「(2 つ選択してください。)」 ends a multiple question and equals the number of keys.',
  },
  Q11: { severity: 'warning', says: 'A stem has 30-170 English words, 80-480 Japanese characters.' },
  Q12: { severity: 'error', says: 'A question is positive, or flagged `negative: true` with the negation in bold.' },
  Q13: {
    severity: 'either',
    says: 'Stem and options fit a phone: 900 Japanese, 1,800 English characters (warning); each message 3,800 (error).',
  },
  Q14: {
    severity: 'error',
    says: 'Every option has a reason of its own of at least 15 Japanese characters, 6 English words.',
  },
  Q15: { severity: 'error', says: 'A reason names no letter and no position: options are shuffled.' },
  Q16: { severity: 'error', says: 'No option means all, none or several of the others.' },
  Q17: { severity: 'error', says: 'No option repeats another one or is a part of it.' },
  Q18: { severity: 'warning', says: 'Options hold no vague words.' },
  Q19: {
    severity: 'either',
    says: 'The key is 0.8-1.25 (warning), 0.6-1.6 (error) times as long as the mean distractor.',
  },
  Q20: { severity: 'warning', says: 'The longest option is at most 1.6 times as long as the shortest.' },
  Q21: { severity: 'warning', says: 'Options hold no absolute words.' },
  Q22: { severity: 'warning', says: 'No content word stands in the stem and in a key, but in no distractor.' },
  Q23: { severity: 'warning', says: 'The key does not share the most elements with the other options.' },
  Q24: { severity: 'warning', says: 'Options are parallel: the same kind of start, the same kind of ending.' },
  Q25: { severity: 'warning', says: 'The takeaway is one sentence.' },
  Q26: { severity: 'warning', says: 'Options that differ by a number only are sorted and have `order: fixed`.' },
  W01: { severity: 'error', says: 'A waiver names a rule that can be a warning, and gives a reason.' },
  W02: { severity: 'warning', says: 'A waiver suppresses something.' },
  B01: {
    severity: 'warning',
    says: 'The key is the longest option in at most 40 % of the questions (from 10 questions on).',
  },
  B02: { severity: 'warning', says: 'Every task has at least 2 published questions.' },
  B03: { severity: 'warning', says: 'Every domain has at least its share of 60 published questions.' },
  B04: { severity: 'warning', says: 'At most 30 % of a domain’s questions were not reviewed for 180 days.' },
  B05: { severity: 'warning', says: 'No two stems are nearly the same.' },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;
