import type { Both, Lifecycle } from '../../library/model.js';

interface ExplainWords {
  readonly lifecycle: Readonly<Record<Exclude<Lifecycle, 'active'>, string>>;
  readonly corrections: string;
  readonly sources: (checked: string) => string;
  readonly notice: string;
  readonly related: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly quiz: string;
  readonly chooseRelated: string;
  readonly nothing: (typed: string) => string;
  readonly nearest: string;
  readonly didYouMean: string;
  readonly gone: string;
  readonly alsoNamed: string;
  readonly nothingNamed: string;
}

export const explainWords: Both<ExplainWords> = {
  ja: {
    lifecycle: {
      maintenance: 'メンテナンスモード（範囲は次のとおりです）',
      'closed-to-new': '新規の利用者の受け付けを終了しています',
      ended: '提供が終了したサービスです',
      renamed: '名前が変わったサービスです',
    },
    corrections: '元のノートからの訂正',
    sources: (checked) => `出典（${checked}確認）`,
    notice: 'AWS の案内',
    related: '関連',
    page: (page, pages) => `${page} / ${pages} ページ`,
    previous: '前へ',
    next: '次へ',
    quiz: 'この範囲で練習',
    chooseRelated: '関連するノートを開く',
    nothing: (typed) => `「${typed}」に合うノートは見つかりませんでした。`,
    nearest: '近い名前のノートはこちらです。',
    didYouMean: '入力の途中に出る候補から選ぶと確実です。',
    alsoNamed: 'このメッセージには、ほかに次のサービスや用語も出てきます。',
    nothingNamed:
      'ノートにあるサービスや用語は、このメッセージには見つかりませんでした。`/explain` で言葉を入力すると探せます。',
    gone: 'このノートは今は見つかりません。`/explain` で探し直せます。',
  },
  en: {
    lifecycle: {
      maintenance: 'In maintenance mode, as follows',
      'closed-to-new': 'This service is closed to new customers',
      ended: 'This service has been discontinued',
      renamed: 'This service has a new name',
    },
    corrections: 'Corrections of the original notes',
    sources: (checked) => `Sources (checked ${checked})`,
    notice: 'AWS notice',
    related: 'Related',
    page: (page, pages) => `Page ${page} of ${pages}`,
    previous: 'Back',
    next: 'Next',
    quiz: 'Quiz me on this',
    chooseRelated: 'Open a related note',
    nothing: (typed) => `No note fits “${typed}”.`,
    nearest: 'The nearest ones are:',
    didYouMean: 'Picking from the list that appears while you type is safest.',
    alsoNamed: 'This message also speaks of:',
    nothingNamed: 'This message names no service or term of the notes. Type one into `/explain` to look it up.',
    gone: 'This note cannot be found any more. Look for it with `/explain`.',
  },
};
