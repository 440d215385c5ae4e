import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../src/study/calendar.js';
import { groupStreak, isGroupDay } from '../../src/study/group-streak.js';
import {
  advanceStreak,
  chooseRestDays,
  NEW_STREAK,
  replayStreak,
  viewStreak,
  type ExcusedDay,
  type StreakState,
} from '../../src/study/streak.js';

const MONDAY = '2026-11-02';
const day = (n: number) => addDays(MONDAY, n);

describe('a streak', () => {
  // a: answered, x: excused, r: rest day, .: nothing; the first column is a Monday.
  it.each([
    ['a', 1, 2],
    ['aaa', 3, 2],
    ['a.a', 2, 1],
    ['a..a', 2, 0],
    ['a...a', 1, 0],
    ['a.a.a', 3, 0],
    ['a.a.a.a', 1, 0],
    ['axxxxa', 2, 2],
    ['ax.x.xa', 2, 0],
    ['ax.x.x.a', 1, 0],
    ['aaaaaaa', 7, 2],
    ['a.aaaaaa', 7, 2],
    ['a..aaaaaa.aaaaaa', 13, 0],
    ['a..aaaaaaaaaaaaa', 14, 2],
    ['a..aaaaaa..a', 1, 0],
    ['a.x.x.a', 1, 0],
  ])('%s ends at %i with %i freezes', (plan, current, freezes) => {
    const { state } = play(plan);
    expect(state).toMatchObject({ current, freezes });
  });

  it('counts one answer a day, and none on an earlier day', () => {
    const { state } = play('aa');
    expect(advanceStreak(state, day(1))).toEqual({ state, entries: [] });
    expect(advanceStreak(state, day(0))).toEqual({ state, entries: [] });
  });

  it('keeps the best one and all active days through a break', () => {
    expect(play('aaaaa....aa').state).toMatchObject({ current: 2, best: 5, activeDays: 7 });
  });

  it('counts an answer on an excused day like any other', () => {
    const first = advanceStreak(NEW_STREAK, day(0), [day(0)]).state;
    expect(advanceStreak(first, day(1), [day(1)]).state.current).toBe(2);
  });

  it('explains each day', () => {
    const { entries } = replayStreak([
      { day: day(0) },
      { day: day(3), excused: [{ day: day(1), why: 'outage' }] },
      { day: day(5), excused: [day(4)] },
      { day: day(9) },
    ]);
    expect(entries).toEqual([
      { day: day(0), what: 'active', current: 1, earnedFreeze: false },
      { day: day(1), what: 'excused', why: 'outage' },
      { day: day(2), what: 'frozen', freezesLeft: 1 },
      { day: day(3), what: 'active', current: 2, earnedFreeze: false },
      { day: day(4), what: 'excused', why: null },
      { day: day(5), what: 'active', current: 3, earnedFreeze: false },
      { day: day(6), what: 'frozen', freezesLeft: 0 },
      { day: day(7), what: 'missed', lost: 3 },
      { day: day(9), what: 'active', current: 1, earnedFreeze: false },
    ]);
  });

  it('earns a freeze on the seventh active day, if there is room', () => {
    expect(play('a.aaaaaa').entries.at(-1)).toMatchObject({ current: 7, earnedFreeze: true });
    expect(play('aaaaaaa').entries.at(-1)).toMatchObject({ current: 7, earnedFreeze: false });
  });

  it('passes over years without an answer at once', () => {
    const state = play('aaa').state;
    expect(viewStreak(state, '2099-01-01')).toMatchObject({ current: 0, best: 3, freezes: 0 });
    expect(viewStreak(state, '2099-01-01').entries).toHaveLength(3);
  });
});

describe('a look at a streak', () => {
  const state = play('aaa').state;

  it.each([
    [2, 3, 2, true, []],
    [3, 3, 2, false, []],
    [4, 3, 1, false, [3]],
    [5, 3, 0, false, [3, 4]],
    [6, 0, 0, false, [3, 4]],
  ])('on day %i: %i with %i freezes, active %s, frozen %j', (today, current, freezes, activeToday, frozen) => {
    expect(viewStreak(state, day(today))).toMatchObject({ current, freezes, activeToday, frozen: frozen.map(day) });
  });

  it('spends nothing', () => {
    const before = structuredClone(state);
    viewStreak(state, day(5));
    expect(state).toEqual(before);
    expect(advanceStreak(state, day(5)).state).toMatchObject({ current: 4, freezes: 0 });
  });

  it('of somebody new is empty', () => {
    expect(viewStreak(NEW_STREAK, day(0))).toEqual({
      current: 0,
      best: 0,
      freezes: 2,
      activeToday: false,
      frozen: [],
      entries: [],
    });
  });
});

