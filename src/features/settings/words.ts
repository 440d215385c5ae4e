import type { Both } from '../../library/model.js';

interface SettingsWords {
  readonly guildOnly: string;
  readonly organiserOnly: string;
  readonly badTime: (typed: string) => string;
  readonly badClose: (typed: string) => string;
  readonly badZone: (typed: string) => string;
  readonly badWeekdays: (typed: string) => string;
  readonly badChannel: string;
  readonly badDate: (typed: string) => string;
  readonly pastDate: (date: string) => string;
  readonly everyone: string;
  readonly lacking: (channelId: string, names: string) => string;
  readonly savedTitle: string;
  readonly next: (day: string, time: string, zone: string, stamp: string, relative: string) => string;
  readonly closes: (stamp: string) => string;
  readonly channel: (id: string) => string;
  readonly days: (days: string) => string;
  readonly feedback: Readonly<Record<'at_once' | 'at_close', string>>;
  readonly thread: string;
  readonly role: (id: string) => string;
  readonly language: (lang: 'ja' | 'en') => string;
  readonly languageSaved: (lang: 'ja' | 'en') => string;
  readonly paused: string;
  readonly pausedUntil: (day: string, next: string) => string;
  readonly resumed: (next: string) => string;
  readonly notPaused: (next: string) => string;
  readonly notSetUp: string;
  readonly title: string;
  readonly pausedNow: string;
  readonly trouble: string;
  readonly added: (no: number) => string;
  readonly removed: (no: number) => string;
  readonly noSchedule: (no: number) => string;
  readonly tooMany: (most: number) => string;
  readonly lateHours: (hours: number) => string;
  readonly listTitle: string;
  readonly scheduleName: (no: number) => string;
}

