import type { Both } from '../../library/model.js';

interface ReportsWords {
  readonly title: (page: number, pages: number) => string;
  readonly none: string;
  readonly outOfPool: string;
  readonly inPool: string;
  readonly more: (count: number) => string;
  readonly keep: string;
  readonly retire: string;
  readonly keyWrong: string;
  readonly keyWrongMeans: string;
  readonly previous: string;
  readonly next: string;
  readonly kept: string;
  readonly retired: string;
  readonly rescored: (answers: number) => string;
  readonly decided: string;
}

export const reportsWords: Both<ReportsWords> = {
  ja: {
    title: (page, pages) => `問題の報告　${page} / ${pages}`,
    none: '確認待ちの報告はありません。',
    outOfPool: '出題を止めています。',
    inPool: 'まだ出題の対象です（2 人目の報告か主催者の報告で止まります）。',
    more: (count) => `ほかに ${count} 件の報告があります。`,
    keep: '問題を残す',
    retire: 'このサーバーでは出題しない',
    keyWrong: '正解が誤りだった',
    keyWrongMeans: '「正解が誤りだった」を選ぶと、出題をやめ、これまでに答えた全員を正解として採点し直します。',
    previous: '前へ',
    next: '次へ',
    kept: '報告を確認済みにして、出題の対象に戻しました。',
    retired: 'このサーバーでは出題しないことにしました。',
    rescored: (answers) => `出題をやめ、${answers} 件の回答を正解として採点し直しました。`,
    decided: 'この報告はもう確認済みです。何も変更していません。',
  },
  en: {
    title: (page, pages) => `Reports · ${page} of ${pages}`,
    none: 'No report is waiting.',
    outOfPool: 'It is not being asked.',
    inPool: 'It may still be asked (a second report, or one by an organiser, stops it).',
    more: (count) => `And ${count} more ${count === 1 ? 'report' : 'reports'}.`,
    keep: 'Keep the question',
    retire: 'Do not ask it here',
    keyWrong: 'Its key was wrong',
    keyWrongMeans: '“Its key was wrong” retires the question and counts everybody who has answered it as right.',
    previous: 'Back',
    next: 'Next',
    kept: 'The report is settled and the question may be asked again.',
    retired: 'The question is not asked in this server any more.',
    rescored: (answers) =>
      `The question is not asked here any more, and ${answers} ${answers === 1 ? 'answer counts' : 'answers count'} as right now.`,
    decided: 'This report has been decided already. Nothing has changed.',
  },
};
