/**
 * What people ask for when they do not know the name: by topic id, phrases in both languages between ` / `. Ids that a deck does not have
 * are passed over; a name belongs into the topic's own `aliases`.
 */
export const PHRASES = `
acm
  証明書の期限切れ / ロードバランサーの証明書 / certificate for a load balancer / 自動で更新される証明書
  certificates that renew themselves / ロードバランサーに HTTPS / HTTPS for a load balancer / 独自ドメインの HTTPS / make my site HTTPS
  サイトを HTTPS にする / certificate expires soon / 証明書がもうすぐ切れる / proof of domain ownership / ドメインの所有確認
  certificate for CloudFront in us-east-1 / internal certificates / 社内用の証明書 / browser says not secure
  保護されていない通信の警告 / renewal failed
api-gateway
  REST API の公開 / publish an API / APIの新バージョンの試験 / 一部のリクエストだけ新バージョン / 新しい API バージョンのテスト
  test a new API version / small share of API requests / REST API in front of Lambda / API のリクエスト制限 / limit calls per customer
  顧客ごとの呼び出し制限 / some of the calls to a new version / 呼び出しの一部だけ新版へ / authenticate callers / 呼び出し元の認証
  HTTP front door for functions / 関数への入口 / cache API responses / 応答のキャッシュ / different backends per stage
  ステージごとの接続先 / roll back an API release / API の公開と管理 / request validation
appconfig
  gradual configuration change / 再デプロイなしの設定変更 / change settings without redeploying / 一部の利用者だけ機能を有効に
  feature for some users / 設定を少しずつ反映 / 設定変更の段階的な反映 / enable a feature without deployment
  デプロイせずに機能を切り替え / turn a feature on / show a new feature to some users / 新機能を一部の人だけに見せる
  check settings before they are used / 設定を使う前に検証 / undo a bad setting automatically / 悪い設定を自動で戻す
  change limits of an app without a release / リリースなしで動作を変える / settings for functions and servers at run time / kill switch
  緊急停止スイッチ / 出し分け
application-discovery-service
  オンプレサーバーの情報収集 / サーバーの仕様と性能データの収集 / on-premises server inventory / running processes and network details
  移行のためのサーバー情報 / servers before a migration / collect specs of servers / inventory of a data center / データセンターの棚卸し
  which servers talk to each other / どのサーバー同士が通信しているか / sizing for a move to the cloud / クラウド移行の見積もり
  移行前の現状調査 / utilization of on-premises machines / オンプレの性能情報
artifact
  監査人に渡す文書 / 監査レポートのダウンロード / download compliance reports / certifications of AWS / コンプライアンスの書類
  evidence that AWS is certified / AWS が認証を受けている証拠 / documents for our auditor / 監査で出す資料 / sign an agreement with AWS
  契約の確認 / security documents of AWS / 第三者の評価報告書
athena
  S3のデータをSQLで検索 / query S3 with SQL / query logs in S3 / S3 のログを SQL で分析 / logs in S3 / ファイルに直接 SQL
  SQL on files in S3 / CloudTrail ログの SQL 分析 / CSV や Parquet の検索 / run SQL without a database / ad hoc queries
  ALB アクセスログの分析 / add up log files without a database / DB なしでログを集計 / pay per scanned data / 読み取り量で課金
  make queries scan less / スキャン量を減らす / columns and partitions / 一度きりの調査を SQL で / join files in a bucket
  S3 のデータを直接分析 / query load balancer logs / アクセスログを SQL で調べる
aurora
  高速なデータベース / リージョン間のデータベースフェイルオーバー / MySQL より高速 / 別リージョンへの高速フェイルオーバー
  fast failover between regions / auto-scaling read replicas / 自動で増えるストレージ / MySQL 互換のクラスター
  serverless relational database / database grows and shrinks by itself / 負荷に合わせて伸び縮みするデータベース / rewind the database
  データベースを巻き戻す / readers added automatically / 読み取り専用を自動で増やす / second region takes over within a minute
  別リージョンに一分で切り替え / shared storage with six copies / copy of production for tests / 本番の複製を試験用に
  MySQL with more performance
auto-scaling
  負荷に応じた台数 / add instances automatically / インスタンスを一時的に保留 / CPU 使用率で増減 / scale on CPU / 終了前に待たせる
  wait before termination / アクセス増加に合わせて増やす / サーバーを自動で増やす / keep an instance for troubleshooting
  number of servers by load / CPU が高いとき / fleet of instances / give a new instance time to start / 起動に時間がかかるインスタンス
  replace all instances with a new image / 全台を新しいイメージに入れ替え / keep a fixed number of servers / 台数を一定に保つ
  replace unhealthy servers / 壊れたサーバーを自動で交換 / copy logs before an instance disappears / 消える前にログを退避
  more servers in the morning / 朝だけ台数を増やす / save cost at quiet times / すいている時間に減らす
  examine a failing instance before it is gone / 不調なインスタンスを調査してから終了
backup
  バックアップの一元管理 / バックアップの自動化 / まとめてバックアップ / backups of several services / 消せないバックアップ
  別リージョンへのバックアップ / backup of RDS, EFS and DynamoDB / retention of backups / 改ざんできないバックアップ
  copies in another account / 別アカウントに控えを置く / nobody can delete copies / 誰にも消せない / one policy for EBS, RDS and EFS
  いろいろなサービスを一つの計画で / are our backups complete / バックアップ漏れを見つける / test a restore / 復元の練習
  protect against ransomware / 身代金ウイルス対策 / keep monthly copies for years / 長期保存 / daily copies of volumes
cdk
  プログラミング言語でインフラ / infrastructure in a programming language / define infrastructure in code / Python でインフラ
  YAML の代わりにコード / infrastructure in Python / Java でインフラ / スタックをコードで定義 / generate CloudFormation from code
  templates from Java or C# / Java からテンプレート / loops and classes for infrastructure / ループで何個もリソースを作る
  unit tests for infrastructure / インフラの単体テスト / difference before a deployment / reusable building blocks / 再利用できる部品
  developers dislike YAML / YAML を書きたくない
cfn-init
  configure instances from template metadata / パッケージのインストール / install packages from metadata / スタックのインスタンス設定
  メタデータの変更検知 / UserData の cfn-init / インスタンスのファイル作成とサービス起動 / files and services on an instance
  テンプレートからの設定適用 / configuration in template metadata / install software from a template / スタックで EC2 にパッケージ
  put Apache on an instance of a stack / スタックの EC2 に Apache を入れる / instance reacts when metadata changes
  メタデータの変更を反映 / users, files, commands and services / ファイルやコマンドをまとめて設定 / alternatives to long user data
  長いユーザーデータの代わり / helper inside the instance / configuration order with configSets
cloudformation
  コードとしてのインフラ / ネストされたスタック / preview changes before applying / テンプレート変更の影響 / 変更前に影響を確認
  what an update will replace or delete / SNSバックのカスタムリソース / 他のスタックの出力 / output of another stack
  import an exported value / 削除されるリソースを事前に知る / see what will change / preview of a stack update / 置き換えられるリソース
  再利用できるテンプレート / the same template for test and production / 環境ごとに値を変える / 本番と検証で同じテンプレート
  will an update replace my database / データベースが作り直されるか / keep data when a stack is deleted / スタックを消してもデータを残す
  share values between stacks / スタック間で値を渡す / update failed and is stuck / 更新が失敗して戻れない / split a large template
  テンプレートの分割 / run own code while creating a stack / infrastructure from a file / インフラを定義ファイルで作る
  リソースをまとめて作る / review changes before execution / 実行前に差分を見る / 何が消えるか
cloudformation-stacksets
  複数アカウントへの展開 / 全アカウントにデプロイ / deploy to many accounts and regions / 複数リージョンへのスタック展開
  同じテンプレートを全アカウントに / 組織の全アカウントに同じスタック / same stack in every account / 新しいアカウントへの自動展開
  automatic deployment to new accounts / roll out a stack to the organization / 複数アカウントに同じテンプレート
  the same roles in hundreds of accounts / 何百ものアカウントに同じロール / baseline in each new account
  アカウントが増えたら自動で適用 / change a stack in all regions at once / 全リージョンのスタックを一度に更新
  how many accounts at a time / 失敗を許すアカウント数
cloudfront
  content delivery network / 世界中への配信 / global content delivery / HTTPレスポンスヘッダーの追加 / HTTP response headers at the edge
  署名付きCookie / 画像や動画の配信 / deliver images and videos / users all over the world / cache in front of the origin
  オリジンの前のキャッシュ / clear cached files after a release / キャッシュを消す / 古いファイルが表示される
  reduce latency for viewers on other continents / 動画配信の遅延を減らす / protect the bucket behind the distribution
  S3 を直接見せない / paid content with signed URLs / second origin when the first fails / オリジンの切り替え
  change requests at the edge / エッジで処理を実行 / add headers such as HSTS / ヘッダーを追加
cloudsearch
  ウェブサイトの検索機能 / search in my application / product search for a shop / 商品検索 / search with suggestions
  検索サービスを簡単に / search documents of a site / 検索エンジンを立てる
cloudtrail
  API 呼び出しの記録 / 誰が何をしたか / who did what / who deleted a resource / log file integrity validation
  複数アカウントのログを1つのバケットに / 誰がいつ操作したか / 削除した人を調べる / who made a change / when and by whom
  誰が終了させたか / which user terminated / who called an API / 複数アカウントの操作ログ / logs of all accounts in one bucket
  誰が消したか / login of the root user / ルートユーザーのログイン / prove that log files are unchanged / ログが改ざんされていない証明
  every API call of every account / すべての操作の記録 / who changed a security group / 誰が設定を変えたか
  access to objects in a bucket / オブジェクトへのアクセス記録 / activity of the last 90 days / 操作を後から追跡
  someone deleted something / 消した犯人
cloudwatch-agent
  EC2のメモリ使用率 / サーバー内部のメトリクス / collect logs from servers / オンプレサーバーのメトリクス / memory of an instance
  ディスクの空き容量 / free disk space / メモリが CloudWatch に出ない / memory does not show up / collect system metrics / RAM usage
  RAM の使用量 / why is there no memory graph / メモリのグラフがない / log files inside a server / サーバーの中のログファイル
  number of processes / プロセスの数を監視 / custom metrics from an application / アプリ独自の指標 / same monitoring on premises
  ディスクがいっぱいになる前に / 細かい間隔で OS の値
cloudwatch-alarms
  しきい値 / しきい値の監視 / alert on a metric / アラームの組み合わせ / 普段と違う動き / unusual metric values / しきい値を超えたら通知
  metric crosses a threshold / several alarms at the same time / 複数の警報が同時のとき / CPU above 80 percent / CPU が 80% を超えたら
  too many notifications / 通知が多すぎる / metric has no data / データがないときの扱い / learn what is normal / いつもの範囲を学習
  start an action on a metric / メトリクスで自動対応 / metrics of other accounts on one screen / 監視ダッシュボード / billing alarm
  料金の警告
cloudwatch-logs
  ログのリアルタイム配信 / log retention period / forward logs to another account / ログを別アカウントに送る / ログをLambdaに流す
  delete old logs after some days / 古いログを自動で消す / send log events to Kinesis / ログを Kinesis や Lambda へ渡す
  keep logs for a year / collect logs of all servers in one place / サーバーのログをまとめて見る / real-time feed of log events
  ログイン記録を見張る / store application output / ログをためて調べる
cloudwatch-logs-insights
  query log groups / ロググループへのクエリ / 対話的なログ分析 / interactive log query / statistics from logs / query language for logs
  aggregate log events / ログを絞り込む / find errors in log groups / slowest requests from the logs / ログから遅いリクエストを探す
  top ten errors / エラーの多い順 / several log groups in one query / 複数のロググループをまとめて検索 / group log lines by minute
  分ごとに集計 / filter, stats, sort / ログの絞り込みと並べ替え / ad hoc analysis of logs
cloudwatch-synthetics
  check a website regularly / 定期的なサイト監視 / エンドポイントの定期チェック / check an endpoint every few minutes
  ログイン画面の動作確認 / script that acts like a user / サイトが動いているか / is my website up / リンク切れの検出
  画面操作の自動テスト / notice problems before users do / 利用者より先に気づく / script logs in and clicks / ログイン操作を自動で試す
  is the shop page reachable / ページが表示できるか / API answers from outside / 外からの API 監視 / screenshots of a page
  画面のスクリーンショット / broken links / 定期的に操作してみる
codeartifact
  社内ライブラリの共有 / 依存パッケージのキャッシュ / share packages between teams / public packages cached / proxy for PyPI and npm
  公開パッケージの社内キャッシュ / packages only from trusted sources / 信頼できるパッケージだけ使う / publish a library for other teams
  ライブラリの公開 / dependencies of a build / 依存ライブラリの入手元 / pip install from an internal source
codebuild
  Jenkins の代わり / no build server to manage / compile and test / run tests on each pull request / プルリクエストごとにテスト
  compile Java / Java のコンパイル / build a Docker image / Docker イメージをビルド / builds are slow / ビルドが遅い
  reports of test results / テスト結果のレポート / access a database in a VPC during a build / secrets in a build / ビルド中の認証情報
  local build / lint and static analysis / 静的解析を回す
codecommit
  private git hosting / プルリクエストの承認 / approve pull requests / push to a branch / keep source code inside AWS
  ソースコードを AWS の中に / reviewers are required / レビュアーの承認が必要 / protect the main branch / main ブランチを守る
  clone and push / trigger on a commit / コミットをきっかけに / copy a repository to another region / 自前の Git サーバー
codeconnections
  GitHubとの接続 / connect a repository / 外部リポジトリとの接続 / GitHub をソースに / GitHub as a source / GitHub へのプッシュ
  push to GitHub starts the pipeline / 外部 Git との連携 / pipeline starts after a push to GitLab / GitLab へのプッシュで開始
  authorize GitHub once / GitHub の認可 / no access tokens for the repository / トークンを置かずに GitHub へ
  private repository outside AWS / self-managed GitHub Enterprise / 外部のリポジトリを使う / connection is pending / 接続が保留中
codedeploy
  半分ずつデプロイ / half of the instances at a time / インスタンスへの順次デプロイ / 前のバージョンに戻す / deployment fails roll back
  デプロイ失敗時の自動復旧 / 一台ずつ更新 / one instance at a time / アプリをEC2に配布 / deploy an application to EC2
  deployment lifecycle events skipped / replace instances with new ones and move traffic / 新しいインスタンス群に切り替える
  hook before traffic is allowed / トラフィックを流す前の検証 / BeforeAllowTraffic / AfterAllowTestTraffic
  deployments stop on an alarm / アラームで配布を中止 / keep old instances after a release / 古いインスタンスを残す
  release to on-premises servers / オンプレミスへの配布 / scripts before and after installation / half of the fleet / 半数ずつ
  スクリプトの環境変数
codepipeline
  ビルドからデプロイまでの自動化 / approval step before production / アクションを並行実行 / run actions in parallel
  パイプラインを速くする / speed up a pipeline / source build deploy stages / somebody has to approve the release
  責任者が承認してから本番へ / 承認を挟む / call a tool in our own data center from a stage / オンプレのツールをステージから呼ぶ
  stages run one after another / several actions at the same time / リリース作業を自動化 / from commit to production automatically
  コミットから本番まで / why did my release stop at a stage / 途中で止まったリリース / variables between actions
config
  record configuration changes / evaluate resources against rules / multi-account compliance view / 全リージョンの設定を集約
  when was a security group changed / セキュリティグループの変更履歴 / check that volumes are encrypted
  暗号化されていないリソースを見つける / required tags are missing / タグの付け忘れを見つける / fix noncompliant resources automatically
  違反を自動で直す / snapshot of all resource settings / all accounts and regions in one compliance view / 設定が基準どおりか常に確認
  continuously verify settings
control-tower
  マルチアカウント環境の構築 / アカウントの自動払い出し / アカウントの自動作成 / new accounts with a baseline
  統制の効いたマルチアカウント / governed multi-account environment / ランディングゾーンの構築 / 新規アカウントの標準設定
  guardrails for all accounts / set up many accounts properly from the start / 最初から正しいマルチアカウント
  new accounts follow our standards / 新しいアカウントに社内標準を / account factory customization / 基準から外れた OU を見つける
  detective and preventive guardrails / 統制付きアカウント払い出し / landing zone drift
creation-policy
  wait for signals / インスタンスの準備完了を待つ / wait until instances are ready / スタックの完了を待たせる / 初期化の完了を待つ
  rolling update of an Auto Scaling group / アプリの準備前にスタックが完了する / stack completes too early / シグナルを待つ
  wait for a signal / 作成完了を遅らせる / stack finishes before the application is installed / インストール完了の通知 / 待ち合わせ
  EC2 の初期化完了 / tell the stack that a server is ready / サーバーの準備完了をスタックに伝える / do not mark complete too early
  まだ終わっていないのに完了になる / renew instances of a group batch by batch / グループのインスタンスを少しずつ入れ替える
  number of signals and a timeout / シグナルの数と待ち時間 / failed start should fail the stack / 起動失敗ならスタックも失敗
  rolling replacement during a stack update
cross-account-pipelines
  別アカウントへのデプロイ / deploy to another account / 別のアカウントへパイプライン / pipeline across accounts
  アカウントをまたぐデプロイ / アーティファクトバケットのKMSキー / 本番アカウントへのデプロイ / pipeline deploys to a production account
  パイプラインからほかのアカウントへ / pipeline in another account / 別アカウントのロールでデプロイ / role in the target account
  配布先アカウントのロール / development account releases to production account / 開発アカウントから本番アカウントへ
  bucket and key shared between accounts / バケットと鍵の共有 / deploy to several accounts / アクセス拒否になるパイプライン
  one pipeline for all environments / アカウントを分けたリリース
custom-ami
  faster instance launch / インストール済みイメージ / ブートストラップの短縮 / ユーザーデータの代わり / bake an image
  ソフトを入れたイメージから起動 / 起動を速くする / scale out faster / bake software into the image / フレームワーク導入済み
  インストール時間の短縮 / long bootstrap time / scaling out takes too long / 増設に時間がかかる / bootstrapping takes ten minutes
  起動スクリプトが遅い / install once, launch many / 一度入れて何台も起動 / user data takes too long / ユーザーデータの処理が長い
  事前に作ったイメージで速く起動 / share an image with other accounts
`;
