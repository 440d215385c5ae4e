/*
 * A learner's own zone (learning.md 4.5). A change takes effect at the next boundary of the learning day, so that no
 * day is counted twice; the date that a move to the east may skip is covered.
 */
import { addDays, DAY_START_HOUR, daysBetween, studyDay, studyDayStart, zoneName, type LocalDate } from './calendar.js';

/** Plain JSON, the columns of a learner. */
export interface ZoneState {
  readonly zone: string;
  /** The learning day (by the zone before) at whose beginning the last change takes or took effect. */
  readonly zoneFrom: LocalDate | null;
  /** The zone to come, until settleZone has made it the zone. */
  readonly nextZone: string | null;
}

export type ZoneChange =
  | {
      readonly ok: true;
      readonly state: ZoneState;
      /** Epoch milliseconds from which the new zone counts. */
      readonly effectiveAt: number;
      /** Learning days that exist in neither zone; the streak gets them as excused. */
      readonly skipped: readonly LocalDate[];
    }
  | { readonly ok: false; readonly reason: 'not_a_zone' | 'same_zone' }
  | {
      readonly ok: false;
      readonly reason: 'too_soon';
      /** First learning day on which to ask again. */ readonly allowedOn: LocalDate;
    };

const DAYS_BETWEEN_CHANGES = 7;

/** Asks for another zone; allowed once per 7 learning days. */
export function requestZone(state: ZoneState, zone: string, now: number, startHour = DAY_START_HOUR): ZoneChange {
  const name = zoneName(zone);
  if (name === undefined) return { ok: false, reason: 'not_a_zone' };
  const settled = settleZone(state, now, startHour);
  if (name === (settled.nextZone ?? settled.zone)) return { ok: false, reason: 'same_zone' };
  const today = studyDay(now, settled.zone, startHour);
  if (settled.zoneFrom !== null) {
    // It was asked for on the day before it took effect.
    const allowedOn = addDays(settled.zoneFrom, DAYS_BETWEEN_CHANGES - 1);
    if (today < allowedOn) return { ok: false, reason: 'too_soon', allowedOn };
  }
  const next = { zone: settled.zone, zoneFrom: addDays(today, 1), nextZone: name };
  const effectiveAt = studyDayStart(next.zoneFrom, next.zone, startHour);
  return { ok: true, state: next, effectiveAt, skipped: skippedDays(next, startHour) };
}

/** The zone that counts at an instant. */
export function zoneAt(state: ZoneState, instant: number, startHour = DAY_START_HOUR): string {
  return settleZone(state, instant, startHour).zone;
}

/**
 * The learner's learning day at an instant, not earlier than the last change. It never goes back: a move by more than
 * 24 hours to the west would repeat a day that is over, so the day of the change lasts until the new zone catches up.
 */
export function learningDay(state: ZoneState, instant: number, startHour = DAY_START_HOUR): LocalDate {
  const { zone, zoneFrom, nextZone } = settleZone(state, instant, startHour);
  const day = studyDay(instant, zone, startHour);
  if (nextZone !== null || zoneFrom === null) return day;
  const dayOfChange = addDays(zoneFrom, -1);
  return day < dayOfChange ? dayOfChange : day;
}

/** The state in which a change whose time has come is the zone; the state itself while there is none. */
export function settleZone(state: ZoneState, instant: number, startHour = DAY_START_HOUR): ZoneState {
  if (state.nextZone === null || state.zoneFrom === null) return state;
  if (instant < studyDayStart(state.zoneFrom, state.zone, startHour)) return state;
  return { zone: state.nextZone, zoneFrom: state.zoneFrom, nextZone: null };
}

/** The learning days that a pending change skips: none or one, as zones are at most 26 hours apart. */
export function skippedDays(state: ZoneState, startHour = DAY_START_HOUR): LocalDate[] {
  if (state.nextZone === null || state.zoneFrom === null) return [];
  const first = studyDay(studyDayStart(state.zoneFrom, state.zone, startHour), state.nextZone, startHour);
  const count = Math.max(0, daysBetween(state.zoneFrom, first));
  return Array.from({ length: count }, (_, i) => addDays(state.zoneFrom!, i));
}
