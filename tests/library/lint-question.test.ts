import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/library/problem.js';
import { EXAMPLE, change, only, problemsOf, withOptions } from './example.js';

type Pair = readonly [from: string, to: string];
type Case = [what: string, rule: string, severity: 'error' | 'warning', lang: 'ja' | 'en' | '', ...changes: Pair[]];

const JA_ASK = 'ピーク時の可用性を保ち、予算内に収まるデプロイグループの設定はどれですか。';
const EN_ASK =
  'Which deployment group configuration keeps the service available at peak traffic and stays within the budget?';
const JA_BUDGET = '予算の都合で、リリース中であってもインスタンスは追加できません。';
const EN_BUDGET = 'For budget reasons, no instances can be added, even while a release is in progress.';
const JA_KEY = '`CodeDeployDefault.HalfAtATime` を使い、既存のインスタンスにインプレースデプロイを行う。';
const EN_KEY = 'Use `CodeDeployDefault.HalfAtATime` for an in-place deployment to the existing instances.';
const JA_FIRST = '`CodeDeployDefault.AllAtOnce` を使い、既存のインスタンスにインプレースデプロイを行う。';
const EN_FIRST = 'Use `CodeDeployDefault.AllAtOnce` for an in-place deployment to the existing instances.';
const JA_REASON = '12 台を 1 回でまとめて更新するため、処理を続けるインスタンスが残らず、前回の障害を繰り返す。';
const EN_REASON =
  'All 12 instances are updated in 1 batch, so nothing is left to process traffic and the last outage happens again.';
const JA_REASON_4 =
  'トラフィックの切り替えは段階的で安全だが、置き換え環境の分だけインスタンスが増え予算に収まらない。';
const EN_REASON_4 =
  'Traffic moves over in safe steps, but the replacement environment still adds instances and the budget is exceeded.';
const JA_TAKE = '追加インスタンスの有無はデプロイタイプで、同時に更新する台数はデプロイ設定で決まる。';
const EN_TAKE =
  'The deployment type decides whether extra instances exist; the deployment configuration decides how many change at a time.';
const EN_SCENE = 'An order service runs on 12 Amazon EC2 instances';
const REVIEWED = 'reviewed: 2026-11-23\nstatus: published';

