import { createHmac } from 'node:crypto';
import type { Rows } from '../db/types.js';
import type { Library } from '../library/model.js';
import { addDays } from '../study/calendar.js';
import { chooseDaily, type DailyChoice, type DailyQuestion, type PostedQuestion } from '../study/choose-daily.js';
import type { GroupStats } from '../study/domain-need.js';
import type { Hmac } from '../study/hmac.js';
import { isReviewDay, type GroupResult } from '../study/review-day.js';

export const hmacSha256: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();

/** Guilds' pasts that the choice depends on, read for a whole batch at once. */
export interface Pasts {
  history(guildId: string): readonly PostedQuestion[];
  /** Remembers a choice made in this batch. */
  add(guildId: string, posted: PostedQuestion): void;
  stats(guildId: string): Readonly<Record<string, GroupStats>>;
  disputed(guildId: string): ReadonlySet<string>;
  results(guildId: string): readonly GroupResult[];
}

const HISTORY = `
select p.guild_id, a.question_id, p.local_date, a.domain, a.task
from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
where p.guild_id in (select x::bigint from jsonb_array_elements_text($1::jsonb) as x)
  and p.local_date > $2::date and p.state in ('claimed', 'sent', 'closed')
order by p.guild_id, p.local_date`;

const STATS = `
select guild_id, domain, avg(correct::int)::float8 as mean, count(*)::int as n
from answers
where guild_id in (select x::bigint from jsonb_array_elements_text($1::jsonb) as x)
  and day > $2::date and kind in ('daily', 'quiz')
group by guild_id, domain`;

const DISPUTED = `
select guild_id, question_id from disputes
where guild_id in (select x::bigint from jsonb_array_elements_text($1::jsonb) as x)`;

const RESULTS = `
select p.guild_id, a.question_id, count(*)::int as answered, count(*) filter (where w.correct)::int as "right"
from posts p
join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
join answers w on w.guild_id = a.guild_id and w.asking_id = a.id
where p.guild_id in (select x::bigint from jsonb_array_elements_text($1::jsonb) as x)
  and p.schedule_no > 0 and p.local_date between $2::date and $3::date
group by p.guild_id, a.question_id`;

const HISTORY_DAYS = 800;
const STATS_DAYS = 90;

/** @param today any local date among the guilds'; the windows are wide enough not to mind the zone */
export async function readPasts(rows: Rows, guildIds: readonly string[], today: string): Promise<Pasts> {
  const ids = JSON.stringify([...new Set(guildIds)]);
  type Of<T> = T & { guild_id: string };
  const [history, stats, disputed, results] = await Promise.all([
    rows<Of<{ question_id: string; local_date: string; domain: string; task: string }>>(HISTORY, [
      ids,
      addDays(today, -HISTORY_DAYS),
    ]),
    rows<Of<{ domain: string; mean: number; n: number }>>(STATS, [ids, addDays(today, -STATS_DAYS)]),
    rows<Of<{ question_id: string }>>(DISPUTED, [ids]),
    rows<Of<{ question_id: string; answered: number; right: number }>>(RESULTS, [
      ids,
      addDays(today, -62),
      addDays(today, -19),
    ]),
  ]);
  const posted = groupBy(history, (row) => ({
    questionId: row.question_id,
    localDate: row.local_date,
    domain: row.domain,
    task: row.task,
  }));
  const byDomain = groupBy(stats, ({ domain, mean, n }) => [domain, { mean, n }] as const);
  const openDisputes = groupBy(disputed, (row) => row.question_id);
  const byQuestion = groupBy(results, ({ question_id, answered, right }) => ({
    questionId: question_id,
    answered,
    right,
  }));
  return {
    history: (guildId) => posted.get(guildId) ?? [],
    add: (guildId, one) => void posted.set(guildId, [...(posted.get(guildId) ?? []), one]),
    stats: (guildId) => Object.fromEntries(byDomain.get(guildId) ?? []),
    disputed: (guildId) => new Set(openDisputes.get(guildId)),
    results: (guildId) => byQuestion.get(guildId) ?? [],
  };
}

export interface ChooseFor {
  readonly guildId: string;
  readonly seed: string;
  readonly localDate: string;
  readonly weekdays: number;
  /** Extras never stand in for the review day. */
  readonly scheduled: boolean;
}

export function choose(library: Library, pasts: Pasts, of: ChooseFor): DailyChoice {
  const disputed = pasts.disputed(of.guildId);
  const review = of.scheduled && isReviewDay(of.localDate, of.weekdays);
  return chooseDaily({
    date: of.localDate,
    seed: of.seed,
    hmac: hmacSha256,
    questions: withDisputes(candidates(library), disputed),
    history: pasts.history(of.guildId),
    domains: library.exam.domains,
    groupStats: pasts.stats(of.guildId),
    reviewDay: review ? { results: pasts.results(of.guildId) } : undefined,
  });
}

function withDisputes(questions: readonly DailyQuestion[], disputed: ReadonlySet<string>): readonly DailyQuestion[] {
  if (disputed.size === 0) return questions;
  return questions.map((question) => (disputed.has(question.id) ? { ...question, disputed: true } : question));
}

const known = new WeakMap<Library, readonly DailyQuestion[]>();

function candidates(library: Library): readonly DailyQuestion[] {
  const ready = known.get(library);
  if (ready !== undefined) return ready;
  const made = [...library.questions.values()].map((question): DailyQuestion => {
    const lifecycle = library.topics.get(question.topic)?.lifecycle;
    const { id, domain, task, difficulty, reviewed, status } = question;
    return {
      ...{ id, domain, task, difficulty, reviewed },
      published: status === 'published' || status === 'disputed',
      // The parser refuses a question that stands in one language only.
      bothLanguages: true,
      disputed: status === 'disputed',
      lifecycleOk: question.aboutLifecycle || (lifecycle !== 'ended' && lifecycle !== 'closed-to-new'),
    };
  });
  known.set(library, made);
  return made;
}

function groupBy<Row extends { guild_id: string }, T>(rows: readonly Row[], read: (row: Row) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.guild_id);
    if (group === undefined) groups.set(row.guild_id, [read(row)]);
    else group.push(read(row));
  }
  return groups;
}
