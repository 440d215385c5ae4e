import type { Both } from '../../library/model.js';
import type { Mode } from './choose.js';

interface QuizWords {
  readonly guildOnly: string;
  readonly place: (no: number, all: number) => string;
  readonly next: string;
  readonly finish: string;
  readonly report: string;
  readonly note: string;
  readonly streak: (days: number) => string;
  readonly fewer: (found: number, wanted: number) => string;
  /** Where there is no question at all, and where there is none of the kind that was asked for. */
  readonly nothing: Readonly<Record<Mode | 'here', string>>;
  readonly noTopic: (typed: string) => string;
  readonly noDomain: (typed: string, codes: string) => string;
  readonly gone: string;
  readonly notYours: string;
  readonly notAChoice: (count: number) => string;
  readonly standsOpen: string;
  readonly takenOut: string;
  readonly scoreTitle: string;
  readonly score: (right: number, all: number) => string;
  readonly points: (points: number) => string;
  readonly domain: (name: string, right: number, all: number) => string;
  readonly allRight: string;
  readonly goOn: string;
  readonly again: (count: number) => string;
  readonly leftOut: (count: number) => string;
}

export const quizWords: Both<QuizWords> = {
  ja: {
    guildOnly: '練習の記録はサーバーごとに残ります。参加しているサーバーの中で `/quiz` をお使いください。',
    place: (no, all) => `練習問題　${no} / ${all}`,
    next: '次の問題',
    finish: '結果を見る',
    report: '問題を報告',
    note: 'ノートを読む',
    streak: (days) => `連続 ${days} 日`,
    fewer: (found, wanted) => `条件に合う問題は ${found} 問でした（ご希望は ${wanted} 問）。あるだけ出題します。`,
    nothing: {
      here: 'この条件で出題できる問題がまだありません。範囲を広げてお試しください。',
      new: 'この条件の問題は、すべて解いたことがあります。「両方」か「間違いと復習」でもう一度解けます。',
      mistakes: 'この条件では、今復習する問題はありません。間違えた問題や、復習の日が来た問題が出題されます。',
      mixed: 'この条件で出題できる問題がまだありません。範囲を広げてお試しください。',
    },
    noTopic: (typed) => `「${typed}」に合うトピックは見つかりませんでした。入力の途中に出る候補からお選びください。`,
    noDomain: (typed, codes) =>
      `分野「${typed}」は見つかりませんでした。${codes} のいずれかを、候補からお選びください。`,
    gone: 'この練習は見つかりませんでした。`/quiz` で新しく始められます。',
    notYours: 'これはほかの人の練習です。`/quiz` でご自分の練習を始められます。',
    notAChoice: (count) => `選択肢を ${count} つ選んでください。何も変更していません。`,
    standsOpen:
      'この問題はちょうど今日の一問になりました。答えは投稿のほうでどうぞ。練習は「次の問題」で続けられます。',
    takenOut:
      'この問題には指摘が届き、出題を止めています。今の答えは記録していません。練習は「次の問題」で続けられます。',
    scoreTitle: '練習の結果',
    score: (right, all) => `**${all} 問中 ${right} 問正解**`,
    points: (points) => `　+${points} 点`,
    domain: (name, right, all) => `${name}: **${right}/${all}**`,
    allRight: '全問正解です。おつかれさまでした。',
    goOn: '間違えた問題は覚えるチャンスです。解き直してみましょう。',
    again: (count) => `間違えた ${count} 問をもう一度`,
    leftOut: (count) => `${count} 問は今は出題できないため、飛ばしました。`,
  },
  en: {
    guildOnly: 'Practice is recorded in each server. Please use `/quiz` inside a server you study in.',
    place: (no, all) => `Practice · ${no} of ${all}`,
    next: 'Next question',
    finish: 'See the score',
    report: 'Report',
    note: 'Read the note',
    streak: (days) => `${days}-day streak`,
    fewer: (found, wanted) => `You asked for ${wanted}; ${found} fit, so these are all there are.`,
    nothing: {
      here: 'There is nothing to ask here yet. Try a wider range.',
      new: 'You have answered all of these before. “Mixed” and “Mistakes and reviews” ask them again.',
      mistakes: 'Nothing to repeat here for now. This mode asks what went wrong, and what is due for review.',
      mixed: 'There is nothing to ask here yet. Try a wider range.',
    },
    noTopic: (typed) => `No topic fits “${typed}”. Pick one from the list that appears while you type.`,
    noDomain: (typed, codes) => `There is no domain “${typed}”. Pick one of ${codes} from the list.`,
    gone: 'I cannot find this quiz. Start a new one with `/quiz`.',
    notYours: 'This quiz is somebody else’s. Start your own with `/quiz`.',
    notAChoice: (count) => `Please choose ${count === 1 ? 'one option' : `${count} options`}. Nothing has changed.`,
    standsOpen: 'This has just become the question of the day. Please answer it there; “Next question” goes on here.',
    takenOut:
      'This question has been reported and is not being asked. Your answer was not recorded; “Next question” goes on.',
    scoreTitle: 'Your score',
    score: (right, all) => `**${right} of ${all} right**`,
    points: (points) => ` · +${points} ${points === 1 ? 'point' : 'points'}`,
    domain: (name, right, all) => `${name}: **${right}/${all}**`,
    allRight: 'All right. Well done.',
    goOn: 'What went wrong is what you learn from. Try those again.',
    again: (count) => (count === 1 ? 'Again the wrong one' : `Again the ${count} wrong ones`),
    leftOut: (count) => `${count} could not be asked just now and were left out.`,
  },
};
