import { maskCode } from '../markdown.js';
import type { Lang, Option } from '../model.js';
import { fold, lengthOf } from '../words.js';
import { found, when, type TextRule } from './case.js';

/** What options and reasons may not say. */

const REASON = { ja: [15, 'characters'], en: [6, 'words'] } as const;

const reasons: TextRule = ({ lang, text }) => {
  const [least, unit] = REASON[lang];
  return text.options.flatMap((option, index) => {
    const length = lengthOf(lang, option.reason);
    const twin = text.options.findIndex((other) => fold(other.reason) === fold(option.reason));
    return [
      ...when(length < least, () =>
        found(
          'Q14',
          option.place,
          `${lang} option ${index + 1}: expected a reason of at least ${least} ${unit}, received ${length}`,
        ),
      ),
      ...when(length >= least && twin < index, () =>
        found(
          'Q14',
          option.place,
          `${lang} option ${index + 1}: expected a reason of its own, received that of option ${twin + 1}`,
        ),
      ),
    ];
  });
};

const LETTER = {
  ja: /選択肢\s*[A-F1-6](?![A-Za-z0-9])|(?:最初|先頭|上|下|前|次|最後|[1-6]\s*(?:つ目|番目))の(?:選択肢|案|回答)/,
  en: /\b(?:[Oo]ption|[Cc]hoice|[Aa]nswer)s?\s+[A-F1-6]\b|\b(?:first|second|third|fourth|fifth|last|previous|next)\s+(?:option|choice|answer)\b|\b(?:option|choice|answer)\s+(?:above|below)\b/,
} as const;

const noLetters: TextRule = ({ lang, text }) =>
  text.options.flatMap((option, index) => {
    const letter = LETTER[lang].exec(maskCode(option.reason).normalize('NFKC'))?.[0];
    return when(letter !== undefined, () =>
      found(
        'Q15',
        option.place,
        `${lang} option ${index + 1}: expected a reason without letters or positions, received "${letter}"`,
      ),
    );
  });

const META = {
  ja: /上記の?(?:すべて|全て|いずれ|どれ)|(?:いずれ|どれ)も(?:正しい|正しくない|該当しない|当てはまらない)|わからない|分からない|該当なし/,
  en: /\b(?:all|none|both|neither|any) of (?:the )?(?:above|these options|the options|these answers|the answers)\b|^(?:all|none|both|neither) of (?:these|them|the other)\b|\bI do ?n[o']t know\b/i,
} as const;
const ONLY_LETTERS = /^[A-F](?:\s*(?:and|or|と|、|,|・)\s*[A-F])*\s*[.。]?$/;

const noMeta: TextRule = ({ lang, text }) =>
  text.options.flatMap((option, index) => {
    const plain = maskCode(option.text).normalize('NFKC').trim();
    const said = META[lang].exec(plain)?.[0] ?? LETTER[lang].exec(plain)?.[0] ?? ONLY_LETTERS.exec(plain)?.[0];
    return when(said !== undefined, () =>
      found(
        'Q16',
        option.place,
        `${lang} option ${index + 1}: expected an answer that stands alone, received "${said}"`,
      ),
    );
  });

/** A shorter part may be a name that another name begins with. */
const PART = { ja: 10, en: 16 } as const;

const noRepeats: TextRule = ({ lang, text }) => {
  const folded = text.options.map((option) => fold(option.text));
  return text.options.flatMap((option, index) => {
    const mine = folded[index] ?? '';
    const other = folded.findIndex(
      (one, at) =>
        (at < index && one === mine) ||
        (at !== index && one !== mine && mine.length >= PART[lang] && one.includes(mine)),
    );
    return when(other >= 0, () =>
      found(
        'Q17',
        option.place,
        `${lang} option ${index + 1}: expected its own content, received a repetition or part of option ${other + 1}`,
      ),
    );
  });
};

const VAGUE = {
  ja: /場合がある|場合があります|ことがある|ことがあります|通常(?!の)|たいてい|おそらく/,
  en: /\b(?:usually|may|might|could|sometimes|often|generally|typically|probably)\b/i,
} as const;
const ABSOLUTE = {
  ja: /必ず|常に|絶対に|決して|いかなる場合も/,
  en: /\b(?:always|never|under no circumstances|under all circumstances)\b/i,
} as const;

const notVague: TextRule = ({ lang, text }) =>
  inOptions(text.options, VAGUE[lang], (option, index, word) =>
    found('Q18', option.place, `${lang} option ${index + 1}: expected definite wording, received "${word}"`),
  );

const notAbsolute: TextRule = ({ lang, text }) =>
  inOptions(text.options, ABSOLUTE[lang], (option, index, word) =>
    found('Q21', option.place, `${lang} option ${index + 1}: expected wording without absolutes, received "${word}"`),
  );

function inOptions(
  options: readonly Option[],
  pattern: RegExp,
  finding: (option: Option, index: number, word: string) => ReturnType<typeof found>,
) {
  return options.flatMap((option, index) => {
    const word = pattern.exec(maskCode(option.text))?.[0];
    return word === undefined ? [] : [finding(option, index, word)];
  });
}

const parallel: TextRule = ({ lang, text }) => {
  const shapes = [
    [
      'the same closing punctuation',
      text.options.map((option) => /[。.！!？?、,;]?$/.exec(option.text.trim())?.[0] || 'none'),
    ],
    ['the same kind of ending', text.options.map((option) => endingOf(lang, option.text))],
    ['the same kind of start', text.options.map((option) => startOf(lang, option.text))],
  ] as const;
  return shapes.flatMap(([expected, kinds]) =>
    when(new Set(kinds).size > 1, () =>
      found(
        'Q24',
        text.options[0]?.place ?? text.place,
        `${lang}: expected options with ${expected}, received ${kinds.join(' | ')}`,
      ),
    ),
  );
};

/** Japanese: polite, plain (ends in hiragana) or a noun. English sentences end alike. */
function endingOf(lang: Lang, text: string): string {
  if (lang === 'en') return 'any';
  const bare = text.trim().replace(/[。.]$/, '');
  if (/(?:です|ます|ません|ください)$/.test(bare)) return 'polite';
  return /\p{Script=Hiragana}$/u.test(bare) ? 'plain' : 'noun';
}

/** English: an article makes a noun phrase, -ing a gerund, `to` an infinitive; anything else counts as an imperative or a name. */
function startOf(lang: Lang, text: string): string {
  if (lang === 'ja') return 'any';
  const [first = ''] = text.trim().split(/\s+/);
  if (/^(?:An?|The|One|Each|Every)$/i.test(first)) return 'article';
  if (/^To$/i.test(first)) return 'to';
  return /^\p{L}{2,}ing$/u.test(first) && !/^(?:Bring|Ring|String|Ping)$/i.test(first) ? '-ing' : 'verb or name';
}

export const WORDING_RULES: readonly TextRule[] = [
  reasons,
  noLetters,
  noMeta,
  noRepeats,
  notVague,
  notAbsolute,
  parallel,
];
