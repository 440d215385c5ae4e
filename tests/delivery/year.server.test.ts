import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, hasWeekday, weekdayOf } from '../../src/study/calendar.js';
import { deaths, random, simulate, type Done, type Plan, type Span } from './simulation.js';

// A year of 1,000 guilds in every zone there is: two workers that are killed every few hours, faults in one try of
// fifteen, permissions lost and found, zones changed. Pure, so it runs in one project of the suite only.

const FROM = Date.UTC(2026, 0, 1);
const YEAR = 365 * 86_400_000;
const HOUR = 3_600_000;
const ZONES = Intl.supportedValuesOf('timeZone');
const GUILDS = 1_000;
/** Minutes in which a worker alive and allowed to post must have done so, whatever fails by chance. */
const ENOUGH = 10;

const formats = new Map<string, Intl.DateTimeFormat>();
function wallClock(at: number, zone: string): string {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  if (known === undefined) formats.set(zone, format);
  return format.format(at);
}

/** Against the platform's own tables, and Temporal where the local time does not exist. */
function isRightTime({ row, localDate, zone }: Done, minute: number): boolean {
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const wanted = `${localDate} ${time}`;
  if (wallClock(row.dueAt, zone) === wanted) {
    // Of a time that comes twice, the first.
    return [HOUR, HOUR / 2].every((earlier) => wallClock(row.dueAt - earlier, zone) !== wanted);
  }
  const exact = Temporal.PlainDateTime.from(`${localDate}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
  return exact.epochMilliseconds === row.dueAt && exact.toPlainTime().toString({ smallestUnit: 'minute' }) !== time;
}

function planOf(nth: number, next: () => number): Plan {
  const forbidden: Span[] = [];
  for (let at = FROM + 80 * 24 * HOUR * next(); next() < 0.6 && at < FROM + YEAR; at += 90 * 24 * HOUR * next()) {
    forbidden.push([at, at + 60 * HOUR * next()]);
  }
  const skips = new Set(next() < 0.2 ? ['2026-05-03', '2026-05-04', '2026-12-29'] : []);
  const zone = ZONES[nth % ZONES.length]!;
  const move = { at: FROM + YEAR * next(), zone: ZONES[Math.floor(next() * ZONES.length)]! };
  return {
    ...{ zone, skips, forbidden },
    // Half of them in the small hours, where clocks are changed.
    minute: Math.floor(next() * (nth % 2 === 0 ? 240 : 1_440)),
    weekdays: next() < 0.6 ? 127 : 1 + Math.floor(next() * 127),
    lateHours: 1 + Math.floor(next() * 12),
    closeMinute: next() < 0.2 ? Math.floor(next() * 1_440) : null,
    ...(next() < 0.2 ? { move } : {}),
  };
}

function runYear(seed: number) {
  const next = random(seed);
  const workers = deaths(next, FROM, FROM + YEAR);
  const wrong: Record<'missed' | 'duplicate' | 'wrongTime' | 'early' | 'unexplained', string[]> = {
    ...{ missed: [], duplicate: [], wrongTime: [], early: [], unexplained: [] },
  };
  const states: Record<string, number> = {};
  for (let nth = 0; nth < GUILDS; nth += 1) {
    const plan = planOf(nth, next);
    const done = simulate(plan, workers, next, FROM, FROM + YEAR);
    for (const one of done) {
      const { row, localDate, messages } = one;
      const name = `guild ${nth} ${one.zone} ${localDate} ${row.state} ${row.reason}`;
      const key = row.reason === null ? row.state : `${row.state} ${row.reason}`;
      states[key] = (states[key] ?? 0) + 1;
      if (messages.length > 1) wrong.duplicate.push(name);
      if (messages.length !== (row.state === 'sent' ? 1 : 0)) wrong.unexplained.push(name);
      if (messages.some((at) => at < row.dueAt)) wrong.early.push(name);
      // A date whose time was over in the zone just chosen comes with the change.
      if (row.dueAt !== plan.move?.at && !isRightTime(one, plan.minute)) wrong.wrongTime.push(name);
      const excused = plan.skips.has(localDate) || one.chances < ENOUGH;
      if (row.state !== 'sent' && !excused) wrong.missed.push(name);
    }
    wrong.missed.push(...datesLeftOut(plan, done).map((date) => `guild ${nth} ${date}`));
    const dates = done.map(({ localDate }) => localDate);
    if (new Set(dates).size !== dates.length) wrong.duplicate.push(`guild ${nth}`);
  }
  return { wrong, states };
}

/** Every date between the first and the last that has the right weekday has a row. */
function datesLeftOut({ weekdays }: Plan, done: readonly Done[]): string[] {
  const had = new Set(done.map(({ localDate }) => localDate));
  const left: string[] = [];
  const [first] = done;
  const last = done.at(-1)!;
  for (let date = first!.localDate; date < last.localDate; date = addDays(date, 1)) {
    if (hasWeekday(weekdays, weekdayOf(date)) && !had.has(date)) left.push(date);
  }
  expect(first!.localDate <= '2026-01-08' && last.localDate >= '2026-12-24').toBe(true);
  return left;
}

test('a year of 1,000 guilds: none missed, none twice, none at a wrong local time', () => {
  const { wrong, states } = runYear(20_261_124);
  expect(wrong).toEqual({ missed: [], duplicate: [], wrongTime: [], early: [], unexplained: [] });
  expect(states['sent']).toBeGreaterThan(200_000);
  // The year had every ending in it.
  for (const key of ['skipped late', 'skipped organiser', 'failed missing_permission'])
    expect(states[key]).toBeGreaterThan(50);
});
