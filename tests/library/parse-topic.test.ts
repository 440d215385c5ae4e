import { describe, expect, it } from 'vitest';
import { parseTopic } from '../../src/library/parse-topic.js';
import { formatProblem } from '../../src/library/problem.js';
import { EXAMPLE, change, topicOf } from './example.js';

const FILE = 'content/topics/codedeploy.md';
const messages = (text: string, file = FILE) => parseTopic(file, text).problems.map(formatProblem);

describe('front matter', () => {
  it('becomes a topic', () => {
    const topic = topicOf(EXAMPLE);
    expect(topic).toMatchObject({
      id: 'codedeploy',
      name: { ja: 'AWS CodeDeploy', en: 'AWS CodeDeploy' },
      aliases: ['CodeDeploy', 'コードデプロイ'],
      tasks: ['1.1', '1.4', '5.3'],
      inScope: true,
      lifecycle: 'active',
      related: [],
      noteLines: [],
      reviewed: '2026-11-23',
    });
    expect(topic.sources.map((source) => source.key)).toEqual(['configs', 'rollback']);
    expect('lifecycleNote' in topic).toBe(false);
  });

  it('names every problem at once, each on its line', () => {
    const text = change(
      EXAMPLE,
      ['in_scope: true', 'in_scope: yes please\nin_score: true'],
      ['lifecycle: active', 'lifecycle: alive'],
      ['tasks: ["1.1", "1.4", "5.3"]', 'tasks: [1.1]'],
      ['reviewed: 2026-11-23\n---', 'reviewed: 2026-02-30\n---'],
      ['name: { ja: AWS CodeDeploy, en: AWS CodeDeploy }', 'name: { ja: AWS CodeDeploy }'],
    );
    expect(messages(text)).toEqual([
      `${FILE}:3: error parse: \`name.en\`: expected the name in English, received nothing`,
      `${FILE}:6: error parse: \`tasks.0\`: expected a quoted task code such as "1.4", received 1.1`,
      `${FILE}:7: error parse: \`in_scope\`: expected true or false, received "yes please"`,
      `${FILE}:9: error parse: \`lifecycle\`: expected one of active, maintenance, closed-to-new, ended, renamed, received "alive"`,
      `${FILE}:14: error parse: \`reviewed\`: expected a date such as 2026-11-23, received "2026-02-30"`,
      expect.stringMatching(
        /:8: error parse: unknown key `in_score`: expected front matter with the keys id, .*, received in_score$/,
      ),
    ]);
  });

  it.each([
    [
      'no front matter',
      '# Title\n',
      /:1: error parse: expected front matter between two `---` lines, received "# Title"/,
    ],
    ['broken YAML', change(EXAMPLE, ['aliases: [', 'aliases: [[']), /:\d+: error parse: expected YAML, received: /],
    [
      'a key twice',
      change(EXAMPLE, ['in_scope: true', 'in_scope: true\nin_scope: false']),
      /:8: error parse: expected YAML, received: Map keys must be unique/,
    ],
    [
      'a source that is no URL',
      change(EXAMPLE, ['configs: https://docs', 'configs: docs']),
      /`sources.configs`: expected a https:\/\/ URL/,
    ],
    [
      'a stable card that does not exist',
      change(EXAMPLE, ['in_scope: true', 'in_scope: true\nstable: [nope]']),
      /`stable`: expected ids of cards of this topic, received "nope"/,
    ],
  ])('refuses %s', (_what, text, expected) => {
    expect(messages(text).join('\n')).toMatch(expected);
  });

  it('must have the name of its file as id', () => {
    expect(messages(EXAMPLE, 'content/topics/other.md')).toEqual([
      'content/topics/other.md:2: error parse: `id`: expected the file\'s name without .md (other.md), received "codedeploy"',
    ]);
  });

  it('reads a file with a byte order mark and Windows line ends alike', () => {
    const { topic, problems } = parseTopic(FILE, `\ufeff${EXAMPLE.replaceAll('\n', '\r\n')}`);
    expect(problems).toEqual([]);
    expect(topic).toEqual(topicOf(EXAMPLE));
  });
});

