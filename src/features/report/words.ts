import type { Both } from '../../library/model.js';

interface ReportWords {
  readonly guildOnly: string;
  readonly unknown: string;
  readonly badReason: string;
  readonly title: string;
  readonly reason: string;
  readonly text: string;
  readonly textHint: string;
  readonly thanks: string;
  readonly takenOut: string;
}

export const reportWords: Both<ReportWords> = {
  ja: {
    guildOnly: '報告はサーバーの中で受け付けています。',
    unknown: 'この問題は見つかりませんでした。解説のいちばん新しいメッセージからお試しください。',
    badReason: '理由を 1 つ選んで、もう一度送ってください。まだ何も記録していません。',
    title: '問題を報告',
    reason: 'どこが気になりましたか',
    text: 'くわしく（任意）',
    textHint: '正しいと思う内容や、根拠のページがあれば助かります。主催者だけが読みます。',
    thanks: 'ご報告ありがとうございます。主催者が `/settings reports` で確認します。',
    takenOut: '確認が終わるまで、このサーバーでは出題しません。',
  },
  en: {
    guildOnly: 'Reports are taken inside a server.',
    unknown: 'I cannot find this question here. Please use the button of a newer message.',
    badReason: 'Please choose one reason and send it again. Nothing has been recorded.',
    title: 'Report this question',
    reason: 'What is wrong with it?',
    text: 'In your words (optional)',
    textHint: 'What you think is right, or a page that says so. Only organisers read it.',
    thanks: 'Thank you. The organisers find your report in `/settings reports`.',
    takenOut: 'Until they have decided, it is not asked in this server.',
  },
};
