import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/ops/log.js';
import { everyMinute, type Wake } from '../../src/ops/wake.js';

// Rounds come once a minute, whatever happens to the clock.

const MINUTE = 60_000;
const EIGHT = Date.parse('2026-11-24T08:00:30Z');

let calls: number;
let wake: Wake;
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(EIGHT);
  calls = 0;
  wake = everyMinute(async () => void (calls += 1), createLog('silent'));
});
afterEach(async () => {
  await wake.stop();
  vi.useRealTimers();
});

test.each([
  ['runs on', 0],
  ['is set back two hours', -120 * MINUTE],
  ['is set back a year', -365 * 24 * 60 * MINUTE],
  ['is set forward two hours', 120 * MINUTE],
])('the clock %s: ten minutes have at least eight calls and at most twelve', async (_, step) => {
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(calls).toBe(3);
  vi.setSystemTime(Date.now() + step);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(calls - 3).toBeGreaterThanOrEqual(8);
  expect(calls - 3).toBeLessThanOrEqual(12);
});

test('a tick that comes seconds late is not left out', async () => {
  await vi.advanceTimersByTimeAsync(29_000);
  // The event loop stands still over the minute.
  vi.setSystemTime(EIGHT + 38_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls).toBe(1);
});

test('stopped is stopped', async () => {
  await wake.stop();
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(calls).toBe(0);
});
