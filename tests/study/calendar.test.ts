import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  closesAt,
  daysBetween,
  formatTimeOfDay,
  instantOf,
  isDate,
  isZone,
  localDate,
  monthOf,
  nextPost,
  parseTimeOfDay,
  slotToday,
  studyDay,
  studyDayStart,
  weekdayOf,
  weekOf,
  zoneName,
} from '../../src/study/calendar.js';
import { offsetAt } from '../../src/study/zone-offset.js';

const ZONES = Intl.supportedValuesOf('timeZone');

describe('zones', () => {
  it.each([
    'Asia/Tokyo',
    'UTC',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Europe/Kyiv',
    'Etc/GMT+9',
    'US/Eastern',
  ])('%s is one', (name) => expect(isZone(name)).toBe(true));
  it.each(['+09:00', '-0500', 'JST', 'BST', 'UTC+9', 'Mars/Phobos', '', ' ', 'Z', 'Asia/Tokyo ', '東京', '__proto__'])(
    '%s is none',
    (name) => expect(isZone(name)).toBe(false),
  );
  it('gives the usual spelling', () => {
    expect(zoneName('asia/tokyo')).toBe('Asia/Tokyo');
    expect(zoneName('Nowhere')).toBeUndefined();
  });
  it('accepts every zone that the runtime lists', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    expect(ZONES.filter((zone) => !isZone(zone))).toEqual([]);
  });
  it('names the zone that it does not know', () => {
    expect(() => localDate(0, 'Mars/Phobos')).toThrow(
      'expected an IANA time zone such as Asia/Tokyo, got "Mars/Phobos"',
    );
    expect(() => localDate(Number.NaN, 'UTC')).toThrow('epoch milliseconds, got NaN');
  });
});

describe('times of day', () => {
  it.each([
    ['07:30', 450],
    ['7:30', 450],
    ['0730', 450],
    ['７：３０', 450],
    [' 23:59 ', 1439],
    ['00:00', 0],
    ['7時', 420],
    ['7時半', 450],
    ['７時５分', 425],
  ])('%s is minute %i', (text, minute) => expect(parseTimeOfDay(text)).toBe(minute));
  it.each(['25:99', '24:00', '7', '730', '7:5', '7:60', '-7:30', '07:30:00', '7:30pm', '', '朝', '99999'])(
    '%s is none',
    (text) => expect(parseTimeOfDay(text)).toBeUndefined(),
  );
  it('reads back what it writes, for every minute', () => {
    for (let minute = 0; minute < 1440; minute++) expect(parseTimeOfDay(formatTimeOfDay(minute))).toBe(minute);
  });
});

describe('dates', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2026-11-01', 365, '2027-11-01'],
  ])('%s + %i days = %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });
  it.each([
    ['2026-11-23', 0, '2026-11-23', '2026-11-01'],
    ['2026-11-29', 6, '2026-11-23', '2026-11-01'],
    ['2026-12-01', 1, '2026-11-30', '2026-12-01'],
    ['1969-12-28', 6, '1969-12-22', '1969-12-01'],
  ])('%s is weekday %i of the week of %s and the month of %s', (date, weekday, week, month) => {
    expect(weekdayOf(date)).toBe(weekday);
    expect(weekOf(date)).toBe(week);
    expect(monthOf(date)).toBe(month);
  });
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20261101', '', '2026-11-23T00:00'])('%s is no date', (text) => {
    expect(isDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow('expected a date as YYYY-MM-DD, got');
  });
});

describe('the learning day', () => {
  it.each([
    ['2026-11-23T03:59:59.999', 'Asia/Tokyo', '2026-11-22'],
    ['2026-11-23T04:00', 'Asia/Tokyo', '2026-11-23'],
    ['2026-11-24T00:00', 'America/New_York', '2026-11-23'],
    // The clock goes from 04:00 back to 03:00: the hour before 04:00 comes twice and belongs to the day before twice.
    ['2026-10-25T03:30', 'Europe/Helsinki', '2026-10-24'],
    ['2026-10-25T04:00', 'Europe/Helsinki', '2026-10-25'],
  ])('%s in %s belongs to %s', (local, zone, day) => {
    expect(studyDay(reference(local, zone), zone)).toBe(day);
  });

  it('never goes back, and begins where studyDayStart says, over every transition of 2025-2027', () => {
    for (const zone of ZONES) {
      for (const at of transitions(zone)) {
        let before = studyDay(at - 30 * HOUR, zone);
        for (let t = at - 30 * HOUR; t <= at + 30 * HOUR; t += HOUR / 2) {
          const day = studyDay(t, zone);
          if (day < before) throw new Error(`${zone}: ${before} was followed by ${day}`);
          before = day;
        }
        const start = studyDayStart(before, zone);
        expect([studyDay(start, zone), studyDay(start - 1, zone) < before]).toEqual([before, true]);
      }
    }
  });
});

