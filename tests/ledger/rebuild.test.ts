import { afterAll, beforeAll, expect, test } from 'vitest';
import { CURRENT_RULES, type Rules } from '../../src/ledger/derive.js';
import { changeLearner } from '../../src/ledger/change.js';
import { eraseLearner } from '../../src/ledger/erase.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { recordAnswer } from '../../src/ledger/record.js';
import { rescore } from '../../src/ledger/rescore.js';
import type { Difference } from '../../src/ledger/stored.js';
import { zoneOf } from '../../src/ledger/derive.js';
import { addDays, instantOf, localDate } from '../../src/study/calendar.js';
import { learningDay, requestZone } from '../../src/study/zone-change.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';
import { dice, worldOf, type World } from './world.js';

// What is derived must be what the log says, whatever happened and in whatever order.

const ACTIONS = 10_000;
const GUILDS = ['1000000000000000001', '1000000000000000002'];
const ZONES = ['Asia/Tokyo', 'Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'];
const START = Date.parse('2026-08-01T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A later version of the rules: what was promised by it must survive a rebuild, too. */
const OTHER_RULES: Rules = {
  version: 2,
  points: (input) => {
    const scored = CURRENT_RULES.points(input);
    return { ...scored, points: scored.points * 2 };
  },
};

let database: TestDatabase;
let world: World;
const done: Record<string, number> = {};

beforeAll(async () => {
  database = await openTestDatabase();
  await live();
}, 300_000);
afterAll(() => database?.close());

/** Ten thousand actions of forty people in two guilds over some four months. */
async function live(): Promise<void> {
  const library = await readLibrary();
  world = worldOf(database, library);
  const questions = [...library.questions.keys()];
  const random = dice(20_261_124);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const people = Array.from({ length: 40 }, (_, i) => String(2_000_000_000_000_000_000n + BigInt(i)));
  // Every eighth account is made while all this goes on.
  const createdAt = (userId: string) => (Number(userId.slice(-3)) % 8 === 0 ? START + 40 * DAY : START - 400 * DAY);
  const open = new Map<string, { askingId: number; date: string }[]>(GUILDS.map((id) => [id, []]));
  let now = START;
  let interaction = 1;
  const count = (what: string) => (done[what] = (done[what] ?? 0) + 1);

  for (const guildId of GUILDS) await world.guild(guildId);

  async function answer(guildId: string, userId: string, askingId: number, rules = CURRENT_RULES) {
    const key = await world.keyOf(guildId, askingId);
    const chosen = random() < 0.6 ? key : (key & (key - 1)) === 0 ? (key << 1) & 15 || 1 : 0b10100;
    const confidence = pick(['sure', 'unsure', 'guessed'] as const);
    const elapsedMs = pick([null, 2_000, 60_000]);
    const given = { guildId, userId, askingId, chosen, confidence, elapsedMs, at: now };
    const { outcome } = await recordAnswer(database.rows, { ...given, accountCreatedAt: createdAt(userId) }, rules);
    count(rules === CURRENT_RULES ? outcome : `${outcome} by other rules`);
  }

  const change = (guildId: string, userId: string) => ({
    guildId,
    userId,
    at: now,
    interactionId: String(interaction++),
  });

  for (let action = 0; action < ACTIONS; action += 1) {
    now += below(36) * MINUTE;
    const guildId = pick(GUILDS);
    const userId = pick(people);
    const posts = open.get(guildId)!;
    const date = localDate(now, 'Asia/Tokyo');
    const last = posts.at(-1);
    // About one day in ten goes without a post.
    if (
      (last === undefined || last.date < date) &&
      now >= instantOf(date, 480, 'Asia/Tokyo') &&
      Number(date.slice(8)) % 10 !== 3
    ) {
      if (last !== undefined) await world.close(guildId, last.date);
      posts.push({ askingId: await world.post(guildId, date, pick(questions)), date });
      count('post');
    }
    const dice100 = random() * 100;
    if (dice100 < 55 && posts.length > 0) {
      await answer(guildId, userId, posts[Math.max(0, posts.length - 1 - below(3))]!.askingId);
    } else if (dice100 < 80) {
      await answer(guildId, userId, await world.quiz(guildId, userId, pick(questions), now - MINUTE));
    } else if (dice100 < 84) {
      await answer(guildId, userId, await world.quiz(guildId, userId, pick(questions), now - MINUTE), OTHER_RULES);
    } else if (dice100 < 89) {
      const listed = random() < 0.7;
      if (await changeLearner(database.rows, change(guildId, userId), () => ({ kind: 'listing', listed })))
        count('listing');
    } else if (dice100 < 94) {
      const wanted = pick(ZONES);
      const changed = await changeLearner(database.rows, change(guildId, userId), ({ learner, guildZone }) => {
        const asked = requestZone(zoneOf(learner, guildZone), wanted, now);
        return asked.ok ? { kind: 'zone', ...asked.state, skipped: asked.skipped } : undefined;
      });
      if (changed) count('zone');
    } else if (dice100 < 97) {
      const restDays = pick([0, 0b1, 0b1100000, 0b100]);
      await changeLearner(database.rows, change(guildId, userId), ({ learner, guildZone }) => ({
        kind: 'rest_days',
        restDays,
        chosenOn: learningDay(zoneOf(learner, guildZone), now),
      }));
      count('rest days');
    } else if (dice100 < 98) {
      await eraseLearner(database, { guildId, userId, at: now });
      count('erased');
    } else if (dice100 < 98.5 && posts.length > 0) {
      await rescore(database, { guildId, askingId: pick(posts).askingId, at: now });
      count('rescored');
    } else if (dice100 < 99) {
      const [from, to] = [now - 5 * 60 * MINUTE, now].map((at) => new Date(at).toISOString());
      await database.rows('insert into outages values ($1::timestamptz, $2::timestamptz) on conflict do nothing', [
        from!,
        to!,
      ]);
      count('outage');
    } else {
      const examDate = random() < 0.3 ? null : addDays(date, below(100));
      await database.rows('update guilds set exam_date = $1::date, zone = $2 where guild_id = $3::bigint', [
        examDate,
        pick(ZONES),
        guildId,
      ]);
      count('guild');
    }
  }
}

async function check() {
  const found: Difference[] = [];
  const result = await rebuild(database, { check: true, differs: (difference) => found.push(difference) });
  return { ...result, found };
}

const DERIVED = ['learners', 'memories', 'scores'] as const;

async function dump() {
  const tables = DERIVED.map((table) => database.rows(`select * from ${table} t order by t::text`));
  return Promise.all(tables);
}

test('a great deal has happened, of every sort', () => {
  for (const what of ['stored', 'already', 'listing', 'zone', 'rest days', 'erased', 'rescored', 'outage', 'guild']) {
    expect(done[what], what).toBeGreaterThan(10);
  }
  expect(done['stored by other rules']).toBeGreaterThan(100);
});

test('late, unranked and excused answers, freezes and moved zones are among them', async () => {
  const [row] = await database.rows<Record<string, number>>(
    `select count(*) filter (where late)::int as late, count(*) filter (where not ranked)::int as unranked,
       count(*) filter (where excused <> '[]')::int as excused,
       count(*) filter (where excused::text like '%outage%')::int as outage,
       (select count(*)::int from learners where (streak ->> 'best')::int > 7) as streaks,
       (select count(*)::int from learners where zone is not null and next_zone is null) as moved
     from answers`,
  );
  for (const [what, n] of Object.entries(row!)) expect(n, what).toBeGreaterThan(3);
});

test('rebuilt = stored', async () => {
  const result = await check();
  expect(result.found).toEqual([]);
  expect(result).toMatchObject({ wrong: 0, orphans: 0 });
  expect(result.learners).toBeGreaterThan(60);
});

test('standings are the sums that SQL makes of the answers', async () => {
  const sums = (kind: string, start: string) => `
    select guild_id, user_id, '${kind}' as kind, ${start}::date as period_start, sum(points)::int as points
    from answers where ranked and user_id > 0 group by 1, 2, 3, 4`;
  const wrong = await database.rows(
    `with sums as (${sums('week', 'week')} union ${sums('month', 'month')} union ${sums('all', `'1970-01-01'`)})
     select * from scores s full join sums using (guild_id, user_id, kind, period_start)
     where s.points is distinct from sums.points and not exists (select 1 from events e
       where e.guild_id = guild_id and e.user_id = user_id and e.kind = 'rescored'
         and (e.guild_id, e.user_id) = (coalesce(s.guild_id, sums.guild_id), coalesce(s.user_id, sums.user_id)))`,
  );
  expect(wrong).toEqual([]);
});

test('one changed figure is found and put right', async () => {
  const before = await dump();
  const wrecks = [
    `update scores set points = points + 1 where ctid = (select ctid from scores where points > 0 limit 1)`,
    `update memories set stability = stability * 1.000001 where ctid = (select ctid from memories limit 1)`,
    `update learners set correct = correct - 1 where ctid = (select ctid from learners where correct > 0 limit 1)`,
    `update learners set version = version + 1 where ctid = (select ctid from learners where answered > 0 limit 1)`,
    `update scores set listed = not listed where ctid = (select ctid from scores limit 1)`,
    `delete from scores where ctid = (select ctid from scores limit 1)`,
    `insert into scores (guild_id, kind, period_start, user_id) values
       (${GUILDS[0]}, 'week', '2000-01-03', (select user_id from learners where guild_id = ${GUILDS[0]} limit 1))`,
  ];
  for (const wreck of wrecks) {
    await database.rows(wreck);
    expect((await check()).wrong, wreck).toBe(1);
    expect((await rebuild(database)).wrong, wreck).toBe(1);
    expect(await dump(), wreck).toEqual(before);
  }
});

test('rows of people without a log are orphans and go', async () => {
  await database.rows(
    `insert into scores (guild_id, kind, period_start, user_id, listed) values (5, 'all', '1970-01-01', 9, true)`,
  );
  expect((await check()).orphans).toBe(1);
  expect((await rebuild(database)).orphans).toBe(1);
  expect(await check()).toMatchObject({ orphans: 0, wrong: 0 });
});

test('everything derived can be lost and comes back from the log', async () => {
  const before = await dump();
  for (const table of DERIVED) await database.rows(`delete from ${table}`);
  expect((await check()).wrong).toBeGreaterThan(60);
  await rebuild(database);
  expect(await dump()).toEqual(before);
});

test('an erased person leaves nothing that names them', async () => {
  const [guildId] = GUILDS;
  const [one] = await database.rows<{ id: string }>(
    `select user_id::text as id from learners where guild_id = $1::bigint and answered > 20 limit 1`,
    [guildId!],
  );
  const total = async () => (await database.rows<{ n: number }>('select count(*)::int as n from answers'))[0]!.n;
  const before = await total();
  await eraseLearner(database, { guildId: guildId!, userId: one!.id, at: START + 200 * DAY });
  for (const table of ['answers', 'events', 'askings', ...DERIVED]) {
    const rows = await database.rows(`select 1 from ${table} where guild_id = $1::bigint and user_id = $2::bigint`, [
      guildId!,
      one!.id,
    ]);
    expect(rows, table).toEqual([]);
  }
  // Choices stay for the tallies; at most the one answer to the open post is gone.
  expect(before - (await total())).toBeLessThanOrEqual(1);
  expect(await check()).toMatchObject({ wrong: 0, orphans: 0 });
});
