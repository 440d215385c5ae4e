import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemLines, itemReports } from '../../src/cli/items/report.js';
import { recordAnswer } from '../../src/ledger/record.js';
import type { Library } from '../../src/library/model.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { worldOf, type World } from './world.js';

// What the log says about the questions: everybody's first answer, and only those that tell something.

const AT = Date.parse('2026-11-24T09:00:00+09:00');
const [ONE, TWO] = ['900', '901'];
const DAILY = 'kms/single';
const QUIZ = 'codedeploy/single';

let database: TestDatabase;
let library: Library;
let world: World;
let key = 0;
let wrong = 0;
const daily = new Map<string, number>();

beforeAll(async () => {
  database = await openTestDatabase();
  library = await readLibrary();
  world = worldOf(database, library);
  for (const guildId of [ONE, TWO]) {
    await world.guild(guildId);
    daily.set(guildId, await world.post(guildId, '2026-11-24', DAILY));
  }
  key = await world.keyOf(ONE, daily.get(ONE)!);
  wrong = key === 1 ? 2 : 1;
});
afterAll(() => database.close());

async function give(
  guildId: string,
  userId: number,
  askingId: number,
  chosen: number,
  at = AT,
  elapsedMs: number | null = null,
) {
  const given = { chosen, at, elapsedMs, confidence: 'sure', accountCreatedAt: 0 } as const;
  const { outcome } = await recordAnswer(database.rows, { guildId, userId: String(userId), askingId, ...given });
  expect(outcome).toBe('stored');
}

const report = async (id: string) => (await itemReports(database.rows, library)).find(({ item }) => item.id === id);

test('nothing has been tried', async () => {
  expect(await itemReports(database.rows, library)).toEqual([]);
  expect(itemLines([], false)).toEqual(['0 questions tried, 0 often enough to say how hard they are, 0 to look at']);
});

test('the first answers of all servers count, those after the key was public do not', async () => {
  for (let n = 0; n < 9; n += 1) await give(ONE, 10 + n, daily.get(ONE)!, n < 2 ? key : wrong);
  for (let n = 0; n < 4; n += 1) await give(TWO, 10 + n, daily.get(TWO)!, n < 1 ? key : wrong);
  await give(ONE, 30, daily.get(ONE)!, key, AT + 48 * 3_600_000);
  expect(await report(DAILY)).toMatchObject({ attempts: 13, right: 3 });
});

test('a second answer does not count, nor does one that came before the stem could be read', async () => {
  const again = await world.quiz(ONE, '10', DAILY, AT + 1_000);
  await give(ONE, 10, again, wrong, AT + 90_000, 80_000);
  expect(await report(DAILY)).toMatchObject({ attempts: 13 });
  const [quick, slow] = [await world.quiz(ONE, '40', QUIZ, AT), await world.quiz(ONE, '41', QUIZ, AT)];
  await give(ONE, 40, quick, await world.keyOf(ONE, quick), AT + 1_000, 1_000);
  await give(ONE, 41, slow, await world.keyOf(ONE, slow), AT + 90_000, 90_000);
  expect(await report(QUIZ)).toMatchObject({ attempts: 1, right: 1 });
});

test('what was answered under another key says nothing about this one', async () => {
  const other = await world.quiz(TWO, '50', DAILY, AT);
  await database.rows('update askings set key = $1::int where guild_id = $2::bigint and id = $3::bigint', [
    ...[wrong, TWO, other],
  ]);
  await give(TWO, 50, other, wrong, AT + 90_000, 90_000);
  expect(await report(DAILY)).toMatchObject({ attempts: 13, right: 3 });
});

test('the lines name the question, the figures and what to look at', async () => {
  const lines = itemLines(await itemReports(database.rows, library), false);
  const option = Math.log2(wrong) + 1;
  expect(lines).toEqual([
    expect.stringMatching(/^kms\/single: 3 of 13 right at first, 23 % \(\d+-5\d %\), label \d, b \d\.\d$/),
    `  ! option ${option} was chosen 10 times, more often than the key: is it right, too?`,
    '2 questions tried, 1 often enough to say how hard they are, 1 to look at',
  ]);
  const all = itemLines(await itemReports(database.rows, library), true);
  expect(all.filter((line) => line.startsWith('codedeploy/single: 1 of 1 right'))).toHaveLength(1);
});
