import { describe, expect, it } from 'vitest';
import { EXAMPLE, change, only, problemsOf, topicOf } from './example.js';

// prettier-ignore
const T: [rule: string, severity: string, what: string, ...pairs: (readonly [string, string])[]][] = [
  ['T01', 'error', 'a task the exam does not have', ['"5.3"]', '"5.9"]']],
  ['T02', 'error', 'a category that is not in the list', ['category: deployment', 'category: deploying']],
  ['T03', 'error', 'a confusable that is no topic', ['ecs]', 'fargate]']],
  ['T03', 'error', 'a confusable twice', ['ecs]', 'ecs, ecs]']],
  ['T03', 'error', 'the topic as its own confusable', ['ecs]', 'codedeploy]']],
  ['T03', 'error', 'a related topic that is no topic', ['reviewed: 2026-11-23\n---', 'related: [nowhere]\nreviewed: 2026-11-23\n---']],
  ['T04', 'error', 'a topic in maintenance without a note', ['lifecycle: active', 'lifecycle: maintenance']],
  ['T05', 'warning', 'a review 207 days ago', ['reviewed: 2026-11-23\n---', 'reviewed: 2026-05-01\n---']],
  ['T05', 'error', 'a review 388 days ago', ['reviewed: 2026-11-23\n---', 'reviewed: 2025-11-01\n---']],
  ['T06', 'error', 'a source elsewhere', ['https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html', 'https://example.com/aws.amazon.com']],
  ['T06', 'error', 'a source without TLS', ['configs: https://', 'configs: http://']],
  ['T06', 'error', 'a host that only ends alike', ['configs: https://docs.aws.amazon.com', 'configs: https://notaws.amazon.com.evil.example']],
  ['T08', 'error', 'a correction in ja only', ['### en', '> **訂正:** 元のノートは逆に書いていた。[configs]\n\n### en']],
  ['T09', 'error', 'long front matter', ['reviewed: 2026-11-23\n---', `${'# a line\n'.repeat(12)}reviewed: 2026-11-23\n---`]],
  ['T10', 'warning', 'a table', ['### en', '| a | b |\n|---|---|\n| c | d |\n\n### en']],
  ['T10', 'warning', 'a heading inside the notes', ['### en', '#### more\n\n### en']],
];

describe('topics', () => {
  it.each(T)('%s gives an %s for %s', (rule, severity, _what, ...pairs) => {
    expect(only(rule, problemsOf(EXAMPLE))).toEqual([]);
    const hits = only(rule, problemsOf(change(EXAMPLE, ...pairs)));
    expect(hits.map((hit) => hit.severity)).toContain(severity);
    for (const hit of hits) expect(hit.message).toMatch(/expected .+, received /s);
  });

  it('T04 is content with a note and a source', () => {
    const text = change(EXAMPLE, [
      'lifecycle: active',
      'lifecycle: maintenance\nlifecycle_note: { ja: 保守中。, en: In maintenance. }\nlifecycle_source: https://docs.aws.amazon.com/x.html',
    ]);
    expect(only('T04', problemsOf(text))).toEqual([]);
    expect(only('T06', problemsOf(text))).toEqual([]);
    expect(
      only('T06', problemsOf(change(text, ['https://docs.aws.amazon.com/x.html', 'https://example.com/x']))),
    ).toHaveLength(1);
  });

  it('T07 wants 6 cards of an active topic in scope and 2 of others', () => {
    const sixth = '- 一台ずつ :: 台数の少ない環境で、影響を最小にとどめたいときに選ぶ設定。 ^sixth\n\n### en';
    const more = change(
      EXAMPLE,
      ['\n### en', sixth],
      ['\n## Q', '- Slow :: Chosen for small fleets where as little as possible may break at once. ^sixth\n\n## Q'],
    );
    expect(topicOf(more).cards).toHaveLength(6);
    expect(only('T07', problemsOf(more))).toEqual([]);
    expect(only('T07', problemsOf(EXAMPLE))).toHaveLength(1);
    expect(only('T07', problemsOf(change(EXAMPLE, ['in_scope: true', 'in_scope: false'])))).toEqual([]);
  });

  it('T08 is content with as many corrections in both', () => {
    const text = change(
      EXAMPLE,
      ['### en', '> **訂正:** 元のノートは逆に書いていた。[configs]\n\n### en'],
      ['## Q', '> **Correction:** The original notes had it the other way round. [configs]\n\n## Q'],
    );
    expect(only('T08', problemsOf(text))).toEqual([]);
  });
});

