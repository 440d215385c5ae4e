import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Library } from '../../src/library/model.js';
import { formatProblem } from '../../src/library/problem.js';
import { readDeck } from '../../src/library/read-deck.js';
import { packageRoot } from '../../src/ops/package-root.js';

/** Path inside the content folder -> text. */
export type DeckFiles = Readonly<Record<string, string>>;

interface QuestionSpec {
  readonly slug: string;
  readonly task: string;
  readonly type?: 'single' | 'multiple';
  readonly difficulty?: 1 | 2 | 3;
  readonly status?: 'draft' | 'published' | 'disputed' | 'retired';
  /** Who the scenario is about, so that stems differ. */
  readonly company?: { readonly ja: string; readonly en: string };
}

interface TopicSpec {
  readonly id: string;
  readonly name: string;
  readonly category?: string;
  readonly lifecycle?: 'active' | 'ended';
  readonly confusables?: readonly string[];
  readonly aliases?: readonly string[];
  readonly tasks: readonly string[];
  readonly questions?: readonly QuestionSpec[];
}

const COMPANY = { ja: '小売企業', en: 'retailer' };
const NAMES = [
  { id: 'codedeploy', name: 'AWS CodeDeploy', category: 'deployment', company: { ja: '小売企業', en: 'retailer' } },
  { id: 'cloudformation', name: 'AWS CloudFormation', category: 'iac', company: { ja: '保険会社', en: 'insurer' } },
  { id: 'route-53', name: 'Amazon Route 53', category: 'network', company: { ja: '新聞社', en: 'newspaper' } },
  {
    id: 'cloudwatch-logs',
    name: 'Amazon CloudWatch Logs',
    category: 'logging',
    company: { ja: '病院', en: 'hospital' },
  },
  { id: 'eventbridge', name: 'Amazon EventBridge', category: 'events', company: { ja: '銀行', en: 'bank' } },
  {
    id: 'kms',
    name: 'AWS Key Management Service',
    category: 'data-protection',
    company: { ja: '大学', en: 'university' },
  },
];

/**
 * A small deck on the real exam: one topic for each of the six domains, each with a single question on task n.1 (difficulty 1) and a
 * multiple one on task n.2 (difficulty 3), three term cards, a cloze and an order card. Ids: `codedeploy/single`, `codedeploy/multiple`,
 * `codedeploy^canary`, …
 */
export async function tinyDeck(): Promise<DeckFiles> {
  const content = join(packageRoot(), 'content');
  const topics = NAMES.map(({ company, ...topic }, index) => {
    const tasks = [`${index + 1}.1`, `${index + 1}.2`] as const;
    const questions: QuestionSpec[] = [
      { slug: 'single', task: tasks[0], difficulty: 1, company },
      { slug: 'multiple', task: tasks[1], type: 'multiple', difficulty: 3, company },
    ];
    return [`topics/${topic.id}.md`, topicText({ ...topic, tasks, questions })] as const;
  });
  return {
    'deck.yml': 'id: tiny\nname: { ja: 小さなデッキ, en: Tiny deck }\nlanguage: ja\nexam: dop-c02\n',
    'categories.yml': await readFile(join(content, 'categories.yml'), 'utf8'),
    'exam/dop-c02.yml': await readFile(join(content, 'exam/dop-c02.yml'), 'utf8'),
    ...Object.fromEntries(topics),
  };
}

/** Writes a deck into a new folder called `content` and returns it; `remove` deletes it. */
export async function writeDeck(files?: DeckFiles): Promise<{ contentDir: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'deck-'));
  const contentDir = join(root, 'content');
  for (const [path, text] of Object.entries(files ?? (await tinyDeck()))) {
    await mkdir(dirname(join(contentDir, path)), { recursive: true });
    await writeFile(join(contentDir, path), text);
  }
  return { contentDir, remove: () => rm(root, { recursive: true, force: true }) };
}

/**
 * The library of a deck, the tiny one when none is given.
 * @throws Error with every problem when it cannot be read
 */
