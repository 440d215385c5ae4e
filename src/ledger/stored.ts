import { isDeepStrictEqual } from 'node:util';
import { instantOf } from '../db/columns.js';
import type { Rows } from '../db/types.js';
import type { MemoryState } from '../study/memory.js';
import { LEARNER_COLUMNS, learnerOf, type LearnerRow } from './find-learner.js';
import { NEW_LEARNER, type Learner } from './learner.js';
import type { Replay, Score } from './replay.js';

/** The derived rows of one learner as they stand in the database. */
export interface Stored {
  readonly learner: Learner;
  readonly memories: Map<string, MemoryState>;
  readonly scores: (Score & { readonly listed: boolean })[];
}

/** Where stored rows differ from what the log says. */
export interface Difference {
  readonly guildId: string;
  readonly userId: string;
  readonly what: 'learner' | 'memories' | 'scores';
  readonly stored: unknown;
  readonly rebuilt: unknown;
}

const IDS = '(select x::bigint from jsonb_array_elements_text($2::jsonb) as x)';

const LEARNERS = `select l.user_id::text, ${LEARNER_COLUMNS}
from learners l where l.guild_id = $1::bigint and l.user_id in ${IDS}`;

const MEMORIES = `
select user_id::text, question_id, due, stability, difficulty, reps, lapses, state, scheduled_days, last_review
from memories where guild_id = $1::bigint and user_id in ${IDS}`;

const SCORES = `
select user_id::text, kind, period_start::text, points, answered, correct, active_days, listed
from scores where guild_id = $1::bigint and user_id in ${IDS}`;

type Of<Row> = Row & { readonly user_id: string };

interface MemoryColumns {
  readonly question_id: string;
  readonly due: string;
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly scheduled_days: number;
  readonly last_review: string;
}

interface ScoreColumns {
  readonly kind: Score['kind'];
  readonly period_start: string;
  readonly points: number;
  readonly answered: number;
  readonly correct: number;
  readonly active_days: number;
  readonly listed: boolean;
}

/** One entry for each id, whether it has rows or not. */
export async function readStored(
  rows: Rows,
  guildId: string,
  userIds: readonly string[],
): Promise<Map<string, Stored>> {
  const values = [guildId, JSON.stringify(userIds)];
  const learners = await rows<Of<LearnerRow>>(LEARNERS, values);
  const memories = await rows<Of<MemoryColumns>>(MEMORIES, values);
  const scores = await rows<Of<ScoreColumns>>(SCORES, values);
  const byId = new Map(learners.map((row) => [row.user_id, learnerOf(row)]));
  const found = new Map<string, Stored>(
    userIds.map((id) => [id, { learner: byId.get(id) ?? NEW_LEARNER, memories: new Map(), scores: [] }]),
  );
  for (const row of memories) {
    found.get(row.user_id)?.memories.set(row.question_id, {
      due: instantOf(row.due),
      stability: row.stability,
      difficulty: row.difficulty,
      reps: row.reps,
      lapses: row.lapses,
      state: row.state,
      scheduledDays: row.scheduled_days,
      lastReview: instantOf(row.last_review),
    });
  }
  for (const row of scores) {
    found.get(row.user_id)?.scores.push({
      kind: row.kind,
      periodStart: row.period_start,
      points: row.points,
      answered: row.answered,
      correct: row.correct,
      activeDays: row.active_days,
      listed: row.listed,
    });
  }
  return found;
}

export function differences(guildId: string, userId: string, stored: Stored, rebuilt: Replay): Difference[] {
  const pairs = [
    ['learner', stored.learner, rebuilt.learner],
    ['memories', sorted(stored.memories), sorted(rebuilt.memories)],
    ['scores', byPeriod(stored.scores), byPeriod(listedScores(rebuilt))],
  ] as const;
  return pairs
    .filter(([, one, other]) => !isDeepStrictEqual(one, other))
    .map(([what, one, other]) => ({ guildId, userId, what, stored: one, rebuilt: other }));
}

/** The rows of `scores` that a replay asks for. */
export function listedScores({ learner, scores }: Replay): Stored['scores'] {
  return scores.map((score) => ({ ...score, listed: learner.listed ?? false }));
}

function sorted(memories: ReadonlyMap<string, MemoryState>) {
  return [...memories].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function byPeriod(scores: Stored['scores']) {
  const key = (score: Score) => `${score.kind} ${score.periodStart}`;
  return scores.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
