/** As in a-to-c.ts. */
export const PHRASES = `
data-pipeline
  MySQL から DynamoDB への移行 / RDSからDynamoDBへのエクスポート / export RDS to DynamoDB / データの移動と変換
  move data between databases / scheduled data movement / RDS から DynamoDB へ移す / import into DynamoDB / データベース間の移行
  copy a MySQL table to DynamoDB / RDS の表を DynamoDB に / scheduled copy between data stores / 定期的なデータのコピー
  ETL as a managed service of the past / 昔のデータ移動サービス / EMR job on a schedule
detective
  セキュリティインシデントの原因調査 / root cause of a finding / インシデントの根本原因 / 攻撃の経緯の分析 / how an attacker got in
  analyze an incident / GuardDuty の検出結果を掘り下げる / dig into findings / セキュリティ調査の可視化
  which path did an intruder take / 侵入の経路 / who else used the same address / 同じ IP のほかの行動 / is this alert a false alarm
  誤検知かどうか判断 / connect events of many weeks / 過去にさかのぼって調べる / behavior of a role over time / ロールの行動の変化
  事件の全体像
disaster-recovery
  recovery time objective / recovery point objective / backup and restore / multi-site active/active / 別リージョンへの切り替え
  how fast to recover / リージョン全体の障害 / whole region fails / 災害に備える / RTO と RPO / 災害時の切り替え
  survive a region failure / cheapest recovery strategy / earthquake at the main site / 地震や大規模障害に備える
  how much data may be lost / どれだけデータを失ってよいか / how long may we be down / どのくらい止まってよいか / run in two regions
  二つのリージョンで動かす / small copy that grows in an emergency / 小さく待機させて非常時に広げる / compare recovery options and cost
  復旧方法と費用の比較 / practice a failover / 切り替え訓練 / データと環境の復旧計画
drift-detection
  テンプレートとの差分 / difference from the template / changed outside CloudFormation / 実際の設定とテンプレートの比較
  コンソールでの変更を見つける / changed in the console / テンプレートと一致しない / no longer match the template / 手で変えられた設定
  構成のずれ / edited by hand / 手で変更された / did anybody change the security group / 誰かが直接変えていないか
  template and reality differ / テンプレートと実物の違い / alert on manual changes of a stack / スタックの手動変更を通知
  before an update compare / 現実との食い違い / undo manual changes
dynamodb
  テーブルを複数リージョンに複製 / DynamoDBのキャッシュ / テーブルの変更を流す / changes of a table to Lambda / 読み取りの高速化
  マルチリージョンのテーブル / table in several regions / survive a region failure with a NoSQL table / リージョン障害に強いテーブル
  react to changes of items / 項目の変更に反応 / throttled writes / 書き込みが制限される / expire items automatically
  古い項目を自動で消す / shopping cart store / cache in front of the table / テーブルの前のキャッシュ
  table that scales without servers / point in time restore of a table / 表を過去の時点に戻す
ec2-image-builder
  automate AMI creation / AMI building and testing / 定期的なAMI更新 / patch images regularly / ゴールデンイメージの自動化
  イメージ作成の自動化 / create AMIs every month / イメージの作り直し / build images automatically / イメージを自動で作る
  定期的に新しいイメージ / image with the latest updates every week / 毎週最新の更新を当てた AMI / test an image before use
  使う前にイメージをテスト / distribute images to accounts and regions / イメージを各アカウントに配る / harden images
  標準イメージの管理 / container image pipeline / recipe with components
ecr
  Docker イメージの保存 / 古いイメージの削除 / コンテナイメージの保管 / store container images / scan images on push
  古いイメージを消す / delete old images / イメージの脆弱性スキャン / コンテナイメージの置き場 / nobody overwrites a tag
  タグの上書きを防ぐ / copy images to another region or account / イメージを別リージョンや別アカウントへ複製 / clean up untagged images
  使わないイメージの削除 / vulnerabilities found after a push / プッシュ後のスキャン / where Docker pulls from / docker pull
  Docker Hub の制限を避ける
ecs
  Docker コンテナの実行 / send container output to CloudWatch / Docker を動かす / ログがコンテナから届かない
  keep a number of containers running / コンテナを決まった数だけ動かす / where do container logs go / コンテナのログはどこ
  permissions for one container / コンテナごとの権限 / update containers without downtime / コンテナを止めずに更新
  services find each other by name / サービス同士の接続 / place containers on instances / 複数のコンテナをまとめて動かす
  access logs for containers
ecs-circuit-breaker
  ECS デプロイのロールバック / ECSデプロイの失敗 / tasks keep failing / タスクが起動しない / タスクが落ち続ける / 起動に失敗し続ける
  deployment never finishes / stuck ECS deployment / ECS のデプロイが終わらない / ECS のデプロイ失敗 / failed deployment of a service
  give up a bad release / だめなリリースを諦める / new tasks never become healthy / 新しいタスクが正常にならない
  return to the last working task definition / 前のタスク定義に戻す / deployment hangs for hours / デプロイが何時間も終わらない
  image cannot be pulled and the service keeps trying / コンテナが何度も再起動する
eks
  クラスターのアップグレード / コンテナを k8s で / IAM role for a pod / Pod に IAM ロール / upgrade the cluster version
  クラスターのバージョンアップ / kubectl access / move our Kubernetes workloads / 既存の Kubernetes を移す / nodes added by need
  ノードの自動追加 / open source orchestration / 標準の Kubernetes API
elastic-beanstalk
  swap environment URLs / rolling with additional batch / アプリのアップロードだけで環境構築
  deploy a web app without building infrastructure / configuration files in the source bundle / Docker アプリを簡単にデプロイ
  インフラを作らずにデプロイ / deploy an app quickly / ダウンタイムを最小に / 環境の作り直し / zip をアップロード / web app platform
  DNS を変えないデプロイ / just upload code / コードを渡すだけで動く / AWS builds servers, load balancer and scaling for my app
  サーバーもロードバランサーも用意してくれる / configuration file next to the source / ソースと一緒に置く設定ファイル
  install packages on the servers of an environment / 環境のサーバーにパッケージを入れる / new servers for each release
  リリースごとに新しいサーバー / swap the addresses of two environments / 二つの環境の URL を入れ替え / platform update
  プラットフォームの更新 / no experience with infrastructure / スケールの条件を設定ファイルで変える
elastic-load-balancing
  リクエストの振り分け / ヘルスチェックとターゲット / 健全なインスタンスに振り分け / 接続が切れないように
  access logs of a load balancer / different services by path or host / パスやホスト名で振り分け / no traffic to broken servers
  故障したサーバーに送らない / finish running requests before removal / 処理中のリクエストを待つ / warm up new targets
  新しいターゲットをゆっくり / fixed IP and TCP / 固定 IP で TCP / shift traffic by weights between target groups
  stop sending to a bad zone / 不調なゾーンを切り離す / one address for many servers / 複数台を一つの入口に
elasticache
  データベースのキャッシュ / cache database queries / データベースの負荷を減らす / reduce database load / RDS の前のキャッシュ
  speed up reads / メモリ上のデータストア / database is overloaded by repeated reads / 同じ読み込みで DB が重い
  share sessions between servers / セッションの共有 / ranking of a game / ゲームのランキング / results should be kept in memory
  結果をメモリに置く / faster answers than the database / DB より速い応答 / cache misses / stale data in the cache
emr
  big data processing / jobs on a cluster / large-scale data processing / data science cluster / Spark and Hive without own servers
  Spark や Hive を使う / transform terabytes of logs / 何テラバイトものログを処理 / cluster for data scientists / 分析用クラスター
  machine learning on big data / 大規模データの集計 / spot instances for big jobs
eventbridge
  起動停止のスケジュール / start and stop instances on a schedule / run on a schedule / react to events / イベントをきっかけに処理
  インスタンスの状態変化をきっかけに / state change event / trigger a function from an event / 決まった時刻に実行
  stop servers at night / 夜間や週末の停止 / 平日だけ起動 / イベントの振り分け / route events to targets
  stop development instances every evening / 開発環境を夜に止める / 毎朝起動して毎晩停止 / run a job at a fixed time
  決まった時刻に関数を動かす / call a function when a pipeline fails / パイプラインの失敗をきっかけに通知 / react to a tag change
  タグの変更をきっかけに / events from partner software / イベントを別アカウントへ送る / connect services loosely by events
  サーバの自動起動と停止 / バッチを毎日動かす
fargate
  コンテナのサーバーレス実行 / EC2なしのコンテナ / containers without managing servers / containers without EC2
  インスタンス管理不要のコンテナ / サーバー管理なしのコンテナ / no instances to patch / EC2 を管理せずにコンテナ
  インスタンスなしのタスク / containers without instances / pay per task / タスクだけを動かす / no patching of container hosts
  コンテナのホストを管理しない / tasks with their own CPU and memory / タスクごとに CPU とメモリ / serverless pods
  small container job now and then / たまに動かすコンテナ / cheaper interrupted tasks / サーバーを意識しないコンテナ
  which launch type needs no instances
guardduty
  不審な通信 / 悪意のあるアクティビティ / 漏洩した認証情報の悪用 / 乗っ取りの検知 / 継続的なセキュリティ監視
  analyze DNS logs for threats / instance mines bitcoin / 仮想通貨のマイニングに使われた / leaked access keys are used
  盗まれたアクセスキーの悪用 / calls from an unusual country / 普段と違う場所からの API 呼び出し / port scan / malware on an instance
  怪しい通信先 / 脅威を機械学習で見つける / enable threat detection for all accounts / 組織全体で脅威検出を有効にする
health
  予定されたメンテナンス / アカウントに影響する障害 / events that affect my account / インスタンスのリタイア / notified of AWS events
  planned retirement of an instance / インスタンスの廃止予定 / 影響を受けるリソース / AWS のメンテナンス通知 / is AWS down
  AWS が落ちているか / outage of a service in my region / リージョンのサービス障害 / hardware of my instance will be replaced
  ハードウェアの交換 / notices of deprecated versions / サポート終了のお知らせ / react automatically to AWS notices
  AWS からのお知らせに自動対応 / maintenance window announced by AWS / 計画停止の連絡 / events for all accounts of the organization
iam-access-advisor
  最後に使った日時 / 使われていない権限 / 不要な権限の削除 / when a service was last used / service last accessed data
  when a user last used a service / 使わない権限を外す / remove permissions nobody uses / 最後にいつ使ったか / 権限の棚卸し
  least privilege by usage / which services a user used / services not used for months / 何か月も使っていないサービス
  tighten a policy by real use / 実際の利用に合わせて権限を絞る / which permissions can be removed / 外してよい権限
  when did a role access S3 last / ロールが最後に使ったサービス
iam-access-analyzer
  外部公開リソースの検出 / publicly shared resources / resources shared outside / 外部に公開されたリソース / 意図しない公開
  unused access findings / 公開されているバケット / buckets open to the public / 外部と共有されたロール
  roles shared with other accounts / 意図しない共有 / 外部からのアクセスの検出 / resources reachable from outside
  is a queue or key shared with strangers / 知らない相手に共有されていないか / policy from real activity / 実際の操作からポリシーを作る
  check a policy before it is attached / ポリシーの文法と安全性を検査 / unused roles and keys / 使われていないロールやキー
  public access found / 公開状態の発見 / outside of our organization / 組織の外との共有
iam-identity-center
  複数アカウントへのログイン / one login for all accounts / sign in once / sign in to all accounts / AD ユーザーでログイン
  社内の ID でログイン / central user access / アカウントごとの IAM ユーザーが不要 / an employee leaves the company
  退職者のアクセスを止める / users of Active Directory or Okta / Okta や Entra ID と連携 / choose an account and a role in a portal
  ポータルからアカウントを選ぶ / the same permissions in many accounts / 多数のアカウントに同じ権限 / no IAM users
  temporary console access for people / 人のアクセスを一元化
inspector
  コンテナイメージの脆弱性 / Lambda関数の脆弱性 / check images for vulnerabilities / サーバーの脆弱性診断 / セキュリティパッチ漏れ
  ソフトウェアの脆弱性 / which servers run an old openssl / 古いライブラリのサーバー / packages with known flaws
  既知の欠陥のあるパッケージ / scan functions and images automatically / 継続的な診断 / is my instance reachable from the internet
  インターネットから届くポート / risk score of findings / 弱点を見つける / 修正すべきソフトウェア
kinesis-data-streams
  ログのリアルタイム分析 / real-time log analysis / ingest events in real time / 複数のコンシューマー / 7 日間のデータ保持
  ストリームの保持期間 / analyze streaming data / 大量データのリアルタイム取り込み / read the same data with several applications
  同じデータを複数のアプリで読む / sensor data in order / センサーデータを順番どおりに / read records again / もう一度読み直す
  more throughput by splitting / シャードの分割 / logs analyzed within seconds / 数秒以内の分析 / consumers fall behind
  処理が追いつかない / game telemetry / IoT data / 大量のイベントの取り込み
kms
  customer managed key / customer master key / encryption at rest / who may use a key / 自分で管理する鍵 / key that I control
  rotate keys every year / who may decrypt / 誰が復号できるか / same key in two regions / 二つのリージョンで同じ鍵
  let another account use a key / 別アカウントに鍵を使わせる / delete a key safely / 鍵の削除を待つ / signing
  own keys instead of AWS keys / 自分の鍵で暗号化 / every use of a key is logged / bucket with encryption by my key
lambda
  サーバー管理不要でコード実行 / run code without servers / レイヤー化したライブラリ / スナップショットの自動取得
  サーバーなしで関数を実行 / 初回が遅い / first invocation is slow / memory and timeout of a function
  limit how many copies run at the same time / 同時に動く数を制限 / make the first call faster / 最初の呼び出しを速くする
  failed asynchronous events / 失敗したイベントの行き先 / function times out / 関数がタイムアウトする / short script without an instance
  サーバーを立てずに処理を動かす / automate snapshots with code / run code in reaction to uploads / ファイルがアップロードされたら処理
lambda-versions-aliases
  Lambdaのエイリアス / publish a version / 関数のトラフィック移行 / shift traffic between versions / 関数の段階的リリース
  新バージョンへの段階移行 / gradual shift to a new version / 二つのバージョンの重み / two versions with weights
  Lambda の安全なデプロイ / safe Lambda deployment / previous version of a function / 関数の新しいバージョン
  production and test name for a function / 関数の本番用と開発用の名前 / canary release of a function / 関数のカナリアリリース
  ten percent to the new code / 10% だけ新しいコード / fixed ARN while code changes / コードが変わっても同じ ARN
  immutable snapshot of a function / 発行した版は変わらない / return to the last function version / 前の版の関数に戻す
macie
  credit card numbers / S3バケットの個人情報スキャン / scan buckets for personal information / personally identifiable information
  discover confidential data / which bucket holds customer data / 顧客データがどのバケットにあるか / 名簿が S3 に混ざっていないか
  find leaked personal data in files / ファイルの中の個人情報をチェック / custom patterns such as employee numbers
  機密度の高いバケットを一覧 / prevent personal data from staying in S3 unnoticed
metric-filters
  log metric filter / ログの文字列を数える / count errors in logs / turn logs into metrics / ログからアラーム / alarm on a log pattern
  ログの文字列からメトリクス / how often an error appears in logs / count a word in logs / log pattern to metric / ログの件数をグラフに
  number of 404 errors / 404 の件数 / alarm when a word shows up in the log / ログに特定の語が出たら警告
  values from log lines as a graph / ログの数値をグラフに / failed logins counted / ログイン失敗の回数 / JSON field to metric
  metric from access logs / ログをもとにアラーム
`;
