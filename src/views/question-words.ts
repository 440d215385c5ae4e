import type { Both } from '../library/model.js';

/** Every sentence of a question's life. One type, so that a missing translation does not compile. */
export interface QuestionWords {
  heading(kind: 'daily' | 'extra' | 'revenge' | 'quiz' | 'review' | 'try', day: string): string;
  line(task: string, title: string, difficulty: number): string;
  answered(count: number): string;
  closes(stamp: string): string;
  closed: string;
  choosePlaceholder(count: number): string;
  chooseHere(count: number): string;
  otherLanguage: string;
  myResult: string;
  answerLate: string;
  chosen(letters: string): string;
  confidence: Readonly<Record<'sure' | 'unsure' | 'guessed', string>>;
  change: string;
  right: string;
  wrong: string;
  almost: string;
  keyWasWrong: string;
  yours: string;
  chose(letters: string): string;
  key: string;
  takeaway: string;
  sources(reviewed: string): string;
  nextReview(day: string): string;
  points(points: number): string;
  lateNote: string;
  noPoints: string;
  already: string;
  storedAtClose(stamp: string): string;
  distribution: string;
  fewAnswers(count: number): string;
  pitfall: string;
  rightShare(right: number, all: number): string;
  thread(id: string): string;
  disputed: string;
  threadName(day: string, title: string): string;
}

const STARS = ['', '★☆☆', '★★☆', '★★★'];

export const questionWords: Both<QuestionWords> = {
  ja: {
    heading: (kind, day) =>
      ({
        daily: `今日の一問　${day}`,
        extra: `もう一問　${day}`,
        revenge: `今日の一問（再挑戦）　${day}`,
        quiz: `練習問題　${day}`,
        review: `復習　${day}`,
        try: 'おためしの一問',
      })[kind],
    line: (task, title, difficulty) => `${task} ${title}　難易度 ${STARS[difficulty] ?? ''}`,
    answered: (count) => (count === 0 ? '一番乗りをどうぞ' : `${count} 人が回答済み`),
    closes: (stamp) => `締め切り ${stamp}`,
    closed: '締め切りました',
    choosePlaceholder: (count) => `${count} つ選択してください`,
    chooseHere: (count) => (count === 1 ? '選択肢を選んでください。' : `選択肢を ${count} つ選んでください。`),
    otherLanguage: 'English',
    myResult: '自分の結果',
    answerLate: '今から答える',
    chosen: (letters) => `**${letters}** を選択中です。自信の度合いを選ぶと回答が確定します（変更できません）。`,
    confidence: { sure: '自信あり', unsure: '迷った', guessed: '勘' },
    change: '選び直す',
    right: '正解です',
    wrong: '今回は不正解でした',
    almost: '惜しい、あと 1 つでした',
    keyWasWrong: '正解に誤りがあったので、正解として数えました',
    yours: '（あなたの回答）',
    chose: (letters) => `　あなたの回答: **${letters}**`,
    key: '正解',
    takeaway: '要点',
    sources: (reviewed) => `出典（${reviewed}確認）`,
    nextReview: (day) => `次の復習: ${day}`,
    points: (points) => `+${points} 点`,
    lateNote: '締め切り後の回答なので、点数は付きません。連続記録と復習には反映されます。',
    noPoints: 'この回答に点数は付きません。',
    already: 'この問題には回答済みです。確定した回答と解説はこちらです。',
    storedAtClose: (stamp) =>
      `回答を受け付けました。答え合わせは締め切り（${stamp}）のあとに届きます。「自分の結果」を押してください。`,
    distribution: '回答の分布',
    fewAnswers: (count) =>
      count === 0 ? '今回は回答がありませんでした。' : `回答は ${count} 人でした（分布は 5 人から表示します）。`,
    pitfall: '落とし穴',
    rightShare: (right, all) => `（${all} 人中 ${right} 人が正解）`,
    thread: (id) => `話し合いはこちら: <#${id}>`,
    disputed: 'この問題には指摘が届いており、確認中です。',
    threadName: (day, title) => `${day} ${title}`,
  },
  en: {
    heading: (kind, day) =>
      ({
        daily: `Question of the day · ${day}`,
        extra: `One more question · ${day}`,
        revenge: `Question of the day (second chance) · ${day}`,
        quiz: `Practice · ${day}`,
        review: `Review · ${day}`,
        try: 'Try one question',
      })[kind],
    line: (task, title, difficulty) => `${task} ${title} · difficulty ${STARS[difficulty] ?? ''}`,
    answered: (count) => (count === 0 ? 'be the first to answer' : `${count} answered`),
    closes: (stamp) => `closes ${stamp}`,
    closed: 'Closed',
    choosePlaceholder: (count) => `Select ${count} options`,
    chooseHere: (count) => (count === 1 ? 'Choose an option.' : `Choose ${count} options.`),
    otherLanguage: '日本語',
    myResult: 'My result',
    answerLate: 'Answer late',
    chosen: (letters) => `You picked **${letters}**. Say how sure you are to confirm; it cannot be changed afterwards.`,
    confidence: { sure: 'Sure', unsure: 'Not sure', guessed: 'Guessing' },
    change: 'Change',
    right: 'Correct',
    wrong: 'Not this time',
    almost: 'So close: one off',
    keyWasWrong: 'The key was wrong: your answer counts as right',
    yours: ' (your answer)',
    chose: (letters) => ` · Your answer: **${letters}**`,
    key: 'Answer',
    takeaway: 'Takeaway',
    sources: (reviewed) => `Sources (checked ${reviewed})`,
    nextReview: (day) => `Next review: ${day}`,
    points: (points) => `+${points} ${points === 1 ? 'point' : 'points'}`,
    lateNote: 'This came after closing, so it earns no points. It still counts for your streak and your reviews.',
    noPoints: 'This answer earns no points.',
    already: 'You have already answered this one. Here are your answer and the explanation.',
    storedAtClose: (stamp) => `Your answer is in. “My result” shows the solution once the post has closed (${stamp}).`,
    distribution: 'How people answered',
    fewAnswers: (count) =>
      count === 0 ? 'No answers this time.' : `${count} answered (the distribution is shown from 5 answers).`,
    pitfall: 'Pitfall',
    rightShare: (right, all) => ` (${right} of ${all} got it right)`,
    thread: (id) => `Discuss it here: <#${id}>`,
    disputed: 'Somebody has questioned this item; it is being checked.',
    threadName: (day, title) => `${day} ${title}`,
  },
};