// prettier-ignore
const CASES: Case[] = [
  ['a task that the exam does not have', 'Q02', 'error', '', ['task: "1.4"', 'task: "9.9"']],
  ['no source', 'Q03', 'error', '', ['sources: [configs]', 'sources: []']],
  ['a source that the topic does not have', 'Q03', 'error', '', ['sources: [configs]', 'sources: [configs, elsewhere]']],
  ['a review 207 days ago', 'Q04', 'warning', '', [REVIEWED, 'reviewed: 2026-05-01\nstatus: published']],
  ['a review 388 days ago', 'Q04', 'error', '', [REVIEWED, 'reviewed: 2025-11-01\nstatus: published']],
  ['a review in the future', 'Q04', 'error', '', [REVIEWED, 'reviewed: 2027-01-01\nstatus: published']],
  ['a task that the topic does not list', 'Q05', 'error', '', ['task: "1.4"', 'task: "2.1"']],
  ['an ended topic', 'Q06', 'error', '', ['lifecycle: active', 'lifecycle: ended']],
  ['a topic closed to new customers', 'Q06', 'error', '', ['lifecycle: active', 'lifecycle: closed-to-new']],
  ['fewer options in en', 'Q07', 'error', 'en', [`- [ ] ${EN_FIRST}\n  > ${EN_REASON}\n`, '']],
  ['another key in en', 'Q07', 'error', 'en', [`- [ ] ${EN_FIRST}`, `- [x] ${EN_FIRST}`], [`- [x] ${EN_KEY}`, `- [ ] ${EN_KEY}`]],
  ['a code span in ja only', 'Q07', 'error', 'en', [EN_KEY, EN_KEY.replaceAll('`', '')]],
  ['a code span in en only', 'Q07', 'error', 'en', [EN_SCENE, 'An `orders` service runs on 12 Amazon EC2 instances']],
  ['another number in the stem', 'Q07', 'warning', 'en', ['that 6 instances can', 'that 7 instances can']],
  ['another number in a reason', 'Q07', 'warning', 'en', ['All 12 instances are', 'All 10 instances are']],
  ['two keys in a single question', 'Q08', 'error', '', [`- [ ] ${JA_FIRST}`, `- [x] ${JA_FIRST}`], [`- [ ] ${EN_FIRST}`, `- [x] ${EN_FIRST}`]],
  ['four options in a multiple question', 'Q08', 'error', '', ['type: single', 'type: multiple']],
  ['no question at the end', 'Q09', 'error', 'ja', ['設定はどれですか。', '設定を選んでください。']],
  ['no question at the end', 'Q09', 'error', 'en', ['within the budget?', 'within the budget.']],
  ['a second question', 'Q09', 'error', 'ja', [JA_BUDGET, `${JA_BUDGET}どうすればよいですか。`]],
  ['a second question', 'Q09', 'error', 'en', [EN_BUDGET, `${EN_BUDGET} What now?`]],
  ['no scenario of its own', 'Q09', 'error', 'ja', [`${JA_BUDGET}\n\n${JA_ASK}`, `${JA_BUDGET}\n${JA_ASK}`]],
  ['no scenario of its own', 'Q09', 'error', 'en', [`${EN_BUDGET}\n\n${EN_ASK}`, `${EN_BUDGET}\n${EN_ASK}`]],
  ['a count in a single question', 'Q10', 'error', 'ja', [JA_ASK, `${JA_ASK}(1 つ選択してください。)`]],
  ['a count in a single question', 'Q10', 'error', 'en', [EN_ASK, `${EN_ASK} (Select TWO.)`]],
  ['a long stem', 'Q11', 'warning', 'ja', [JA_BUDGET, '利用者の多い時間帯は朝と夜である。'.repeat(30) + JA_BUDGET]],
  ['a long stem', 'Q11', 'warning', 'en', [EN_BUDGET, 'Most customers order in the evening. '.repeat(30) + EN_BUDGET]],
  ['a negative question', 'Q12', 'error', 'ja', ['設定はどれですか。', '設定として誤っているものはどれですか。']],
  ['a question for what does not fit', 'Q12', 'error', 'ja', ['予算内に収まるデプロイグループの設定は', '要件を満たさない方法は']],
  ['a negative question', 'Q12', 'error', 'en', ['keeps the service', 'does NOT keep the service']],
  ['a quiet negation', 'Q12', 'error', 'en', ['keeps the service', 'does not keep the service']],
  ['a flag without a negation', 'Q12', 'error', '', ['status: published', 'status: published\nnegative: true']],
  ['a negation that is not bold', 'Q12', 'error', '', ['status: published', 'status: published\nnegative: true'], ['keeps the service', 'does NOT keep the service']],
  ['a stem too long for a phone', 'Q13', 'warning', 'ja', [JA_BUDGET, '利用者の多い時間帯は朝と夜である。'.repeat(40) + JA_BUDGET]],
  ['a stem too long for a phone', 'Q13', 'warning', 'en', [EN_BUDGET, 'Most customers order in the evening. '.repeat(40) + EN_BUDGET]],
  ['reasons too long for a message', 'Q13', 'error', 'ja', [JA_REASON, JA_REASON.repeat(70)]],
  ['reasons too long for a message', 'Q13', 'error', 'en', [EN_REASON, `${EN_REASON} `.repeat(28)]],
  ['a short reason', 'Q14', 'error', 'ja', [JA_REASON, '障害を繰り返す。']],
  ['a short reason', 'Q14', 'error', 'en', [EN_REASON, 'The outage happens again.']],
  ['no reason', 'Q14', 'error', 'ja', [`\n  > ${JA_REASON}`, '']],
  ['no reason', 'Q14', 'error', 'en', [`\n  > ${EN_REASON}`, '']],
  ['a reason used twice', 'Q14', 'error', 'ja', [JA_REASON_4, JA_REASON]],
  ['a reason used twice', 'Q14', 'error', 'en', [EN_REASON_4, EN_REASON]],
  ['a letter in a reason', 'Q15', 'error', 'ja', [JA_REASON, `選択肢 B と違い、${JA_REASON}`]],
  ['a letter in wide form', 'Q15', 'error', 'ja', [JA_REASON, `選択肢Ｂと違い、${JA_REASON}`]],
  ['a position in a reason', 'Q15', 'error', 'ja', [JA_REASON, `2 番目の選択肢と違い、${JA_REASON}`]],
  ['a letter in a reason', 'Q15', 'error', 'en', [EN_REASON, `Unlike option B, ${EN_REASON}`]],
  ['a position in a reason', 'Q15', 'error', 'en', [EN_REASON, `Unlike the second option, ${EN_REASON}`]],
  ['all of the above', 'Q16', 'error', 'ja', [JA_FIRST, '上記すべてを行う。']],
  ['all of the above', 'Q16', 'error', 'en', [EN_FIRST, 'All of the above.']],
  ['none of the above', 'Q16', 'error', 'ja', [JA_FIRST, 'いずれも該当しない。']],
  ['none of the above', 'Q16', 'error', 'en', [EN_FIRST, 'None of the above.']],
  ['other options by letter', 'Q16', 'error', 'ja', [JA_FIRST, '選択肢 A と C の両方を行う。']],
  ['other options by letter', 'Q16', 'error', 'en', [EN_FIRST, 'Use option A and C together.']],
  ['letters alone', 'Q16', 'error', 'ja', [JA_FIRST, 'A と C。']],
  ['letters alone', 'Q16', 'error', 'en', [EN_FIRST, 'A and C.']],
  ['an option twice', 'Q17', 'error', 'ja', [JA_FIRST, JA_KEY]],
  ['an option twice', 'Q17', 'error', 'en', [EN_FIRST, EN_KEY.toUpperCase()]],
  ['a part of another option', 'Q17', 'error', 'ja', [JA_FIRST, '既存のインスタンスにインプレースデプロイを行う。']],
  ['a part of another option', 'Q17', 'error', 'en', [EN_FIRST, 'An in-place deployment to the existing instances.']],
  ['a vague word', 'Q18', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('行う。', '行う場合がある。')]],
  ['a vague adverb', 'Q18', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('既存の', '通常、既存の')]],
  ['a vague word', 'Q18', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('Use', 'Usually use')]],
  ['a longer key', 'Q19', 'warning', 'ja', [JA_KEY, JA_KEY.replace('既存の', '本番環境で現在も稼働している既存の')]],
  ['a much longer key', 'Q19', 'error', 'ja', [JA_KEY, JA_KEY.replace('既存の', '本番環境で現在も稼働していて利用者の注文を受け付けている既存の')]],
  ['a longer key', 'Q19', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('instances.', 'instances that run in production at present.')], [EN_KEY, EN_KEY.replace('instances.', 'instances that run in production at present for all.')]],
  ['a much longer key', 'Q19', 'error', 'en', [EN_KEY, EN_KEY.replace('instances.', 'instances that take the orders of all the customers in production today.')]],
  ['a long distractor', 'Q20', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('既存の', '本番環境で現在も稼働していて利用者の注文を受け付けている既存の')]],
  ['a long distractor', 'Q20', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('instances.', 'instances that take the orders of all the customers in production today.')]],
  ['an absolute word', 'Q21', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('既存の', '必ず既存の')]],
  ['an absolute word', 'Q21', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('Use', 'Always use')]],
  ['a word of the stem in the key only', 'Q22', 'warning', 'ja', [JA_KEY, JA_KEY.replace('既存の', 'ピーク時に')]],
  ['a word of the stem in the key only', 'Q22', 'warning', 'en', [EN_KEY, EN_KEY.replace('existing', 'peak')]],
  ['options that end differently', 'Q24', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('行う。', '行う')]],
  ['a polite option', 'Q24', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('行う。', '行います。')]],
  ['a noun among sentences', 'Q24', 'warning', 'ja', [JA_FIRST, JA_FIRST.replace('インプレースデプロイを行う。', 'インプレースデプロイ。')]],
  ['options that end differently', 'Q24', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('instances.', 'instances')]],
  ['options that start differently', 'Q24', 'warning', 'en', [EN_FIRST, EN_FIRST.replace('Use', 'Using')]],
  ['a takeaway of two sentences', 'Q25', 'warning', 'ja', [JA_TAKE, '追加の有無はデプロイタイプで決まる。台数はデプロイ設定で決まる。']],
  ['a takeaway of two sentences', 'Q25', 'warning', 'en', [EN_TAKE, EN_TAKE.replace('; the', '. The')]],
];

