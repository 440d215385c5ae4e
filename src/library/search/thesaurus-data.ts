/**
 * What people say for the same thing, one group a line: Japanese | English. A word in hiragana, or with an ending in hiragana, is
 * recognised in a query but not looked up; `a+b` are two English words in a row. A word may stand in several groups.
 */
export const GROUPS = `
スケジュール 夜 夜間 毎晩 毎日 毎時 毎月 毎分 毎朝 毎週 週末 平日 深夜 休日 定期 定時 定刻 決まった時 スケジューラ | schedule scheduled cron night nightly daily weekly weekend weekday periodic recurring
停止 止め 止ま 止ま とめたい とめる シャットダウン | stop shut+down shutdown halt turn+off pause
起動 立ち上げ 立ち上が 開始 | start launch boot startup
削除 消え 消す 消し 消した 除去 | delete remove destroy erase terminate vanish disappear gone
変更 変え 変わ 修正 編集 更新 | change modify update edit alter
変更セット 影響 事前 確かめ 反映する前 適用する前 プレビュー | preview beforehand dry+run impact affect
復旧 復元 回復 リストア リカバリ 直し | recover restore recovery
ロールバック 戻し 戻す 切り戻 巻き戻 差し戻 | roll+back rollback revert undo previous
フェイルオーバー 障害 故障 落ち ダウン 停電 異常 | failover outage unhealthy unavailable down fail failure crash
災害 災害復旧 災害対策 ディザスタ 備え | disaster catastrophe recovery
監視 モニタリング 見張 観測 死活 | monitor watch observe observability
通知 知らせ お知らせ アラート メール 連絡 | notify notification alert email mail inform told
アラーム しきい値 閾値 超え | alarm threshold exceed cross crosses above
検出 検知 見つけ みつけ 発見 探し 探す スキャン 検査 診断 | scan detect find discover spot identify uncover
脅威 攻撃 侵入 不正 悪意 悪用 ハッキング マルウェア 乗っ取 | threat attack intrusion malicious hacker compromise attacker malware misuse
脆弱性 脆弱 | vulnerability vulnerable cve exploit weakness
機密 機密データ 個人情報 マイナンバー クレジットカード 個人データ 住所 | sensitive pii personal confidential privacy credit+card
暗号化 暗号 鍵 暗号鍵 | encrypt encryption decrypt cipher
パスワード 認証情報 シークレット 秘密 資格情報 | password credential secret
ローテーション 自動更新 | rotate rotation
権限 許可 アクセス許可 アクセス権 | permission privilege authorization
未使用 使われてい 使われない 使っていない 使わなくな 不要 | unused unnecessary stale
禁止 拒否 制限 防ぎ 防ぐ 防止 させたくない されたくない できないように ブロック 遮断 縛 | restrict limit forbid deny prevent block prohibit disallow
監査 証跡 履歴 誰が だれが 操作 記録 | audit trail history record activity who
コスト 費用 料金 節約 安く | cost money save cheap price bill spend
遅い 遅く 遅延 速く 速い 速度 高速 高速化 性能 パフォーマンス レイテンシー 低遅延 ボトルネック | slow latency fast faster performance speed accelerate bottleneck
追跡 トレース トレーシング たど | trace tracing
コンテナ | container docker
クバネティス クーベネティス クバネテス クバーネティス | kubernetes k8s
デプロイ 配備 リリース 展開 配布 | deploy release rollout ship roll+out
段階的 段階 徐々 少しずつ 一部 割合 割だけ カナリア | gradual incremental percent percentage portion fraction canary weight
ビルド コンパイル | build compile
テスト 試験 試し 試す | test testing
承認 手動承認 | approve approval sign+off
パイプライン 自動化 | pipeline automate automation
キュー 待ち行列 疎結合 | queue decouple buffer
キャッシュ | cache caching cached
データベース | database db
レプリケーション レプリカ 複製 コピー | replicate replication replica copy
地域 リージョン 海外 世界 世界中 全国 遠い 遠く | region geographic global worldwide far+away distant overseas world
一元 一元管理 集約 まとめ 請求をまとめ 集め 一か所 一ヶ所 集中 横断 一括 | central centralize aggregate consolidate one+place collect
複数 マルチ | several multiple many
閉域 プライベート インターネットを通らず インターネットを経由せず インターネットに出ず インターネットなし | private privately
オンプレミス オンプレ 自社 データセンター | on+premises premises onpremises datacenter data+center
クエリ 検索 集計 抽出 | query search sql
可視化 見える化 グラフ ダッシュボード | visualize visualise dashboard graph chart map
証明書 期限切れ 失効 | certificate expire expiry renewal renew
振り分け 負荷分散 ロードバランサー 分散 | distribute balance balancer spread
スケール スケーリング 台数 増減 増やし 増える 増えた 減らし 負荷 | scale scaling capacity grow shrink load
ワークフロー 順番 順に 連鎖 オーケストレーション 調整 ステップ | workflow orchestrate orchestration sequence step order coordinate
再試行 リトライ やり直し | retry retries
パッチ 修正プログラム | patch patches
コマンド | command script
ログイン サインイン サインオン 入れる | login sign+in sign+on log+in log+into
社員 従業員 利用者 ユーザー 人 | employee user staff workforce corporate people person visitor customer
コンプライアンス 準拠 違反 規約 ルール 守って | compliance comply violate violation compliant noncompliant rule
文書 書類 レポート 報告書 資料 | document report
ウェブサイト サイト ホームページ ウェブページ | website site web page
ウェブアプリ アプリケーション アプリ | application app webapp
ビッグデータ 大量 膨大 大規模 | big+data massive huge large
ストリーム ストリーミング リアルタイム 流し 流れ | stream streaming real+time realtime ingest arrive
待た 待つ 待機 完了するまで 終わるまで | wait until
保留 一時停止 待たせ | hold pending pause keep+waiting
手動 手作業 手で | manual manually by+hand hand
保護 守る 守り | protect protection guard safeguard
外部 公開 社外 他社 | external outside public publicly shared
一時的 一時 | temporary temporarily short+lived
引き受け なりすま 切り替えて 借り | assume switch+role
通信 パケット トラフィック | traffic packet communication connection
出ていく 外向き アウトバウンド 外へ | outbound egress outgoing leaving
調査 原因 根本原因 突き止め 究明 切り分け トラブルシューティング | investigate root+cause cause troubleshoot diagnose debug
分析 解析 | analyze analyse analysis analytics
上限 クォータ 限度 | quota limit maximum ceiling
推奨 推奨事項 提案 アドバイス 助言 改善 | recommend recommendation advice advise suggest improve
予定 計画 | plan planned upcoming
メンテナンス 保守 | maintenance
機能フラグ オンオフ フラグ トグル オン オフ | flag toggle
スイッチ 切り替え 切替 切換 | switch toggle
サーバーレス 管理せず 用意せず 管理不要 管理しなく 持たずに 意識せず | serverless without+managing without+servers no+servers
自動 自動的 勝手に | automatic automatically auto
インフラ インフラストラクチャ プログラミング言語 | infrastructure typescript python programming
パッケージ ライブラリ 依存関係 | package dependency library npm
リポジトリ レポジトリ レジストリ 保管 保存 置き場 置いておく | repository repo registry store storage
ソースコード ソース | source
サーバ サーバー インスタンス マシン 仮想マシン | server instance machine vm ec2 host
インベントリ 台帳 棚卸 一覧 | inventory list
移行 乗り換え | migrate migration move
接続 つなぎ 繋ぎ つなぐ 繋ぐ つなげ 連携 | connect connection integrate link
プルリクエスト プルリク レビュー | pull+request review merge
製品 ポートフォリオ 承認済み カタログ | product portfolio catalog approved self-service
呼び出し 呼び出す 実行 | invoke run execute call
失敗 エラー 不具合 | fail failure error broken
置き換え 置換 入れ替え 差し替え | replace replacement swap
初期化 セットアップ 初期設定 インストール | install installation setup bootstrap initialize
配信 届け | deliver delivery distribute serve
アップロード 送信 | upload
請求 購読 登録 | subscribe subscriber subscription
同時 並行 並列 | concurrent concurrency parallel parallelism
設定 構成 設定値 | configuration config setting
順序 順番 | order sequence
ガードレール 統制 | guardrail control
検索機能 全文検索 | search full+text
暗号鍵 キー | key
スナップショット バックアップ | snapshot backup
数え 件数 回数 数を | count number
スコア 点数 採点 評価 | score rating grade
踏み台 | bastion jump+host ssh
有効 無効 有効化 | enable disable activate turn+on
上限 最大 | cap maximum
画像 動画 映像 | image video media
請求 一括請求 支払 | billing invoice payment bill
空き 容量 | capacity space free
悪化 遅くなった | degrade
開発者 チーム | developer team
小さく 少し | small share
独自 カスタム | custom own
ローカル 手元 | local locally laptop
追加 招待 参加 | join invite add
依存 依存関係 | dependency dependencies depend
メモリ メモリー メモリ使用率 使用メモリ | memory ram swap
ディスク 空き容量 容量不足 ストレージ | disk storage volume filesystem
警報 アラーム 警告 | alarm alert warning
電話 メール SMS ショートメッセージ | sms email text+message phone
鳴った 鳴る 発報 | alarm fire fires triggered
暗号通貨 仮想通貨 マイニング ビットコイン | cryptocurrency mining bitcoin coin
地震 火災 停電 大規模障害 全滅 | disaster catastrophe earthquake flood outage
失われ 損失 データ損失 失っても | lose loss rpo
どのくらいで復旧 復旧時間 目標復旧時間 | rto recovery+time
上司 承認者 責任者 確認者 人の判断 | approver manager human manual+approval approval
同意 許可を得 確認してから | approve approval
入れ替え 置き換え 交換 差し替え 切り替え | replace replacement swap exchange switch
新旧 並行 二つの環境 | blue green blue/green parallel
先に一部 お試し 試験的 様子を見 | canary pilot trial small+percentage
案内 誘導 振り向け 向け先 ルーティング | route routing direct steer
近い 最寄り 最短 | near nearest closest latency
国 国別 地理 位置 | country countries geolocation geographic geo
ドメイン ドメイン名 名前解決 | domain dns name+resolution
インターネット 公衆網 外のネットワーク | internet public+internet
鍵なし パスワードなし SSH ログイン 入りたい 入る | ssh login shell session connect+to
遠隔操作 リモート | remote remotely
一斉 一斉に 一括 大量のサーバー 何百台 全台 | fleet bulk hundreds at+once all+servers
導入済み インストール済み 入っているソフト | installed software inventory
OS カーネル | os operating+system kernel
古いバージョン 更新漏れ パッチ漏れ 期限切れライブラリ | outdated unpatched old+version
欠陥 弱点 セキュリティホール 穴 | vulnerability weakness flaw hole gap cve
悪いやつ 攻撃者 ハッカー 犯人 | attacker hacker intruder
怪しい 不審 疑わしい | suspicious unusual strange anomalous
さかのぼ 遡 経路 経緯 足取り | investigate history path timeline
顧客 顧客リスト 名簿 連絡先 | customer personal pii sensitive
メールアドレス 氏名 カード番号 | sensitive pii personal
漏れ 漏洩 流出 漏えい | leak leaked exposed breach
公開され 公開して 丸見え 誰でも見 世界に公開 | public exposed publicly open+to+the+world
共有され 貸す 貸し 他社に | share shared cross-account third+party lend
期限付き 一時間だけ すぐ失効 有効期限 | temporary expire expires short+lived
鍵 復号 暗号鍵 | key decrypt encrypt kms
証明 証拠 裏付け | prove proof evidence report
書類 証明書類 認定 認証取得 | certification report document
改ざん 書き換え 変えられて | tamper tampered integrity modified
消せない 削除できない 消されない | immutable undeletable lock
保存期間 保持 残す 残して | retention retain keep
世代 控え 写し | backup copy generation
安い 安価 無料 節約 | cheap cheaper free low+cost
無駄 使っていない 遊んでいる 余って | waste idle unused underutilized
見直し 点検 診断 チェック | check review inspection assessment
基準 標準 ベストプラクティス 規格 | standard benchmark best+practice baseline
点数 評価 合格 どれだけ | score
一覧 まとめて見 一目 全体像 俯瞰 | dashboard overview single+view at+a+glance
上限 制限 超えない 最大 | limit maximum quota cap
回数 頻度 多すぎ 大量のリクエスト | rate too+many throttle throttling limit
同じ人 同じIP 同一 | same same+ip
ボット 自動アクセス スクレイピング | bot bots crawler scraping
詰まり 溜まる 溜め 滞留 バックログ | queue backlog buffer pile
急増 急な 突発 スパイク 殺到 | spike burst surge sudden peak
守る 保護 かばう | protect shield safeguard
二重 重複 二回 | duplicate twice exactly once
順番 順序 順番どおり | order ordered sequence fifo
読み直 再生 もう一度読 | replay reread again
センサー IoT 機器 | sensor iot device stream
分岐 条件分岐 場合分け | branch choice condition
途中で待 人を待 | wait human approval callback
流れ 工程 手続き プロセス | workflow process flow
自動復旧 自動修復 自己修復 | remediation auto+remediation self+healing heal
差 差分 ずれ 食い違 違い 不一致 | drift difference mismatch differ diverge
手で 直接変更 勝手に変 コンソールから | manual manually by+hand console
実物 実環境 実際の設定 | actual live real
設計図 ひな形 雛形 定義ファイル | template blueprint definition
使い回 再利用 使い分け 共通化 | reuse reusable parameters share
環境ごと 本番と検証 開発と本番 | environment parameters stage
完成 準備完了 準備ができ 用意ができ | ready complete completed signal
初回 最初だけ 立ち上がりが遅い | cold+start first+call warm
呼び出し回数 利用者ごと プラン | usage+plan api+key quota throttling
版 バージョン 世代 リビジョン | version revision
諦め 打ち切 中止 取りやめ | abort stop fail rollback
立ち上がらない 起動しない 起動に失敗 落ちる | crash fail+to+start never+starts unhealthy
売り場 商品 商品検索 サイト内 | search product site
文字列 単語 キーワード 検索語 | keyword word text string
件数 回数 何回 数えて 数える | count number how+many how+often
上位 ランキング トップ | top sort stats
応答 応答時間 所要時間 処理時間 待ち時間 | latency response+time duration took
どこで どの処理 内訳 | breakdown where segment trace
呼び出し先 下流 依存先 | downstream dependency
レビュー 査読 確認者 レビュアー | review reviewer reviewers approval
マージ 統合 取り込み | merge pull+request
プッシュ コミット | push commit
ライブラリ 社内ライブラリ モジュール | library package dependency module
ノートパソコン 手元 自分のPC ローカル | local laptop locally
単体テスト 自動テスト ユニットテスト | unit+test tests test
コンパイル ビルド Java | build compile java maven gradle
画面 ボタン 操作 ブラウザ | browser screen click ui canary
死活 生きている 動いているか 落ちていないか | alive uptime availability heartbeat
先に気づ 早く気づ 気づきたい | monitor detect notice
予告 事前連絡 お知らせ 告知 | notice announcement scheduled planned
ハードウェア 機器交換 物理サーバー | hardware retirement host
退職 入社 異動 部署 | employee user workforce offboarding
会社のアカウント 社内アカウント 社内ID IDプロバイダ | identity+provider idp directory corporate
委任 任せ まかせ | delegate delegated delegation
強い権限 権限昇格 管理者権限 | privilege+escalation escalation admin boundary
標準構成 決まった構成 標準設定 推奨構成 | standard product baseline approved
払い出し 払い出す 配る 発行 | provision vend vending issue create
部門 利用部門 各チーム | team department user
請求 支払い 支払 料金をまとめ | billing payment consolidated
大量のアカウント 全アカウント 何百ものアカウント | accounts organization hundreds+of+accounts
海外 外国 別の国 地球の裏 遠隔地 | region overseas distant abroad another+country far
大きなファイル 巨大 大容量 | large big+file huge multipart
世界中 全世界 グローバル | global worldwide world
動画 画像 ファイル配信 ダウンロード | video image content download
上書き 消してしま 誤って | overwrite accidental mistake versioning
古いファイル アーカイブ 安いストレージ | archive lifecycle cheaper+storage glacier
変更に反応 変わったら 更新されたら | react change stream trigger
きっかけ 起きたら 合図 | trigger event react when
決まった時間 何時に 時刻 毎晩 毎週 | schedule cron nightly weekly every+hour
出て行く 外に出る 外への 送信 | egress outbound outgoing
中身 中を見 検査 | inspect inspection content
セッション ログイン状態 | session
読み込み 読み取り 参照 | read reads
書き込み 更新処理 | write writes
負荷が高い 重い 過負荷 混む | overload heavy load busy
増やす 増えたら 足りない 自動で対応 | scale add increase grow
減らす 減ったら 縮小 | scale+in reduce shrink decrease
決まった数 常に一定 台数を保つ | desired keep maintain count
故障 壊れた 不健全 応答しない | unhealthy failed broken dead
切り離 外す 抜く 退避 | deregister drain detach remove
パス URL ホスト名 | path url host
クーバネティス コンテナ基盤 | kubernetes orchestration
ポッド Pod | pod
巻き戻し 時間を戻 過去の時点 | backtrack point+in+time rewind restore
遅れ 遅延 ラグ | lag latency delay
下書き 検証 チェックしてから | validate validation validator verify
オンとオフ 出し分け 一部の利用者 | feature+flag flag toggle some+users
鍵の交換 パスワード変更 定期変更 | rotate rotation
取り出 読み出 実行時に取得 | retrieve fetch get
気づ 察知 | detect threat alert
余計 過剰 必要以上 いらない | unnecessary excessive unused
人の確認 人の手 目視 | manual+approval approval human
担当者 当番 運用者 管理者 | operator on-call engineer administrator
サーバーなし サーバー不要 準備せず 用意しなくて | serverless without+provisioning no+provisioning
例外 例外処理 エラー処理 | error+handling catch retry
割合 比率 対 | weight weighted ratio
パスポート 免許証 住所録 | sensitive pii passport
閉域網 専用線 閉じたネットワーク | private endpoint
表示されない 見えない 出てこない | missing invisible
計画 プラン | plan
加工 変換 整形 | transform etl process
拠点 支店 店舗 | site branch location
`;
