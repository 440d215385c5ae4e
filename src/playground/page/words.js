/** What the page itself says; the language is that of the person it acts as. */
const WORDS = {
  actingAs: ['操作する人', 'Acting as'],
  organiser: ['主催者', 'organiser'],
  channels: ['チャンネル', 'Channels'],
  direct: ['ダイレクトメッセージ', 'Direct messages'],
  directOf: [(/** @type {string} */ bot) => `${bot} とのDM`, (/** @type {string} */ bot) => `DM with ${bot}`],
  openMenu: ['チャンネル一覧を開く', 'Open the channel list'],
  closeMenu: ['チャンネル一覧を閉じる', 'Close the channel list'],
  threads: ['スレッド', 'Threads'],
  backTo: [(/** @type {string} */ name) => `#${name} に戻る`, (/** @type {string} */ name) => `Back to #${name}`],
  pins: ['ピン留め', 'Pinned messages'],
  noPins: ['ピン留めされたメッセージはありません。', 'Nothing is pinned here.'],
  deck: ['問題集の点検', 'Deck check'],
  deckFine: ['問題は見つかりませんでした。', 'No problems were found.'],
  close: ['閉じる', 'Close'],
  time: ['この部屋の時刻', 'Time here'],
  later: ['時刻を進める', 'Move the clock on'],
  minutes: ['10 分後', '+10 min'],
  hour: ['1 時間後', '+1 hour'],
  day: ['1 日後', '+1 day'],
  messages: ['メッセージ', 'Messages'],
  empty: ['まだメッセージはありません。「/」でコマンドを使えます。', 'No messages yet. Type / to use a command.'],
  app: ['アプリ', 'APP'],
  apps: ['アプリ', 'Apps'],
  noApps: ['このメッセージに使えるコマンドはありません。', 'There are no commands for this message.'],
  edited: ['（編集済み）', '(edited)'],
  used: [
    (/** @type {string} */ who, /** @type {string} */ what) => `${who} が ${what} を使用`,
    (/** @type {string} */ who, /** @type {string} */ what) => `${who} used ${what}`,
  ],
  replyTo: ['返信先', 'Replying to'],
  thinking: [(/** @type {string} */ bot) => `${bot} が考え中…`, (/** @type {string} */ bot) => `${bot} is thinking…`],
  onlyYou: ['これはあなただけに表示されています', 'Only you can see this'],
  dismiss: ['このメッセージを閉じる', 'Dismiss message'],
  pinned: [
    (/** @type {string} */ who) => `${who} がメッセージをピン留めしました。`,
    (/** @type {string} */ who) => `${who} pinned a message to this channel.`,
  ],
  threadStarted: [
    (/** @type {string} */ who, /** @type {string} */ name) => `${who} がスレッドを開始しました: ${name}`,
    (/** @type {string} */ who, /** @type {string} */ name) => `${who} started a thread: ${name}`,
  ],
  openThread: [
    (/** @type {string} */ name, /** @type {number} */ count) => `スレッド「${name}」（${count} 件）`,
    (/** @type {string} */ name, /** @type {number} */ count) => `Thread: ${name} (${count})`,
  ],
  noResponse: ['アプリケーションが応答しませんでした', 'The application did not respond'],
  failed: ['インタラクションに失敗しました', 'This interaction failed'],
  sending: ['送信中…', 'Sending…'],
  write: [
    (/** @type {string} */ name) => `${name} へ送信（/ でコマンド）`,
    (/** @type {string} */ name) => `Message ${name}, or / for commands`,
  ],
  mayNotWrite: ['ここには書き込めません。「/」でコマンドは使えます。', 'You cannot write here; / commands still work.'],
  commands: ['コマンド', 'Commands'],
  noCommands: ['使えるコマンドがありません。', 'There are no such commands for you.'],
  send: ['送信', 'Send'],
  run: ['実行', 'Run'],
  cancel: ['キャンセル', 'Cancel'],
  submit: ['送信', 'Submit'],
  required: ['必須', 'required'],
  needed: ['この項目は必須です', 'This option is required'],
  comma: ['、', ', '],
  optional: ['追加', 'Add'],
  yes: ['はい', 'True'],
  no: ['いいえ', 'False'],
  choose: ['選択してください', 'Choose…'],
  chosen: [(/** @type {number} */ count) => `${count} 件を選択中`, (/** @type {number} */ count) => `${count} chosen`],
  chooseSome: [
    (/** @type {number} */ min, /** @type {number} */ max) =>
      min === max ? `${min} 件選んでください` : `${min}〜${max} 件選んでください`,
    (/** @type {number} */ min, /** @type {number} */ max) =>
      min === max ? `Choose ${min}` : `Choose ${min} to ${max}`,
  ],
  letters: [
    (/** @type {number} */ min, /** @type {number} */ max) => `${min}〜${max} 文字で入力してください`,
    (/** @type {number} */ min, /** @type {number} */ max) => `Write ${min} to ${max} characters`,
  ],
  done: ['決定', 'Done'],
  options: ['候補', 'Options'],
  noOptions: ['候補がありません', 'No options match'],
  loading: ['読み込み中…', 'Loading…'],
  spoiler: ['ネタバレを表示', 'Show the spoiler'],
  unknownPerson: ['不明なユーザー', 'unknown person'],
  unknownChannel: ['不明', 'unknown'],
  lost: ['接続が切れました。再接続しています…', 'The connection was lost. Trying again…'],
  outage: ['このサーバーは現在利用できません', 'This server is unavailable'],
};

let index = 0;
let current = 'ja';

/** @param {string} locale Discord's, such as `ja` or `en-US` */
export function setLanguage(locale) {
  index = locale.startsWith('ja') ? 0 : 1;
  current = locale;
  document.documentElement.lang = index === 0 ? 'ja' : 'en';
}

export const language = () => current;

/** @param {keyof typeof WORDS} key @param {...any} values */
export function say(key, ...values) {
  const word = WORDS[key][index];
  return typeof word === 'function' ? /** @type {(...all: any[]) => string} */ (word)(...values) : word;
}