describe('local time and instants, compared with Temporal', () => {
  const minutes = [0, 30, 75, 105, 120, 135, 150, 180, 210, 480, 1380, 1439];

  it('agrees around every transition of every zone, 2025-2027', () => {
    let compared = 0;
    for (const zone of ZONES) {
      for (const at of transitions(zone)) {
        for (const date of [localDate(at - 1, zone), localDate(at, zone)]) {
          for (const minute of minutes) {
            compared++;
            const expected = reference(`${date}T${formatTimeOfDay(minute)}`, zone);
            if (instantOf(date, minute, zone) !== expected) {
              throw new Error(
                `${zone} ${date} ${formatTimeOfDay(minute)}: ${instantOf(date, minute, zone)}, not ${expected}`,
              );
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it('knows the offset at, before and after every transition', () => {
    for (const zone of ZONES) {
      for (const at of transitions(zone)) {
        for (const t of [at - 1, at, at + 1]) {
          const expected = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
          if (offsetAt(t, zone) !== expected) throw new Error(`${zone} ${t}: ${offsetAt(t, zone)}, not ${expected}`);
        }
      }
    }
  });

  it('shows the date that Intl shows', () => {
    for (const zone of ['Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago', 'Asia/Kathmandu']) {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
      for (let t = Date.UTC(2025, 0, 1); t < Date.UTC(2028, 0, 1); t += 7.3 * HOUR) {
        expect(localDate(t, zone)).toBe(format.format(t));
      }
    }
  });

  it.each([
    ['gap of an hour', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30Z'],
    ['first of two', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['gap of half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45Z'],
    ['fold of half an hour', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z'],
    ['no DST, half hours', 'Asia/Kolkata', '2026-06-01', '08:00', '2026-06-01T02:30Z'],
    ['no DST, quarter hours', 'Asia/Kathmandu', '2026-06-01', '08:00', '2026-06-01T02:15Z'],
    ['gap at a quarter to three', 'Pacific/Chatham', '2026-09-27', '02:50', '2026-09-26T14:05Z'],
    ['midnight gap', 'America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00Z'],
    ['midnight gap', 'Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:30Z'],
    ['winter time in Ramadan', 'Africa/Casablanca', '2026-02-15', '02:30', '2026-02-15T01:30Z'],
    ['gap of two hours', 'Antarctica/Troll', '2026-03-29', '02:00', '2026-03-29T02:00Z'],
    ['a day that is left out', 'Pacific/Apia', '2011-12-30', '08:00', '2011-12-30T18:00Z'],
  ])('%s: %s %s %s is %s', (_name, zone, date, time, expected) => {
    expect(instantOf(date, parseTimeOfDay(time)!, zone)).toBe(Date.parse(expected));
    expect(instantOf(date, parseTimeOfDay(time)!, zone)).toBe(reference(`${date}T${time}`, zone));
  });

  it.each([-1, 1440, 7.5, Number.NaN])('refuses minute %d', (minute) => {
    expect(() => instantOf('2026-11-23', minute, 'UTC')).toThrow('from 0 to 1439');
  });
});

describe('the next post', () => {
  const tokyo = { zone: 'Asia/Tokyo', minute: 480, weekdays: 127 };
  const at = (local: string, zone = 'Asia/Tokyo') => reference(local, zone);

  it.each([
    ['today, while its time is ahead', { after: at('2026-11-23T07:59') }, '2026-11-23'],
    ['tomorrow, once the time has come', { after: at('2026-11-23T08:00') }, '2026-11-24'],
    ['later than the last date planned', { after: at('2026-11-23T07:00'), afterDate: '2026-11-23' }, '2026-11-24'],
    [
      'later even if that was planned far ahead',
      { after: at('2026-11-23T07:00'), afterDate: '2026-11-30' },
      '2026-12-01',
    ],
    ['not before a date', { after: at('2026-11-23T07:00'), from: '2026-12-24' }, '2026-12-24'],
    ['a date in the past holds nothing back', { after: at('2026-11-23T07:00'), from: '2020-01-01' }, '2026-11-23'],
    ['on a posting day only', { after: at('2026-11-23T09:00'), weekdays: 0b0010001 }, '2026-11-27'],
    [
      'on no skipped date',
      { after: at('2026-11-23T09:00'), skipDates: new Set(['2026-11-24', '2026-11-25']) },
      '2026-11-26',
    ],
  ])('is %s', (_name, query, date) => {
    expect(nextPost({ ...tokyo, ...query })).toEqual({ localDate: date, at: at(`${date}T08:00`) });
  });

  it('gives every date once over a year of clock changes', () => {
    for (const zone of [
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
      'Africa/Cairo',
      'Antarctica/Troll',
    ]) {
      for (const minute of [0, 30, 105, 120, 150]) {
        let slot = nextPost({ zone, minute, weekdays: 127, after: at('2025-12-31T23:59', zone) });
        expect(slot.localDate).toBe('2026-01-01');
        for (let i = 1; i < 365; i++) {
          const next = nextPost({ zone, minute, weekdays: 127, after: slot.at, afterDate: slot.localDate });
          expect([next.localDate, next.at > slot.at]).toEqual([addDays(slot.localDate, 1), true]);
          slot = next;
        }
      }
    }
  });

  it('leaves out a date that the zone leaves out', () => {
    const after = at('2011-12-29T09:00', 'Pacific/Apia');
    const slot = nextPost({ zone: 'Pacific/Apia', minute: 480, weekdays: 127, after, afterDate: '2011-12-29' });
    expect(slot).toEqual({ localDate: '2011-12-31', at: at('2011-12-31T08:00', 'Pacific/Apia') });
  });

  it('keeps the late slot of a date whose last minutes the clock jumps over', () => {
    // Nuuk, 2025-03-29: the clock goes from 23:00 to 00:00 (the 30th), so that 23:30 becomes 00:30.
    const zone = 'America/Nuuk';
    const after = at('2025-03-30T00:10', zone);
    expect(nextPost({ zone, minute: 23 * 60 + 30, weekdays: 127, after, afterDate: '2025-03-28' })).toEqual({
      localDate: '2025-03-29',
      at: at('2025-03-30T00:30', zone),
    });
  });

  it('does not post a local date twice when the zone moves west', () => {
    const posted = { localDate: '2026-11-23', at: at('2026-11-23T08:00') };
    const slot = nextPost({ ...tokyo, zone: 'Pacific/Honolulu', after: posted.at, afterDate: posted.localDate });
    expect(slot.localDate).toBe('2026-11-24');
  });

  it.each([0, 128, -1, 1.5])('refuses weekdays %d', (weekdays) => {
    expect(() => nextPost({ ...tokyo, weekdays, after: 0 })).toThrow('a set of weekdays from 1 to 127');
  });

  it('finds the slot of today, whether past or ahead', () => {
    const now = at('2026-11-23T12:00');
    expect(slotToday({ ...tokyo, now })).toEqual({ localDate: '2026-11-23', at: at('2026-11-23T08:00') });
    expect(slotToday({ ...tokyo, now, weekdays: 0b1111110 })).toBeUndefined();
    expect(slotToday({ ...tokyo, now, skipDates: new Set(['2026-11-23']) })).toBeUndefined();
  });
});

describe('closing', () => {
  it.each([
    ['2026-11-23', 480, 'Asia/Tokyo', '2026-11-24T08:00'],
    ['2026-03-07', 150, 'America/New_York', '2026-03-08T03:30'],
    ['2026-12-31', 60, 'UTC', '2027-01-01T01:00'],
  ])('a post of %s closes at minute %i in %s: %s', (date, minute, zone, local) => {
    expect(closesAt(date, minute, zone)).toBe(reference(local, zone));
  });
});

const HOUR = 3_600_000;

function reference(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

const known = new Map<string, number[]>();

/** Epoch milliseconds of a zone's transitions from 2025 to 2027. */
function transitions(zone: string): number[] {
  const cached = known.get(zone);
  if (cached) return cached;
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2025, 0, 1))
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  for (; at && at.epochMilliseconds < Date.UTC(2028, 0, 1); at = at.getTimeZoneTransition('next')) {
    found.push(at.epochMilliseconds);
  }
  known.set(zone, found);
  return found;
}