// prettier-ignore
const C: [rule: string, what: string, lang: 'ja' | 'en', ...pairs: (readonly [string, string])[]][] = [
  ['C01', 'no citation before or in it', 'ja', ['決める。[configs]', '決める。'], ['at a time. [configs]', 'at a time.']],
  ['C02', 'a short definition', 'ja', ['1 台ずつデプロイし、最後の 1 台より前に失敗した時点で全体が失敗になる。', '1 台ずつデプロイする。']],
  ['C02', 'a short definition', 'en', ['Deploys to a single instance at a time; fails as soon as any instance before the last one fails.', 'Deploys to a single instance.']],
  ['C03', 'the term in its definition', 'ja', ['1 台ずつデプロイし、最後', 'CodeDeployDefault.OneAtATime は 1 台ずつデプロイし、最後']],
  ['C03', 'the term in its definition', 'en', ['Deploys to a single instance', 'CodeDeployDefault.OneAtATime deploys to a single instance']],
  ['C04', 'an example', 'ja', ['1 台ずつデプロイし、最後', '例：1 台ずつデプロイし、最後']],
  ['C04', 'a pronoun', 'en', ['Deploys to a single instance', 'This deploys to a single instance']],
  ['C04', 'an arrow', 'ja', ['1 台ずつデプロイし、最後', '1 台ずつ→デプロイし、最後']],
  ['C05', 'a twin', 'ja', ['1 台ずつデプロイし、最後の 1 台より前に失敗した時点で全体が失敗になる。', 'できるだけ多くのインスタンスへ一度にデプロイし、1 台でも成功すれば成功になる。']],
  ['C05', 'a twin', 'en', ['Deploys to a single instance at a time; fails as soon as any instance before the last one fails.', 'Deploys to as many instances as possible at once; the deployment succeeds if one instance succeeds.']],
  ['C07', 'an absolute word without a citation of its own', 'ja', ['1 台ずつデプロイし、最後', '必ず 1 台ずつデプロイし、最後']],
  ['C07', 'an absolute word without a citation of its own', 'en', ['Deploys to a single instance', 'Always deploys to a single instance']],
  ['C08', 'a quota', 'ja', ['1 台ずつデプロイし、最後', '最大 50 台へ 1 台ずつデプロイし、最後']],
  ['C08', 'a number without a unit', 'ja', ['1 台ずつデプロイし、最後', '値は 50。1 台ずつデプロイし、最後']],
  ['C08', 'a quota', 'en', ['Deploys to a single instance', 'Deploys to up to 50 instances, a single instance']],
  ['C09', 'a long gap', 'ja', ['==新しいデプロイ==', '==最後に成功した前の版から作られた新しいデプロイの操作==']],
  ['C09', 'a long gap', 'en', ['==new deployment==', '==new deployment with an id of its own==']],
  ['C09', 'a gap visible elsewhere', 'ja', ['自動ロールバックは、', '新しいデプロイである自動ロールバックは、']],
  ['C09', 'a gap visible elsewhere', 'en', ['An automatic rollback redeploys', 'An automatic rollback, a new deployment, redeploys']],
];

describe('cards', () => {
  it.each(C)('%s warns about %s in %s', (rule, _what, lang, ...pairs) => {
    expect(only(rule, problemsOf(EXAMPLE))).toEqual([]);
    const hits = only(rule, problemsOf(change(EXAMPLE, ...pairs)));
    expect(hits.map((hit) => hit.message.slice(0, 2))).toContain(lang);
    expect(hits.every((hit) => hit.severity === 'warning')).toBe(true);
  });

  it('C07 and C08 are content with a citation and with `stable`', () => {
    const cited = change(EXAMPLE, [
      '1 台ずつデプロイし、最後の 1 台より前に失敗した時点で全体が失敗になる。',
      '必ず 1 台ずつデプロイし、最後の前に失敗した時点で全体が失敗になる。[configs]',
    ]);
    expect(only('C07', problemsOf(cited))).toEqual([]);
    const stable = change(
      EXAMPLE,
      ['1 台ずつデプロイし、最後', '最大 50 台へ 1 台ずつデプロイし、最後'],
      ['reviewed: 2026-11-23\n---', 'stable: [one-at-a-time]\nreviewed: 2026-11-23\n---'],
    );
    expect(only('C08', problemsOf(stable))).toEqual([]);
  });
});