describe('the example', () => {
  it('has no errors and no warnings but one card too few', () => {
    expect(problemsOf(EXAMPLE).map(formatProblem)).toEqual([
      'content/topics/codedeploy.md:1: warning T07: cards: expected at least 6, received 5',
    ]);
  });
});

describe('a damaged copy', () => {
  it.each(CASES)('with %s gives %s (%s) %s', (_what, rule, severity, lang, ...changes) => {
    expect(only(rule, problemsOf(EXAMPLE))).toEqual([]);
    const hits = only(rule, problemsOf(change(EXAMPLE, ...changes)));
    expect(hits.map((hit) => hit.severity)).toContain(severity);
    if (lang !== '') expect(hits.every((hit) => hit.message.startsWith(lang))).toBe(true);
    for (const hit of hits) expect(hit.message).toMatch(/expected .+, received /);
  });

  it('points at the option that is wrong', () => {
    const [hit] = only('Q18', problemsOf(change(EXAMPLE, [EN_FIRST, EN_FIRST.replace('Use', 'Usually use')])));
    expect(EXAMPLE.split('\n')[(hit?.line ?? 0) - 1]).toBe(`- [ ] ${EN_FIRST}`);
  });
});

// prettier-ignore
const FINE: [what: string, rule: string, ...changes: Pair[]][] = [
  ['a review exactly 180 days ago', 'Q04', [REVIEWED, 'reviewed: 2026-05-28\nstatus: published']],
  ['a draft on an ended topic', 'Q06', ['lifecycle: active', 'lifecycle: ended'], ['status: published', 'status: draft']],
  ['a question about the ending', 'Q06', ['lifecycle: active', 'lifecycle: ended'], ['status: published', 'status: published\nabout_lifecycle: true']],
  ['a topic in maintenance', 'Q06', ['lifecycle: active', 'lifecycle: maintenance']],
  ['1 and 2 in one language only', 'Q07', ['in 1 batch', 'in a batch']],
  ['a number that a reason leaves out', 'Q07', ['All 12 instances are', 'All of them are']],
  ['a question mark in Japanese', 'Q09', ['設定はどれですか。', '設定はどれですか？']],
  ['what is wrong in the scenario', 'Q12', [JA_BUDGET, `設定が誤っているものもありました。${JA_BUDGET}`]],
  ['a negative constraint', 'Q12', ['Which deployment group configuration keeps', 'Which deployment group configuration that does not add instances keeps']],
  ['a superlative', 'Q12', ['within the budget?', 'within the budget with the LEAST operational overhead?']],
  ['a flagged negation in bold', 'Q12', ['status: published', 'status: published\nnegative: true'], ['設定はどれですか。', '設定として**誤っているもの**はどれですか。'], ['keeps the service', 'does **NOT** keep the service']],
  ['an A record', 'Q15', [JA_REASON, `A レコードの更新を待つあいだ、${JA_REASON}`], [EN_REASON, `While the A record changes, ${EN_REASON}`]],
  ['an A record', 'Q16', [JA_FIRST, 'A レコードを新しい環境に向け、既存のインスタンスを止める。'], [EN_FIRST, 'Point the A record to the new environment and stop the existing instances.']],
  ['ordinary as an adjective', 'Q18', [JA_FIRST, JA_FIRST.replace('既存の', '通常のインスタンスである既存の')]],
  ['a word in code', 'Q18', [EN_FIRST, EN_FIRST.replace('AllAtOnce', 'MayBe.could')], [JA_FIRST, JA_FIRST.replace('AllAtOnce', 'MayBe.could')]],
  ['all and only', 'Q21', [JA_FIRST, JA_FIRST.replace('既存の', 'すべての')], [EN_FIRST, EN_FIRST.replace('the existing', 'only all')]],
  ['a small difference in length', 'Q19', [JA_KEY, JA_KEY.replace('既存の', '今ある既存の')], [EN_KEY, EN_KEY.replace('existing', 'existing old')]],
  ['a word of the stem in a distractor as well', 'Q22', [JA_KEY, JA_KEY.replace('既存の', 'ピーク時に')], [JA_FIRST, JA_FIRST.replace('既存の', 'ピーク時に')]],
  ['a full stop inside a name', 'Q25', [EN_TAKE, 'Version 2.1 of `a.b.c` decides how many change at a time.']],
];

