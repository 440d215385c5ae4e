/**
 * Names from other trades: rival clouds, front-end frameworks, office programs, telephones, pastimes. Who says one of them asks about it,
 * whatever else stands beside it, unless a service is called by a name of its own. What may well run on AWS or post to it (Django,
 * WordPress, Slack) is not among them.
 */
const FOREIGN = new Set(
  `alexa android angular azure bigquery emacs excel facebook firebase gcp gmail heroku instagram iphone ipad jquery jsx kindle kotlin
matlab minecraft netflix netlify nintendo numpy pandas photoshop playstation pokemon powerpoint spotify svelte swiftui tiktok twitter
unity usestate useeffect vercel vim vlookup vscode vue xbox youtube アイフォン アズール アレクサ アンドロイド イラストレーター インスタ エクセル
キンドル スマホ ツイッター ネットフリックス パワーポイント フォトショップ プライム ポケモン マインクラフト ユーチューブ`.split(
    /\s+/,
  ),
);

export function isForeignWord(word: string): boolean {
  return FOREIGN.has(word);
}
