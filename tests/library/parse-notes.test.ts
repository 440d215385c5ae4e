import { describe, expect, it } from 'vitest';
import { parseTopic } from '../../src/library/parse-topic.js';
import { formatProblem } from '../../src/library/problem.js';
import { EXAMPLE, change, topicOf } from './example.js';

const FILE = 'content/topics/codedeploy.md';
const URL_CONFIGS = 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html';

/** The example with these lines put at the end of both languages' notes. */
function noted(ja: string, en: string): string {
  return change(EXAMPLE, ['\n### en', `\n${ja}\n\n### en`], ['\n## Q', `\n${en}\n\n## Q`]);
}

const problems = (ja: string, en: string) => parseTopic(FILE, noted(ja, en)).problems.map(formatProblem).join('\n');

describe('cards', () => {
  it('are read with their kind, faces and sources', () => {
    const { cards } = topicOf(EXAMPLE);
    expect(cards.map((card) => [card.id, card.kind])).toEqual([
      ['codedeploy^all-at-once', 'term'],
      ['codedeploy^half-at-a-time', 'term'],
      ['codedeploy^one-at-a-time', 'term'],
      ['codedeploy^default-config', 'cloze'],
      ['codedeploy^rollback', 'cloze'],
    ]);
    expect(cards[2]?.face.ja).toEqual({
      term: 'CodeDeployDefault.OneAtATime',
      definition: '1 台ずつデプロイし、最後の 1 台より前に失敗した時点で全体が失敗になる。',
    });
    expect(cards[4]?.face.en).toEqual({
      text: 'An automatic rollback redeploys the last known good revision as a ==new deployment==.',
      clozes: ['new deployment'],
    });
  });

  it('cite what their own line cites, else what the paragraph before the list cites', () => {
    const { cards } = topicOf(EXAMPLE);
    expect([cards[0]?.sources, cards[0]?.cited]).toEqual([['configs'], false]);
    expect([cards[4]?.sources, cards[4]?.cited]).toEqual([['rollback'], true]);
  });

  it('may go both ways, and colons without spaces or in code are text', () => {
    const text = noted(
      '- `Fn::Sub` ::: テンプレートの文字列の中に値を差し込む、`a :: b` とは書かない組み込み関数。 ^sub',
      '- `Fn::Sub` ::: An intrinsic function that puts values into a string, not written `a :: b`. ^sub',
    );
    expect(topicOf(text).cards.at(-1)).toMatchObject({ kind: 'term-both-ways', face: { en: { term: '`Fn::Sub`' } } });
    expect(
      topicOf(noted('- ARN は arn:aws:iam::123 の形。', '- An ARN looks like arn:aws:iam::123.')).cards,
    ).toHaveLength(5);
  });

  it('put steps in order when a paragraph with an id precedes a numbered list', () => {
    const text = noted(
      '次の順に進む。[rollback] ^steps\n\n1. 停止する。\n2. 配布する。\n3. 再開する。',
      'It goes like this. [rollback] ^steps\n\n1. Stop.\n2. Install.\n3. Start.',
    );
    const topic = topicOf(text);
    expect(topic.cards.at(-1)).toMatchObject({
      kind: 'order',
      sources: ['rollback'],
      face: { ja: { text: '次の順に進む。', steps: ['停止する。', '配布する。', '再開する。'] } },
    });
    expect(topic.notes.ja).toContain(
      '次の順に進む。[rollback](https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html)\n\n1. 停止する。',
    );
  });

  it('are stable when the front matter lists them', () => {
    const topic = topicOf(change(EXAMPLE, ['in_scope: true', 'in_scope: true\nstable: [rollback]']));
    expect(topic.cards.filter((card) => card.stable).map((card) => card.id)).toEqual(['codedeploy^rollback']);
  });

  it.each([
    [
      'no id',
      '- 用語 :: 説明。',
      '- Term :: Definition.',
      /expected ` \^id` at the end of a list item with `::`, received none/,
    ],
    [
      'an id and no mark',
      '- ただの文。 ^plain',
      '- Just text. ^plain',
      /card \^plain: expected one of ` :: `, ` ::: ` or `==…==` in its text, received none of them/,
    ],
    ['two kinds of marks', '- 用語 :: ==説明== ^two', '- Term :: ==Definition== ^two', /card \^two: .*received :: ==/],
    [
      'no definition',
      '- 用語 ::  ^empty',
      '- Term ::  ^empty',
      /card \^empty: expected a term and a definition, received "用語" and ""/,
    ],
    [
      'an id in the middle',
      '- 用語 :: 説明 ^mid である。 ^end',
      '- Term :: Definition ^mid is. ^end',
      /card id: expected one .* as the last word, received \^mid/,
    ],
    [
      'an id in capitals',
      '- 用語 :: 説明。 ^End',
      '- Term :: Definition. ^End',
      /card id: expected one .*, received \^End/,
    ],
    [
      'an id in one language only',
      '- 用語 :: 説明。 ^ja-only',
      '',
      /card \^ja-only: expected it in both languages, received it in ja only/,
    ],
    [
      'an id twice',
      '- 用語 :: 説明。 ^rollback',
      '- Term :: Definition. ^rollback',
      /card \^rollback: expected an id used once in ja, received it again/,
    ],
    [
      'another order',
      '- 甲 :: 説明。 ^one\n- 乙 :: 説明。 ^two',
      '- B :: Text. ^two\n- A :: Text. ^one',
      /cards: expected the order of ja \(.* one two\), received .* two one/,
    ],
    [
      'another kind',
      '- 用語 :: 説明。 ^kind',
      '- Term ::: Definition. ^kind',
      /card \^kind: expected the form it has in ja \(term\), received term-both-ways/,
    ],
    [
      'another number of gaps',
      '- ==甲==と==乙==。 ^gaps',
      '- ==A== and B. ^gaps',
      /expected the form it has in ja \(cloze with 2 gap\(s\)\), received cloze with 1 gap/,
    ],
    [
      'a list without numbers',
      '順に。 ^steps\n\n- 一\n- 二',
      'In order. ^steps\n\n- one\n- two',
      /card \^steps: expected a numbered list after it, received list/,
    ],
    [
      'two steps',
      '順に。 ^steps\n\n1. 一\n2. 二',
      'In order. ^steps\n\n1. one\n2. two',
      /card \^steps: expected 3 to 6 steps, received 2/,
    ],
    [
      'an unknown citation',
      '- 用語 :: 説明。[nope] ^cite',
      '- Term :: Definition. ^cite',
      /citation: expected one key of `sources` \(configs, rollback\), received \[nope\]/,
    ],
  ])('with %s are refused', (_what, ja, en, expected) => {
    expect(problems(ja, en)).toMatch(expected);
  });
});

