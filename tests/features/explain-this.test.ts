import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeck } from '../../src/library/read-deck.js';
import type { Actor, Reply } from '../../src/playground/types.js';
import { openBot, type TestBot } from '../support/bot.js';

let life: TestBot;
let reader: Actor;
let english: Actor;
beforeAll(async () => {
  const { library } = await readDeck('content');
  life = await openBot({ library: library! });
  reader = life.person(0);
  english = life.person(2);
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const explained = (who: Actor, said: string): Promise<Reply> => who.contextMenu('Explain this', who.say(said).id);

test('a message that names several services opens the first note and offers the others', async () => {
  const card = await explained(reader, 'GuardDuty で検知して EventBridge から lambda を呼び、sns で通知する');
  expect(card.message?.visibleTo).not.toBeNull();
  expect(card.text).toContain('## Amazon GuardDuty');
  expect(card.text).toContain('ほかに次のサービスや用語も出てきます');
  for (const name of ['Amazon EventBridge', 'AWS Lambda', 'Amazon SNS']) expect(card.text).toContain(name);
  expect((await reader.click(card, { label: 'AWS Lambda' })).text).toContain('## AWS Lambda');
});

test.each([
  [
    'code',
    '```yaml\nResources:\n  Topic:\n    Type: AWS::CloudFormation::CustomResource\n```',
    '## AWS CloudFormation',
  ],
  ['small letters', '昨日から rds の調子がわるい', '## Amazon Relational Database Service'],
  ['the end of a long text', `${'長い話です。'.repeat(320)} CodePipeline`, '## AWS CodePipeline'],
  ['a question without a name', '誰が S3 以外のリソースを消したのか、API の履歴を見たい', '##'],
])('%s is read', async (_, said, head) => expect((await explained(reader, said)).text).toContain(head));

test.each(['おはよう！今日の昼飯どうする？', 'Sam said i am late', '🍣', '<@1>'])(
  '%s names nothing, and that is said in both languages',
  async (said) => {
    expect((await explained(reader, said)).text).toContain('見つかりませんでした');
    expect((await explained(english, said)).text).toContain('names no service');
  },
);

test('a card of the bot is explained by what stands in its components', async () => {
  const card = await reader.command('explain', { topic: 'kms' });
  expect((await reader.contextMenu('Explain this', card.message!.id)).text).toContain('AWS KMS');
});

test('what fits nothing is answered with the nearest names, in both languages', async () => {
  const said = await reader.command('explain', { topic: 'dynamite db' });
  expect(said.text).toContain('「dynamite db」に合うノートは見つかりませんでした');
  expect((await reader.click(said, { label: /DynamoDB/ })).text).toContain('## Amazon DynamoDB');
  expect((await english.command('explain', { topic: 'dynamite db' })).text).toContain('No note fits “dynamite db”');
  expect((await reader.command('explain', { topic: 'asdfghjkl' })).text).not.toContain('近い名前');
});

test('the choices say why a topic is among them when its name does not show it', async () => {
  const choices = await reader.autocomplete('explain', {}, { name: 'topic', value: 'ライフサイクルフック' });
  expect(choices.map(({ name }) => name)).toContain('Amazon EC2 Auto Scaling（ライフサイクルフック）');
});
