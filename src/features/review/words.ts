import type { Both } from '../../library/model.js';

interface ReviewWords {
  readonly guildOnly: string;
  readonly heading: string;
  readonly place: (left: number) => string;
  readonly next: (left: number) => string;
  readonly finish: string;
  readonly report: string;
  readonly note: string;
  readonly streak: (days: number) => string;
  readonly done: (count: number) => string;
  readonly later: (count: number) => string;
  readonly nothingYet: string;
  readonly nothingDue: string;
  readonly nextOn: (day: string) => string;
  readonly gone: string;
  readonly notYours: string;
  readonly notAChoice: (count: number) => string;
  readonly closed: string;
}

export const reviewWords: Both<ReviewWords> = {
  ja: {
    guildOnly: '復習の記録はサーバーごとに残ります。参加しているサーバーの中で `/review` をお使いください。',
    heading: '復習',
    place: (left) => `復習　あと ${left} 問`,
    next: (left) => `次へ（あと ${left} 問）`,
    finish: '復習を終える',
    report: '問題を報告',
    note: 'ノートを読む',
    streak: (days) => `連続 ${days} 日`,
    done: (count) => `今日の復習は終わりです。${count} 問に取り組みました。おつかれさまでした。`,
    later: (count) => `ほかに ${count} 問ありますが、明日以降で大丈夫です。`,
    nothingYet: '復習する問題はまだありません。今日の一問や `/quiz` に答えると、忘れかけた頃にここへ戻ってきます。',
    nothingDue: '今日復習する問題はありません。',
    nextOn: (day) => `次の復習は ${day} です。`,
    gone: 'この復習は見つかりませんでした。`/review` で続きから始められます。',
    notYours: 'これはほかの人の復習です。`/review` でご自分の復習を始められます。',
    notAChoice: (count) => `選択肢を ${count} つ選んでください。何も変更していません。`,
    closed: 'この問題は今は出題できません。`/review` で続きから始められます。',
  },
  en: {
    guildOnly: 'Reviews are kept in each server. Please use `/review` inside a server you study in.',
    heading: 'Review',
    place: (left) => `Review · ${left} to go`,
    next: (left) => `Next (${left} to go)`,
    finish: 'Finish',
    report: 'Report',
    note: 'Read the note',
    streak: (days) => `${days}-day streak`,
    done: (count) => `That is all for today: ${count} answered. Well done.`,
    later: (count) => `${count} more can wait until tomorrow.`,
    nothingYet:
      'There is nothing to review yet. Answer the question of the day or a `/quiz`, and it comes back here just before you would forget it.',
    nothingDue: 'There is nothing to review today.',
    nextOn: (day) => `Your next review is on ${day}.`,
    gone: 'I cannot find this review. Go on with `/review`.',
    notYours: 'This review is somebody else’s. Start your own with `/review`.',
    notAChoice: (count) => `Please choose ${count} option(s). Nothing has changed.`,
    closed: 'This question cannot be asked just now. Go on with `/review`.',
  },
};