export const settingsWords: Both<SettingsWords> = {
  ja: {
    guildOnly: 'このコマンドはサーバーの中で使えます。',
    organiserOnly: '設定を変えるには「サーバー管理」の権限が必要です。主催者にお願いしてみてください。',
    badTime: (typed) =>
      `${typed}は時刻として読み取れませんでした。08:00 のように、00:00 から 23:59 までで指定してください。設定は変えていません。`,
    badClose: (typed) =>
      `締め切りの${typed}は時刻として読み取れませんでした。21:00 のように、00:00 から 23:59 までで指定してください。設定は変えていません。`,
    badZone: (typed) =>
      `${typed}というタイムゾーンは見つかりませんでした。候補から選ぶか、Asia/Tokyo のような IANA の名前で指定してください。設定は変えていません。`,
    badWeekdays: (typed) =>
      `${typed}は曜日として読み取れませんでした。「毎日」「平日」「月水金」「月〜金」のように指定してください。設定は変えていません。`,
    badChannel: '投稿先にはテキストチャンネルかアナウンスチャンネルを選んでください。設定は変えていません。',
    badDate: (typed) =>
      `${typed}は日付として読み取れませんでした。2026-12-29 のように指定してください。設定は変えていません。`,
    pastDate: (date) => `${date}には間に合いません。明日以降の日付を指定してください。設定は変えていません。`,
    everyone: 'ロールに @everyone は選べません。お知らせするメンバーのロールを選んでください。設定は変えていません。',
    lacking: (channelId, names) =>
      `<#${channelId}> で次の権限が足りません: ${names}。チャンネルの設定でボットに許可してから、もう一度お試しください。設定は変えていません。`,
    savedTitle: '設定しました',
    next: (day, time, zone, stamp, relative) =>
      `次の投稿: **${day}${time}**（${zone}）\nあなたの時刻では ${stamp}（${relative}）`,
    closes: (stamp) => `締め切り: ${stamp}`,
    channel: (id) => `チャンネル: <#${id}>`,
    days: (days) => `曜日: ${days}`,
    feedback: { at_once: '答え合わせ: 回答した直後', at_close: '答え合わせ: 締め切り後' },
    thread: '締め切りのあとに話し合いのスレッドを作ります。',
    role: (id) => `お知らせするロール: <@&${id}>`,
    language: (lang) => `投稿の言語: ${lang === 'ja' ? '日本語' : '英語'}`,
    languageSaved: (lang) =>
      `次の投稿から${lang === 'ja' ? '日本語' : '英語'}で出題します。返信はそれぞれの人の言語のままです。`,
    paused: '今日の一問を一時停止しました。`/settings resume` で再開します。休止中は連続記録が途切れません。',
    pausedUntil: (day, next) => `投稿を休みにしました。${day}に再開します。休みの間、連続記録は途切れません。\n${next}`,
    resumed: (next) => `再開しました。\n${next}`,
    notPaused: (next) => `休止していません。予定どおり投稿します。\n${next}`,
    notSetUp: 'まだ投稿の設定がありません。`/settings daily` でチャンネルと時刻を決めてください。',
    title: '現在の設定',
    pausedNow: '一時停止中です。`/settings resume` で再開します。',
    trouble: '⚠️ 直近の投稿に失敗しています。`/daily status` で理由を確認できます。',
    added: (no) => `予定 ${no} を追加しました`,
    removed: (no) => `予定 ${no} を削除しました。これまでの投稿と記録はそのまま残ります。`,
    noSchedule: (no) => `予定 ${no} はありません。\`/settings schedule list\` で番号を確認してください。`,
    tooMany: (most) => `予定は ${most} 個までです。使わないものを \`/settings schedule remove\` で削除してください。`,
    lateHours: (hours) => `ボットが止まっていた場合、${hours} 時間以内の遅れなら投稿します。`,
    listTitle: '投稿の予定',
    scheduleName: (no) => `予定 ${no}`,
  },
  en: {
    guildOnly: 'This command works inside a server.',
    organiserOnly: 'Changing settings needs the Manage Server permission. Please ask your organiser.',
    badTime: (typed) =>
      `I cannot read ${typed} as a time. Expected one from 00:00 to 23:59, such as 08:00. Nothing has changed.`,
    badClose: (typed) =>
      `I cannot read ${typed} as a closing time. Expected one from 00:00 to 23:59, such as 21:00. Nothing has changed.`,
    badZone: (typed) =>
      `I know no time zone ${typed}. Expected one of the list or an IANA name, such as Asia/Tokyo. Nothing has changed.`,
    badWeekdays: (typed) =>
      `I cannot read ${typed} as weekdays. Expected “every day”, “weekdays”, “Mon, Wed, Fri” or “Mon-Fri”. Nothing has changed.`,
    badChannel: 'Please choose a text or announcement channel. Nothing has changed.',
    badDate: (typed) => `I cannot read ${typed} as a date. Expected one such as 2026-12-29. Nothing has changed.`,
    pastDate: (date) => `${date} is not ahead of us. Please name a date from tomorrow on. Nothing has changed.`,
    everyone: 'I do not notify @everyone. Please choose a role of those who want it. Nothing has changed.',
    lacking: (channelId, names) =>
      `I lack permissions in <#${channelId}>: ${names}. Allow them for the bot in the channel’s settings, then try again. Nothing has changed.`,
    savedTitle: 'All set',
    next: (day, time, zone, stamp, relative) =>
      `Next post: **${day}, ${time}** (${zone})\nOn your clock: ${stamp} (${relative})`,
    closes: (stamp) => `Closes: ${stamp}`,
    channel: (id) => `Channel: <#${id}>`,
    days: (days) => `Days: ${days}`,
    feedback: { at_once: 'Verdict: right after answering', at_close: 'Verdict: when the post closes' },
    thread: 'A thread for discussion is opened after closing.',
    role: (id) => `Notified role: <@&${id}>`,
    language: (lang) => `Language of posts: ${lang === 'ja' ? 'Japanese' : 'English'}`,
    languageSaved: (lang) =>
      `Posts are in ${lang === 'ja' ? 'Japanese' : 'English'} from the next one on. Replies stay in each person’s own language.`,
    paused: 'The daily question is paused. `/settings resume` starts it again. Streaks do not break meanwhile.',
    pausedUntil: (day, next) => `Posting pauses and starts again on ${day}. Streaks do not break meanwhile.\n${next}`,
    resumed: (next) => `Running again.\n${next}`,
    notPaused: (next) => `It is not paused.\n${next}`,
    notSetUp: 'Nothing is scheduled yet. Choose a channel and a time with `/settings daily`.',
    title: 'Settings',
    pausedNow: 'Paused. `/settings resume` starts it again.',
    trouble: '⚠️ The last post failed. `/daily status` says why.',
    added: (no) => `Schedule ${no} added`,
    removed: (no) => `Schedule ${no} is removed. Its posts and everybody’s records stay.`,
    noSchedule: (no) => `There is no schedule ${no}. \`/settings schedule list\` shows the numbers.`,
    tooMany: (most) => `There can be ${most} schedules. Remove one you do not use with \`/settings schedule remove\`.`,
    lateHours: (hours) =>
      `If the bot was down, a post still goes out when it is less than ${hours === 1 ? 'an hour' : `${hours} hours`} late.`,
    listTitle: 'Schedules',
    scheduleName: (no) => `Schedule ${no}`,
  },
};
