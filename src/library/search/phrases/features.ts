/**
 * Parts and settings of a service that people ask for by their own names, though the note may not name them; as in the other lists, by topic
 * id, between ` / `.
 */
export const PHRASES = `
acm
  wildcard certificate / ワイルドカード証明書 / 証明書の発行 / certificate validation
api-gateway
  Lambda authorizer / mapping template
application-discovery-service
  移行アセスメント
aurora
  別リージョンに 1 秒未満で複製 / replication to another region under one second
auto-scaling
  step scaling / scheduled scaling / termination policy / cooldown / suspend processes / desired capacity / 希望容量 / クールダウン
  mixed instances policy / 起動設定 / launch configuration / スケジュールスケーリング / ASグループ / scaling group
  あらかじめ温めておく / CPU を一定に保つ台数 / keep CPU at 50 percent / CPU 使用率を保つように台数を変える
  起動済みのインスタンスを待機させる
backup
  legal hold / 消せないバックアップ / backups that cannot be deleted / バックアップを消されないようにする
cloudformation
  Fn::GetAtt / 組み込み関数 / pseudo parameters / macros / ContinueUpdateRollback / 擬似パラメータ / Rollback triggers / module registry
  YAML template / 更新で置き換わるリソース / resources replaced by an update / テンプレ更新で消えるリソース / リージョンごとの AMI ID
  リージョン別の値 / AMI ID per region / 値をリージョンで切り替えるテンプレート
cloudformation-stacksets
  max concurrent accounts / 同じテンプレートを組織の全アカウントへ / one template to all accounts of an organization
cloudfront
  origin access control / OAI / field-level encryption / continuous deployment staging distribution / 世界中で速いウェブサイト
  fast website for the whole world
cloudtrail
  event history / 誰がセキュリティグループを消した / 誰がインスタンスを削除した / who terminated my instance / who deleted a resource
  誰がリソースを削除した / 操作した人の特定
cloudwatch-agent
  collectd / agent configuration wizard
cloudwatch-alarms
  metric math / evaluation periods / メトリクス計算 / CPUUtilization / 自動復旧 / CPU が高いとき / CPU 使用率が高い / CPU alarm
  high CPU / ALARM 状態 / M out of N datapoints / 他の二つのアラームが両方 / alarm when two other alarms are on
cloudwatch-logs
  live tail / data protection policy / 機密データのマスク / ログのマスキング
cloudwatch-logs-insights
  fields @timestamp
cloudwatch-synthetics
  サイトが動いているか定期的に確認 / サイトの巡回監視
codebuild
  build cache / build badge / buildspec の環境変数 / environment variables in buildspec / buildspec phases
codecommit
  credential helper
codedeploy
  BeforeInstall / AfterInstall / ApplicationStart / ValidateService / AfterAllowTraffic / termination wait time
  オンプレミスインスタンスのタグ / 健全なホストの最低数 / 最低限の正常なホスト / オンプレサーバーへのアプリの配布
  デプロイ中の正常なインスタンス数 / deploy to on-premises servers / minimum healthy instances during a deployment
codepipeline
  stage transition / Lambda invoke action / ソースステージ / 同じステージで同時に / actions at the same time
  two actions in parallel in a stage
config
  custom rule / advanced query / 暗号化されていないボリュームの検出 / 暗号化されていない EBS / セキュリティグループの過去の状態
  過去の設定の状態 / unencrypted volumes / past state of a resource
control-tower
  CfCT / アカウントの量産 / アカウントを一定のルールで作成 / create many accounts with the same rules / account vending
creation-policy
  ResourceSignal
data-pipeline
  ShellCommandActivity
drift-detection
  MODIFIED
dynamodb
  on-demand capacity / provisioned capacity / global secondary index / conditional write / auto scaling table / 結果整合性
  セカンダリインデックス / 複数リージョンの同じテーブル / same table in two regions / 期限切れの項目の削除
ecs
  service auto scaling / ECS Exec / placement strategy / FireLens / container insights / タスク配置 / EC2 Container Service
  Container Service / タスク数の自動調整 / タスクの数を負荷で増やす / number of running tasks / タスク数を増やす
eks
  pods on AWS
elastic-beanstalk
  saved configuration / Procfile / container_commands / leader_only / application version lifecycle / EB CLI / eb deploy / eb create
  イミュータブルとブルーグリーンの違い
elastic-load-balancing
  listener rule / リスナールール / share traffic between servers / サーバー間のトラフィック分散 / ALB アクセスログ / ALB access logs
  同じ利用者を同じサーバーへ / 同じサーバーに送り続ける / same user to the same server
elasticache
  レプリケーショングループ
eventbridge
  input transformer / pipes / schema registry / cron expression / rate expression / 定期的にLambdaを実行 / EventBridge Pipes
  毎日決まった時刻に Lambda を実行 / run a function every day / EC2 の停止を通知するルール / CloudWatch イベント / 毎時ジョブを起動
  1時間ごとに実行 / run a job every hour / hourly job
fargate
  platform version / ephemeral storage / プラットフォームバージョン
guardduty
  マルウェアプロテクション / runtime monitoring / finding types / マルウェアの検出結果 / 侵害の検出結果
iam-access-advisor
  最後に使われたサービス / 最後に使われた日時 / last used service
iam-identity-center
  SAML / external identity provider
inspector
  Inspector score
kinesis-data-streams
  resharding / リシャーディング / ProvisionedThroughputExceeded / IteratorAge / 7 日間の保持 / 1d 7d
kms
  グラント / GenerateDataKey / データキー / キーポリシーによる復号の許可 / キーポリシー / key policies / 自分の鍵で暗号化
lambda
  layers / event source mapping / function URL / timeout 15 minutes / 関数URL / イベントソースマッピング / memory size / SnapStart
  Lambda in VPC / container image function / サーバーなしでコードを動かす / run code without servers / execution role
  environment variables / throttling / 実行ロール / 同時実行数の上限 / too many concurrent executions / throttled function
lambda-versions-aliases
  routing config
macie
  bucket inventory
metric-filters
  4xx count from logs
network-firewall
  stateless rule group
opensearch-service
  blue/green domain update / fine-grained access control
opsworks
  lifecycle event setup configure deploy / auto healing / chef on aws / Chef サーバー / Puppet マスター
organizations
  tag policy / AWS Orgs / Orgs / 部署ごとのアカウント / OU で分ける / アカウントを OU で整理 / accounts by department
rds
  Performance Insights / parameter group / パラメータグループ / blue/green deployments RDS / storage auto scaling / Enhanced Monitoring
  minor version upgrade / 別リージョンの読み取り専用コピー / read-only copy of a database
route-53
  DNSSEC / resolver endpoint / geoproximity / CNAME / calculated health check / 2割だけ新環境へ DNS で流す / weighted DNS
  split traffic by DNS / CNAME record / DNS TTL / 待機系へ向ける / nearest region by DNS
s3
  lifecycle rule / object lock / bucket policy / presigned URL / Intelligent-Tiering / block public access / パブリックアクセスブロック
  MFA delete / CORS / server access logging / サーバーアクセスログ / SSE-KMS / デフォルト暗号化 / requester pays / Storage Lens
  Replication Time Control / RTC / バッチオペレーション / S3 バケットポリシー / ログの保存とライフサイクル / S3 のログ保存
  transition to Glacier / object lock compliance mode / オブジェクトロックのコンプライアンスモード / delete markers / 署名付きURL
  multipart upload / イベント通知 / event notification / 一定期間消せないファイル / オブジェクトの削除防止
  protect objects from deletion for years
sam
  samconfig.toml / sam accelerate
secrets-manager
  multi-region secret / GetSecretValue
security-hub
  foundational security best practices / SecHub
service-control-policies
  DenyAllOutsideRegion / メンバーアカウントのリージョン禁止 / 子アカウントで特定リージョンを使わせない
  stop member accounts from using a region / 全アカウントで禁止 / 管理者でもできないように
sns
  message filtering / メッセージフィルタリング / 配信再試行
sqs
  FIFO queue / message deduplication / delay queue / 重複排除 / 遅延キュー / ApproximateNumberOfMessages / message group ID
  ポイズンメッセージ / 処理中のメッセージを隠す / hide a message while processing / FIFO キュー / message received twice
  重複したメッセージ / 何度も失敗するメッセージ / 失敗したメッセージを別に取り分ける / set failed messages aside
step-functions
  Map state / Choice state / 並列処理 / distributed map / callback pattern / saga / Lambda を順番に実行
  run functions one after another
sts
  session tags / GetCallerIdentity / DecodeAuthorizationMessage
systems-manager
  Change Manager / patch baseline / runbook / Distributor / Incident Manager / Change Calendar / パッチベースライン / Quick Setup
  compliance patch / AWS-RunPatchBaseline / Application Manager / インシデント管理 / パッチグループ / port 22 を開けずに接続 / OpsItems
  SSM ドキュメント / SSM document / コマンドの一斉実行 / ノード管理 / 管理対象ノード / AWS-RunShellScript / SSH を使わない接続
  インストール済みソフトの一覧 / ソフトウェア一覧の収集 / keep instances in a desired state / 望ましい状態の維持
trusted-advisor
  security checks / アイドルリソース / open security group check / 無駄なコスト / ムダなコスト / wasted money
vpc-endpoints
  ENI のプライベート接続
vpc-flow-logs
  ENI traffic log
waf
  geo match / CAPTCHA / HTTP flood
x-ray
  trace ID / トレースID / X-Amzn-Trace-Id / リクエストの経路と時間 / リクエストが通った経路 / path of a request
`;
