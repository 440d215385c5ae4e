import type { Rows } from '../db/types.js';
import { readLearner, type FoundLearner } from './find-learner.js';
import { takeChange } from './learner.js';
import type { LearnerChange } from './log.js';
import { insertLearners } from './write.js';

export interface Changing {
  readonly guildId: string;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A change is made once an interaction, however often that is delivered. */
  readonly interactionId: string;
}

const MOST_TRIES = 12;

/*
 * The learner's row is locked and its version compared, then the event is written and only with it anything else. The
 * standings are found by the periods of the learner's answers, which are keys; by person they have no index.
 */
const CHANGE = `
with held as materialized (
  select version from learners where guild_id = $1::bigint and user_id = $2::bigint for update
), event as (
  insert into events (guild_id, user_id, version, kind, data, at, interaction_id)
  select $1::bigint, $2::bigint, $3::int, $4::text, $5::jsonb, $6::timestamptz, $7::bigint
  from held where held.version = $3::int - 1
  on conflict do nothing
  returning guild_id, user_id
), learner as (
  update learners l set version = $3::int, listed = $8::boolean, zone = $9::text, zone_from = $10::date,
    next_zone = $11::text, streak = $12::jsonb
  from event where l.guild_id = event.guild_id and l.user_id = event.user_id
), periods as (
  select distinct p.kind, p.start
  from event join answers w on w.guild_id = event.guild_id and w.user_id = event.user_id,
    lateral (values ('week', w.week), ('month', w.month), ('all', '1970-01-01'::date)) as p (kind, start)
  where $13::boolean
), score as (
  update scores s set listed = coalesce($8::boolean, false)
  from event, periods
  where s.guild_id = event.guild_id and s.user_id = event.user_id and s.kind = periods.kind
    and s.period_start = periods.start
)
select count(*)::int as stored from event`;

const SEEN = 'select 1 as seen from events where guild_id = $1::bigint and interaction_id = $2::bigint';

/**
 * Writes a change of a learner to the log, with all that follows from it, in one statement.
 * @param decide what to change given what stands, or undefined for nothing; called again after a conflict
 * @returns whether it was written; false, too, when this interaction has been taken in before
 * @throws when the database does, or after 12 conflicts in a row
 */
export async function changeLearner(
  rows: Rows,
  changing: Changing,
  decide: (found: FoundLearner) => LearnerChange | undefined,
): Promise<boolean> {
  const { guildId, userId, at, interactionId } = changing;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const found = await readLearner(rows, guildId, userId);
    const change = decide(found);
    if (change === undefined) return false;
    if (!found.known) await insertLearners(rows, [{ guildId, userId }]);
    const version = found.learner.version + 1;
    const after = takeChange(found.learner, { version, at, change });
    const { kind, ...data } = change;
    const [written] = await rows<{ stored: number }>(CHANGE, [
      ...[guildId, userId, version, kind, JSON.stringify(data), new Date(at).toISOString(), interactionId],
      ...[after.listed, after.zone, after.zoneFrom, after.nextZone],
      after.streak === null ? null : JSON.stringify(after.streak),
      kind === 'listing',
    ]);
    if (written?.stored === 1) return true;
    if ((await rows(SEEN, [guildId, interactionId])).length > 0) return false;
  }
  throw new Error(`Expected to change a learner within ${MOST_TRIES} tries, but answers kept coming between`);
}
