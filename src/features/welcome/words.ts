import type { Both } from '../../library/model.js';

interface WelcomeWords {
  readonly title: string;
  readonly hello: string;
  readonly setUp: string;
  readonly howTitle: string;
  readonly how: string;
  readonly tryOne: string;
  readonly note: string;
  readonly report: string;
  readonly tryAgain: string;
  readonly nothing: string;
  readonly guildOnly: string;
  readonly gone: string;
  readonly notAChoice: (count: number) => string;
  readonly countsNowhere: string;
}

export const welcomeWords: Both<WelcomeWords> = {
  ja: {
    title: 'はじめまして、毎日です',
    hello:
      '毎朝 1 問、みんなで同じ問題に取り組む学習ボットです。回答と解説は自分だけに届き、締め切りのあとに正解をみんなに公開します。\n主催者の方は「設定する」から、投稿先と時刻を決めてください。1 分ほどで終わります。',
    setUp: '設定する',
    howTitle: '今日の一問の参加方法',
    how: '1. 投稿の A〜D を押します（複数選択の問題はメニューから）。\n2. 自信の度合いを選ぶと、回答が確定します。\n3. 正解と解説が自分だけに届きます。間違えても、ほかの人には見えません。\nもっと解きたいときは `/quiz`、使い方は `/help` をどうぞ。',
    tryOne: 'おためしで 1 問',
    note: 'ノートを読む',
    report: '問題を報告',
    tryAgain: 'もう 1 問ためす',
    nothing: 'おためしの問題がまだありません。次の今日の一問をお待ちください。',
    guildOnly: 'おためしはサーバーの中で使えます。',
    gone: 'この問題は見つかりませんでした。もう一度「おためしで 1 問」を押してください。',
    notAChoice: (count) => `選択肢を ${count} つ選んでください。`,
    countsNowhere: 'おためしなので、記録にも点数にもなりません。',
  },
  en: {
    title: 'Hello, this is Mainichi',
    hello:
      'One good question every morning, the same for everybody. Your answer and its explanation are yours alone; the key is shown to all when the post closes.\nOrganisers: “Set up” chooses where and when. It takes about a minute.',
    setUp: 'Set up',
    howTitle: 'How to take part',
    how: '1. Press A–D under the question (some have a menu).\n2. Say how sure you are: that confirms your answer.\n3. You get the verdict with all reasons, and nobody else sees it.\nFor more, use `/quiz`; `/help` explains the rest.',
    tryOne: 'Try one question',
    note: 'Read the note',
    report: 'Report',
    tryAgain: 'Try another',
    nothing: 'There is nothing to try yet. The next question of the day is on its way.',
    guildOnly: 'Please try it inside a server.',
    gone: 'I cannot find this question. Press “Try one question” again.',
    notAChoice: (count) => `Please choose ${count === 1 ? 'one option' : `${count} options`}.`,
    countsNowhere: 'This was only a try: it is not recorded and earns no points.',
  },
};
