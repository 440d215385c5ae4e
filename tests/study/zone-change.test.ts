import { describe, expect, it } from 'vitest';
import { addDays, instantOf, studyDay } from '../../src/study/calendar.js';
import { advanceStreak, NEW_STREAK } from '../../src/study/streak.js';
import { learningDay, requestZone, settleZone, zoneAt, type ZoneState } from '../../src/study/zone-change.js';

const HOUR = 3_600_000;
const tokyo: ZoneState = { zone: 'Asia/Tokyo', zoneFrom: null, nextZone: null };
const NOON = instantOf('2026-11-23', 720, 'Asia/Tokyo');
const NEXT_BOUNDARY = instantOf('2026-11-24', 240, 'Asia/Tokyo');

describe('a change of zone', () => {
  it('takes effect at the next boundary of the learning day', () => {
    const change = accepted(tokyo, 'Europe/Berlin', NOON);
    expect(change).toMatchObject({ effectiveAt: NEXT_BOUNDARY, skipped: [] });
    expect(zoneAt(change.state, NEXT_BOUNDARY - 1)).toBe('Asia/Tokyo');
    expect(zoneAt(change.state, NEXT_BOUNDARY)).toBe('Europe/Berlin');
    expect(settleZone(change.state, NEXT_BOUNDARY)).toEqual({
      zone: 'Europe/Berlin',
      zoneFrom: '2026-11-24',
      nextZone: null,
    });
  });

  it('asked for after midnight still belongs to the learning day before', () => {
    const night = instantOf('2026-11-24', 120, 'Asia/Tokyo');
    expect(accepted(tokyo, 'Europe/Berlin', night).effectiveAt).toBe(NEXT_BOUNDARY);
  });

  it('is allowed once in 7 days', () => {
    const { state } = accepted(tokyo, 'Europe/Berlin', NOON);
    const again = (days: number) => requestZone(state, 'Europe/Paris', NOON + days * 24 * HOUR);
    expect(again(0)).toEqual({ ok: false, reason: 'too_soon', allowedOn: '2026-11-30' });
    expect(again(6)).toEqual({ ok: false, reason: 'too_soon', allowedOn: '2026-11-30' });
    expect(again(7)).toMatchObject({ ok: true, state: { zone: 'Europe/Berlin', nextZone: 'Europe/Paris' } });
  });

  it.each([
    ['Mars/Phobos', 'not_a_zone'],
    ['+09:00', 'not_a_zone'],
    ['Asia/Tokyo', 'same_zone'],
    ['asia/tokyo', 'same_zone'],
  ])('to %s is refused: %s', (zone, reason) => {
    expect(requestZone(tokyo, zone, NOON)).toEqual({ ok: false, reason });
  });

  it('covers the date that a move across the date line skips', () => {
    const honolulu = { ...tokyo, zone: 'Pacific/Honolulu' };
    const now = instantOf('2026-11-23', 720, 'Pacific/Honolulu');
    const change = accepted(honolulu, 'Pacific/Kiritimati', now);
    expect(change.skipped).toEqual(['2026-11-24']);
    expect(learningDay(change.state, change.effectiveAt - 1)).toBe('2026-11-23');
    expect(learningDay(change.state, change.effectiveAt)).toBe('2026-11-25');
    const streak = advanceStreak(NEW_STREAK, '2026-11-23').state;
    const excused = change.skipped.map((day) => ({ day, why: 'zone_change' as const }));
    expect(advanceStreak(streak, '2026-11-25', excused).state).toMatchObject({ current: 2, freezes: 2 });
  });

  it('to the west makes one day longer and repeats none', () => {
    const change = accepted(tokyo, 'Pacific/Honolulu', NOON);
    expect(change.skipped).toEqual([]);
    expect(learningDay(change.state, change.effectiveAt)).toBe('2026-11-23');
    expect(studyDay(change.effectiveAt, 'Asia/Tokyo')).toBe('2026-11-24');
  });

  it('by 25 hours to the west does not go back to a day that is over', () => {
    const now = instantOf('2026-11-23', 720, 'Pacific/Kiritimati');
    const change = accepted({ ...tokyo, zone: 'Pacific/Kiritimati' }, 'Pacific/Pago_Pago', now);
    expect(studyDay(change.effectiveAt, 'Pacific/Pago_Pago')).toBe('2026-11-22');
    expect(learningDay(change.state, change.effectiveAt)).toBe('2026-11-23');
    expect(learningDay(settleZone(change.state, change.effectiveAt), change.effectiveAt)).toBe('2026-11-23');
  });

  it('between any two zones gives days that never go back and leave out the skipped ones only', () => {
    const zones = [
      'Pacific/Pago_Pago',
      'America/New_York',
      'UTC',
      'Asia/Kathmandu',
      'Asia/Tokyo',
      'Pacific/Kiritimati',
    ];
    for (const zone of zones) {
      for (const other of zones.filter((name) => name !== zone)) {
        const { state, skipped } = accepted({ ...tokyo, zone }, other, NOON);
        let before = learningDay(state, NOON);
        for (let t = NOON; t < NOON + 72 * HOUR; t += HOUR / 2) {
          const today = learningDay(state, t);
          const expected = [
            before,
            addDays(before, 1),
            ...(skipped.includes(addDays(before, 1)) ? [addDays(before, 2)] : []),
          ];
          expect(expected).toContain(today);
          before = today;
        }
      }
    }
  });
});

function accepted(state: ZoneState, zone: string, now: number) {
  const change = requestZone(state, zone, now);
  if (!change.ok) throw new Error(`expected the change to ${zone} to be accepted, got ${change.reason}`);
  return change;
}
