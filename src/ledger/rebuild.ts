import type { Database, Rows } from '../db/types.js';
import { readLogs } from './log.js';
import { replay, type Replay } from './replay.js';
import { differences, listedScores, readStored, type Difference } from './stored.js';
import { rowsIn } from './transaction.js';

export interface RebuildOptions {
  /** Only compare, write nothing. */
  readonly check?: boolean;
  /** Called after each batch with the number of learners looked at so far. */
  readonly progress?: (learners: number) => void;
  /** Called for each row found wrong. */
  readonly differs?: (difference: Difference) => void;
}

export interface Rebuilt {
  readonly learners: number;
  /** Learners with at least one derived row that was not as the log says. */
  readonly wrong: number;
  /** Derived rows of people without a log. */
  readonly orphans: number;
}

const BATCH = 200;

/**
 * Compares all derived rows with the log and puts right what differs. Safe while the bot runs: what looks wrong is
 * looked at again with the learner's row locked, which every answer and change needs.
 */
export async function rebuild(database: Pick<Database, 'db' | 'rows'>, options: RebuildOptions = {}): Promise<Rebuilt> {
  const { rows } = database;
  // A learner is found by its row, so those whose row is lost get an empty one first.
  if (options.check !== true) await rows(LOST);
  let learners = 0;
  let wrong = 0;
  for (let last: Key | undefined = { guildId: '0', userId: '0' }; last !== undefined;) {
    const batch: readonly Key[] = await nextBatch(rows, last, options.check === true);
    for (const [guildId, userIds] of byGuild(batch)) {
      const found = await compare(rows, guildId, userIds);
      const suspects = [...new Set(found.map(({ userId }) => userId))];
      const confirmed = suspects.length === 0 ? [] : await settle(database, guildId, suspects, options.check === true);
      for (const difference of confirmed) options.differs?.(difference);
      wrong += new Set(confirmed.map(({ userId }) => userId)).size;
    }
    learners += batch.length;
    if (batch.length > 0) options.progress?.(learners);
    last = batch.at(-1);
  }
  const orphans = await countOrphans(rows, options.check === true);
  return { learners, wrong, orphans };
}

interface Key {
  readonly guildId: string;
  readonly userId: string;
}

/** Ids below zero are answers of people who have been erased. */
const LOGGED = `
select guild_id, user_id from answers where user_id > 0
union
select guild_id, user_id from events where user_id > 0 and version is not null`;

const LOST = `insert into learners (guild_id, user_id) ${LOGGED} on conflict do nothing`;

const BATCH_OF = (source: string) => `
select guild_id::text as "guildId", user_id::text as "userId" from ${source} as source
where (guild_id, user_id) > ($1::bigint, $2::bigint) order by guild_id, user_id limit ${BATCH}`;

function nextBatch(rows: Rows, last: Key, check: boolean): Promise<Key[]> {
  const source = check ? `(select guild_id, user_id from learners union ${LOGGED})` : 'learners';
  return rows<Key>(BATCH_OF(source), [last.guildId, last.userId]);
}

function byGuild(keys: readonly Key[]): Map<string, string[]> {
  const guilds = new Map<string, string[]>();
  for (const { guildId, userId } of keys) guilds.set(guildId, [...(guilds.get(guildId) ?? []), userId]);
  return guilds;
}

async function compare(rows: Rows, guildId: string, userIds: readonly string[]): Promise<Difference[]> {
  return [...(await replayAll(rows, guildId, userIds))].flatMap(([, { found }]) => found);
}

async function replayAll(rows: Rows, guildId: string, userIds: readonly string[]) {
  const stored = await readStored(rows, guildId, userIds);
  const logs = await readLogs(rows, guildId, userIds);
  return new Map(
    [...stored].map(([userId, as]) => {
      const rebuilt = replay(logs.get(userId) ?? []);
      return [userId, { rebuilt, found: differences(guildId, userId, as, rebuilt) }] as const;
    }),
  );
}

const LOCK = `
select user_id::text from learners
where guild_id = $1::bigint and user_id in (select x::bigint from jsonb_array_elements_text($2::jsonb) as x)
order by user_id for update`;

