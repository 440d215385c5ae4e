import type { Rows } from '../../db/types.js';
import { addDays, type LocalDate } from '../../study/calendar.js';
import type { GroupDay } from '../../study/group-streak.js';

export type Period = 'week' | 'month' | 'all';

export interface Place {
  readonly userId: string;
  readonly points: number;
  readonly activeDays: number;
}

/** Standing of one guild and period by points. */
export interface PointsRow {
  /** Highest first, with or without points, 10 at most: enough to know whether there are 10. */
  readonly top: readonly Place[];
  /** Null for somebody without a row. */
  readonly own: (Place & { readonly listed: boolean }) | null;
  /** The next one up and down; null for somebody who is not listed. */
  readonly above: Place | null;
  readonly below: Place | null;
  /** How many have more points than one's own, as many, and more than the next one up; zeros for one not listed. */
  readonly ahead: number;
  readonly same: number;
  readonly aheadOfAbove: number;
}

const BOARD = `s.guild_id = $1::bigint and s.kind = $2::text and s.period_start = $3::date and s.listed`;
const PLACE = `s.user_id::text as "userId", s.points, s.active_days as "activeDays"`;

/** As many people, from the first down to oneself and one's equals, are counted anew each time; see far-down.ts. */
export const COUNTED = 200;

/*
 * Read through the index of listed people by points, forwards and backwards. People with equal points stand in the
 * order of that index.
 */
const POINTS = `
with own as materialized (
  select ${PLACE}, s.user_id, s.listed from scores s
  where s.guild_id = $1::bigint and s.kind = $2::text and s.period_start = $3::date and s.user_id = $4::bigint
), above as materialized (
  select ${PLACE} from own, lateral (
    select * from scores s where ${BOARD} and (s.points, s.user_id) > (own.points, own.user_id)
    order by s.points, s.user_id limit 1) s
  where own.listed
), below as materialized (
  select ${PLACE} from own, lateral (
    select * from scores s where ${BOARD} and (s.points, s.user_id) < (own.points, own.user_id)
    order by s.points desc, s.user_id desc limit 1) s
  where own.listed
)
select
  (select coalesce(json_agg(t), '[]') from (
    select ${PLACE} from scores s where ${BOARD} order by s.points desc, s.user_id desc limit 10) t) as top,
  (select json_build_object('userId', "userId", 'points', points, 'activeDays', "activeDays", 'listed', listed)
    from own) as own,
  (select row_to_json(above) from above) as above,
  (select row_to_json(below) from below) as below,
  counted.*
from (
  select count(*) filter (where s.points > own.points)::int as ahead,
    count(*) filter (where s.points = own.points)::int as same,
    count(*) filter (where s.points > above.points)::int as "aheadOfAbove"
  from own left join above on true, lateral (
    select s.points from scores s where ${BOARD} and s.points >= own.points
    order by s.points desc, s.user_id desc limit ${COUNTED} + 1) s
  where own.listed
) as counted`;

export async function readPoints(
  rows: Rows,
  guildId: string,
  period: Period,
  start: LocalDate,
  userId: string,
): Promise<PointsRow> {
  const [row] = await rows<PointsRow>(POINTS, [guildId, period, start, userId]);
  if (row === undefined) throw new Error('Expected one row of standings');
  return row;
}

const COUNTS = `
select s.points, count(*)::int as people from scores s where ${BOARD} group by s.points order by s.points desc`;

/** For reading their plans. */
export const STATEMENTS = { points: POINTS, counts: COUNTS } as const;

/** How many listed people have how many points, highest first. Reads the whole board. */
export async function countByPoints(
  rows: Rows,
  guildId: string,
  period: Period,
  start: LocalDate,
): Promise<{ readonly points: number; readonly people: number }[]> {
  return rows(COUNTS, [guildId, period, start]);
}

export interface AccuracyRow {
  readonly userId: string;
  readonly answered: number;
  readonly right: number;
  /** 1 is best; equal ones share it. */
  readonly rank: number;
  readonly place: number;
  readonly people: number;
}

