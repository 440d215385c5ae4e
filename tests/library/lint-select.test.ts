import { expect, it } from 'vitest';
import { lintQuestion } from '../../src/library/lint/lint.js';
import { selectMarkers } from '../../src/library/lint/select-marker.js';
import { topicText } from '../support/deck.js';
import { TODAY, change, libraryWith, only } from './example.js';
import { parseTopic } from '../../src/library/parse-topic.js';

const MULTIPLE = topicText({
  id: 'pipeline',
  name: 'Pipeline',
  tasks: ['1.1'],
  questions: [{ slug: 'gate', task: '1.1', type: 'multiple' }],
});
const JA = '(2 つ選択してください。)';
const EN = '(Select TWO.)';

function q10(text: string): readonly string[] {
  const { topic } = parseTopic('content/topics/pipeline.md', text);
  const question = topic?.questions[0];
  if (topic === undefined || question === undefined) throw new Error('Expected a readable question');
  return only('Q10', lintQuestion(question, topic, libraryWith(topic), TODAY)).map((hit) => hit.message.slice(0, 2));
}

it('accepts the marker of a multiple question in any width', () => {
  expect(q10(MULTIPLE)).toEqual([]);
  expect(q10(change(MULTIPLE, [JA, '（２つ選択してください。）']))).toEqual([]);
  expect(q10(change(MULTIPLE, [JA, '(2つを選択してください)']))).toEqual([]);
  expect(q10(change(MULTIPLE, [EN, '(Select 2.)']))).toEqual([]);
});

it.each([
  ['is missing', '', ''],
  ['has another number than there are keys', '(3 つ選択してください。)', '(Select THREE.)'],
  ['has no number', '(全部つ選択してください。)', '(Select some.)'],
])('fires in each language when the marker %s', (_what, ja, en) => {
  expect(q10(change(MULTIPLE, [JA, ja]))).toEqual(['ja']);
  expect(q10(change(MULTIPLE, [EN, en]))).toEqual(['en']);
});

it('fires when the marker stands before the question', () => {
  expect(
    q10(
      change(MULTIPLE, [
        `この要件を満たす手順の組み合わせはどれですか。${JA}`,
        `${JA}この要件を満たす手順はどれですか。`,
      ]),
    ),
  ).toEqual(['ja']);
  expect(
    q10(
      change(MULTIPLE, [`Which combination of steps meets these requirements? ${EN}`, `${EN} Which steps meet these?`]),
    ),
  ).toEqual(['en']);
});

it('fires when a count of keys does not match the options', () => {
  const third = change(
    MULTIPLE,
    ['- [ ] 本番環境へのデプロイの前に', '- [x] 本番環境へのデプロイの前に'],
    ['- [ ] Put a notification of an owner before', '- [x] Put a notification of an owner before'],
  );
  expect(q10(third)).toEqual(['ja', 'en']);
});

it('reads numbers in words and digits', () => {
  expect(selectMarkers('en', 'Which? (Select THREE.)')).toEqual([{ count: 3, last: true }]);
  expect(selectMarkers('ja', 'どれですか。(三つ選択してください。) と')).toEqual([{ count: 3, last: false }]);
  expect(selectMarkers('en', 'Which? (Select them all.)')).toEqual([]);
});
