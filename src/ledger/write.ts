import type { Rows } from '../db/types.js';
import type { Derived } from './derive.js';
import type { PriorKey } from './prior.js';

type LearnerKey = Omit<PriorKey, 'askingId'>;

const LEARNERS = `
insert into learners (guild_id, user_id)
select "guildId", "userId" from json_to_recordset($1::json) as k ("guildId" bigint, "userId" bigint)
order by 1, 2
on conflict do nothing`;

/** Makes the rows of those who have none yet; what is to be locked must be there. */
export async function insertLearners(rows: Rows, learners: readonly LearnerKey[]): Promise<void> {
  await rows(LEARNERS, [JSON.stringify(learners.map(({ guildId, userId }) => ({ guildId, userId })))]);
}

/*
 * Answers of different learners, `$1` being a JSON array of what rowOf gives. Each learner's row is locked and its
 * version compared; only then is the answer inserted, and only with it anything else. What does not come back was not
 * stored: the version had moved on, or an answer stood already.
 *
 * Learners are locked one by one and written as "on conflict", so that the planner never reads a whole table because it
 * happens to be small.
 */
const write = (lock: string) => `
with held as materialized (
  select g.*, l.listed
  from json_to_recordset($1::json) as g (n int, guild_id bigint, asking_id bigint, user_id bigint, version int, kind text,
    question_id text, domain text, difficulty smallint, chosen int, is_right boolean, partial boolean, confidence text,
    answered_at timestamptz, late boolean, elapsed_ms int, stem_chars int, day date, week date, month date,
    excused jsonb, points int, points_reason text, ranked boolean, exam_days_left int, rules smallint, streak jsonb,
    today jsonb, zone text, zone_from date, next_zone text, answered int, correct int, due timestamptz,
    stability float8, memory_difficulty float8, reps int, lapses int, memory_state smallint, scheduled_days int,
    last_review timestamptz, score_answered int, score_correct int, active_days int)
  cross join lateral (
    select l.version, l.listed from learners l where l.guild_id = g.guild_id and l.user_id = g.user_id ${lock}) l
  where l.version = g.version - 1
), answer as (
  insert into answers (guild_id, asking_id, user_id, version, kind, question_id, domain, difficulty, chosen, correct,
    partial, confidence, answered_at, late, elapsed_ms, stem_chars, day, week, month, excused, points, points_reason,
    ranked, exam_days_left, rules)
  select guild_id, asking_id, user_id, version, kind, question_id, domain, difficulty, chosen, is_right, partial,
    confidence, answered_at, late, elapsed_ms, stem_chars, day, week, month, excused, points, points_reason, ranked,
    exam_days_left, rules
  from held
  on conflict do nothing
  returning guild_id, user_id
), stored as materialized (
  select held.* from held join answer using (guild_id, user_id)
), learner as (
  insert into learners (guild_id, user_id, version, streak, today, zone, zone_from, next_zone, answered, correct,
    last_answered_at)
  select guild_id, user_id, version, streak, today, zone, zone_from, next_zone, answered, correct, answered_at
  from stored
  on conflict (guild_id, user_id) do update set version = excluded.version, streak = excluded.streak,
    today = excluded.today, zone = excluded.zone, zone_from = excluded.zone_from, next_zone = excluded.next_zone,
    answered = excluded.answered, correct = excluded.correct, last_answered_at = excluded.last_answered_at
), memory as (
  insert into memories (guild_id, user_id, question_id, due, stability, difficulty, reps, lapses, state,
    scheduled_days, last_review)
  select guild_id, user_id, question_id, due, stability, memory_difficulty, reps, lapses, memory_state, scheduled_days,
    last_review
  from stored
  on conflict (guild_id, user_id, question_id) do update set due = excluded.due, stability = excluded.stability,
    difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses, state = excluded.state,
    scheduled_days = excluded.scheduled_days, last_review = excluded.last_review
), score as (
  insert into scores as s (guild_id, kind, period_start, user_id, points, answered, correct, active_days, listed)
  select guild_id, p.kind, p.start, user_id, points, score_answered, score_correct, active_days, coalesce(listed, false)
  from stored,
    lateral (values ('week', week), ('month', month), ('all', '1970-01-01'::date)) as p (kind, start)
  where ranked
  on conflict (guild_id, kind, period_start, user_id) do update set points = s.points + excluded.points,
    answered = s.answered + excluded.answered, correct = s.correct + excluded.correct,
    active_days = s.active_days + excluded.active_days
)
select n from stored`;

/** Waits for whoever holds a learner's row. */
export const WRITE = write('for update');
/** Leaves out those whose row somebody else holds, so that the others need not wait. */
export const WRITE_TOGETHER = write('for update skip locked');

/** One answer as WRITE takes it. @param n comes back when it was stored */
export function rowOf(
  n: number,
  { guildId, userId, chosen }: PriorKey & { readonly chosen: number },
  { facts, learner, memory, score }: Derived,
) {
  return {
    n,
    guild_id: guildId,
    asking_id: facts.askingId,
    user_id: userId,
    version: facts.version,
    kind: facts.kind,
    question_id: facts.questionId,
    domain: facts.domain,
    difficulty: facts.difficulty,
    chosen,
    is_right: facts.correct,
    partial: facts.partial,
    confidence: facts.confidence,
    answered_at: iso(facts.at),
    late: facts.late,
    elapsed_ms: facts.elapsedMs,
    stem_chars: facts.stemChars,
    day: facts.day,
    week: facts.week,
    month: facts.month,
    excused: facts.excused,
    points: facts.points,
    points_reason: facts.pointsReason,
    ranked: facts.ranked,
    exam_days_left: facts.examDaysLeft,
    rules: facts.rules,
    streak: learner.streak,
    today: learner.today,
    zone: learner.zone,
    zone_from: learner.zoneFrom,
    next_zone: learner.nextZone,
    answered: learner.answered,
    correct: learner.correct,
    due: iso(memory.due),
    stability: memory.stability,
    memory_difficulty: memory.difficulty,
    reps: memory.reps,
    lapses: memory.lapses,
    memory_state: memory.state,
    scheduled_days: memory.scheduledDays,
    last_review: iso(memory.lastReview),
    score_answered: score?.answered ?? 0,
    score_correct: score?.correct ?? 0,
    active_days: score?.activeDays ?? 0,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