describe('rest days', () => {
  const weekend = 0b1100000;

  it('count from the eighth day on', () => {
    const chosen = chooseRestDays(play('aaaaa').state, weekend, day(4));
    // The first weekend (5, 6) comes too soon; the second (12, 13) is free.
    const first = advanceStreak(chosen, day(7));
    expect(first.entries.map((entry) => entry.what)).toEqual(['frozen', 'frozen', 'active']);
    const second = advanceStreak(play('aaaa', first.state, 8).state, day(14));
    expect(second.entries.map((entry) => entry.what)).toEqual(['rest', 'rest', 'active']);
    expect(second.state.current).toBe(11);
  });

  it('are judged by the choice in effect on the day itself', () => {
    let state = chooseRestDays(play('a').state, weekend, day(0));
    state = chooseRestDays(state, 0, day(9));
    // 12 and 13 are still free, 19 and 20 are not.
    state = advanceStreak(
      state,
      day(11),
      Array.from({ length: 10 }, (_, i) => day(i + 1)),
    ).state;
    const days = Array.from({ length: 4 }, (_, i) => day(15 + i));
    const { entries } = advanceStreak(state, day(21), [day(14), ...days]);
    expect(entries.map((entry) => entry.what)).toEqual([
      'rest',
      'rest',
      'excused',
      'excused',
      'excused',
      'excused',
      'excused',
      'frozen',
      'frozen',
      'active',
    ]);
  });

  it('chosen twice within the week: the later choice holds, from its own eighth day', () => {
    const twice = chooseRestDays(chooseRestDays(NEW_STREAK, weekend, day(0)), 0b0000011, day(3));
    expect(twice.rest).toEqual([{ from: day(10), days: 0b0000011 }]);
  });

  it('are pruned once over', () => {
    const two = chooseRestDays(chooseRestDays(NEW_STREAK, weekend, day(0)), 0b11, day(8));
    expect(advanceStreak(two, day(10)).state.rest).toHaveLength(2);
    expect(advanceStreak(two, day(15)).state.rest).toEqual([{ from: day(15), days: 0b11 }]);
  });

  it.each([0b111, 127, 128, -1, 0.5])('refuses %d', (days) => {
    expect(() => chooseRestDays(NEW_STREAK, days, day(0))).toThrow('at most 2 weekdays');
  });

  it('can be used for an answer, which then adds', () => {
    const state: StreakState = { ...play('aaaaa').state, rest: [{ from: MONDAY, days: weekend }] };
    expect(advanceStreak(state, day(5)).state.current).toBe(6);
    expect(weekdayOf(day(5))).toBe(5);
  });
});

describe('replaying any history', () => {
  const plans = fc.array(fc.constantFrom('a', 'a', 'a', '.', 'x'), { minLength: 1, maxLength: 120 });

  it('gives what taking it in day by day gave, and never more than 2 frozen days between two answers', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const once = play(plan.join(''));
        expect(play(plan.join(''))).toEqual(once);
        let frozen = 0;
        for (const entry of once.entries) {
          frozen = entry.what === 'frozen' ? frozen + 1 : entry.what === 'active' ? 0 : frozen;
          expect(frozen).toBeLessThanOrEqual(2);
        }
        expect(once.state.freezes).toBeGreaterThanOrEqual(0);
        expect(once.state.freezes).toBeLessThanOrEqual(2);
        expect(once.state.best).toBeGreaterThanOrEqual(once.state.current);
        expect(once.state.activeDays).toBe(plan.filter((c) => c === 'a').length);
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });

  it('leads through the state stored as JSON at any point', () => {
    fc.assert(
      fc.property(plans, fc.nat(119), (plan, cut) => {
        const text = plan.join('');
        const part = play(text.slice(0, cut)).state;
        const stored = JSON.parse(JSON.stringify(part)) as StreakState;
        expect(play(text.slice(cut), stored, Math.min(cut, text.length), text).state).toEqual(play(text).state);
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });

  it('sees on the day itself what the next answer will find', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = `a${plan.join('')}`;
        const { state } = play(text);
        const excused = excusedOf(text, 0);
        const view = viewStreak(state, day(text.length), excused);
        expect(advanceStreak(state, day(text.length), excused).state.current).toBe(view.current + 1);
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });
});

describe('the streak of a group', () => {
  it.each([
    [3, 2, true],
    [5, 3, true],
    [5, 2, false],
    [2, 2, false],
    [10, 6, true],
    [0, 0, false],
  ])('%i active, %i answered: %s', (active, answered, expected) => {
    expect(isGroupDay({ active, answered })).toBe(expected);
  });

  it('is not broken by days that do not count, nor by a day still open', () => {
    const group = (marks: string) =>
      groupStreak(
        marks
          .split('')
          .map((mark, i) => ({ day: day(i), active: 5, answered: mark === 'a' ? 4 : 1, counts: mark !== 'x' })),
      );
    expect(group('aaa')).toEqual({ current: 3, best: 3 });
    expect(group('aa.')).toEqual({ current: 2, best: 2 });
    expect(group('aa.a')).toEqual({ current: 1, best: 2 });
    expect(group('aaxa.')).toEqual({ current: 3, best: 3 });
    expect(group('')).toEqual({ current: 0, best: 0 });
  });
});

/** Takes in a plan of days from `start` on; `whole` is where the excused days are read from. */
function play(plan: string, from: StreakState = NEW_STREAK, start = 0, whole = ' '.repeat(start) + plan) {
  const excused = excusedOf(whole, 0);
  let state = from;
  const entries = [];
  for (const [i, mark] of plan.split('').entries()) {
    if (mark !== 'a') continue;
    const step = advanceStreak(state, day(start + i), excused);
    state = step.state;
    entries.push(...step.entries);
  }
  return { state, entries };
}

function excusedOf(plan: string, start: number): ExcusedDay[] {
  return plan
    .split('')
    .flatMap((mark, i): ExcusedDay[] => (mark === 'x' ? [{ day: day(start + i), why: 'no_post' }] : []));
}
