import type { Both } from '../library/model.js';

/** Why somebody reports a question, as it is asked and as organisers read it. */
export const REPORT_REASONS = ['wrong_answer', 'outdated', 'unclear', 'translation', 'other'] as const;

export const reportReasons: Both<Readonly<Record<(typeof REPORT_REASONS)[number], string>>> = {
  ja: {
    wrong_answer: '正解が違うと思う',
    outdated: '内容が古い',
    unclear: '問題文がわかりにくい',
    translation: '訳や言葉がおかしい',
    other: 'そのほか',
  },
  en: {
    wrong_answer: 'The answer seems wrong',
    outdated: 'It is out of date',
    unclear: 'It is unclear',
    translation: 'Language or translation',
    other: 'Something else',
  },
};
