import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { topicForbids, whyNot, withoutSiblings, wornOut } from '../../src/library/card-filters.js';
import { GENERATED, fillsGap, questionFromCard, type GeneratedForm } from '../../src/library/cards.js';
import { answerKind, candidatesFor, distractorsFor } from '../../src/library/distractors.js';
import type { Card, Library, Topic } from '../../src/library/model.js';
import { parseTopic } from '../../src/library/parse-topic.js';
import { EXAMPLE, TODAY, change, libraryWith, topicOf } from './example.js';

const hash = (text: string) => createHmac('sha256', 'seed').update(text).digest('hex');

/** A topic with the given cards (ja term, ja definition, en term, en definition). */
function topicWith(
  id: string,
  front: string,
  cards: readonly (readonly [string, string, string, string])[],
  sign = '::',
): Topic {
  const list = (term: 0 | 2) =>
    cards.map((card, index) => `- ${card[term]} ${sign} ${card[term === 0 ? 1 : 3]} ^c${index}`).join('\n');
  const text = `---
id: ${id}
name: { ja: ${id}, en: ${id} }
aliases: []
in_scope: true
sources: { guide: https://docs.aws.amazon.com/x.html }
reviewed: 2026-11-23
${front}
---

# ${id}

## Notes

### ja

要点。[guide]

${list(0)}

### en

Text. [guide]

${list(2)}
`;
  const { topic, problems } = parseTopic(`content/topics/${id}.md`, text);
  if (topic === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return topic;
}

const front = (category: string, tasks: string, confusables = '', lifecycle = 'active') =>
  `category: ${category}\ntasks: [${tasks}]\nconfusables: [${confusables}]\nlifecycle: ${lifecycle}`;

// prettier-ignore
const ROUTING = [
  ['加重', '割り当てた重みの割合に応じて、複数の宛先へ問い合わせを振り分ける方法。', 'Weighted', 'Splits queries between several targets by shares that the owner assigns.'],
  ['レイテンシー', '利用者から見て往復の時間がいちばん短い地域の宛先を返す方法。', 'Latency', 'Answers with the target in the place that is quickest to reach for the user.'],
  ['フェイルオーバー', '正常な間は主の宛先を返し、異常になったら予備を返す方法。', 'Failover', 'Returns a primary target while it is healthy and a spare one otherwise.'],
] as const;

const routing = topicWith('routing', front('network', '"3.1"', 'balancing'), ROUTING);
// prettier-ignore
const balancing = topicWith('balancing', front('compute', '"3.1"'), [
  ['スティッキー', '同じ利用者の要求を、しばらくのあいだ同じサーバーへ届け続ける仕組み。', 'Stickiness', 'Keeps sending the requests of a person to the machine chosen first.'],
]);
// prettier-ignore
const caching = topicWith('caching', front('network', '"1.2"'), [
  ['無効化', '期限を待たずに、配信拠点に残る古い写しを取り除く操作。', 'Invalidation', 'Removes stale copies from the edge before they expire by themselves.'],
]);
// prettier-ignore
const gone = topicWith('gone', front('network', '"3.1"', '', 'ended'), [
  ['旧方式', '今では使えなくなった、昔ながらの振り分けの手順のこと。', 'Old way', 'The way traffic was split before the service came to its end.'],
]);
const library = libraryWith(routing, balancing, caching, gone);
const weighted = library.cards.get('routing^c0') as Card;

describe('distractors', () => {
  it('come from the same topic and its confusables first, then from the category', () => {
    const candidates = candidatesFor(weighted, library, hash);
    expect(
      candidates
        .map((one) => one.card.id)
        .slice(0, 2)
        .sort(),
    ).toEqual(['routing^c1', 'routing^c2']);
    expect(candidates.map((one) => one.card.id)).toContain('balancing^c0');
    const scores = candidates.map((one) => one.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('add up as declared', () => {
    const scoreOf = (id: string) =>
      candidatesFor(weighted, library, hash).find((one) => one.card.id === id)?.score ?? 0;
    // 0.45 confusable + 0.15 same tasks, other category; no common trigrams or words.
    expect(scoreOf('balancing^c0')).toBeCloseTo(0.6, 1);
    // 0.45 same topic + 0.20 category + 0.15 tasks.
    expect(scoreOf('routing^c1')).toBeGreaterThanOrEqual(0.8);
  });

  it('leave out what is below 0.35, closed, or no neighbour', () => {
    const ids = candidatesFor(weighted, library, hash).map((one) => one.card.id);
    expect(ids).not.toContain('caching^c0');
    expect(ids).not.toContain('gone^c0');
  });

  it('are two or none', () => {
    expect(distractorsFor(weighted, library, hash)).toHaveLength(2);
    expect(
      distractorsFor(weighted, libraryWith(topicWith('routing', front('network', '"3.1"'), ROUTING.slice(0, 2))), hash),
    ).toEqual([]);
  });

  it('break ties by the hash', () => {
    // prettier-ignore
    const twins = topicWith('twins', front('network', '"3.1"'), [
      ['甲甲甲', '最初の割合に応じて、複数の宛先へ問い合わせを振り分ける方法。', 'Qqq', 'Splits queries between several targets by shares assigned.'],
      ['乙乙乙', '昼夜の別によって鍵を回し、古いものから破棄していく取り決め。', 'Www', 'Rotates keys at dusk, throwing old ones away every season.'],
      ['丙丙丙', '複製された記録を遠方へ送り、到着まで印を付けておく習わし。', 'Eee', 'Ships copied records far off, marking each until arrival confirmed.'],
      ['丁丁丁', '門番が札を調べ、知らない顔ならば追い返してしまう決まりごと。', 'Rrr', 'Guards inspect badges, turning strangers back near gates.'],
    ]);
    const deck = libraryWith(twins);
    const card = deck.cards.get('twins^c0') as Card;
    const firsts = new Set(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(
        (seed) =>
          candidatesFor(card, deck, (text) => createHmac('sha256', seed).update(text).digest('hex'))[0]?.card.id,
      ),
    );
    expect(firsts.size).toBeGreaterThan(1);
  });

  it('are of the same kind as the answer', () => {
    expect(answerKind('5 分')).toBe('number');
    expect(answerKind('`Fn::Sub`')).toBe('code');
    expect(answerKind('Amazon S3')).toBe('service');
    expect(answerKind('S3', new Set(['s3']))).toBe('service');
    expect(answerKind('拒否された')).toBe('phrase');
    expect(answerKind('バケット')).toBe('feature');
    const mixed = topicWith('routing', front('network', '"3.1"'), [
      ...ROUTING.slice(0, 2),
      ['`SetIdentifier`', ROUTING[2][1], '`SetIdentifier`', ROUTING[2][3]],
    ]);
    expect(candidatesFor(mixed.cards[0] as Card, libraryWith(mixed), hash).map((one) => one.card.id)).toEqual([
      'routing^c1',
    ]);
  });

  it('are no parent, child or second right answer', () => {
    const parent = topicWith('routing', front('network', '"3.1"'), [
      ...ROUTING.slice(0, 2),
      ['加重レコード', ROUTING[2][1], 'Weighted record', ROUTING[2][3]],
    ]);
    expect(candidatesFor(parent.cards[0] as Card, libraryWith(parent), hash).map((one) => one.card.id)).toEqual([
      'routing^c1',
    ]);
    const same = topicWith('routing', front('network', '"3.1"'), [
      ...ROUTING.slice(0, 2),
      ['按分', ROUTING[0][1], 'Proportional', ROUTING[0][3]],
    ]);
    expect(candidatesFor(same.cards[0] as Card, libraryWith(same), hash).map((one) => one.card.id)).toEqual([
      'routing^c1',
    ]);
  });
});

const make = (card: Card | undefined, form?: GeneratedForm, deck: Library = library) =>
  card === undefined
    ? undefined
    : questionFromCard(card, deck, { today: TODAY, hash, ...(form === undefined ? {} : { form }) });

describe('generated questions', () => {
  it('ask for the term of a definition with 3 options in both languages', () => {
    const question = make(weighted);
    expect(question).toMatchObject({
      generated: true,
      form: 'definition-to-term',
      card: 'routing^c0',
      body: { ja: ROUTING[0][1], en: ROUTING[0][3] },
    });
    expect(question?.options).toHaveLength(3);
    expect(question?.options.filter((option) => option.correct).map((option) => option.text)).toEqual([
      { ja: '加重', en: 'Weighted' },
    ]);
    expect(question?.sources.map((source) => source.key)).toEqual(['guide']);
    expect(GENERATED).toEqual({ ja: '自動生成カード', en: 'Generated card' });
  });

  it('are the same for the same seed and shuffled by it', () => {
    expect(make(weighted)).toEqual(make(weighted));
    const orders = Array.from({ length: 12 }, (_, seed) =>
      questionFromCard(weighted, library, {
        today: TODAY,
        hash: (text) => createHmac('sha256', `${seed}`).update(text).digest('hex'),
      })?.options.findIndex((option) => option.correct),
    );
    expect(new Set(orders).size).toBe(3);
  });

  it('ask both ways when the card goes both ways', () => {
    const both = libraryWith(topicWith('routing', front('network', '"3.1"'), ROUTING, ':::'));
    const question = make(both.cards.get('routing^c0'), 'term-to-definition', both);
    expect(question?.body).toEqual({ ja: '加重', en: 'Weighted' });
    expect(question?.options.find((option) => option.correct)?.text.en).toBe(ROUTING[0][3]);
  });

  it('swap the term, never insert a “not”', () => {
    const question = make(weighted, 'true-false');
    const isTrue = question?.options[0]?.correct;
    expect(question?.options.map((option) => option.text.en)).toEqual(['Yes', 'No']);
    expect(question?.body.en.startsWith('**Weighted**')).toBe(isTrue);
    expect(question?.body.en).toContain(ROUTING[0][3]);
  });

  it('fall back to a flash card without two distractors', () => {
    const alone = libraryWith(topicWith('routing', front('network', '"3.1"'), ROUTING.slice(0, 1)));
    expect(make(alone.cards.get('routing^c0'), undefined, alone)).toMatchObject({
      form: 'flash',
      options: [],
      body: { en: 'Weighted' },
      answer: { en: ROUTING[0][3] },
    });
  });

  it('open the gap of a cloze and accept what is typed in either language', () => {
    const deck = libraryWith(topicOf(EXAMPLE));
    const card = deck.cards.get('codedeploy^rollback') as Card;
    const question = make(card, undefined, deck);
    expect(question?.body.en).toBe('An automatic rollback redeploys the last known good revision as a ＿＿＿.');
    expect(
      ['new deployment', ' New  Deployment', '新しいデプロイ', 'ｎｅｗ deployment'].map((typed) =>
        fillsGap(card, typed),
      ),
    ).toEqual([true, true, true, true]);
    expect(['', 'deployment', 'new'].map((typed) => fillsGap(card, typed))).toEqual([false, false, false]);
  });

  it('put steps in order', () => {
    const text = change(
      EXAMPLE,
      ['\n### en', '\n次の順に進む。[rollback] ^steps\n\n1. 停止する。\n2. 配布する。\n3. 再開する。\n\n### en'],
      ['\n## Q', '\nIn this order. [rollback] ^steps\n\n1. Stop.\n2. Install.\n3. Start.\n\n## Q'],
    );
    const deck = libraryWith(topicOf(text));
    const question = make(deck.cards.get('codedeploy^steps'), undefined, deck);
    expect(question?.form).toBe('order');
    expect(question?.options.map((option) => option.text.en).sort()).toEqual(['Install.', 'Start.', 'Stop.']);
    expect(question?.answer.en).toBe('1. Stop.\n2. Install.\n3. Start.');
  });

  it('are not made when a filter refuses the card in either language', () => {
    const hint = topicWith('routing', front('network', '"3.1"'), [
      ['加重', '加重の割合に応じて、複数の宛先へ問い合わせを振り分ける方法。', 'Weighted', ROUTING[0][3]],
      ...ROUTING.slice(1),
    ]);
    const deck = libraryWith(hint);
    expect(whyNot(deck.cards.get('routing^c0') as Card, hint, TODAY)).toBe('ja: it contains "加重"');
    expect(make(deck.cards.get('routing^c0'), undefined, deck)).toBeUndefined();
    expect(make(deck.cards.get('routing^c1'), undefined, deck)).toBeDefined();
  });
});

describe('filters beyond the text', () => {
  it('refuse closed topics and facts older than a year', () => {
    expect(topicForbids(gone, TODAY)).toBe('gone is ended');
    expect(topicForbids(routing, '2027-11-23')).toBeUndefined();
    expect(topicForbids(routing, '2027-11-24')).toBe('routing was reviewed 366 days ago');
  });

  it('bury siblings for the day', () => {
    const cards = [...library.cards.values()];
    expect(withoutSiblings(cards, ['routing^c1']).map((card) => card.topic)).toEqual(['balancing', 'caching', 'gone']);
    expect(withoutSiblings(cards, [])).toHaveLength(cards.length);
  });

  it.each([
    [{ reports: 2, firstAnswers: 0, firstRight: 0 }, 'reported 2 times'],
    [{ reports: 1, firstAnswers: 12, firstRight: 12 }, 'too easy'],
    [{ reports: 0, firstAnswers: 12, firstRight: 1 }, 'broken'],
    [{ reports: 0, firstAnswers: 12, firstRight: 2 }, undefined],
    [{ reports: 1, firstAnswers: 11, firstRight: 11 }, undefined],
  ])('judge %o as %s', (record, expected) => {
    expect(wornOut(record)).toBe(expected);
  });
});
