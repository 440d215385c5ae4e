import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDeck } from '../../src/library/read-deck.js';
import { buildSearch } from '../../src/library/search.js';
import { keyOf } from '../../src/library/search/normalise.js';
import { readQueries } from '../support/queries.js';

const { library } = await readDeck('content');
const search = buildSearch(library!);
const queries = readQueries();
const answered = queries.filter(({ topics }) => topics.length > 0);

test('the file covers every class, and every topic', () => {
  expect(queries.length).toBeGreaterThan(3_000);
  const kinds = new Set(queries.map(({ kind }) => kind));
  for (const kind of [
    'exact',
    'spacing',
    'abbreviation',
    'kana',
    'width',
    'edit1',
    'edit2',
    'old',
    'notes',
    'nonsense',
  ]) {
    expect(kinds).toContain(kind);
  }
  const labelled = new Set(answered.flatMap(({ topics }) => topics));
  expect([...labelled].filter((topic) => !library!.topics.has(topic))).toEqual([]);
});

test.each([
  ['tuned', 0.98, 0.99],
  ['held-out', 0.91, 0.975],
])('of the %s queries the right note comes first, or among the first five, for nearly all', (part, first, five) => {
  const asked = answered.filter((query) => query.part === part);
  const found = asked.map(({ query, topics }) => search.find(query, 5).findIndex((hit) => topics.includes(hit.topic)));
  expect(asked.length).toBeGreaterThan(300);
  expect(found.filter((at) => at === 0).length / asked.length).toBeGreaterThanOrEqual(first);
  expect(found.filter((at) => at >= 0).length / asked.length).toBeGreaterThanOrEqual(five);
});

test('nonsense is answered with nothing', () => {
  const nonsense = queries.filter(({ topics }) => topics.length === 0);
  expect(nonsense.length).toBeGreaterThan(700);
  expect(nonsense.filter(({ query }) => search.find(query).length > 0).map(({ query }) => query)).toEqual([]);
});

test.each([
  ['クラウドformation', 'cloudformation'],
  ['codeデプロイ', 'codedeploy'],
  ['サーティフィケートマネージャー', 'acm'],
  ['ruuto53', 'route-53'],
  ['kineshisu', 'kinesis-data-streams'],
  ['kuraudofomeshon', 'cloudformation'],
  ['CPU80%を超えたら知らせて', 'cloudwatch-alarms'],
  ['Chef使うやつまだ使える？', 'opsworks'],
])('%s is found: two scripts, romaji, a number at a word, a name that is a common word', (query, topic) => {
  expect(search.find(query, 1)[0]?.topic).toBe(topic);
});

test.each([
  ['backup tapes of my singer', 'a name among words of another trade'],
  ['lambda calculus', 'a name that means something else, too'],
  ['スタックチャン', 'a word that only begins like a known one'],
  ['インスタのストーリー', 'the beginning of a word that is another word'],
  ['承認欲求', 'a compound of which half is known'],
  ['火災保険', 'a compound of which half is known'],
  ['health insurance', 'an English word that looks like a misspelt one'],
  ['who won the match', 'one word with two meanings that make up a name'],
  ['クラウド', 'the beginning of many names'],
  ['Azure Functionsのトリガー', 'a rival'],
])('%s is answered with nothing: %s', (query) => expect(search.find(query)).toEqual([]));

test.each([
  ['guardian dutch', 'guardduty'],
  ['dynamite db', 'dynamodb'],
  ['lambada', 'lambda'],
])('for %s the name that looks most like it is suggested first', (query, topic) => {
  expect(search.find(query)).toEqual([]);
  expect(search.suggest(query)[0]).toBe(topic);
});

test.each([
  ['ecs と rds と sqs', ['ecs', 'rds', 'sqs']],
  ['I am late, Sam, so check its health and config', []],
  ['AWSのグローバルテーブル', ['dynamodb']],
])('the services named in %s', (text, topics) => {
  expect(search.mentioned(text).map(({ topic }) => topic)).toEqual(topics);
  expect(search.mentioned(text).every(({ why }) => why?.includes('の') !== true)).toBe(true);
});

test('every topic is found by its id, its names and each of its aliases', () => {
  const lost = [...library!.topics.values()].flatMap((topic) =>
    [topic.id, topic.name.ja, topic.name.en, ...topic.aliases]
      .filter((name) => !search.find(name, 5).some((hit) => hit.topic === topic.id))
      .map((name) => `${topic.id}: ${name}`),
  );
  expect(lost).toEqual([]);
});

test.each([
  ['Ｒｏｕｔｅ　５３', 'route53'],
  ['ｷﾈｼｽ', 'キネシス'],
  ['きねしす', 'キネシス'],
  ['Cloud-Formation', 'CloudFormation'],
])('%s and %s are the same key', (one, other) => expect(keyOf(one)).toBe(keyOf(other)));

test('a key is its own key, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(keyOf(keyOf(text))).toBe(keyOf(text));
    }),
  );
});

test('whatever is typed is answered without an error, with scores from 0 to 1, best first', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const scores = search.find(text, 5).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(search.complete(text, 'ja').length).toBeLessThanOrEqual(25);
    }),
  );
});

test('while somebody types, names that begin like it come first; an empty line lists the topics', () => {
  expect(search.complete('cloudf', 'en', 3).map(({ topic }) => topic)).toContain('cloudformation');
  expect(search.complete('ガードデ', 'ja', 3)[0]!.topic).toBe('guardduty');
  expect(search.complete('', 'ja')).toHaveLength(25);
});

test('a reason is given only when the name does not show it', () => {
  expect(search.complete('Route 53', 'en', 1)[0]).toMatchObject({ topic: 'route-53' });
  expect(search.complete('Route 53', 'en', 1)[0]!.why).toBeUndefined();
  const hook = search.complete('ライフサイクルフック', 'ja', 3).find(({ topic }) => topic === 'auto-scaling');
  expect(hook?.why).toContain('ライフサイクルフック');
});
