import postgres from 'postgres';

export interface Standings {
  readonly members: number;
  readonly answers: number;
  readonly guilds: number;
  readonly largest: string;
  readonly largestMembers: number;
  /** The day on which everything is looked at, its week and its month. */
  readonly today: string;
}

const MEMBERS = 1_000_000;
const GUILDS = 20_000;
const LARGEST = 70_000;
const ANSWERS_EACH = 20;
const TODAY = '2026-11-24';
const DAYS = 365;

/**
 * A year of answers and the standings they lead to. Guilds are many small and few large ones, as powers of their rank;
 * everybody is listed, which is the most there can be.
 * @param scale 1 for a million members with twenty million answers
 */
export async function seedStandings(url: string, scale: number): Promise<Standings> {
  const sizes = guildSizes(
    Math.round(MEMBERS * scale),
    Math.max(2, Math.round(GUILDS * scale)),
    Math.round(LARGEST * scale),
  );
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const run = async (what: string, text: string) => {
    const began = performance.now();
    await client.unsafe(text);
    console.error(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  await client.unsafe(`set work_mem = '512MB'; set maintenance_work_mem = '1GB'; select setseed(0.24)`);
  // Thrown away afterwards: what is measured is reading.
  await client.unsafe('alter table answers set unlogged; alter table scores set unlogged');
  await client.unsafe(`alter table answers drop constraint answers_guild_id_asking_id_user_id_pk;
    drop index answers_history; drop index answers_of_question`);
  await client.unsafe('create temporary table sizes (guild_id bigint, size int)');
  const numbers = `array[${sizes.join(',')}]`;
  await client.unsafe(
    `insert into sizes select 1000 + x.at, x.size from unnest(${numbers}) with ordinality as x (size, at)`,
  );
  await run(
    'members',
    `create temporary table members as
     select guild_id, row_number() over ()::bigint as user_id,
       greatest(1, (-${ANSWERS_EACH} * ln(1 - random()))::int) as answers, (random() * ${DAYS - 1})::int as days
     from sizes, generate_series(1, size)`,
  );
  await run(
    'answers',
    `insert into answers (guild_id, asking_id, user_id, version, kind, question_id, domain, difficulty, chosen, correct,
       partial, confidence, answered_at, late, stem_chars, day, week, month, excused, points, points_reason, ranked, rules)
     select guild_id, i, user_id, i, 'daily', 'codedeploy/question-' || i % 120, (1 + i % 6)::text, 2, 1, points > 2, false,
       'sure', day + time '12:00', false, 400, day, date_trunc('week', day)::date, date_trunc('month', day)::date, '[]',
       points, 'daily_right', true, 1
     from members, generate_series(1, answers) as i,
       lateral (select date '${TODAY}' - (random() * days)::int as day, (array[2, 3, 10, 12, 15])[1 + (random() * 4)::int] as points
         where i is not null) as given`,
  );
  for (const [kind, start] of [
    ['week', 'week'],
    ['month', 'month'],
    ['all', `date '1970-01-01'`],
  ]) {
    await run(
      `standings by ${kind}`,
      `insert into scores select guild_id, '${kind}', ${start}, user_id, sum(points), count(*), count(*) filter (where correct),
         count(distinct day), true from answers group by guild_id, ${start}, user_id`,
    );
  }
  await run(
    'index for adding up on the fly',
    'create index answers_board on answers (guild_id, day) include (user_id, points)',
  );
  await run('vacuum', 'vacuum (analyze) answers');
  await run('vacuum', 'vacuum (analyze) scores');
  const [counted] = await client.unsafe<{ answers: number; members: number }[]>(
    `select (select count(*)::int from answers) as answers, (select count(*)::int from scores where kind = 'all') as members`,
  );
  await client.end();
  return {
    members: counted!.members,
    answers: counted!.answers,
    guilds: sizes.length,
    largest: '1001',
    largestMembers: sizes[0] ?? 0,
    today: TODAY,
  };
}

/** Sizes of guilds, the largest first: `largest / rank ^ a`, with the a that makes them sum up to all members. */
function guildSizes(members: number, guilds: number, largest: number): number[] {
  const sizes = (a: number) =>
    Array.from({ length: guilds }, (_, i) => Math.max(1, Math.round(largest / (i + 1) ** a)));
  let [low, high] = [0, 5];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (sizes(middle).reduce((sum, size) => sum + size, 0) > members) low = middle;
    else high = middle;
  }
  return sizes(high);
}
