import { foldKana } from './normalise.js';

/** English words as they are written in katakana, for names that are typed half in each (クラウドformation). */
const LOANWORDS = `
アーティファクト artifact / アイデンティティ identity / アカウント account / アクション action / アクセス access / アップ app
アドバイザー advisor / アドバイザ advisor / アナライザー analyzer / アナライザ analyzer / アプリ app / アプリケーション application
アマゾン amazon / アラーム alarm / イベント event / イメージ image / インサイト insights / インサイツ insights / インスタンス instance
インスペクター inspector / ウェブ web / ウォッチ watch / エージェント agent / エイリアス alias / エラスティ elasti
エラスティック elastic / エンドポイント endpoint / エンドポインツ endpoints / オート auto / オーガニゼーション organization
オーガニゼーションズ organizations / オープン open / オプス ops / カスタム custom / カタログ catalog / ガード guard / カナリア canary
キネシス kinesis / キー key / キャッシュ cache / キュー queue / クラウド cloud / グループ group / ゲート gate / ゲートウェイ gateway
コード code / コネクション connection / コネクションズ connections / コミット commit / コンテナ container / コントロール control
コンフィグ config / サーキット circuit / サーチ search / サーティフィケート certificate / サーバーレス serverless / サービス service
サービシーズ services / シークレット secret / シークレッツ secrets / システム system / システムズ systems / シンセティックス synthetics
シンプル simple / スケーリング scaling / スタック stack / スタックス stacks / ステップ step / ストア store / ストリーム stream
ストリームズ streams / ストレージ storage / セキュリティ security / セット set / セットアップ setup / セッツ sets / センター center
ダイナモ dynamo / タワー tower / ツリー tree / ディスカバリー discovery / ディテクション detection / データ data / データベース database
デプロイ deploy / デューティ duty / テンプレート template / トークン token / トランスファー transfer / トレイル trail / ドリフト drift
ネットワーク network / ノーティフィケーション notification / バージョン version / バージョンズ versions / バウンダリー boundary
バウンダリーズ boundaries / パーミッション permission / パーミッションズ permissions / パイプライン pipeline / バックアップ backup
パッチ patch / パラメータ parameter / パラメーター parameter / ハブ hub / ビーンストーク beanstalk / ビルダー builder / ビルド build
ファイアウォール firewall / ファンクション function / ファンクションズ functions / フィルター filter / フィルタ filter
フィルターズ filters / フォーメーション formation / ブリッジ bridge / ブレーカー breaker / フロー flow / フロント front
ベースライン baseline / ヘルス health / ポイント point / ポリシー policy / ポリシーズ policies / マネージャー manager
マネージャ manager / マネジメント management / メトリクス metrics / メトリック metric / メッシュ mesh / ライフサイクル lifecycle
ライン line / ラムダ lambda / ルート route / レジストリ registry / ログ log / ログス logs / ロード load / バランサー balancer
バランシング balancing / バランサ balancer
`;

const english = new Map<string, string>();
for (const pair of LOANWORDS.trim().split(/\s*(?:\/|\n)\s*/)) {
  const [kana = '', word = ''] = pair.split(' ');
  english.set(foldKana(kana), word);
}
const longest = Math.max(...[...english.keys()].map((kana) => kana.length));

/** @returns a key with its katakana in English, the longest words first; undefined when one of them is no known loanword */
export function latinised(key: string): string | undefined {
  if (!/[ァ-ヺ]/.test(key)) return undefined;
  let made = '';
  for (let at = 0; at < key.length;) {
    if (!/[ァ-ヺ]/.test(key[at]!)) {
      made += key[at];
      at += 1;
      continue;
    }
    let length = Math.min(longest, key.length - at);
    while (length > 1 && !english.has(key.slice(at, at + length))) length -= 1;
    const word = english.get(key.slice(at, at + length));
    if (word === undefined) return undefined;
    made += word;
    at += length;
  }
  return made;
}
