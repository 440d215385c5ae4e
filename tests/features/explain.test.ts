import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary() });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

test('a note cites its sources by number, with the corrections and the date of the check', async () => {
  const { text } = await life.person(0).command('explain', { topic: 'codedeploy' });
  const url = 'https://docs.aws.amazon.com/codedeploy/guide.html';
  expect(text).toContain(`AWS CodeDeploy の要点をまとめる。[¹](${url})`);
  expect(text).toContain(`元のノートからの訂正\n> 元のノートは順序を逆にしていたが、実際には上の順に進む。[¹](${url})`);
  expect(text).toContain(`出典（2026年11月23日確認）: [1 guide](${url})`);
  expect((await life.person(2).command('explain', { topic: 'codedeploy' })).text).toContain('checked Nov 23, 2026');
});

test('"Explain this" reads the message it was used on, and says so when it knows nothing of it', async () => {
  const asked = life.person(1).say('EventBridge と KMS の違いが分からない');
  const { text } = await life.person(0).contextMenu('Explain this', asked.id);
  expect(text).toContain('## Amazon EventBridge');
  expect(text).toContain('ほかに次のサービスや用語も出てきます');
  const small = life.person(1).say('おなかすいた');
  expect((await life.person(0).contextMenu('Explain this', small.id)).text).toContain('見つかりませんでした');
});
