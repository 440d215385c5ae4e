import type { Both } from '../../library/model.js';
import type { LearnerChange } from '../../ledger/log.js';
import type { PointsReason } from '../../study/points.js';
import type { Band } from '../../study/readiness.js';
import type { Excuse } from '../../study/streak.js';

export interface ProgressWords {
  readonly guildOnly: string;
  readonly title: string;
  readonly nothingYet: string;
  readonly answered: (count: number, right: number) => string;
  readonly accuracy: (percent: string, range: string) => string;
  readonly waiting: (count: number) => string;
  readonly byDomain: string;
  readonly count: (answers: number) => string;
  readonly share: (percent: string, range: string, answers: number) => string;
  readonly streak: (current: number, best: number) => string;
  readonly freezes: (left: number) => string;
  readonly month: (active: number, days: number) => string;
  readonly today: (done: boolean) => string;
  readonly legend: string;
  readonly estimate: (percent: number, margin: number) => string;
  readonly band: Readonly<Record<Band, string>>;
  readonly review: (due: number) => string;
  readonly next: (task: string, answers: number) => string;
  readonly advice: string;
  readonly practise: string;
  readonly historyButton: string;
  readonly leaderboard: string;
  readonly cardButton: string;
  readonly member: (userId: string) => string;
  readonly notShared: string;
  readonly historyTitle: (page: number, pages: number) => string;
  readonly noHistory: string;
  readonly newer: string;
  readonly older: string;
  readonly day: (answered: number, right: number) => string;
  readonly hidden: (count: number) => string;
  readonly reason: Readonly<Record<PointsReason, string>>;
  readonly points: (reason: string, times: number, points: number) => string;
  readonly active: (current: number, earned: boolean) => string;
  readonly frozen: (left: number) => string;
  readonly rest: string;
  readonly excused: Readonly<Record<Excuse, string>>;
  readonly missed: (lost: number) => string;
  readonly change: Readonly<Record<LearnerChange['kind'], string>>;
}

