import { expect, test } from 'vitest';
import { overServer } from '../../src/db/client.js';
import { changeLearner } from '../../src/ledger/change.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { recordAnswer } from '../../src/ledger/record.js';
import { openOnServer } from '../support/database.js';
import { openBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';
import { answerAs, moveTo } from '../features/people.js';
import { worldOf } from './world.js';

// Several processes on one Postgres: every acknowledged answer is counted once in every derived number.

const GUILD = '1000000000000000007';
const AT = Date.parse('2026-11-24T09:00:00+09:00');
const PEOPLE = 500;
const QUESTIONS = ['kms/single', 'kms/multiple', 'codedeploy/single'];

test(
  'a thousand clicks by five hundred people, each of them twice, over two processes',
  { timeout: 120_000 },
  async () => {
    const database = await openOnServer();
    const other = overServer(database.url, 10);
    const world = worldOf(database, await readLibrary());
    await world.guild(GUILD);
    const dates = ['2026-11-22', '2026-11-23', '2026-11-24'];
    const askings = await Promise.all(dates.map((date, i) => world.post(GUILD, date, QUESTIONS[i]!)));
    const keys = await Promise.all(askings.map((id) => world.keyOf(GUILD, id)));
    const people = Array.from({ length: PEOPLE }, (_, i) => String(3_000_000 + i));

    const clicks = people.flatMap((userId, person) =>
      askings.flatMap((askingId, i) =>
        [database, other].map(
          ({ rows }) =>
            () =>
              recordAnswer(rows, {
                ...{ guildId: GUILD, userId, askingId, chosen: keys[i]!, confidence: 'sure' as const },
                ...{ elapsedMs: null, at: AT + person, accountCreatedAt: 0 },
              }),
        ),
      ),
    );
    let interaction = 1;
    const choices = people.map((userId, person) => () => {
      const changing = { guildId: GUILD, userId, at: AT + person, interactionId: String(interaction++) };
      return changeLearner((person % 2 === 0 ? database : other).rows, changing, () => ({
        kind: 'listing',
        listed: true,
      }));
    });
    const [results] = await Promise.all([
      Promise.all(clicks.map((click) => click())),
      Promise.all(choices.map((choose) => choose())),
    ]);

    const acknowledged = results.filter(({ outcome }) => outcome === 'stored').length;
    expect(acknowledged).toBe(PEOPLE * askings.length);
    expect(results.every(({ outcome }) => outcome === 'stored' || outcome === 'already')).toBe(true);
    const [sums] = await database.rows<Record<string, number>>(
      `select (select count(*)::int from answers) as answers, (select sum(answered)::int from learners) as answered,
       (select sum(version)::int from learners) as versions, (select sum(reps)::int from memories) as reps,
       (select count(*)::int from scores where kind = 'all' and listed) as listed,
       (select sum(points)::int from scores where kind = 'all') as points,
       (select sum(points)::int from scores where kind = 'week') as week_points,
       (select sum(points)::int from answers) as answer_points`,
    );
    expect(sums).toMatchObject({
      answers: acknowledged,
      answered: acknowledged,
      versions: acknowledged + PEOPLE,
      reps: acknowledged,
      listed: PEOPLE,
      points: sums!['answer_points'],
      week_points: sums!['answer_points'],
    });
    expect(await rebuild(database, { check: true })).toMatchObject({ learners: PEOPLE, wrong: 0, orphans: 0 });
    await other.close();
    await database.close();
  },
);

test('people whose rows somebody holds wait for them, and nobody else does', async () => {
  const database = await openOnServer();
  const world = worldOf(database, await readLibrary());
  await world.guild(GUILD);
  const askingId = await world.post(GUILD, '2026-11-24', QUESTIONS[0]!);
  const chosen = await world.keyOf(GUILD, askingId);
  const given = { guildId: GUILD, askingId, chosen, at: AT, confidence: 'sure', accountCreatedAt: 0 } as const;
  const answer = (userId: number) =>
    recordAnswer(database.rows, { ...given, userId: String(userId), elapsedMs: null }).then(({ outcome }) => outcome);
  const held = Array.from({ length: 6 }, (_, i) => 5_000_000 + i);
  const free = Array.from({ length: 150 }, (_, i) => 6_000_000 + i);
  await database.rows(
    `insert into learners (guild_id, user_id) select ${GUILD}, n from generate_series(5000000, 5000005) as n`,
  );
  const holder = overServer(database.url, 1);
  let waiting: Promise<string>[] = [];
  await holder.db.transaction(async (tx) => {
    await tx.execute('select 1 from learners where user_id < 6000000 for update');
    // Each by itself, so that none of them is in a group with others; and each once more.
    for (const userId of held) {
      waiting.push(answer(userId));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    waiting = [...waiting, ...held.map(answer)];
    expect(new Set(await Promise.all(free.map(answer)))).toEqual(new Set(['stored']));
    const [stored] = await database.rows<{ n: number }>(
      'select count(*)::int as n from answers where user_id < 6000000',
    );
    expect(stored).toEqual({ n: 0 });
  });
  const outcomes = await Promise.all(waiting);
  expect(outcomes.toSorted()).toEqual([...Array<string>(6).fill('already'), ...Array<string>(6).fill('stored')]);
  expect(await rebuild(database, { check: true })).toMatchObject({ learners: 156, wrong: 0, orphans: 0 });
  await holder.close();
  await database.close();
});

test('a rebuild in the middle of it loses nothing', { timeout: 120_000 }, async () => {
  const database = await openOnServer();
  const world = worldOf(database, await readLibrary());
  await world.guild(GUILD);
  const people = Array.from({ length: 40 }, (_, i) => String(4_000_000 + i));
  let running = true;
  const rebuilding = (async () => {
    let rounds = 0;
    for (; running || rounds === 0; rounds += 1) {
      // Something to put right in each round, while answers come in.
      await database.rows(`update scores set points = points + 1 where kind = 'week' and user_id % 3 = 0`);
      await rebuild(database);
    }
    return rounds;
  })();
  const lanes = people.map(async (userId, person) => {
    for (let i = 0; i < 15; i += 1) {
      const at = AT + i * 60_000;
      const askingId = await world.quiz(GUILD, userId, QUESTIONS[i % 3]!, at - 1_000);
      const chosen = await world.keyOf(GUILD, askingId);
      const given = {
        guildId: GUILD,
        userId,
        askingId,
        chosen,
        confidence: null,
        elapsedMs: 60_000,
        accountCreatedAt: 0,
      };
      const { outcome } = await recordAnswer(database.rows, { ...given, at: at + person });
      expect(outcome).toBe('stored');
    }
  });
  await Promise.all(lanes);
  running = false;
  expect(await rebuilding).toBeGreaterThan(0);
  await rebuild(database);
  const [sums] = await database.rows<Record<string, number>>(
    `select (select sum(answered)::int from learners) as answered, (select sum(points)::int from scores where kind = 'week') as points,
       (select sum(points)::int from answers) as given`,
  );
  expect(sums).toMatchObject({ answered: 600, points: sums!['given'] });
  expect(await rebuild(database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
  await database.close();
});

test('sixty people click at once in Discord', { timeout: 120_000 }, async () => {
  const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
  const database = { ...(await openOnServer()) };
  const life = await openBot({
    library: await readLibrary(),
    at: EIGHT - 3_600_000,
    members: 60,
    database,
    allowViolations: true,
  });
  await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo' },
  });
  await moveTo(life, EIGHT + 1_000);
  const people = Array.from({ length: 60 }, (_, i) => life.person(i));
  const verdicts = await Promise.all(people.map((person, i) => answerAs(life, person, i % 2 === 0)));
  expect(verdicts.filter(({ text }) => /正解です|Correct/.test(text))).toHaveLength(30);
  const [row] = await database.rows<{ n: number; points: number }>(
    `select count(*)::int as n, sum(points)::int as points from scores where kind = 'all'`,
  );
  const [given] = await database.rows<{ points: number }>('select sum(points)::int as points from answers');
  expect(row).toEqual({ n: 60, points: given!.points });
  expect(await rebuild(database, { check: true })).toMatchObject({ learners: 60, wrong: 0, orphans: 0 });
  // On a busy machine a request may be sent again although its first attempt was taken.
  expect(life.discord.violations.filter(({ code }) => code !== 40_060)).toEqual([]);
  await life.close();
  await database.close();
});