/** Looks again under lock, and writes what the log says. @returns what was really different */
async function settle(
  database: Pick<Database, 'db'>,
  guildId: string,
  userIds: readonly string[],
  check: boolean,
): Promise<Difference[]> {
  return database.db.transaction(async (tx) => {
    const rows = rowsIn(tx);
    const held = await rows<{ user_id: string }>(LOCK, [guildId, JSON.stringify(userIds)]);
    const present = new Set(held.map((row) => row.user_id));
    // Whoever has no row by now has been erased meanwhile, unless nothing is written and the row is what is missing.
    const left = check ? userIds : userIds.filter((id) => present.has(id));
    const all = await replayAll(rows, guildId, left);
    const wrong = [...all].filter(([, { found }]) => found.length > 0);
    if (!check) await writeDerived(rows, guildId, new Map(wrong.map(([userId, { rebuilt }]) => [userId, rebuilt])));
    return wrong.flatMap(([, { found }]) => found);
  });
}

const CLEAR = (table: string) => `
delete from ${table} where guild_id = $1::bigint
  and user_id in (select x::bigint from jsonb_array_elements_text($2::jsonb) as x)`;

const WRITE_LEARNERS = `
update learners l set version = r.version, listed = r.listed, zone = r.zone, zone_from = r."zoneFrom",
  next_zone = r."nextZone", streak = r.streak, today = r.today, answered = r.answered, correct = r.correct,
  last_answered_at = r."lastAnsweredAt"
from jsonb_to_recordset($2::jsonb) as r ("userId" bigint, version int, listed boolean, zone text, "zoneFrom" date,
  "nextZone" text, streak jsonb, today jsonb, answered int, correct int, "lastAnsweredAt" timestamptz)
where l.guild_id = $1::bigint and l.user_id = r."userId"`;

const WRITE_MEMORIES = `
insert into memories (guild_id, user_id, question_id, due, stability, difficulty, reps, lapses, state, scheduled_days,
  last_review)
select $1::bigint, "userId", "questionId", due, stability, difficulty, reps, lapses, state, "scheduledDays", "lastReview"
from jsonb_to_recordset($2::jsonb) as r ("userId" bigint, "questionId" text, due timestamptz, stability float8,
  difficulty float8, reps int, lapses int, state smallint, "scheduledDays" int, "lastReview" timestamptz)`;

const WRITE_SCORES = `
insert into scores (guild_id, kind, period_start, user_id, points, answered, correct, active_days, listed)
select $1::bigint, kind, "periodStart", "userId", points, answered, correct, "activeDays", listed
from jsonb_to_recordset($2::jsonb) as r ("userId" bigint, kind text, "periodStart" date, points int, answered int,
  correct int, "activeDays" int, listed boolean)`;

/** Replaces all derived rows of these learners; their rows are locked. */
export async function writeDerived(rows: Rows, guildId: string, replays: ReadonlyMap<string, Replay>): Promise<void> {
  if (replays.size === 0) return;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const ids = JSON.stringify([...replays.keys()]);
  await rows(CLEAR('memories'), [guildId, ids]);
  await rows(CLEAR('scores'), [guildId, ids]);
  const learners = [...replays].map(([userId, { learner }]) => ({
    userId,
    ...learner,
    lastAnsweredAt: iso(learner.lastAnsweredAt),
  }));
  const memories = [...replays].flatMap(([userId, one]) =>
    [...one.memories].map(([questionId, memory]) => ({
      userId,
      questionId,
      ...memory,
      due: iso(memory.due),
      lastReview: iso(memory.lastReview),
    })),
  );
  const scores = [...replays].flatMap(([userId, one]) => listedScores(one).map((score) => ({ userId, ...score })));
  await rows(WRITE_LEARNERS, [guildId, JSON.stringify(learners)]);
  await rows(WRITE_MEMORIES, [guildId, JSON.stringify(memories)]);
  await rows(WRITE_SCORES, [guildId, JSON.stringify(scores)]);
}

const ORPHANS = (table: string) => `from ${table} t where not exists
  (select 1 from learners l where l.guild_id = t.guild_id and l.user_id = t.user_id)`;

async function countOrphans(rows: Rows, check: boolean): Promise<number> {
  let count = 0;
  for (const table of ['memories', 'scores']) {
    const [row] = await rows<{ n: number }>(
      check
        ? `select count(*)::int as n ${ORPHANS(table)}`
        : `with gone as (delete ${ORPHANS(table)} returning 1) select count(*)::int as n from gone`,
    );
    count += row?.n ?? 0;
  }
  return count;
}
