import type { Both } from '../../library/model.js';

interface DailyWords {
  readonly guildOnly: string;
  readonly organiserOnly: string;
  readonly noPost: string;
  readonly unknown: string;
  readonly notAChoice: (count: number) => string;
  readonly notYet: string;
  readonly notSetUp: string;
  readonly queued: string;
  readonly hadOne: (stamp: string) => string;
  readonly noQuestion: string;
  readonly streak: (days: number) => string;
  readonly statusTitle: string;
  readonly schedule: (no: number, channel: string, time: string, zone: string) => string;
  readonly next: (day: string, time: string, stamps: string) => string;
  readonly paused: string;
  readonly pausedUntil: (day: string) => string;
  readonly trouble: (what: string) => string;
  readonly state: (state: string, reason: string | null) => string;
  readonly latest: string;
  readonly none: string;
  readonly post: (day: string, no: number, state: string) => string;
  readonly sent: (stamp: string) => string;
  readonly open: string;
  readonly skipped: (day: string) => string;
  readonly nothingToSkip: string;
  readonly badDate: (typed: string) => string;
  readonly noPostThen: (day: string, next: string) => string;
  readonly notSkipped: string;
  readonly unskipped: (day: string) => string;
  readonly daysOff: (days: readonly string[]) => string;
  readonly noThread: (why: string, again: boolean) => string;
  readonly whyTitle: (day: string) => string;
  readonly whyDomain: (domain: string, weight: string, recent: number, behind: string) => string;
  readonly whyTask: (task: string, posted: number) => string;
  readonly whyNever: string;
  readonly whyLast: (day: string) => string;
  readonly whyReview: (right: number, answered: number, day: string) => string;
  readonly whyPool: (open: number, pool: number) => string;
  readonly whyRelaxed: Readonly<Record<'domain_window' | 'all_windows', string>>;
  readonly report: string;
  readonly note: string;
  readonly more: string;
}

const REASONS: Both<Readonly<Record<string, string>>> = {
  ja: {
    missing_permission: '投稿する権限がありません',
    missing_channel: 'チャンネルが見つかりません',
    bot_removed: 'ボットがサーバーにいません',
    refused: 'Discord に受け付けられませんでした',
    unreachable: 'Discord につながりません',
    no_question: '出題できる問題がありません',
    late: '停止中に予定の時刻を過ぎました',
    organiser: '主催者が休みにしました',
    deleted: '投稿が削除されました',
    broken: 'ボットの不具合で予定を読めません',
  },
  en: {
    missing_permission: 'I may not post there',
    missing_channel: 'the channel is gone',
    bot_removed: 'the bot is not in the server',
    refused: 'Discord refused it',
    unreachable: 'Discord could not be reached',
    no_question: 'no question was left to ask',
    late: 'it was too late after a downtime',
    organiser: 'the organiser skipped it',
    deleted: 'the post was deleted',
    broken: 'a fault of the bot’s own: it could not read the schedule',
  },
};

const STATES: Both<Readonly<Record<string, string>>> = {
  ja: { claimed: '送信待ち', sent: '回答受付中', closed: '締め切り済み', skipped: '見送り', failed: '投稿できず' },
  en: { claimed: 'waiting to be sent', sent: 'open', closed: 'closed', skipped: 'skipped', failed: 'not posted' },
};

