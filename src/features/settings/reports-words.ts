import type { Both } from '../../library/model.js';

interface ReportsWords {
  readonly title: (page: number, pages: number) => string;
  readonly none: string;
  readonly outOfPool: string;
  readonly inPool: string;
  readonly more: (count: number) => string;
  readonly keep: string;
  readonly retire: string;
  readonly previous: string;
  readonly next: string;
  readonly kept: string;
  readonly retired: string;
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
    previous: '前へ',
    next: '次へ',
    kept: '報告を確認済みにして、出題の対象に戻しました。',
    retired: 'このサーバーでは出題しないことにしました。',
    decided: 'この報告はもう確認済みです。何も変更していません。',
  },
  en: {
    title: (page, pages) => `Reports · ${page} of ${pages}`,
    none: 'No report is waiting.',
    outOfPool: 'It is not being asked.',
    inPool: 'It may still be asked (a second report, or one by an organiser, stops it).',
    more: (count) => `And ${count} more report(s).`,
    keep: 'Keep the question',
    retire: 'Do not ask it here',
    previous: 'Back',
    next: 'Next',
    kept: 'The report is settled and the question may be asked again.',
    retired: 'The question is not asked in this server any more.',
    decided: 'This report has been decided already. Nothing has changed.',
  },
};