export const progressWords: Both<ProgressWords> = {
  ja: {
    guildOnly: '記録はサーバーごとに付きます。サーバーの中で `/progress` を使ってください。',
    title: '学習の記録',
    nothingYet: 'まだ回答がありません。今日の一問に答えると、ここに記録が付きます。',
    answered: (count, right) => `回答 **${count}** 問・正解 **${right}** 問`,
    accuracy: (percent, range) => `正答率 **${percent}**（95 % 区間 ${range}）`,
    waiting: (count) => `締め切り前の ${count} 問は、結果の公開後に反映されます。`,
    byDomain: '試験分野ごと',
    count: (answers) => `${answers} 問`,
    share: (percent, range, answers) => `${percent}（${range}） ${answers} 問`,
    streak: (current, best) => `🔥 連続 **${current} 日**（最長 ${best} 日）`,
    freezes: (left) => `フリーズ ${left} 個`,
    month: (active, days) => `今月 **${active}/${days} 日**`,
    today: (done) => (done ? '今日は回答済みです。' : '今日はまだ回答していません。'),
    legend: '🟩 回答した日　🟦 フリーズで守られた日　⬜ 休んだ日　⬛ 投稿なし・休養日　▫️ これから（または開始前）',
    estimate: (percent, margin) => `推定正答率 **${percent} %**（±${margin} ポイント）※AWS の公式スコアではありません`,
    band: {
      too_little_data: '判定: **データ不足**　各分野 8 問、全体で 60 問に答えると推定できます。',
      weak: '判定: **要強化**',
      close: '判定: **あと少し**',
      ready: '判定: **十分**',
    },
    review: (due) => `復習する（${due} 問）`,
    next: (task, answers) =>
      answers === 0
        ? `次の一歩: まだ解いていない **${task}** から始めましょう。`
        : `次の一歩: 回答が ${answers} 問の **${task}** をもう少し解いてみましょう。`,
    advice: '受験を申し込む前に、AWS 公式の模擬試験でも確かめてください。',
    practise: 'この分野を練習',
    historyButton: '点数の内訳',
    leaderboard: 'ランキング',
    cardButton: '記録に戻る',
    member: (userId) => `<@${userId}> さんの記録`,
    notShared: 'この人の記録は表示できません。ランキングへの参加を選んだ人の、連続日数と回答日数だけを見られます。',
    historyTitle: (page, pages) => `点数と連続記録の内訳（${page}/${pages}）`,
    noHistory: 'まだ内訳はありません。',
    newer: '新しい日',
    older: '前の日',
    day: (answered, right) => `${answered} 問中 ${right} 問正解`,
    hidden: (count) => `${count} 問は締め切り後に表示`,
    reason: {
      daily_right: '今日の一問に正解',
      daily_wrong: '今日の一問に回答',
      daily_partial: '今日の一問、惜しい',
      daily_late: '締め切り後の回答',
      review: '復習',
      review_again: '最近解いた問題',
      review_not_due: '期日前の復習',
      review_cap: '復習（1 日の上限）',
      quiz_right: '練習問題に正解',
      quiz_wrong: '練習問題',
      quiz_seen: '解いたことのある練習問題',
      quiz_cap: '練習問題（1 日の上限）',
      card_right: 'カード',
      card_wrong: 'カード',
      card_cap: 'カード（1 日の上限）',
      card_review: 'カードの復習',
      card_review_cap: 'カードの復習（1 日の上限）',
      key_was_wrong: '正解の訂正',
      own_question: '自分が作った問題',
      no_points_kind: '点数の付かない問題',
    },
    points: (reason, times, points) => `${reason}${times > 1 ? `×${times}` : ''} +${points}`,
    active: (current, earned) => `🟩 連続 ${current} 日${earned ? '（フリーズを 1 個獲得）' : ''}`,
    frozen: (left) => `🟦 フリーズを使いました（残り ${left} 個）`,
    rest: '⬛ 休養日',
    excused: {
      no_post: '⬛ 投稿のない日',
      outage: '⬛ ボットの停止（全員が対象外）',
      zone_change: '⬛ タイムゾーンの変更で飛んだ日',
    },
    missed: (lost) => (lost > 0 ? `⬜ 回答なし（${lost} 日の連続記録が終わりました）` : '⬜ 回答なし'),
    change: {
      listing: 'ランキング表示の変更',
      zone: 'タイムゾーンの変更',
      rest_days: '休養日の変更（7 日後から）',
      rescored: '正解の訂正による再採点',
    },
  },
  en: {
    guildOnly: 'Progress is kept by server. Use `/progress` inside one.',
    title: 'Your progress',
    nothingYet: 'No answers yet. Answer the question of the day, and your record begins here.',
    answered: (count, right) => `**${count}** answered, **${right}** right`,
    accuracy: (percent, range) => `Accuracy **${percent}** (95 % interval ${range})`,
    waiting: (count) => `${count} more will count once the post has closed and the result is out.`,
    byDomain: 'By exam domain',
    count: (answers) => `${answers} answered`,
    share: (percent, range, answers) => `${percent} (${range}) · ${answers} answered`,
    streak: (current, best) => `🔥 Streak **${current} ${current === 1 ? 'day' : 'days'}** (best ${best})`,
    freezes: (left) => `${left} ${left === 1 ? 'freeze' : 'freezes'}`,
    month: (active, days) => `this month **${active}/${days}** days`,
    today: (done) => (done ? 'You have answered today.' : 'Nothing answered yet today.'),
    legend: '🟩 answered　🟦 covered by a freeze　⬜ off　⬛ no post or rest day　▫️ to come (or before you began)',
    estimate: (percent, margin) => `Estimated share right **${percent} %** (±${margin} points); this is no AWS score`,
    band: {
      too_little_data: 'Verdict: **too little data**. It takes 8 questions in each domain and 60 in all.',
      weak: 'Verdict: **needs work**',
      close: 'Verdict: **nearly there**',
      ready: 'Verdict: **solid**',
    },
    review: (due) => `Review (${due})`,
    next: (task, answers) =>
      `Next step: **${task}**, where you have answered ${answers === 0 ? 'nothing yet' : `only ${answers}`}.`,
    advice: 'Before you book the exam, check yourself with an official AWS practice exam as well.',
    practise: 'Practise this domain',
    historyButton: 'Where points come from',
    leaderboard: 'Leaderboard',
    cardButton: 'Back to progress',
    member: (userId) => `Progress of <@${userId}>`,
    notShared:
      'This member’s record cannot be shown. You can see the streak and active days of people who chose to be on the leaderboard.',
    historyTitle: (page, pages) => `Points and streak by day (${page}/${pages})`,
    noHistory: 'Nothing here yet.',
    newer: 'Newer',
    older: 'Older',
    day: (answered, right) => `${right} of ${answered} right`,
    hidden: (count) => `${count} shown after closing`,
    reason: {
      daily_right: 'daily, right',
      daily_wrong: 'daily, answered',
      daily_partial: 'daily, almost',
      daily_late: 'after closing',
      review: 'review',
      review_again: 'answered recently',
      review_not_due: 'review before it was due',
      review_cap: 'review (daily limit)',
      quiz_right: 'quiz, right',
      quiz_wrong: 'quiz',
      quiz_seen: 'quiz, seen before',
      quiz_cap: 'quiz (daily limit)',
      card_right: 'card',
      card_wrong: 'card',
      card_cap: 'card (daily limit)',
      card_review: 'card review',
      card_review_cap: 'card review (daily limit)',
      key_was_wrong: 'corrected key',
      own_question: 'own question',
      no_points_kind: 'no points',
    },
    points: (reason, times, points) => `${reason}${times > 1 ? ` ×${times}` : ''} +${points}`,
    active: (current, earned) => `🟩 streak ${current}${earned ? ' (earned a freeze)' : ''}`,
    frozen: (left) => `🟦 a freeze covered it (${left} left)`,
    rest: '⬛ rest day',
    excused: {
      no_post: '⬛ no post',
      outage: '⬛ the bot was out (covered for all)',
      zone_change: '⬛ skipped by a change of time zone',
    },
    missed: (lost) => (lost > 0 ? `⬜ no answer (a streak of ${lost} ended)` : '⬜ no answer'),
    change: {
      listing: 'changed the leaderboard setting',
      zone: 'changed the time zone',
      rest_days: 'chose rest days (from 7 days later)',
      rescored: 'rescored after a corrected key',
    },
  },
};
