import { instantOf } from '../db/columns.js';
import type { Rows } from '../db/types.js';
import type { StreakState } from '../study/streak.js';
import { NEW_LEARNER, type Learner, type Today } from './learner.js';

export interface FoundLearner {
  /** NEW_LEARNER for somebody without a row. */
  readonly learner: Learner;
  readonly known: boolean;
  readonly guildZone: string;
}

/** A row of `learners` as both drivers give it; see LEARNER_COLUMNS. */
export interface LearnerRow {
  readonly version: number;
  readonly listed: boolean | null;
  readonly zone: string | null;
  readonly zone_from: string | null;
  readonly next_zone: string | null;
  readonly streak: StreakState | null;
  readonly today: Today | null;
  readonly answered: number;
  readonly correct: number;
  readonly last_answered_at: string | null;
}

/** Of a table called l. */
export const LEARNER_COLUMNS = `l.version, l.listed, l.zone, l.zone_from::text, l.next_zone, l.streak, l.today,
  l.answered, l.correct, l.last_answered_at`;

const FIND = `
select coalesce((select zone from guilds where guild_id = $1::bigint), 'Asia/Tokyo') as guild_zone, ${LEARNER_COLUMNS}
from (select 1) as one left join learners l on l.guild_id = $1::bigint and l.user_id = $2::bigint`;

export async function readLearner(rows: Rows, guildId: string, userId: string): Promise<FoundLearner> {
  const [row] = await rows<LearnerRow & { guild_zone: string }>(FIND, [guildId, userId]);
  if (row === undefined) throw new Error('Expected one row of a left join');
  const known = (row.version as number | null) !== null;
  return { learner: known ? learnerOf(row) : NEW_LEARNER, known, guildZone: row.guild_zone };
}

export function learnerOf(row: LearnerRow): Learner {
  return {
    version: row.version,
    listed: row.listed,
    zone: row.zone,
    zoneFrom: row.zone_from,
    nextZone: row.next_zone,
    streak: row.streak,
    today: row.today,
    answered: row.answered,
    correct: row.correct,
    lastAnsweredAt: row.last_answered_at === null ? null : instantOf(row.last_answered_at),
  };
}
