import { expect, test } from 'vitest';
import { changeLearner } from '../../src/ledger/change.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { recordAnswer } from '../../src/ledger/record.js';
import { openTestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { worldOf } from './world.js';

const GUILD = '1000000000000000011';
const USER = '3000000000000000011';

test('weeks and months turn at 04:00 in the guild’s zone, wherever a learner lives', async () => {
  const database = await openTestDatabase();
  const world = worldOf(database, await readLibrary());
  await world.guild(GUILD, 'Asia/Tokyo');
  await changeLearner(database.rows, { guildId: GUILD, userId: USER, at: 0, interactionId: '1' }, () => ({
    ...{ kind: 'zone', zone: 'America/New_York', zoneFrom: null, nextZone: null, skipped: [] },
  }));
  const answer = async (time: string, questionId: string) => {
    const at = Date.parse(time);
    const askingId = await world.quiz(GUILD, USER, questionId, at - 60_000);
    const chosen = await world.keyOf(GUILD, askingId);
    const given = { guildId: GUILD, userId: USER, askingId, chosen, confidence: null, elapsedMs: 60_000, at };
    await recordAnswer(database.rows, { ...given, accountCreatedAt: 0 });
  };
  // Monday 30 November in Tokyo; still Sunday in New York.
  await answer('2026-11-30T03:59:00+09:00', 'kms/single');
  await answer('2026-11-30T04:01:00+09:00', 'codedeploy/single');
  await answer('2026-12-01T04:01:00+09:00', 'route-53/single');
  const standings = await database.rows<{ kind: string; start: string; points: number }>(
    `select kind, period_start::text as start, points from scores where kind <> 'all' order by kind, period_start`,
  );
  expect(standings).toEqual([
    { kind: 'month', start: '2026-11-01', points: 6 },
    { kind: 'month', start: '2026-12-01', points: 3 },
    { kind: 'week', start: '2026-11-23', points: 3 },
    { kind: 'week', start: '2026-11-30', points: 6 },
  ]);
  const days = await database.rows<{ day: string }>('select day::text as day from answers order by version');
  expect(days.map(({ day }) => day)).toEqual(['2026-11-29', '2026-11-29', '2026-11-30']);
  expect(await rebuild(database, { check: true })).toMatchObject({ wrong: 0 });
  await database.close();
});
