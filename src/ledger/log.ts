import { instantOf } from '../db/columns.js';
import type { AskingKind, Confidence } from '../db/schema.js';
import type { Rows } from '../db/types.js';
import type { LocalDate, Weekdays } from '../study/calendar.js';
import type { PointsReason } from '../study/points.js';
import type { ExcusedDay } from '../study/streak.js';

/* The log of a learner: answers and events in one order, that of their versions. All else is derived from it. */

/** An answer with everything that derived rows need of it, as it stood when it was given. */
export interface LoggedAnswer {
  readonly version: number;
  readonly askingId: number;
  readonly kind: AskingKind;
  readonly questionId: string;
  readonly domain: string;
  readonly difficulty: 1 | 2 | 3;
  readonly correct: boolean;
  readonly partial: boolean;
  readonly confidence: Confidence | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly late: boolean;
  readonly elapsedMs: number | null;
  readonly stemChars: number;
  readonly day: LocalDate;
  readonly week: LocalDate;
  readonly month: LocalDate;
  readonly excused: readonly ExcusedDay[];
  readonly points: number;
  readonly pointsReason: PointsReason;
  readonly ranked: boolean;
  readonly examDaysLeft: number | null;
  readonly rules: number;
}

export type LearnerChange =
  | { readonly kind: 'listing'; readonly listed: boolean }
  /** The columns of study/zone-change.ts as the request left them. */
  | {
      readonly kind: 'zone';
      readonly zone: string;
      readonly zoneFrom: LocalDate | null;
      readonly nextZone: string | null;
      /** Learning days that the move skips; they cost no streak. */
      readonly skipped: readonly LocalDate[];
    }
  | { readonly kind: 'rest_days'; readonly restDays: Weekdays; readonly chosenOn: LocalDate }
  /** The key of an asking that this learner had answered turned out to be wrong. */
  | { readonly kind: 'rescored'; readonly askingId: number };

export interface LoggedChange {
  readonly version: number;
  readonly at: number;
  readonly change: LearnerChange;
}

export type Entry = { readonly answer: LoggedAnswer } | { readonly event: LoggedChange };

export function versionOf(entry: Entry): number {
  return 'answer' in entry ? entry.answer.version : entry.event.version;
}

const IDS = '(select x::bigint from jsonb_array_elements_text($2::jsonb) as x)';

const ANSWERS = `
select user_id::text, version, asking_id::text, kind, question_id, domain, difficulty, correct, partial, confidence,
       answered_at, late, elapsed_ms, stem_chars, day::text, week::text, month::text, excused, points, points_reason,
       ranked, exam_days_left, rules
from answers where guild_id = $1::bigint and user_id in ${IDS}`;

const EVENTS = `
select user_id::text, version, kind, data, at
from events where guild_id = $1::bigint and user_id in ${IDS} and version is not null`;

/** Oldest first, by user id; people without a log are absent. */
export async function readLogs(rows: Rows, guildId: string, userIds: readonly string[]): Promise<Map<string, Entry[]>> {
  const ids = JSON.stringify(userIds);
  const answers = await rows<AnswerRow>(ANSWERS, [guildId, ids]);
  const events = await rows<EventRow>(EVENTS, [guildId, ids]);
  const logs = new Map<string, Entry[]>();
  const add = (userId: string, entry: Entry) => {
    const log = logs.get(userId);
    if (log === undefined) logs.set(userId, [entry]);
    else log.push(entry);
  };
  for (const row of answers) add(row.user_id, { answer: answerOf(row) });
  for (const row of events) add(row.user_id, { event: changeOf(row) });
  for (const log of logs.values()) log.sort((a, b) => versionOf(a) - versionOf(b));
  return logs;
}

interface AnswerRow {
  readonly user_id: string;
  readonly version: number;
  readonly asking_id: string;
  readonly kind: AskingKind;
  readonly question_id: string;
  readonly domain: string;
  readonly difficulty: 1 | 2 | 3;
  readonly correct: boolean;
  readonly partial: boolean;
  readonly confidence: Confidence | null;
  readonly answered_at: string;
  readonly late: boolean;
  readonly elapsed_ms: number | null;
  readonly stem_chars: number;
  readonly day: string;
  readonly week: string;
  readonly month: string;
  readonly excused: readonly ExcusedDay[];
  readonly points: number;
  readonly points_reason: PointsReason;
  readonly ranked: boolean;
  readonly exam_days_left: number | null;
  readonly rules: number;
}

interface EventRow {
  readonly user_id: string;
  readonly version: number;
  readonly kind: string;
  readonly data: object;
  readonly at: string;
}

function answerOf(row: AnswerRow): LoggedAnswer {
  return {
    version: row.version,
    askingId: Number(row.asking_id),
    kind: row.kind,
    questionId: row.question_id,
    domain: row.domain,
    difficulty: row.difficulty,
    correct: row.correct,
    partial: row.partial,
    confidence: row.confidence,
    at: instantOf(row.answered_at),
    late: row.late,
    elapsedMs: row.elapsed_ms,
    stemChars: row.stem_chars,
    day: row.day,
    week: row.week,
    month: row.month,
    excused: row.excused,
    points: row.points,
    pointsReason: row.points_reason,
    ranked: row.ranked,
    examDaysLeft: row.exam_days_left,
    rules: row.rules,
  };
}

function changeOf(row: EventRow): LoggedChange {
  return { version: row.version, at: instantOf(row.at), change: { kind: row.kind, ...row.data } as LearnerChange };
}