/* Lower bound of Wilson's interval at 95 %, as study/intervals.ts has it; see the test that compares them. */
const ACCURACY = `
with bound as (
  select s.user_id, s.answered, s.correct, case when s.correct = 0 then 0 else
    (s.correct + z * z / 2) / (s.answered + z * z)
    - z / (s.answered + z * z) * sqrt(s.correct::float8 * (s.answered - s.correct) / s.answered + z * z / 4) end as low
  from scores s, (values (1.959963984540054::float8)) as normal (z) where ${BOARD} and s.answered >= 10
), ranked as (
  select *, rank() over (order by low desc)::int as rank, row_number() over (order by low desc, user_id)::int as place,
    count(*) over ()::int as people
  from bound
), own as (select place from ranked where user_id = $4::bigint)
select user_id::text as "userId", answered, correct as "right", rank, place, people from ranked
where place <= 5 or abs(place - (select place from own)) <= 1
order by place`;

/** The best five by accuracy, and a person with both neighbours; people with 10 or more answers. */
export async function readAccuracy(
  rows: Rows,
  guildId: string,
  period: Period,
  start: LocalDate,
  userId: string,
): Promise<AccuracyRow[]> {
  return rows<AccuracyRow>(ACCURACY, [guildId, period, start, userId]);
}

export interface WeeksRow {
  readonly userId: string;
  readonly thisWeek: number;
  /** Latest first, from the week in which the person began. */
  readonly weeksBefore: readonly number[];
}

const WEEKS = `
select s.user_id::text as "userId", s.points as "thisWeek",
  (select a.week::text from answers a where a.guild_id = s.guild_id and a.user_id = s.user_id order by a.version limit 1)
    as began,
  (select coalesce(jsonb_object_agg(w.period_start::text, w.points), '{}') from scores w
    where w.guild_id = s.guild_id and w.kind = 'week' and w.user_id = s.user_id
      and w.period_start in ($3::date - 7, $3::date - 14, $3::date - 21, $3::date - 28)) as weeks
from scores s where ${BOARD} and s.points > 0`;

/** Points of a week and of the four before it, of everybody listed with points in that week. */
export async function readWeeks(rows: Rows, guildId: string, week: LocalDate): Promise<WeeksRow[]> {
  type Row = { userId: string; thisWeek: number; began: string | null; weeks: Record<string, number> };
  const found = await rows<Row>(WEEKS, [guildId, 'week', week]);
  return found.map(({ userId, thisWeek, began, weeks }) => ({
    userId,
    thisWeek,
    weeksBefore: [1, 2, 3, 4]
      .map((ago) => addDays(week, -7 * ago))
      .filter((start) => began !== null && start >= began)
      .map((start) => weeks[start] ?? 0),
  }));
}

const GROUP = `
with posted as (
  select local_date, asking_id from posts
  where guild_id = $1::bigint and schedule_no > 0 and message_id is not null
    and local_date between $2::date - $3::int - 13 and $2::date
), given as (
  select distinct p.local_date as day, w.user_id
  from posted p join answers w on w.guild_id = $1::bigint and w.asking_id = p.asking_id
  where not w.late and w.user_id > 0
)
select d.day::date::text as day,
  (select count(distinct g.user_id)::int from given g where g.day between d.day::date - 13 and d.day::date) as active,
  (select count(*)::int from given g where g.day = d.day::date) as answered,
  exists (select 1 from posted p where p.local_date = d.day::date) as counts
from generate_series($2::date - $3::int, $2::date, interval '1 day') as d (day) order by 1`;

/** Who answered the daily questions of the last `days` days, oldest first. */
export async function readGroupDays(rows: Rows, guildId: string, today: LocalDate, days: number): Promise<GroupDay[]> {
  return rows<GroupDay>(GROUP, [guildId, today, days]);
}

/** The zone of the guild's weeks, and whether this person agreed to be listed (null: not asked yet). */
export async function readMember(
  rows: Rows,
  guildId: string,
  userId: string,
): Promise<{ readonly zone: string; readonly listed: boolean | null }> {
  const [row] = await rows<{ zone: string; listed: boolean | null }>(
    `select coalesce((select zone from guilds where guild_id = $1::bigint), 'Asia/Tokyo') as zone,
       (select listed from learners where guild_id = $1::bigint and user_id = $2::bigint) as listed`,
    [guildId, userId],
  );
  return row ?? { zone: 'Asia/Tokyo', listed: null };
}