describe('outline', () => {
  it.each([
    ['no title', ['# AWS CodeDeploy\n', ''], /expected one `# Name` and then `## Notes`, received nothing/],
    ['text before the notes', ['## Notes', 'Stray.\n\n## Notes'], /:18: .*received heading, paragraph/],
    [
      'notes by another name',
      ['## Notes', '## Note'],
      /expected `## Notes` as the first `##` heading, received `## Note`/,
    ],
    [
      'an unknown section',
      ['## Q capacity', '## Extra\n\n## Q capacity'],
      /expected `## Q <slug>`, received `## Extra`/,
    ],
    [
      'a slug in capitals',
      ['## Q capacity', '## Q Capacity'],
      /expected `## Q <slug>` such as `## Q blue-green`, received "Q Capacity/,
    ],
  ] as const)('refuses %s', (_what, pair, expected) => {
    expect(messages(change(EXAMPLE, pair)).join('\n')).toMatch(expected);
  });

  it('refuses a slug used twice and keeps the first', () => {
    const [, question = ''] = /(## Q capacity[\s\S]*)/.exec(EXAMPLE) ?? [];
    const { topic, problems } = parseTopic(FILE, `${EXAMPLE}\n${question}`);
    expect(problems.map((problem) => problem.message)).toEqual([
      'expected a slug used once in this file, received `## Q capacity-during-release` again',
    ]);
    expect(topic?.questions).toHaveLength(1);
  });
});

describe('questions', () => {
  it('are read in both languages with their places', () => {
    const [question] = topicOf(EXAMPLE).questions;
    expect(question).toMatchObject({
      id: 'codedeploy/capacity-during-release',
      domain: '1',
      order: 'shuffled',
      negative: false,
      aboutLifecycle: false,
      waive: {},
      place: { file: FILE, line: 40 },
    });
    const { ja, en } = question?.text ?? ({} as never);
    expect(ja.scenario).toHaveLength(1);
    expect(ja.question).toBe('ピーク時の可用性を保ち、予算内に収まるデプロイグループの設定はどれですか。');
    expect(en.options.map((option) => option.correct)).toEqual([false, true, false, false]);
    expect(en.options[1]?.text).toBe(
      'Use `CodeDeployDefault.HalfAtATime` for an in-place deployment to the existing instances.',
    );
    expect(en.options[1]?.reason).toMatch(/^At most half of the fleet, 6 instances, /);
    expect(ja.takeaway).toBe('追加インスタンスの有無はデプロイタイプで、同時に更新する台数はデプロイ設定で決まる。');
    expect(EXAMPLE.split('\n')[(en.options[1]?.place.line ?? 0) - 1]).toMatch(/^- \[x\] Use/);
  });

  it('may have one sentence a line', () => {
    const text = change(
      EXAMPLE,
      ['稼働しています。新しい', '稼働しています。\n新しい'],
      ['Load Balancer. New', 'Load Balancer.\nNew'],
      ['前回の障害を繰り返す。', '前回の\n    障害を繰り返す。'],
    );
    expect(topicOf(text).questions[0]?.revision).toBe(topicOf(EXAMPLE).questions[0]?.revision);
  });

  it.each([
    ['an unknown key', ['type: single', 'kind: x\ntype: single'], /:43: error parse: unknown key `kind`/],
    [
      'a difficulty of 4',
      ['difficulty: 2', 'difficulty: 4'],
      /:45: error parse: `difficulty`: expected 1, 2 or 3, received 4/,
    ],
    [
      'a number as task',
      ['task: "1.4"', 'task: 1.4'],
      /`task`: expected a quoted task code such as "1.4", received 1.4/,
    ],
    ['no yaml block', ['```yaml\ntype', '```json\ntype'], /expected a fenced `yaml` block first, received code/],
    [
      'no Japanese',
      ['### ja\n\nある', '### jp\n\nある'],
      /expected `### ja` and then `### en`, received ### jp, ### en/,
    ],
    [
      'no stem',
      [/ある注文サービス[\s\S]*?どれですか。\n/.exec(EXAMPLE)?.[0] ?? '', ''],
      /ja: expected a stem before the options, received none/,
    ],
    [
      'a plain list item',
      ['- [ ] Use `CodeDeployDefault.AllAtOnce` for an in', '- Use `CodeDeployDefault.AllAtOnce` for an in'],
      /en option: expected `- \[x\] text` or `- \[ \] text`/,
    ],
    [
      'a reason that is not indented',
      ['\n  > All 12', '\n\n> All 12'],
      /en: expected `\*\*Takeaway:\*\* …` right after the options, received a blockquote/,
    ],
    [
      'no takeaway',
      [/\n\*\*要点:.*\n/.exec(EXAMPLE)?.[0] ?? '', '\n'],
      /ja: expected `\*\*要点:\*\* …` right after the options, received nothing/,
    ],
    [
      'a takeaway inside a reason',
      ['予算に収まらない。\n\n**要点', '予算に収まらない。\n**要点'],
      /ja: expected a blank line before `\*\*要点:\*\*`/,
    ],
    [
      'text after the takeaway',
      ['で決まる。\n\n### en', 'で決まる。\n\nさらに。\n\n### en'],
      /ja: expected nothing after `\*\*要点:\*\*`, received a paragraph/,
    ],
    [
      'a list in the stem',
      ['Which deployment', '```sh\nls\n```\n\nWhich deployment'],
      /en stem: expected paragraphs only, received a code/,
    ],
    [
      'a citation in a reason',
      ['> All 12 instances', '> [configs] All 12 instances'],
      /en: expected citations in the yaml's `sources`, received \[configs\]/,
    ],
  ] as const)('refuse %s, and the rest of the topic is kept', (_what, pair, expected) => {
    const { topic, problems } = parseTopic(FILE, change(EXAMPLE, pair));
    expect(problems.map(formatProblem).join('\n')).toMatch(expected);
    expect(topic?.questions).toEqual([]);
    expect(topic?.cards).toHaveLength(5);
  });
});

describe('revision', () => {
  const revision = (...pairs: (readonly [string, string])[]) =>
    topicOf(change(EXAMPLE, ...pairs)).questions[0]?.revision;
  const original = revision();

  it('is a SHA-256 that does not depend on lines, dates and status', () => {
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(revision(['## Notes', '\n\n## Notes'])).toBe(original);
    expect(revision(['reviewed: 2026-11-23\nstatus: published', 'reviewed: 2026-11-01\nstatus: draft'])).toBe(original);
  });

  const edits: [what: string, ...pairs: (readonly [string, string])[]][] = [
    ['the stem', ['12 Amazon EC2', '13 Amazon EC2']],
    ['a reason', ['in 1 batch', 'in one batch']],
    [
      'the key',
      ['- [ ] `CodeDeployDefault.AllAtOnce` を使い、既存', '- [x] `CodeDeployDefault.AllAtOnce` を使い、既存'],
      ['- [ ] Use `CodeDeployDefault.AllAtOnce` for an in', '- [x] Use `CodeDeployDefault.AllAtOnce` for an in'],
    ],
    ['the difficulty', ['difficulty: 2', 'difficulty: 3']],
    ['a source’s address', ['deployment-configurations.html', 'other.html']],
    ['the takeaway', ['**Takeaway:** The', '**Takeaway:** A']],
  ];

  it.each(edits)('changes with %s', (_what, ...pairs) => {
    expect(revision(...pairs)).not.toBe(original);
  });
});
