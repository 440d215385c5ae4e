import { describe, expect, it } from 'vitest';
import { codeSpans, joinLines, maskCode } from '../../src/library/markdown.js';
import { numbersIn } from '../../src/library/lint/numbers.js';
import { contentWords, dice, fold, jaccard, lengthOf, sentences, trigrams, weightOf } from '../../src/library/words.js';

describe('lengths', () => {
  it('counts English words and Japanese characters', () => {
    expect(lengthOf('en', 'Use `a b` for **two** in-place steps - now.')).toBe(8);
    expect(lengthOf('ja', '`S3` に **保存** する。')).toBe(8);
    expect(lengthOf('ja', '𠮟る')).toBe(2);
  });

  it('weighs a name in Japanese as 4 characters', () => {
    expect(weightOf('ja', '`CodeDeployDefault.AllAtOnce` を使う')).toBe(4 + 3);
    expect(weightOf('ja', 'CloudFormation を使う')).toBe(4 + 3);
    expect(weightOf('en', 'Use CloudFormation now')).toBe(3);
  });
});

describe('content words', () => {
  it('takes katakana, kanji and Latin runs of 2 or more in Japanese', () => {
    expect([...contentWords('ja', 'Amazon EC2 のインスタンスを 1 台ずつ自動復旧し、ＡＭＩも守る。')]).toEqual([
      'amazon',
      'ec2',
      'インスタンス',
      '自動復旧',
      'ami',
    ]);
  });

  it('folds case, plural and function words in English', () => {
    expect([...contentWords('en', 'The policies of the Buckets, the boxes and its bucket’s classes')]).toEqual([
      'policy',
      'bucket',
      'box',
      'class',
    ]);
    expect([...contentWords('en', 'AWS status bus process')]).toEqual(['aws', 'status', 'bus', 'process']);
  });
});

describe('similarity', () => {
  it('folds width, case, space and punctuation', () => {
    expect(fold('Ａｗｓ・`Fn::Sub` です。')).toBe('awsfnsubです');
  });

  it('compares sets', () => {
    const [a, b] = [new Set(['x', 'y', 'z']), new Set(['y', 'z', 'w', 'v'])];
    expect(jaccard(a, b)).toBeCloseTo(2 / 5);
    expect(dice(a, b)).toBeCloseTo(4 / 7);
    expect(jaccard(new Set(), new Set())).toBe(0);
    expect(dice(new Set(), new Set())).toBe(0);
    expect([...trigrams('a b,cd')]).toEqual(['abc', 'bcd']);
    expect(trigrams('ab').size).toBe(0);
  });
});

describe('sentences', () => {
  it.each([
    ['ja', '一つ。二つ？「三つ。」四つ', ['一つ。', '二つ？', '「三つ。」', '四つ']],
    ['en', 'One v2.1 of `a. b`. Two, e.g. this! Three', ['One v2.1 of `a. b`.', 'Two, e.g. this!', 'Three']],
    ['en', 'Just one.', ['Just one.']],
    ['ja', '', []],
  ] as const)('splits %s', (lang, text, expected) => {
    expect(sentences(lang, text)).toEqual(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['ja', 'S3 と EC2 に 1,200 件、2 台、99.9% を 3 月に、5 分', [5, 99.9, 1200]],
    ['en', 'In March, 1,200 items in S3 on 2 of five x86 hosts, 99.9%', [5, 99.9, 1200]],
    ['ja', '５００万件を 3 か月', [3, 5_000_000]],
    ['en', '5 million in three months behind Route 53', [3, 5_000_000]],
    ['en', 'code `retry 17` and t3.micro and rev-9', []],
  ] as const)('in %s: %s', (lang, text, expected) => {
    expect(numbersIn(lang, text)).toEqual(expected);
  });
});

describe('Markdown text', () => {
  it.each([
    ['日本語の\n続き', '日本語の続き'],
    ['文が終わる。\nAWS が始まる', '文が終わる。AWS が始まる'],
    ['Amazon EC2\nインスタンス', 'Amazon EC2 インスタンス'],
    ['two  \n  words', 'two words'],
    ['quoted\n  > on and\n  > on', 'quoted on and on'],
  ])('joins %j', (raw, joined) => {
    expect(joinLines(raw)).toBe(joined);
  });

  it('masks code without moving anything', () => {
    const masked = maskCode('a `::` b ``c ` d`` e');
    expect(masked).toHaveLength('a `::` b ``c ` d`` e'.length);
    expect(masked).not.toMatch(/[`:cd]/);
    expect(codeSpans('a `::` b ``c ` d`` e')).toEqual(['::', 'c ` d']);
    expect(maskCode('an odd ` tick')).toBe('an odd ` tick');
  });
});