export const dailyWords: Both<DailyWords> = {
  ja: {
    guildOnly: 'このコマンドはサーバーの中で使えます。',
    organiserOnly: 'この操作には「サーバー管理」の権限が必要です。主催者にお願いしてみてください。',
    noPost: 'まだ今日の一問はありません。次の投稿をお待ちください。',
    unknown:
      'この問題は見つかりませんでした。別のサーバーの投稿か、古いメッセージのようです。`/daily show` で今日の一問を開けます。',
    notAChoice: (count) => `選択肢を ${count} つ選んでください。何も変更していません。`,
    notYet: 'まだ回答していません。下から選んで答えられます。',
    notSetUp: 'まだ投稿の設定がありません。`/settings daily` でチャンネルと時刻を決めてください。',
    queued: 'もう一問を投稿します。少しお待ちください。点数は付かず、定時の投稿には影響しません。',
    hadOne: (stamp) => `追加の一問は 1 日 1 問までです。今日の分は ${stamp} に受け付けました。`,
    noQuestion: '出題できる問題がありません。問題を追加してから、もう一度お試しください。',
    streak: (days) => `連続 ${days} 日`,
    statusTitle: '投稿の状況',
    schedule: (no, channel, time, zone) => `**予定 ${no}**　<#${channel}>　${time}（${zone}）`,
    next: (day, time, stamps) => `次の投稿: **${day}${time}**（${stamps}）`,
    paused: '一時停止中です。`/settings resume` で再開します。',
    pausedUntil: (day) => `休止中です。${day}に再開します。`,
    trouble: (what) => `⚠️ 直近の投稿に失敗しました: ${what}。直りしだい自動で再開します。`,
    state: (state, reason) =>
      `${STATES.ja[state] ?? state}${reason === null ? '' : `（${REASONS.ja[reason] ?? reason}）`}`,
    latest: '最近の投稿',
    none: 'まだ投稿はありません。',
    post: (day, no, state) => `${day}${no === 0 ? '追加の一問' : no === 1 ? '' : `予定 ${no}`}: ${state}`,
    sent: (stamp) => `${stamp} に投稿`,
    open: '投稿を見る',
    skipped: (day) => `${day}の投稿を休みにしました。連続記録は途切れません。`,
    nothingToSkip: '休みにできる予定がありません。',
    whyTitle: (day) => `${day}の問題が選ばれた理由`,
    badDate: (typed) => `日付は 2026-12-31 のように指定してください。受け取った値: ${typed}。何も変更していません。`,
    noPostThen: (day, next) => `${day}には投稿の予定がありません。次の投稿は${next}です。何も変更していません。`,
    notSkipped: 'その日は休みになっていません。`/daily status` で休みの日を確認できます。',
    unskipped: (day) => `${day}の休みを取り消しました。いつもどおり投稿します。`,
    daysOff: (days) => `休みの日: ${days.join('、')}`,
    noThread: (why, again) => `スレッドなし（${why}${again ? '。再試行します' : ''}）`,
    whyDomain: (domain, weight, recent, behind) =>
      `**分野 ${domain}**: 目標 ${weight} %、直近 28 回のうち ${recent} 回（${behind} 回分の不足）`,
    whyTask: (task, posted) => `**タスク ${task}**: 分野の中で出題がもっとも少ないタスク（${posted} 回）`,
    whyNever: 'この問題はまだ出題されていません。',
    whyLast: (day) => `前回の出題は${day}です。`,
    whyReview: (right, answered, day) =>
      `復習の日です。${day}に ${answered} 人中 ${right} 人が正解した問題に、もう一度挑戦します。`,
    whyPool: (open, pool) => `候補は ${pool} 問中 ${open} 問でした。`,
    whyRelaxed: {
      domain_window: '問題が少ないため、同じ分野で間を空ける条件を外しました。',
      all_windows: '問題が少ないため、21 日空ける条件も外しました。',
    },
    report: '問題を報告',
    note: 'ノートを読む',
    more: '関連問題に挑戦',
  },
  en: {
    guildOnly: 'This command works inside a server.',
    organiserOnly: 'This needs the Manage Server permission. Please ask your organiser.',
    noPost: 'There is no question of the day yet. The next post is on its way.',
    unknown:
      'I cannot find this question here; it belongs to another server or is too old. `/daily show` opens today’s.',
    notAChoice: (count) => `Please choose ${count === 1 ? 'one option' : `${count} options`}. Nothing has changed.`,
    notYet: 'You have not answered yet. You can do so below.',
    notSetUp: 'Nothing is scheduled yet. Choose a channel and a time with `/settings daily`.',
    queued: 'One more question is on its way. It earns no points and changes nothing about the scheduled post.',
    hadOne: (stamp) => `One extra question a day: today’s was asked for ${stamp}.`,
    noQuestion: 'There is no question left to ask. Please add some and try again.',
    streak: (days) => `${days}-day streak`,
    statusTitle: 'Delivery',
    schedule: (no, channel, time, zone) => `**Schedule ${no}** · <#${channel}> · at ${time} (${zone})`,
    next: (day, time, stamps) => `Next post: **${day}, ${time}** (${stamps})`,
    paused: 'Paused. `/settings resume` starts it again.',
    pausedUntil: (day) => `Paused; it starts again on ${day}.`,
    trouble: (what) => `⚠️ The last post failed: ${what}. I resume by myself as soon as that is over.`,
    state: (state, reason) =>
      `${STATES.en[state] ?? state}${reason === null ? '' : ` (${REASONS.en[reason] ?? reason})`}`,
    latest: 'Latest posts',
    none: 'No posts yet.',
    post: (day, no, state) => `${day}${no === 0 ? ' (extra question)' : no === 1 ? '' : ` (schedule ${no})`}: ${state}`,
    sent: (stamp) => `posted ${stamp}`,
    open: 'Go to the post',
    skipped: (day) => `The post of ${day} is skipped. Nobody’s streak breaks.`,
    nothingToSkip: 'There is nothing scheduled to skip.',
    badDate: (typed) => `Expected a date such as 2026-12-31; got ${typed}. Nothing has changed.`,
    noPostThen: (day, next) => `Nothing is scheduled for ${day}; the next post is on ${next}. Nothing has changed.`,
    notSkipped: 'That day is not left out. `/daily status` lists the days off.',
    unskipped: (day) => `${day} is no longer left out; the question comes as usual.`,
    daysOff: (days) => `Days off: ${days.join(', ')}`,
    noThread: (why, again) => `no thread (${why}${again ? '; I keep trying' : ''})`,
    whyTitle: (day) => `Why this question on ${day}`,
    whyDomain: (domain, weight, recent, behind) =>
      `**Domain ${domain}**: target ${weight} %, ${recent} of the last 28 posts, ${behind} posts behind`,
    whyTask: (task, posted) => `**Task ${task}**: the least asked of its domain (${posted} so far)`,
    whyNever: 'This question has not been asked before.',
    whyLast: (day) => `It was last asked on ${day}.`,
    whyReview: (right, answered, day) =>
      `Review day: ${right} of ${answered} got it right on ${day}, so it gets a second chance.`,
    whyPool: (open, pool) => `${open} of ${pool} questions could be asked.`,
    whyRelaxed: {
      domain_window: 'The pool is small, so the gap within a domain was dropped.',
      all_windows: 'The pool is small, so even the gap of 21 days was dropped.',
    },
    report: 'Report',
    note: 'Read the note',
    more: 'More like this',
  },
};

/** A reason code in words; the code itself where no words are known. */
export function reasonInWords(reason: string, lang: 'ja' | 'en'): string {
  return REASONS[lang][reason] ?? reason;
}
