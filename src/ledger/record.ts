import type { Rows, SqlValue } from '../db/types.js';
import { isChoice } from '../study/grade.js';
import { addDays } from '../study/calendar.js';
import { dayOf, derive, streakOf, type Derived, type Given } from './derive.js';
import { readPrior, type Prior, type StoredAnswer } from './prior.js';

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
export async function recordAnswer(rows: Rows, answering: Answering): Promise<Recorded> {
  const { guildId, askingId, userId, chosen } = answering;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const prior = await readPrior(rows, guildId, askingId, userId);
    if (prior === undefined) return { outcome: 'refused', reason: 'unknown' };
    if (prior.asking.userId !== null && prior.asking.userId !== userId) return { outcome: 'refused', reason: 'not_yours' };
    if (prior.answer !== null) return { outcome: 'already', prior, answer: prior.answer };
    if (!isChoice(chosen, prior.asking.key, prior.asking.optionOrder.length)) {
      return { outcome: 'refused', reason: 'not_a_choice' };
    }
    if (prior.learner === null) await rows(NEW_LEARNER, [guildId, userId]);
    const excused = await excusedDays(rows, guildId, prior, answering.at);
    const derived = derive(prior, { ...answering, excused });
    const version = prior.learner?.version ?? 0;
    const [written] = await rows<{ stored: number }>(
      WRITE,
      valuesOf(answering, prior, derived, version, excused),
    );
    if (written?.stored === 1) return { outcome: 'stored', prior, derived, answer: storedOf(answering, derived) };
  }
  throw new Error(`Expected to store an answer within ${MOST_TRIES} tries, but other answers kept coming between`);
}

const NEW_LEARNER = `insert into learners (guild_id, user_id) values ($1::bigint, $2::bigint) on conflict do nothing`;

const POSTED = `
select distinct local_date as day from posts
where guild_id = $1::bigint and schedule_no > 0 and message_id is not null
  and local_date > $2::date and local_date < $3::date`;

/** Days between the last active one and that of this answer on which the guild got no post. */
async function excusedDays(rows: Rows, guildId: string, prior: Prior, at: number): Promise<string[]> {
  const { lastDay } = streakOf(prior.learner);
  const day = dayOf(prior, at);
  if (lastDay === null || day <= addDays(lastDay, 1)) return [];
  const posted = new Set((await rows<{ day: string }>(POSTED, [guildId, lastDay, day])).map((row) => row.day));
  const between: string[] = [];
  for (let date = addDays(lastDay, 1); date < day; date = addDays(date, 1)) between.push(date);
  return between.filter((date) => !posted.has(date));
}

/*
 * One statement: the learner's row is locked and its version compared; only then is the answer inserted, and only with
 * it anything else. No row comes back as stored = 0: the version had moved on, or an answer stood already.
 */
const WRITE = `
with held as materialized (
  select version, listed from learners where guild_id = $1::bigint and user_id = $3::bigint for update
), answer as (
  insert into answers (guild_id, asking_id, user_id, version, kind, question_id, domain, difficulty, chosen, correct,
    partial, confidence, answered_at, late, elapsed_ms, stem_chars, day, week, month, excused, points, points_reason,
    ranked, exam_days_left, rules)
  select $1::bigint, $2::bigint, $3::bigint, $4::int + 1, $5::text, $6::text, $7::text, $8::smallint, $9::int,
    $10::boolean, $11::boolean, $12::text, $13::timestamptz, $14::boolean, $15::int, $16::int, $17::date, $18::date,
    $19::date, $20::jsonb, $21::int, $22::text, $23::boolean, $24::int, $25::smallint
  from held where held.version = $4::int
  on conflict do nothing
  returning guild_id, user_id
), learner as (
  update learners l set version = $4::int + 1, streak = $26::jsonb, today = $27::jsonb,
    zone = coalesce($28::text, l.zone), next_zone = case when $28::text is null then l.next_zone end,
    answered = l.answered + 1, correct = l.correct + $10::boolean::int, last_answered_at = $13::timestamptz
  from answer where l.guild_id = answer.guild_id and l.user_id = answer.user_id
), memory as (
  insert into memories (guild_id, user_id, question_id, due, stability, difficulty, reps, lapses, state,
    scheduled_days, last_review)
  select guild_id, user_id, $6::text, $29::timestamptz, $30::float8, $31::float8, $32::int, $33::int, $34::smallint,
    $35::int, $36::timestamptz from answer
  on conflict (guild_id, user_id, question_id) do update set due = excluded.due, stability = excluded.stability,
    difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses, state = excluded.state,
    scheduled_days = excluded.scheduled_days, last_review = excluded.last_review
), score as (
  insert into scores as s (guild_id, kind, period_start, user_id, points, answered, correct, active_days, listed)
  select answer.guild_id, p.kind, p.start, answer.user_id, $21::int, 1, $10::boolean::int, $37::int,
    coalesce(held.listed, false)
  from answer, held,
    (values ('week', $18::date), ('month', $19::date), ('all', '1970-01-01'::date)) as p (kind, start)
  where $23::boolean
  on conflict (guild_id, kind, period_start, user_id) do update set points = s.points + excluded.points,
    answered = s.answered + excluded.answered, correct = s.correct + excluded.correct,
    active_days = s.active_days + excluded.active_days
)
select count(*)::int as stored from answer`;

function valuesOf(
  answering: Answering,
  prior: Prior,
  { facts, streak, today, zone, memory, newDay }: Derived,
  version: number,
  excused: readonly string[],
): SqlValue[] {
  const { asking } = prior;
  const iso = (at: number) => new Date(at).toISOString();
  return [
    answering.guildId,
    answering.askingId,
    answering.userId,
    version,
    asking.kind,
    asking.questionId,
    asking.domain,
    asking.difficulty,
    answering.chosen,
    facts.correct,
    facts.partial,
    answering.confidence,
    iso(answering.at),
    facts.late,
    answering.elapsedMs,
    facts.stemChars,
    facts.day,
    facts.week,
    facts.month,
    JSON.stringify(excused),
    facts.points,
    facts.pointsReason,
    facts.ranked,
    facts.examDaysLeft,
    facts.rules,
    JSON.stringify(streak),
    JSON.stringify(today),
    zone?.zone ?? null,
    iso(memory.due),
    memory.stability,
    memory.difficulty,
    memory.reps,
    memory.lapses,
    memory.state,
    memory.scheduledDays,
    iso(memory.lastReview),
    newDay ? 1 : 0,
  ];
}

function storedOf(answering: Answering, { facts }: Derived): StoredAnswer {
  const { chosen, confidence, at: answeredAt } = answering;
  const { correct, partial, late, day, points, pointsReason } = facts;
  return { chosen, confidence, answeredAt, correct, partial, late, day, points, pointsReason };
}
