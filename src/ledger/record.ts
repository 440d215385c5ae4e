import type { Rows, SqlValue } from '../db/types.js';
import { isChoice } from '../study/grade.js';
import { CURRENT_RULES, derive, type Derived, type Given, type Rules } from './derive.js';
import { readPrior, type Prior, type StoredAnswer } from './prior.js';
import { excusedSince } from './streak-now.js';

export interface Answering extends Omit<Given, 'excused'> {
  readonly guildId: string;
  readonly askingId: number;
  readonly userId: string;
}

export type Recorded =
  /** Committed before this returns; `derived` is what it led to. */
  | { readonly outcome: 'stored'; readonly prior: Prior; readonly answer: StoredAnswer; readonly derived: Derived }
  /** The first answer stands. */
  | { readonly outcome: 'already'; readonly prior: Prior; readonly answer: StoredAnswer }
  /** No such question in this guild; somebody else's; not yet sent; not as many options as asked for. */
  | { readonly outcome: 'refused'; readonly reason: 'unknown' | 'not_yours' | 'not_a_choice' };

const MOST_TRIES = 12;

/**
 * Stores an answer and all that is derived from it in one statement, or finds the one that stands.
 * The statement checks the learner's version; when another answer of the same person came between, it is computed anew.
 * @throws when the database does, or after 12 conflicts in a row; nothing is stored then
 */
export async function recordAnswer(rows: Rows, answering: Answering, rules: Rules = CURRENT_RULES): Promise<Recorded> {
  const { guildId, askingId, userId, chosen } = answering;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const prior = await readPrior(rows, guildId, askingId, userId);
    if (prior === undefined) return { outcome: 'refused', reason: 'unknown' };
    if (prior.asking.userId !== null && prior.asking.userId !== userId)
      return { outcome: 'refused', reason: 'not_yours' };
    if (prior.answer !== null) return { outcome: 'already', prior, answer: prior.answer };
    if (!isChoice(chosen, prior.asking.key, prior.asking.optionOrder.length)) {
      return { outcome: 'refused', reason: 'not_a_choice' };
    }
    if (prior.learner === null) await rows(INSERT_LEARNER, [guildId, userId]);
    const excused = await excusedSince(rows, answering, prior);
    const derived = derive(prior, { ...answering, excused }, rules);
    const [written] = await rows<{ stored: number }>(WRITE, valuesOf(answering, derived));
    if (written?.stored === 1) return { outcome: 'stored', prior, derived, answer: storedOf(answering, derived) };
  }
  throw new Error(`Expected to store an answer within ${MOST_TRIES} tries, but other answers kept coming between`);
}

export const INSERT_LEARNER = `insert into learners (guild_id, user_id) values ($1::bigint, $2::bigint) on conflict do nothing`;

/*
 * One statement: the learner's row is locked and its version compared; only then is the answer inserted, and only with
 * it anything else. No row comes back as stored = 0: the version had moved on, or an answer stood already.
 */
export const WRITE = `
with held as materialized (
  select version, listed from learners where guild_id = $1::bigint and user_id = $3::bigint for update
), answer as (
  insert into answers (guild_id, asking_id, user_id, version, kind, question_id, domain, difficulty, chosen, correct,
    partial, confidence, answered_at, late, elapsed_ms, stem_chars, day, week, month, excused, points, points_reason,
    ranked, exam_days_left, rules)
  select $1::bigint, $2::bigint, $3::bigint, $4::int, $5::text, $6::text, $7::text, $8::smallint, $9::int,
    $10::boolean, $11::boolean, $12::text, $13::timestamptz, $14::boolean, $15::int, $16::int, $17::date, $18::date,
    $19::date, $20::jsonb, $21::int, $22::text, $23::boolean, $24::int, $25::smallint
  from held where held.version = $4::int - 1
  on conflict do nothing
  returning guild_id, user_id
), learner as (
  update learners l set version = $4::int, streak = $26::jsonb, today = $27::jsonb, zone = $28::text,
    zone_from = $29::date, next_zone = $30::text, answered = $31::int, correct = $32::int,
    last_answered_at = $13::timestamptz
  from answer where l.guild_id = answer.guild_id and l.user_id = answer.user_id
), memory as (
  insert into memories (guild_id, user_id, question_id, due, stability, difficulty, reps, lapses, state,
    scheduled_days, last_review)
  select guild_id, user_id, $6::text, $33::timestamptz, $34::float8, $35::float8, $36::int, $37::int, $38::smallint,
    $39::int, $40::timestamptz from answer
  on conflict (guild_id, user_id, question_id) do update set due = excluded.due, stability = excluded.stability,
    difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses, state = excluded.state,
    scheduled_days = excluded.scheduled_days, last_review = excluded.last_review
), score as (
  insert into scores as s (guild_id, kind, period_start, user_id, points, answered, correct, active_days, listed)
  select answer.guild_id, p.kind, p.start, answer.user_id, $21::int, $41::int, $42::int, $43::int,
    coalesce(held.listed, false)
  from answer, held,
    (values ('week', $18::date), ('month', $19::date), ('all', '1970-01-01'::date)) as p (kind, start)
  where $23::boolean
  on conflict (guild_id, kind, period_start, user_id) do update set points = s.points + excluded.points,
    answered = s.answered + excluded.answered, correct = s.correct + excluded.correct,
    active_days = s.active_days + excluded.active_days
)
select count(*)::int as stored from answer`;

/** The values of WRITE, $1 to $43. */
export function valuesOf(
  { guildId, userId, chosen }: Answering,
  { facts, learner, memory, score }: Derived,
): SqlValue[] {
  const iso = (at: number) => new Date(at).toISOString();
  return [
    guildId,
    facts.askingId,
    userId,
    facts.version,
    facts.kind,
    facts.questionId,
    facts.domain,
    facts.difficulty,
    chosen,
    facts.correct,
    facts.partial,
    facts.confidence,
    iso(facts.at),
    facts.late,
    facts.elapsedMs,
    facts.stemChars,
    facts.day,
    facts.week,
    facts.month,
    JSON.stringify(facts.excused),
    facts.points,
    facts.pointsReason,
    facts.ranked,
    facts.examDaysLeft,
    facts.rules,
    JSON.stringify(learner.streak),
    JSON.stringify(learner.today),
    learner.zone,
    learner.zoneFrom,
    learner.nextZone,
    learner.answered,
    learner.correct,
    iso(memory.due),
    memory.stability,
    memory.difficulty,
    memory.reps,
    memory.lapses,
    memory.state,
    memory.scheduledDays,
    iso(memory.lastReview),
    score?.answered ?? 0,
    score?.correct ?? 0,
    score?.activeDays ?? 0,
  ];
}

function storedOf({ chosen }: Answering, { facts }: Derived): StoredAnswer {
  const { confidence, at: answeredAt, correct, partial, late, day, points, pointsReason } = facts;
  return { chosen, confidence, answeredAt, correct, partial, late, day, points, pointsReason };
}
