import postgres from 'postgres';
import { overServer } from '../../src/db/client.js';
import type { Rows } from '../../src/db/types.js';
import { readStanding } from '../../src/features/leaderboard/board.js';
import { STATEMENTS, type Period } from '../../src/features/leaderboard/query.js';
import { addDays, monthOf, weekOf } from '../../src/study/calendar.js';
import { quantile } from './clicks.js';
import { seedStandings, type Standings } from './seed-standings.js';
import { startServer } from './server.js';

/*
 * The standings that `/leaderboard` reads (top, own place, neighbours) against adding the same up from the answers, at
 * 8 clients. Typical: the guild of a random member who was active this week, so that large guilds come often; week,
 * month and all time in turn. Largest: the largest guild, all time.
 */

const CLIENTS = 8;
const QUERIES = 4_000;
/** Asked before, by all clients, about others: connections, statements and caches are those of a bot that runs. */
const WARM_UP = 4_000;

export interface LeaderboardFigures {
  readonly typicalP99Ms: number;
  readonly largestP99Ms: number;
  readonly onTheFlyTypicalP99Ms: number;
  readonly onTheFlyLargestP99Ms: number;
}

export async function run(args: readonly string[]): Promise<LeaderboardFigures> {
  const scale = Number(args[args.indexOf('--scale') + 1] ?? '') || 1;
  const server = await startServer({ shared_buffers: '4GB', effective_cache_size: '12GB', random_page_cost: '1.1' });
  try {
    const standings = await seedStandings(server.url, scale);
    console.error(JSON.stringify(standings));
    await plans(server.url, standings);
    const database = overServer(server.url, CLIENTS);
    const asks = await sample(database.rows, standings);
    const stored = (ask: Ask) => readStanding(database.rows, ask.guildId, ask.period, ask.start, ask.userId);
    const added = (ask: Ask) => onTheFly(database.rows, ask);
    await agree(asks.typical.slice(0, 50), stored, added);
    const few = <T>(items: readonly T[]) => items.slice(0, (WARM_UP + QUERIES) / 10);
    const figures = {
      typicalP99Ms: await measure('typical', asks.typical, stored),
      largestP99Ms: await measure('largest', asks.largest, stored),
      onTheFlyTypicalP99Ms: await measure('typical, on the fly', few(asks.typical), added),
      onTheFlyLargestP99Ms: await measure('largest, on the fly', few(asks.largest), added),
    };
    await database.close();
    return figures;
  } finally {
    await server.stop();
  }
}

interface Ask {
  readonly guildId: string;
  readonly userId: string;
  readonly period: Period;
  readonly start: string;
  /** The last day of the period. */
  readonly end: string;
}

async function sample(rows: Rows, { today, largest }: Standings): Promise<{ typical: Ask[]; largest: Ask[] }> {
  const spans: readonly Pick<Ask, 'period' | 'start' | 'end'>[] = [
    { period: 'week', start: weekOf(today), end: addDays(weekOf(today), 6) },
    { period: 'month', start: monthOf(today), end: today },
    { period: 'all', start: '1970-01-01', end: today },
  ];
  type Member = { guildId: string; userId: string };
  const draw = (where: string) =>
    rows<Member>(
      `select guild_id::text as "guildId", user_id::text as "userId" from scores where ${where} order by random() limit ${WARM_UP + QUERIES}`,
    );
  const active = await draw(`kind = 'week' and period_start = '${weekOf(today)}'`);
  const inLargest = await draw(`kind = 'all' and guild_id = ${largest}`);
  return {
    typical: active.map((member, i) => ({ ...member, ...spans[i % spans.length]! })),
    largest: inLargest.map((member) => ({ ...member, ...spans[2]! })),
  };
}

const ON_THE_FLY = `
with board as (
  select user_id, sum(points)::int as points from answers
  where guild_id = $1::bigint and day between $2::date and $3::date group by user_id
), own as (select points from board where user_id = $4::bigint)
select (select coalesce(json_agg(t), '[]') from (select points from board order by points desc limit 10) t) as top,
  (select points from own) as points,
  (select count(*)::int from board where points > (select points from own)) as ahead`;

interface Added {
  readonly top: readonly { readonly points: number }[];
  readonly points: number;
  readonly ahead: number;
}

async function onTheFly(rows: Rows, { guildId, userId, start, end }: Ask): Promise<Added> {
  const [row] = await rows<Added>(ON_THE_FLY, [guildId, start, end, userId]);
  if (row === undefined) throw new Error('Expected one row of standings');
  return row;
}

type Stored = (ask: Ask) => ReturnType<typeof readStanding>;

/** Both ways must say the same, or the comparison is worth nothing. */
async function agree(asks: readonly Ask[], stored: Stored, added: (ask: Ask) => Promise<Added>): Promise<void> {
  for (const ask of asks) {
    const [one, other] = [await stored(ask), await added(ask)];
    const same =
      one.own?.points === other.points &&
      one.ahead === other.ahead &&
      one.top.every(({ points }, i) => points === other.top[i]?.points);
    if (!same) throw new Error(`Expected the same standing, got ${JSON.stringify({ ask, one, other })}`);
  }
  console.error(`${asks.length} samples agree`);
}

async function measure(what: string, asks: readonly Ask[], read: (ask: Ask) => Promise<unknown>): Promise<number> {
  const warmUp = Math.round((asks.length * WARM_UP) / (WARM_UP + QUERIES));
  await timesOf(asks.slice(0, warmUp), read);
  const times = await timesOf(asks.slice(warmUp), read);
  const p99 = quantile(times, 0.99);
  console.error(`${what}: p50 ${quantile(times, 0.5)} ms, p99 ${p99} ms (${times.length} at ${CLIENTS} clients)`);
  return p99;
}

async function timesOf(asks: readonly Ask[], read: (ask: Ask) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const queue = [...asks];
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let ask = queue.pop(); ask !== undefined; ask = queue.pop()) {
        const began = performance.now();
        await read(ask);
        times.push(performance.now() - began);
      }
    }),
  );
  return times;
}

async function plans(url: string, { largest, today }: Standings): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const explain = async (what: string, text: string, values: string[]) => {
    const found = await client.unsafe<{ 'QUERY PLAN': string }[]>(
      `explain (analyze, buffers, costs off) ${text}`,
      values,
    );
    console.error(`\n${what}\n${found.map((row) => row['QUERY PLAN']).join('\n')}`);
  };
  const [member] = await client.unsafe<{ id: string }[]>(
    `select user_id::text as id from scores where guild_id = ${largest} and kind = 'all' order by points, user_id
     offset (select count(*) / 2 from scores where guild_id = ${largest} and kind = 'all') limit 1`,
  );
  const userId = member?.id ?? '0';
  await explain('largest guild, all time', STATEMENTS.points, [largest, 'all', '1970-01-01', userId]);
  await explain('largest guild, this week', STATEMENTS.points, [largest, 'week', weekOf(today), userId]);
  await explain('largest guild, all time: once in half a minute for those far down', STATEMENTS.counts, [
    ...[largest, 'all', '1970-01-01'],
  ]);
  await explain('largest guild, all time, on the fly', ON_THE_FLY, [largest, '1970-01-01', today, userId]);
  await client.end();
}
