/** As in a-to-c.ts. */
export const PHRASES = `
network-firewall
  アウトバウンド通信の制限 / 外向き通信の制御 / filter egress traffic / ドメインで通信を制限 / VPCのファイアウォール
  deep packet inspection / 特定ドメインだけ許可 / allow only certain domains / outbound traffic to domains / inspect VPC traffic
  ドメイン名で制限 / 出ていく通信 / unknown domains are blocked / 知らないドメインへの通信を止める / servers may only reach update sites
  更新サイトだけ許可 / inspect packets between VPCs / VPC 間のパケットを検査 / intrusion prevention in the network / 出口対策
  central egress inspection / 外への通信の検査 / rules of an IDS
opensearch-service
  ログの検索と可視化 / search and visualize logs / ログのダッシュボード / charts over logs / ログのグラフ / near real-time search
  ほぼリアルタイムの検索 / find words in millions of documents / 大量の文書から言葉を探す / old indices to cheap storage
  古いインデックスを安く / Kibana / analyze application logs interactively / 検索基盤 / vector search
opsworks
  スタックとレイヤー / サーバー設定のレシピ / stacks and layers / configuration with Chef or Puppet / レシピによる構成管理
  managed Puppet / Puppet の管理 / recipes run at lifecycle events / 昔の Chef サービス / is it still available / 提供終了した構成管理
  layers of servers / cookbook repository / クックブックの置き場 / move away from Chef
organizations
  複数アカウントの一元管理 / アカウントの集中管理 / manage multiple accounts / 組織へのアカウント追加 / central management of accounts
  アカウントをまとめて管理 / 請求をまとめる / アカウントのグループ化 / 管理アカウントとメンバーアカウント / invite an account
  many accounts centrally / アカウント作成の自動化 / 複数アカウントをまとめて / one bill for everything / 支払いを一つに
  create accounts by API / アカウントを作って OU に入れる / structure for many accounts / アカウントの階層
  share services across the company / 全アカウントで機能を有効に / delegate administration / 管理の委任 / tag standards
  close or move an account / 複数アカウントの土台
parameter-store
  plain configuration strings / free storage for parameters / 設定をまとめて保管 / names like /app/prod/db
  パスのような名前で設定を管理 / look up the latest AMI id / 最新の AMI の ID / cheap place for configuration / 無料で設定を保存
  encrypted strings / 暗号化した文字列 / read settings at start / 起動時に設定を読む / settings shared by several applications
  notify when a setting changes / 環境別の設定値
permissions-boundaries
  limit what a role can do / 開発者に作らせるロールの制限 / roles that developers create / 開発者が作るロールの権限
  roles created by developers / 委任管理者の権限昇格防止 / let developers create roles / 権限を超えさせない
  developers may not create stronger roles / 自分より強いロールを作らせない / safe delegation of IAM / IAM の管理を任せる
  effective permissions are the intersection / 権限の共通部分 / limit for one user or role / ユーザーやロールごとの上限
  administrator power without escalation
rds
  cross-Region read replica / フェイルオーバーするデータベース / 読み取りの負荷分散 / データベースのスナップショット
  別のAZのスタンバイ / standby in another Availability Zone / データベースの自動フェイルオーバー / automatic failover of a database
  自動バックアップからの復元 / read copies in another country / 別の国に読み取り用の複製 / database keeps running when a zone fails
  AZ 障害でも動くデータベース / promote a replica / レプリカの昇格 / too many connections / 接続が多すぎる / patching of a database
  SQL database without administration / 管理を任せられる SQL データベース / restore to a point in time / 過去の時点に戻す
  読み込みを分散
route-53
  トラフィックの割合を振り分ける / split traffic by weight / 別リージョンへの切り替え / failover to another region / 割合でルーティング
  percentage of traffic / DNS での切り替え / DNS failover between regions / ヘルスチェックに失敗したら切り替え
  ブルーグリーンを DNS で切り替え / nearest region by latency / send visitors to the closest region / 近いリージョンへ案内
  nearest region / different answers by country / 国ごとに振り分け / ドメイン名で案内 / switch to a standby site
  予備サイトへの切り替え / try a new version with some of the users / 少しの利用者だけ新環境 / name resolution inside a VPC
  VPC 内の名前解決 / buy a domain / ヘルスチェックで切り替え / DNS の重み
s3
  host a static site / 別リージョンへのコピー / copy objects to another region / 遠く離れたリージョンに保護
  recover an overwritten file / 上書きしたファイルを戻す / accidental deletion of objects / 誤って消したオブジェクト
  move old objects to cheaper storage / 古いデータを安いクラスへ / event when a file is uploaded / protect objects from deletion
  copy to a distant region for safety / 離れたリージョンへの複製 / web pages without a server / HTML を置いて公開
  file storage without limits / ファイル置き場 / log files are kept here
s3-transfer-acceleration
  アップロードの高速化 / upload from far away / 遠隔地からのアップロード / クライアントから直接アップロード / direct upload to S3
  海外からのアップロード / アップロードが遅い / uploads from other continents / upload large files faster
  エッジロケーション経由のアップロード / クライアントから S3 へ直接 / upload from the other side of the world / 地球の反対側から送る
  big files arrive slowly / 大きなファイルの送信が遅い / users on other continents write to one bucket / 世界中から一つのバケットに送る
  use the edge network for uploads / ブラウザから直接書き込む / without going through my application / アプリを通さず S3 へ
sam
  サーバーレスのテンプレート / short template syntax / template for serverless applications / サーバーレスアプリの定義
  Lambda をローカルで試す / test a function locally / サーバーレスの定義を短く / 関数と API の定義 / serverless app deployment
  run functions and APIs on a laptop / 手元で関数を動かす / less template code for functions / 関数のテンプレートを短く
  gradual deployment of functions from a template / package and deploy serverless apps / サーバーレスアプリのデプロイ / 関数の雛形を作る
  sync code quickly
secrets-manager
  パスワードの自動変更 / パスワードの自動ローテーション / rotate database password / パスワードの定期変更
  change the database password regularly / 安全に保管して定期的に変える / RDS のパスワード
  application fetches the password at run time / 実行時にパスワードを取り出す / no passwords in code / コードにパスワードを書かない
  replace a password without downtime / 認証情報を自動で更新 / share a secret with another account / third-party API token
  外部 API のトークン / 定期的に鍵を入れ替える / copy secrets to other regions
security-hub
  セキュリティの一元表示 / findings from several services / セキュリティの一元管理 / セキュリティ基準での採点 / security standards score
  一か所で検出結果 / findings in one place / GuardDuty と Inspector の結果をまとめる / compliance with security standards
  セキュリティの総合表示 / several security services / one dashboard for security of all accounts / 全アカウントの安全性を一画面で
  how well do we meet CIS / CIS にどれだけ合っているか / collect alerts of GuardDuty, Macie and Inspector / 各サービスの検出結果を集める
  failed controls / 不合格の項目 / send findings to a ticket system / 検出結果の優先順位 / findings from partner products
  automate responses to findings
serverless
  サーバーを持たない構成 / ELB は必要か / load balancer needed / サーバーレスにロードバランサー / イベントで動くアプリ
  build from events and functions / イベントと関数だけで作る / no servers at all / サーバーを一台も持たない
  which services need no servers / load balancer in front of functions / 関数の前にロードバランサー / pay only for requests
  使った分だけのアプリ
service-catalog
  承認済み製品 / 標準化されたテンプレートの配布 / 承認済みテンプレート / 決まった構成だけを使わせる / チームが自分で起動
  launch products themselves / only approved templates / end users without permissions to the services
  departments order standard environments themselves / 部門が標準環境を自分で作る
  users without permission for the underlying resources / 利用者に EC2 の権限を渡さず作らせる / curated list / 決められた構成だけ
  restrict instance sizes in a template / 使えるインスタンスタイプを制限 / share a portfolio with other accounts / 製品の配布
  社内カタログ
service-control-policies
  リージョンの利用制限 / メンバーアカウントの権限の上限 / restrict member accounts / 組織全体で禁止
  メンバーアカウントの管理者にも効く制限 / limit administrators of member accounts / deny use of regions / 組織のアカウントで禁止
  maximum permissions of an account / forbid a service in all accounts / what member accounts may do / root ユーザーの制限
  even administrators cannot disable logging / 管理者でもログを止められない / only some regions are allowed
  許可したリージョンだけ使わせる / 東京以外を禁止 / block expensive instance types everywhere / 高いインスタンスを全社で禁止
  nobody may leave the organization / 組織からの離脱を防ぐ / upper limit for all users of an account / アカウント全体の上限
  prevent deletion of backups or trails
sns
  メッセージの一斉配信 / subscription filter policy / 複数の宛先に配る / アラームをメールで / email when an alarm fires / notify a team
  push messages to many systems / mail and function get the same message / メールと Lambda の両方に送る / text message to a phone
  携帯に SMS / inform the operations team / 運用チームに知らせる / one to many / 一対多の配信 / only some subscribers need a message
  一部の購読者だけに送る / alarm to chat / チャットに通知 / 同じメッセージを複数のキューへ
sqs
  メッセージの取りこぼし防止 / メッセージをためる / 後から処理 / 処理に失敗したメッセージ / ワーカーへのジョブ渡し
  messages that fail again / producers and consumers / absorb a burst of orders / 注文の急増を受け止める / a message is handled twice
  同じメッセージが二度処理される / protect the backend from peaks / 後ろのシステムを守る / work list for servers / 仕事の待ち行列
  scale workers by backlog / たまった件数で増やす / keep the order of messages / 順序を守るメッセージ / bad messages block processing
  失敗したメッセージを分ける / wait longer before a retry / decouple two applications
stack-policies
  スタック更新からの保護 / protect resources during stack updates / リソースの置き換え防止 / データベースの置き換え防止 / 意図しない更新
  accidental stack update / 更新から守る / protect a resource from updates / 特定のリソースを変更させない / deny updates to a resource
  本番データベースの保護 / production database during an update / 置き換えを防ぐ / nobody may change this resource
  この資源は誰も変えられない / allow changes only for a while / 一時的に更新を許す / update must not touch the database
  更新でデータベースに触らせない / guard critical resources of a stack / 重要なリソースを守る / whole stack cannot be deleted
  スタックごと消されない
step-functions
  順番に実行 / 再試行と分岐 / retry and catch / Lambda の連携 / 長時間のワークフロー / 人の承認待ち / 処理の順番と分岐
  branches and retries / call functions in order / 順に呼び出す / 処理の流れを組み立てる / コールバックを待つ / 複数の Lambda を順番に
  wait for a person and continue / 人の承認を待って続ける / go another way when a step fails / 失敗したら別の処理
  process each item of a list / 一覧の項目を並列に処理 / long business process / 業務の流れ / calls must happen in order
  決まった順に呼び出す / try again with pauses / 間隔を空けて再試行 / see where a process is / どこまで進んだか / order processing
  注文処理の流れ / glue between services
sts
  temporary security credentials / 別のアカウントのロール / ロールの切り替え / role in another account / 一時的なキー
  let another company use a role / 外部の会社にロールを使わせる / credentials for an hour / 一時間だけの鍵 / sign in with a web identity
  GitHub Actions without stored keys / 鍵を置かずに CI から接続 / who am I / 今の自分は誰か / act in another account
  別アカウントの権限で操作 / 他人になりすまされない工夫
systems-manager
  Amazon EC2 Systems Manager / SSHなしでログイン / shell access without SSH / ログインせずにコマンド実行 / run a command on many servers
  installed software inventory / オンプレサーバーの管理 / 多数のサーバーに一括コマンド / run a script on many instances
  オンプレサーバーへのパッチ / software inventory of servers / 踏み台不要 / no bastion host / 踏み台サーバー
  起動済みサーバーの設定管理 / get a shell without keys or open ports / 鍵もポートもなしでサーバーに入る
  which software is installed where / どのサーバーに何が入っているか / apply patches in a time window / 決まった時間帯にパッチ
  the same command on all servers / 全サーバーで同じコマンド / fix a configuration automatically / 自動修復の手順
  central view of operational issues / 運用上の問題を一か所で / prepare an image automatically / keep servers in a defined state
  サーバーを決めた状態に保つ / manage machines outside of AWS / AWS の外のサーバーも管理
trusted-advisor
  best practice checks / cost optimization recommendations / 使われていないリソースの指摘 / 上限に近づいたら警告 / reaching a limit
  warn before a service limit / コストとセキュリティの改善提案 / check my account for best practices / unused resources cost money
  無駄なリソース / open ports and public buckets found / 設定の甘いところを指摘 / how can I cut the bill / 請求を減らすヒント
  account review / アカウントの健康診断 / close to the limit of instances / 作成できる数の上限 / quota almost reached / 上限の警告
  改善点の提案 / security gaps
vpc-endpoints
  private access to AWS services / インターネットを経由しないアクセス / without an internet gateway / NATなしでS3へ
  プライベートサブネットからS3 / インターネットに出ずに / インターネットを通らない / private subnet without NAT
  プライベートサブネットから AWS サービスへ / no internet access / keep instances private / reach DynamoDB without NAT
  NAT ゲートウェイを使わない / keep traffic off the public internet / インターネットに出さない / offer a service to other VPCs privately
  他の VPC にサービスを提供 / only allow some buckets from the VPC / 閉じたネットワークから S3 / インターネット接続のないサブネット
  private connection to a service
vpc-flow-logs
  拒否されたトラフィック / 許可・拒否されたトラフィック / accepted and rejected packets / IPトラフィックの記録 / network traffic log
  セキュリティグループで拒否された通信 / why was traffic rejected / which connections were rejected / ネットワーク通信の調査
  who talks to whom in the VPC / 許可された通信と拒否された通信 / troubleshoot security groups
  did an instance talk to a suspicious address / 怪しい IP との通信を確認 / metadata of network traffic / 通信の送信元と宛先
  is the security group or the network ACL blocking / どこで通信が止められているか / traffic of a network interface / 後から通信を調べる
  誰と通信したか / top talkers / ネットワークのトラブル調査
waf
  block malicious requests / 大量リクエストの遮断 / IP アドレスのブロック / IP からのリクエスト制限 / requests from one IP
  攻撃リクエストの遮断 / ウェブサイトを守る / protect a website / アクセス元の国で制限 / bots and scrapers / ボットからの保護
  too many calls from an address / 同じアドレスからの大量アクセス / known bad inputs / 悪意ある入力を防ぐ / login page attacks
  ログイン画面への攻撃 / count before blocking / 遮断する前に数える / same rules for all accounts / 国や IP で拒否 / layer 7 protection
  ウェブアプリの防御
x-ray
  マイクロサービスの可視化 / マイクロサービスのボトルネック / where a request is slow / latency of each service / 遅い箇所の特定
  find the slow service / リクエストの流れ / flow of a request / サービス間の呼び出し
  performance bottleneck of a distributed application / how long does each call take / 呼び出しごとの所要時間
  which downstream call is slow / 遅い呼び出し先 / where do errors come from in a distributed system / 分散システムのエラーの発生元
  follow one request / 一つのリクエストを追いかける / daemon on the instance / デーモンの導入 / 全体のつながりを図で見る
  latency histogram
`;
