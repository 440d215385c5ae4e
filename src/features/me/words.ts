import type { Both } from '../../library/model.js';

interface MeWords {
  readonly guildOnly: string;
  readonly listed: string;
  readonly unlisted: string;
  readonly zoneSet: (zone: string, from: string) => string;
  readonly zoneSkips: (day: string) => string;
  readonly notAZone: (typed: string) => string;
  readonly sameZone: (zone: string) => string;
  readonly tooSoon: (day: string) => string;
  readonly restSet: (days: string, from: string) => string;
  readonly restNone: (from: string) => string;
  readonly sameRest: string;
  readonly weekdays: readonly string[];
  readonly deleteTitle: string;
  readonly deleteWhat: string;
  readonly deleteYes: string;
  readonly deleteNo: string;
  readonly deleted: (answers: number) => string;
  readonly kept: string;
  readonly settings: (listing: string, zone: string, rest: string) => string;
  readonly shownAs: Readonly<Record<'yes' | 'no' | 'unasked', string>>;
  readonly none: string;
  readonly zoneComes: (zone: string, from: string) => string;
  readonly restComes: (days: string, from: string) => string;
}

export const meWords: Both<MeWords> = {
  ja: {
    guildOnly: 'この設定はサーバーごとです。サーバーの中で使ってください。',
    listed: 'ランキングに表示します。やめるときは `/me listing` で変更できます。',
    unlisted:
      'ランキングには表示しません。ほかの人からあなたの記録は見えません。いつでも `/me listing` で変更できます。',
    zoneSet: (zone, from) => `タイムゾーンを **${zone}** に変更します。${from}の 4:00 から有効です。`,
    zoneSkips: (day) => `${day}はこの変更で飛びますが、連続記録は途切れません。`,
    notAZone: (typed) =>
      `${typed}というタイムゾーンは見つかりませんでした。\`Asia/Tokyo\` のような名前を候補から選んでください。何も変更していません。`,
    sameZone: (zone) => `タイムゾーンはすでに **${zone}** です。`,
    tooSoon: (day) => `タイムゾーンの変更は 7 日に 1 回です。次は${day}から変更できます。`,
    restSet: (days, from) => `休養日を **${days}** にします。${from}から有効です。休養日は連続記録に影響しません。`,
    restNone: (from) => `休養日をなくします。${from}から有効です。`,
    sameRest: '同じ曜日が 2 つ選ばれています。別の曜日を選ぶか、片方を空けてください。',
    weekdays: ['月曜', '火曜', '水曜', '木曜', '金曜', '土曜', '日曜'],
    deleteTitle: '自分の記録を削除しますか？',
    deleteWhat:
      'このサーバーでの回答、点数、連続記録、復習の予定、設定を削除します。元には戻せません。締め切り済みの問題の集計には、誰のものか分からない形で選択だけが残ります。',
    deleteYes: '削除する',
    deleteNo: 'やめる',
    deleted: (answers) => `削除しました（回答 ${answers} 件）。いつでもまた始められます。`,
    kept: '削除しませんでした。記録はそのままです。',
    settings: (listing, zone, rest) =>
      `### 自分の設定\nランキング: ${listing}\nタイムゾーン: ${zone}\n休養日: ${rest}\n-# 変えるときは \`/me listing\`・\`/me zone\`・\`/me rest-days\` をどうぞ。`,
    shownAs: { yes: '表示する', no: '表示しない', unasked: '未選択（表示しません）' },
    none: 'なし',
    zoneComes: (zone, from) => `${from}から **${zone}**`,
    restComes: (days, from) => `${from}から **${days}**`,
  },
  en: {
    guildOnly: 'These settings belong to a server. Use them inside one.',
    listed: 'You are on the leaderboard now. `/me listing` changes it at any time.',
    unlisted: 'You are not on the leaderboard, and nobody else sees your record. `/me listing` changes it at any time.',
    zoneSet: (zone, from) => `Your time zone will be **${zone}** from ${from}, 4:00.`,
    zoneSkips: (day) => `The move skips ${day}; that costs no streak.`,
    notAZone: (typed) =>
      `I know no time zone ${typed}. Choose a name such as \`Asia/Tokyo\` from the list. Nothing has changed.`,
    sameZone: (zone) => `Your time zone is **${zone}** already.`,
    tooSoon: (day) => `The time zone can be changed once in 7 days; again from ${day}.`,
    restSet: (days, from) => `Rest days: **${days}**, from ${from}. They neither add to your streak nor break it.`,
    restNone: (from) => `No rest days from ${from}.`,
    sameRest: 'That is the same weekday twice. Choose another one or leave one empty.',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    deleteTitle: 'Delete your record?',
    deleteWhat:
      'This deletes your answers, points, streak, reviews and settings in this server, for good. In the tallies of closed questions a choice remains that nobody can trace to you.',
    deleteYes: 'Delete',
    deleteNo: 'Keep it',
    deleted: (answers) =>
      `Deleted (${answers} ${answers === 1 ? 'answer' : 'answers'}). You are welcome to begin again.`,
    kept: 'Nothing was deleted. Your record is as it was.',
    settings: (listing, zone, rest) =>
      `### Your settings\nLeaderboard: ${listing}\nTime zone: ${zone}\nRest days: ${rest}\n-# Change them with \`/me listing\`, \`/me zone\` and \`/me rest-days\`.`,
    shownAs: { yes: 'shown', no: 'not shown', unasked: 'not chosen yet (not shown)' },
    none: 'none',
    zoneComes: (zone, from) => `**${zone}** from ${from}`,
    restComes: (days, from) => `**${days}** from ${from}`,
  },
};
