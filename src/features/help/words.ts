import type { Both } from '../../library/model.js';

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

interface HelpWords {
  readonly title: string;
  readonly intro: string;
  readonly daily: Section;
  readonly study: Section;
  readonly organise: Section;
  readonly privacy: string;
}

export const helpWords: Both<HelpWords> = {
  ja: {
    title: '毎日（Mainichi）の使い方',
    intro:
      '毎日 1 問、みんなのノートから出題します。回答と解説は自分だけに届き、締め切りのあとに正解をみんなに公開します。',
    daily: {
      title: '今日の一問',
      lines: [
        '投稿の A〜D を押し、自信の度合いを選ぶと回答が確定します。複数選択の問題はメニューから選びます。',
        '`/daily show`　今日の一問、または自分の回答と解説をもう一度開きます。',
        '締め切りのあとでも「今から答える」で練習できます。',
      ],
    },
    study: {
      title: '調べる・振り返る',
      lines: [
        '`/explain`　サービスや用語をノートから調べます。略語やかな、多少の打ち間違いでも探せます。',
        'メッセージの「アプリ」から「解説する」を選ぶと、そこに出てくるサービスを調べられます。',
        '`/quiz`　自分のペースで練習します。間違えた問題だけを解き直すこともできます。',
        '`/review`　忘れかけた頃の問題を 1 日 20 問まで復習します。用語の新しいカードも 1 日 5 枚出ます。',
        '`/progress`　正答率、連続記録、次の一歩。自分だけに見えます。',
        '`/leaderboard`　ランキング。参加を選んだ人だけが載ります。',
        '`/me`　ランキング表示、タイムゾーン、休養日、記録の削除。',
      ],
    },
    organise: {
      title: '主催者向け',
      lines: [
        '`/settings daily`　投稿するチャンネルと時刻を決めます。',
        '`/settings pause`・`/settings resume`　休止と再開。休止中に連続記録は途切れません。',
        '`/settings reports`　報告された問題を確認し、残すか外すかを決めます。',
        '`/daily status`・`/daily now`・`/daily skip`　投稿の状況、追加の一問、休みの日。',
      ],
    },
    privacy: '回答の内容はほかの人には表示されません。間違えても大丈夫です。',
  },
  en: {
    title: 'How Mainichi works',
    intro:
      'One question a day from your group’s notes. Your answer and its explanation are yours alone; the key is shown to all when the post closes.',
    daily: {
      title: 'Question of the day',
      lines: [
        'Press A–D under the post and say how sure you are: that confirms your answer. Questions with several keys have a menu.',
        '`/daily show` opens today’s question, or your answer and the explanation again.',
        'After closing you can still practise with “Answer late”.',
      ],
    },
    study: {
      title: 'Look up and look back',
      lines: [
        '`/explain` finds a service or term in the notes, by abbreviation, kana or with a typo.',
        '“Explain this”, under Apps of any message, looks up the services it names.',
        '`/quiz` lets you practise at your own pace, or repeat only what went wrong.',
        '`/review` brings back what you are about to forget, at most 20 a day, and adds up to 5 new cards on terms.',
        '`/progress` shows your accuracy, streak and next step, to you alone.',
        '`/leaderboard` shows the standings of those who chose to be listed.',
        '`/me`: leaderboard listing, time zone, rest days, delete your record.',
      ],
    },
    organise: {
      title: 'For organisers',
      lines: [
        '`/settings daily` chooses channel and time.',
        '`/settings pause` and `/settings resume` for holidays; streaks do not break meanwhile.',
        '`/settings reports` lists the questions people have reported.',
        '`/daily status`, `/daily now`, `/daily skip`: how delivery is doing, one extra question, days off.',
      ],
    },
    privacy: 'Nobody else sees what you answered. Being wrong is part of learning.',
  },
};