describe('what looks alike and is fine', () => {
  it.each(FINE)('%s gives no %s', (_what, rule, ...changes) => {
    expect(only(rule, problemsOf(change(EXAMPLE, ...changes))).map(formatProblem)).toEqual([]);
  });
});

describe('Q23 convergence', () => {
  it('fires when the key shares most elements with the others', () => {
    const text = withOptions(
      [
        'バケット、トピック、キューを使う。',
        'バケット、トピック、テーブルを使う。',
        'バケット、キュー、ボリュームを使う。',
        'トピック、キュー、ファイルを使う。',
      ],
      [
        'Use buckets, topics and queues.',
        'Use buckets, topics and tables.',
        'Use buckets, queues and volumes.',
        'Use topics, queues and files.',
      ],
    );
    expect(only('Q23', problemsOf(text)).map((hit) => hit.message.slice(0, 2))).toEqual(['ja', 'en']);
  });

  it('is silent on a balanced 2 x 2', () => {
    expect(only('Q23', problemsOf(EXAMPLE))).toEqual([]);
  });
});

describe('Q26 numeric options', () => {
  const numbers = (values: readonly number[]) =>
    withOptions(
      values.map((value) => `一度に ${value} 台を更新する。`),
      values.map((value) => `Update ${value} instances at a time.`),
    );

  it('wants them sorted and fixed', () => {
    expect(only('Q26', problemsOf(numbers([6, 3, 9, 12]))).map((hit) => hit.message.slice(0, 2))).toEqual(['ja', 'en']);
    expect(only('Q26', problemsOf(numbers([3, 6, 9, 12])))).toHaveLength(2);
  });

  it('is content with either order when it is fixed', () => {
    const fixed = (text: string) => change(text, ['status: published', 'status: published\norder: fixed']);
    expect(only('Q26', problemsOf(fixed(numbers([3, 6, 9, 12]))))).toEqual([]);
    expect(only('Q26', problemsOf(fixed(numbers([12, 9, 6, 3]))))).toEqual([]);
    expect(only('Q26', problemsOf(fixed(numbers([6, 3, 9, 12]))))).toHaveLength(2);
  });
});