export async function readLibrary(files?: DeckFiles): Promise<Library> {
  const { contentDir, remove } = await writeDeck(files);
  const { library, problems } = await readDeck(contentDir);
  await remove();
  if (library === undefined || problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return library;
}

/** A topic file that lints without errors. */
export function topicText(topic: TopicSpec): string {
  const note =
    topic.lifecycle === 'ended'
      ? 'lifecycle_note: { ja: 終了した。, en: It ended. }\nlifecycle_source: https://docs.aws.amazon.com/end.html\n'
      : '';
  return `---
id: ${topic.id}
name: { ja: ${topic.name}, en: ${topic.name} }
aliases: [${(topic.aliases ?? [topic.id]).join(', ')}]
category: ${topic.category ?? 'deployment'}
tasks: [${topic.tasks.map((task) => `"${task}"`).join(', ')}]
in_scope: true
lifecycle: ${topic.lifecycle ?? 'active'}
${note}confusables: [${(topic.confusables ?? []).join(', ')}]
sources:
  guide: https://docs.aws.amazon.com/${topic.id}/guide.html
reviewed: 2026-11-23
---

# ${topic.name}

## Notes

### ja

${topic.name} の要点をまとめる。[guide]

- カナリア :: 最初に一部の利用者だけへ新しい版を届け、様子を見てから残りへ広げる方式。 ^canary
- リニア :: 決まった間隔ごとに同じ割合ずつ対象を増やし、少しずつ新しい版へ移していく方式。 ^linear
- 一括 :: 待ち時間を置かず、対象となる環境のすべてを同時に切り替えてしまう方式。 ^at-once
- 失敗を検知したら、前の版へ ==ロールバック== する。 ^rollback

リリースは次の順に進む。 ^release-order

1. 変更をビルドする。
2. 変更をテストする。
3. 変更をデプロイする。

> **訂正:** 元のノートは順序を逆にしていたが、実際には上の順に進む。[guide]

### en

What matters about ${topic.name}. [guide]

- Canary :: Reaches a small group of users first and waits to see how they fare before it goes on. ^canary
- Linear :: Moves an equal share of the fleet over at equal intervals until nothing of the former is left. ^linear
- All at once :: Switches every target together, without any pause between the groups of machines. ^at-once
- When a failure is detected, the release does a ==rollback== to the former version. ^rollback

A release goes in this order. ^release-order

1. The change is built.
2. The change is tested.
3. The change is deployed.

> **Correction:** The original notes had the order reversed; in fact it is the one above. [guide]

${(topic.questions ?? []).map(questionText).join('\n')}`;
}

/** A `## Q` section that lints without errors or warnings. */
export function questionText(spec: QuestionSpec): string {
  const { type = 'single', difficulty = 2, status = 'published', company = COMPANY } = spec;
  const body = type === 'single' ? single(company) : multiple(company);
  return `## Q ${spec.slug}

\`\`\`yaml
type: ${type}
task: "${spec.task}"
difficulty: ${difficulty}
sources: [guide]
reviewed: 2026-11-23
status: ${status}
\`\`\`

${body}`;
}

function single({ ja, en }: { readonly ja: string; readonly en: string }): string {
  return `### ja

ある${ja}は、ロードバランサーの背後にある 12 台のインスタンスで予約サービスを動かしています。前回のリリースでは全台が同時に停止し、利用者にエラーが返りました。負荷テストによると、ピーク時でも 6 台あれば処理できます。予算の都合で、リリース中でもインスタンスは追加できません。

可用性を保ち、予算内に収まる設定はどれですか。

- [ ] \`AllAtOnce\` を使い、既存のインスタンスを更新する。
  > 12 台が同時に止まるため、前回の障害をそのまま繰り返す。
- [x] \`HalfAtATime\` を使い、既存のインスタンスを更新する。
  > 残りの 6 台が処理を続けられ、インスタンスも増えない。
- [ ] \`AllAtOnce\` を使い、追加のインスタンスへ切り替える。
  > 可用性は保てるが、追加の 12 台が必要で予算に収まらない。
- [ ] \`HalfAtATime\` を使い、追加のインスタンスへ切り替える。
  > 切り替えは安全だが、追加のインスタンスの分だけ予算を超える。

**要点:** 一度に更新する台数は、ピークを処理できる台数を残して決める。

### en

A ${en} runs a booking service on 12 instances behind a load balancer. In the last release all of them stopped at the same time and customers received errors. Load tests show that 6 instances can process the peak. For budget reasons no instances can be added, even while a release is in progress.

Which configuration keeps the service available and stays within the budget?

- [ ] Use \`AllAtOnce\` to update the existing instances.
  > All 12 stop at the same time, so the last outage simply happens again.
- [x] Use \`HalfAtATime\` to update the existing instances.
  > The other 6 carry on with the work, and the fleet does not grow.
- [ ] Use \`AllAtOnce\` to switch to additional instances.
  > The service stays available, but 12 more are needed and the budget is exceeded.
- [ ] Use \`HalfAtATime\` to switch to additional instances.
  > The switch is safe, but the additional ones exceed the budget.

**Takeaway:** How many change at a time follows from how many must remain to carry the peak.
`;
}

function multiple({ ja, en }: { readonly ja: string; readonly en: string }): string {
  return `### ja

ある${ja}は、パイプラインで Web サイトの変更をリリースしています。先月、検査に失敗した変更が本番環境に届き、利用者に影響が出ました。チームは、失敗した変更を本番環境より前で止め、責任者が確かめた変更だけを届けたいと考えています。実行は、これまでどおり自動で始まる必要があります。

この要件を満たす手順の組み合わせはどれですか。(2 つ選択してください。)

- [x] 本番環境へのデプロイの前に、検査のアクションを置く。
  > 検査に失敗すると実行が止まるため、その変更は本番環境に届かない。
- [x] 本番環境へのデプロイの前に、責任者の承認を置く。
  > 承認するまで実行が待つため、確かめた変更だけが届く。
- [ ] 本番環境へのデプロイの後に、検査のアクションを置く。
  > 検査より先に届いてしまうため、失敗した変更を止められない。
- [ ] 本番環境へのデプロイの後に、責任者への通知を置く。
  > 通知は実行を止めないため、確かめていない変更も届く。
- [ ] 本番環境へのデプロイの前に、責任者への通知を置く。
  > 通知を受けても実行は待たないため、確認の前に変更が届く。

**要点:** 止めたい検査と承認は、デプロイより前に置く。

### en

A ${en} releases changes of its website through a pipeline. Last month a change that had failed its tests reached production and users noticed. The team wants to stop failed changes before production and to release only changes that an owner has checked. Runs must keep starting automatically, as they do today.

Which combination of steps meets these requirements? (Select TWO.)

- [x] Put a test action before the deployment to production.
  > A failed test stops the run, so the change does not reach production.
- [x] Put an approval by an owner before the deployment to production.
  > The run waits until the owner agrees, so only checked changes pass.
- [ ] Put a test action after the deployment to production.
  > The change arrives before it is tested, so a failed one is not stopped.
- [ ] Put a notification of an owner after the deployment to production.
  > A notification stops nothing, so unchecked changes arrive as well.
- [ ] Put a notification of an owner before the deployment to production.
  > The run does not wait for anybody to read it, so unchecked changes pass.

**Takeaway:** Tests and approvals that shall stop a change stand before the deployment.
`;
}