describe('notes', () => {
  it('read without ids and marks, with citations as links', () => {
    const { notes } = topicOf(EXAMPLE);
    expect(notes.ja).toContain(`一度に更新する台数を決める。[configs](${URL_CONFIGS})`);
    expect(notes.ja).toContain('- **CodeDeployDefault.AllAtOnce**：できるだけ');
    expect(notes.en).toContain('- **CodeDeployDefault.AllAtOnce**: Deploys to as many');
    expect(notes.en).toContain('as a **new deployment**. [rollback](');
    expect(notes.ja + notes.en).not.toMatch(/ \^[a-z]| :: |==/);
  });

  it('join soft line breaks, keep code and real links', () => {
    const text = noted(
      '一行目の\n続き。`[configs]` と [頁](https://docs.aws.amazon.com/x.html)',
      'one\nline, `[configs]` and [a page](https://docs.aws.amazon.com/x.html)',
    );
    expect(topicOf(text).notes.ja).toContain('一行目の続き。`[configs]` と [頁](https://docs.aws.amazon.com/x.html)');
    expect(topicOf(text).notes.en).toContain('one line, `[configs]` and [a page](https://docs.aws.amazon.com/x.html)');
  });

  it('refuse an unknown citation in a paragraph and name its line', () => {
    const { problems: found } = parseTopic(FILE, change(EXAMPLE, ['決める。[configs]', '決める。[config]']));
    expect(found.map((problem) => problem.line)).toEqual([22]);
  });

  it('refuse an empty language', () => {
    const { problems: found } = parseTopic(FILE, EXAMPLE.replace(/(### en\n)[\s\S]*?(?=\n## Q)/, '$1'));
    expect(found.map((problem) => problem.message)[0]).toBe(
      'notes: expected at least one paragraph under `### en`, received none',
    );
  });
});

describe('corrections', () => {
  it('are taken out of the notes, without their label', () => {
    const text = noted(
      '> **訂正:** 元のノートは\n> 逆である。[configs]\n\n後の段落。',
      '> **Correction:** The notes have it\n> reversed. [configs]\n\nA later paragraph.',
    );
    const topic = topicOf(text);
    expect(topic.corrections).toEqual({
      ja: [`元のノートは逆である。[configs](${URL_CONFIGS})`],
      en: [`The notes have it reversed. [configs](${URL_CONFIGS})`],
    });
    expect(topic.notes.ja).not.toContain('訂正');
    expect(topic.notes.ja).toMatch(/\n\n後の段落。$/);
  });

  it('leave other quotes in the notes', () => {
    const topic = topicOf(noted('> ただの引用。', '> Just a quote.'));
    expect(topic.corrections.ja).toEqual([]);
    expect(topic.notes.ja).toContain('> ただの引用。');
  });

  it.each([
    [
      'another label',
      '> **訂正：** 全角のコロン。',
      '> **Correction:** Text.',
      /correction: expected one blockquote each that starts with `\*\*訂正:\*\* `/,
    ],
    [
      'two in one quote',
      '> **訂正:** 一つ目。\n> **訂正:** 二つ目。',
      '> **Correction:** Text.',
      /correction: expected one blockquote each/,
    ],
    ['an unknown citation', '> **訂正:** 文。[nope]', '> **Correction:** Text.', /citation: .*received \[nope\]/],
  ])('with %s are refused', (_what, ja, en, expected) => {
    expect(problems(ja, en)).toMatch(expected);
  });
});
