import type { Both } from '../../library/model.js';
import type { By, Choice } from './board.js';

export interface LeaderboardWords {
  readonly guildOnly: string;
  readonly title: Readonly<Record<By, string>>;
  readonly empty: Readonly<Record<By, string>>;
  readonly noRow: Readonly<Record<By, string>>;
  readonly choice: Readonly<Record<Choice, string>>;
  readonly week: (from: string, to: string) => string;
  readonly month: (first: string) => string;
  readonly all: string;
  readonly points: (points: number, days: number) => string;
  readonly accuracy: (right: number, answered: number) => string;
  readonly gain: (points: number) => string;
  readonly place: (rank: number) => string;
  /** Between the parts of a line. */
  readonly gap: string;
  readonly you: string;
  readonly ownUnlisted: (figures: string) => string;
  readonly notListed: string;
  readonly young: string;
  readonly weeksOnly: string;
  readonly list: string;
  readonly progress: string;
  readonly groupStreak: (days: number) => string;
  readonly groupToday: (answered: number, active: number) => string;
  readonly notAWeek: (typed: string) => string;
  readonly weekOf: (date: string, day: string) => string;
}

export const leaderboardWords: Both<LeaderboardWords> = {
  ja: {
    guildOnly: 'ランキングはサーバーの中で使えます。',
    title: { points: 'ランキング', accuracy: '正答率ランキング', improvement: '伸びランキング' },
    empty: {
      points: 'まだ表示できる人がいません。2 人以上がランキングに参加すると、ここに並びます。',
      accuracy: 'まだ表示できる人がいません。10 問以上回答した人が 2 人以上になると、ここに並びます。',
      improvement: 'まだ表示できる人がいません。2 週以上の記録があり、自分の平均を上回った人がここに並びます。',
    },
    noRow: {
      points: 'この期間のあなたの記録はまだありません。今日の一問からどうぞ。',
      accuracy: 'あなたの回答が 10 問になると、ここに順位が出ます。',
      improvement: '自分の最近 4 週の平均を上回ると、ここに順位が出ます。',
    },
    choice: { week: '今週', last_week: '先週', month: '今月', all: '全期間' },
    week: (from, to) => `${from}〜${to}`,
    month: (first) => `${Number(first.slice(0, 4))}年${Number(first.slice(5, 7))}月`,
    all: '全期間',
    points: (points, days) => `${points} 点（${days} 日）`,
    accuracy: (right, answered) => `${Math.round((right / answered) * 100)} %（${right}/${answered} 問）`,
    gain: (points) => `平均より +${points} 点`,
    place: (rank) => `${rank} 位`,
    gap: '　',
    you: 'あなた',
    ownUnlisted: (figures) => `あなた　${figures}`,
    notListed: 'あなたはランキングに表示されていません。ほかの人からは見えません。',
    young: 'Discord アカウントの作成から 7 日たつと、その後の回答がランキングに加わります。',
    weeksOnly: '伸びは週ごとに比べます',
    list: 'ランキングに載せる',
    progress: '自分の記録',
    groupStreak: (days) => `🔥 みんなの連続記録: **${days} 日**（参加者の 6 割以上が回答した日）`,
    groupToday: (answered, active) => `今日は ${active} 人中 **${answered} 人**が回答しました。`,
    notAWeek: (typed) => `${typed}の週は表示できません。\`2026-11-16\` のように、今日までの日付で指定してください。`,
    weekOf: (date, day) => `${date}　${day}からの週`,
  },
  en: {
    guildOnly: 'The leaderboard works inside a server.',
    title: { points: 'Leaderboard', accuracy: 'Leaderboard by accuracy', improvement: 'Leaderboard by improvement' },
    empty: {
      points: 'Nobody to show yet. Once two people have joined the leaderboard, it starts here.',
      accuracy: 'Nobody to show yet. It starts once two people have answered 10 questions or more.',
      improvement: 'Nobody to show yet. It lists people with two weeks or more who beat their own average.',
    },
    noRow: {
      points: 'You have no record in this period yet. Today’s question is a good start.',
      accuracy: 'Your place appears here from 10 answers on.',
      improvement: 'Your place appears here once you beat your own average of the last 4 weeks.',
    },
    choice: { week: 'This week', last_week: 'Last week', month: 'This month', all: 'All time' },
    week: (from, to) => `${from} – ${to}`,
    month: (first) =>
      new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(first)),
    all: 'All time',
    points: (points, days) => `${points} ${points === 1 ? 'point' : 'points'} (${days} ${days === 1 ? 'day' : 'days'})`,
    accuracy: (right, answered) => `${Math.round((right / answered) * 100)} % (${right}/${answered})`,
    gain: (points) => `+${points} above own average`,
    place: (rank) => `#${rank}`,
    gap: ' · ',
    you: 'You',
    ownUnlisted: (figures) => `You · ${figures}`,
    notListed: 'You are not on the leaderboard. Nobody else sees you there.',
    young: 'Once your Discord account is 7 days old, what you answer from then on counts here.',
    weeksOnly: 'improvement is compared by week',
    list: 'List me',
    progress: 'My progress',
    groupStreak: (days) => `🔥 The group’s streak: **${days} ${days === 1 ? 'day' : 'days'}** (60 % or more answered)`,
    groupToday: (answered, active) => `**${answered}** of ${active} have answered today.`,
    notAWeek: (typed) => `I cannot show the week of ${typed}. Name one by a date such as \`2026-11-16\`, up to today.`,
    weekOf: (date, day) => `${date} · week of ${day}`,
  },
};
