import { instantOf } from '../db/columns.js';
import type { Rows } from '../db/types.js';
import { addDays, studyDay, studyDayStart, type LocalDate } from '../study/calendar.js';
import type { ExcusedDay } from '../study/streak.js';

export interface Span {
  readonly guildId: string;
  readonly userId: string;
  /** The zone of the learner's days. */
  readonly zone: string;
  /** Both bounds are outside. */
  readonly after: LocalDate;
  readonly before: LocalDate;
}

const REASONS = `
select 'posted' as what, local_date::text as day, null::timestamptz as from_at, null::timestamptz as to_at
from posts
where guild_id = $1::bigint and schedule_no > 0 and message_id is not null
  and local_date > $3::date and local_date < $4::date
union
select 'skipped', skipped.day, null, null
from events e, jsonb_array_elements_text(e.data -> 'skipped') as skipped (day)
where e.guild_id = $1::bigint and e.user_id = $2::bigint and e.kind = 'zone'
union
select 'outage', null, from_at, to_at from outages where to_at > $5::timestamptz and from_at < $6::timestamptz`;

interface ReasonRow {
  readonly what: 'posted' | 'skipped' | 'outage';
  readonly day: string | null;
  readonly from_at: string | null;
  readonly to_at: string | null;
}

/**
 * The days strictly between two learning days that cost this learner no streak: the guild got no post, the bot was
 * out, or a change of zone skipped the date. Oldest first.
 */
export async function excusedDays(rows: Rows, span: Span): Promise<ExcusedDay[]> {
  const { guildId, userId, zone, after, before } = span;
  const first = addDays(after, 1);
  if (first >= before) return [];
  const found = await rows<ReasonRow>(REASONS, [
    ...[guildId, userId, after, before],
    ...[studyDayStart(first, zone), studyDayStart(before, zone)].map((at) => new Date(at).toISOString()),
  ]);
  const posted = new Set(found.flatMap(({ what, day }) => (what === 'posted' ? [day] : [])));
  const skipped = new Set(found.flatMap(({ what, day }) => (what === 'skipped' ? [day] : [])));
  const outages = found.flatMap(({ from_at, to_at }) =>
    from_at === null || to_at === null
      ? []
      : [{ from: studyDay(instantOf(from_at), zone), to: studyDay(instantOf(to_at), zone) }],
  );
  const excused: ExcusedDay[] = [];
  for (let day = first; day < before; day = addDays(day, 1)) {
    if (skipped.has(day)) excused.push({ day, why: 'zone_change' });
    else if (outages.some(({ from, to }) => from <= day && day <= to)) excused.push({ day, why: 'outage' });
    // Most excuses are these, so the reason is left out: the log stays small over a long pause.
    else if (!posted.has(day)) excused.push(day);
  }
  return excused;
}
