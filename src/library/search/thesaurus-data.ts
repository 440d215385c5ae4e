/**
 * What people say for the same thing, one group a line: Japanese | English. A word in hiragana, or with an ending in hiragana, is
 * recognised in a query but not looked up; `a+b` are two English words in a row. A word may stand in several groups.
 */
export const GROUPS = `
スケジュール 夜 夜間 毎晩 毎日 毎朝 毎週 週末 平日 深夜 休日 定期 定時 定刻 決まった時 スケジューラ | schedule scheduled cron night nightly daily weekly weekend weekday periodic recurring
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
`;
