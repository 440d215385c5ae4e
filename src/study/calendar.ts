/*
 * Days, weeks and posting times as people in a zone see them. Pure: instants are epoch milliseconds, dates are
 * `YYYY-MM-DD` strings, minutes count from local midnight. A local time that the clock skips is moved later by the
 * length of the gap, one that comes twice means the first: Temporal's "compatible".
 */
import { Temporal } from 'temporal-polyfill';
import { offsetAt } from './zone-offset.js';

/** A local date, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Bit 0 is Monday, bit 6 Sunday. */
export type Weekdays = number;

export interface Slot {
  readonly localDate: LocalDate;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface SlotRule {
  /** Minutes after local midnight, 0-1439. */
  readonly minute: number;
  /** Days of the week that have a slot; at least one bit. */
  readonly weekdays: Weekdays;
  readonly zone: string;
  readonly skipDates?: ReadonlySet<LocalDate>;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
export const EVERY_DAY: Weekdays = 127;

/** A learning day begins at this local hour. */
export const DAY_START_HOUR = 4;

const knownZones = new Set(Intl.supportedValuesOf('timeZone'));

/**
 * Whether `name` is an IANA zone or alias (`Asia/Tokyo`, `Asia/Calcutta`, `UTC`). Offsets such as `+09:00` and ICU's
 * own three letters (`JST`; `BST` would be Bangladesh) are refused.
 */
export function isZone(name: string): boolean {
  return zoneName(name) !== undefined;
}

/** The zone as it should be stored: in its usual spelling, or undefined if `name` is no zone (see isZone). */
export function zoneName(name: string): string | undefined {
  if (knownZones.has(name)) return name;
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

/**
 * Reads a time of day as people type it: `7:30`, `07:30`, `0730`, `７：３０`, `7時`, `7時30分`, `7時半`.
 * @returns minutes after midnight, 0-1439, or undefined
 */
export function parseTimeOfDay(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const clock = /^(\d{1,2}):(\d{2})$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  const spoken = clock ?? /^(\d{1,2})時(?:(\d{1,2})分|(半))?$/.exec(plain);
  if (!spoken) return undefined;
  const hour = Number(spoken[1]);
  const minute = spoken[3] ? 30 : Number(spoken[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** `450` -> `07:30` */
export function formatTimeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The date on a wall calendar in `zone`. */
export function localDate(instant: number, zone: string): LocalDate {
  return dateOfDay(localDay(instant, zone));
}

/** The learning day: it runs from `startHour` on the local clock to just before that hour on the next date. */
export function studyDay(instant: number, zone: string, startHour = DAY_START_HOUR): LocalDate {
  return dateOfDay(Math.floor((instant + offsetAt(instant, zone) - startHour * 60 * MINUTE_MS) / DAY_MS));
}

/** The instant at which a learning day begins. */
export function studyDayStart(day: LocalDate, zone: string, startHour = DAY_START_HOUR): number {
  return instantOf(day, startHour * 60, zone);
}

/** The Monday of the week of a date. */
export function weekOf(date: LocalDate): LocalDate {
  return addDays(date, -weekdayOf(date));
}

/** The first of the month of a date. */
export function monthOf(date: LocalDate): LocalDate {
  dayOfDate(date);
  return `${date.slice(0, 7)}-01`;
}

/** 0 is Monday, 6 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayOfDate(date));
}

/** @param days may be negative */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayOfDate(date) + days);
}

/** Days from one date to another; negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOfDate(to) - dayOfDate(from);
}

/** Whether the text is a date that exists, `YYYY-MM-DD`, years 0001-9999. */
export function isDate(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** The instant of a local date and minute; gap: later by its length; fold: the first. */
export function instantOf(date: LocalDate, minute: number, zone: string): number {
  return instantOfDay(dayOfDate(date), minute, zone);
}

/** When a daily closes: at `minute` on the calendar date after that of the post. */
export function closesAt(postDate: LocalDate, minute: number, zone: string): number {
  return instantOf(addDays(postDate, 1), minute, zone);
}

/**
 * The next slot: its date is later than `afterDate` and not before `from`, its instant later than `after`. Today
 * counts while its time is still ahead. A date that the zone skips altogether (Apia, 2011-12-30) has no slot.
 * @param query.after epoch milliseconds, usually now
 * @param query.afterDate the last date planned, whatever the zone was then
 * @throws RangeError for a weekday set without a day, a minute or a zone that is none
 */
export function nextPost(
  query: SlotRule & {
    readonly after: number;
    readonly afterDate?: LocalDate | undefined;
    readonly from?: LocalDate | undefined;
  },
): Slot {
  const { after, zone, weekdays, skipDates } = query;
  checkWeekdays(weekdays);
  // Yesterday's last minutes may lie ahead of us when the clock jumps over midnight.
  let day = localDay(after, zone) - 1;
  if (query.afterDate !== undefined) day = Math.max(day, dayOfDate(query.afterDate) + 1);
  if (query.from !== undefined) day = Math.max(day, dayOfDate(query.from));
  for (; ; day++) {
    if (!hasWeekday(weekdays, weekdayOfDay(day))) continue;
    const at = instantOfDay(day, query.minute, zone);
    if (at <= after || !existsIn(day, at, zone)) continue;
    const date = dateOfDay(day);
    if (!skipDates?.has(date)) return { localDate: date, at };
  }
}

/** The slot of the local date that `now` falls on, whether past or ahead; undefined if that date has none. */
export function slotToday(query: SlotRule & { readonly now: number }): Slot | undefined {
  const date = localDate(query.now, query.zone);
  checkWeekdays(query.weekdays);
  if (!hasWeekday(query.weekdays, weekdayOf(date)) || query.skipDates?.has(date)) return undefined;
  return { localDate: date, at: instantOf(date, query.minute, query.zone) };
}

/** @param weekday 0 is Monday */
export function hasWeekday(weekdays: Weekdays, weekday: number): boolean {
  return ((weekdays >> weekday) & 1) === 1;
}

function checkWeekdays(weekdays: Weekdays): void {
  if (!Number.isInteger(weekdays) || weekdays < 1 || weekdays > EVERY_DAY) {
    throw new RangeError(`expected a set of weekdays from 1 to 127, got ${weekdays}`);
  }
}

function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / DAY_MS);
}

function instantOfDay(day: number, minute: number, zone: string): number {
  if (!Number.isInteger(minute) || minute < 0 || minute > 1439) {
    throw new RangeError(`expected a minute of the day from 0 to 1439, got ${minute}`);
  }
  const asUtc = day * DAY_MS + minute * MINUTE_MS;
  const before = offsetAt(asUtc - DAY_MS, zone);
  const after = offsetAt(asUtc + DAY_MS, zone);
  if (offsetAt(asUtc - before, zone) === before) return asUtc - before;
  if (offsetAt(asUtc - after, zone) === after) return asUtc - after;
  return asUtc - before;
}

/** Whether the zone has the date at all; `at` is an instant found for it. */
function existsIn(day: number, at: number, zone: string): boolean {
  return localDay(at, zone) === day || instantOfDay(day, 0, zone) < instantOfDay(day + 1, 0, zone);
}

/** Days since 1970-01-01, a Thursday. */
function dayOfDate(date: LocalDate): number {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`expected a date as YYYY-MM-DD, got ${JSON.stringify(date)}`);
  return day;
}

function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(text);
  // 02-30 is read as 03-02, 13-01 as no date at all.
  return date.getUTCDate() === Number(text.slice(8)) ? date.getTime() / DAY_MS : undefined;
}

function dateOfDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
