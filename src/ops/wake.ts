import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** Later than the next minute by this much: the clock was set back, and node-cron waits for the old time to come again. */
const LATE_MS = 75_000;
const LOOK_MS = 10_000;

export interface Wake {
  stop(): Promise<void>;
}

/**
 * Calls once a minute, never twice at a time, whatever happens to the clock. It only wakes: rows say what is due.
 * @param work has a time limit of its own; node-cron would otherwise never call again
 */
export function everyMinute(work: () => Promise<void>, log: Logger): Wake {
  let calledAt = performance.now();
  const call = () => {
    calledAt = performance.now();
    return work();
  };
  // A busy event loop may be late by seconds; the default of one would leave the minute out.
  const begin = () =>
    schedule('* * * * *', call, {
      ...{ timezone: 'UTC', noOverlap: true, missedExecutionTolerance: 59_000 },
      // A machine that wakes from sleep would have a line on the console for each minute that it slept.
      suppressMissedWarning: true,
      logger: {
        info: () => undefined,
        debug: () => undefined,
        warn: () => log.warn('the clock of the rounds warned'),
        error: (error) => log.error({ err: error }, 'the clock of the rounds failed'),
      },
    });
  let task = begin();
  const watch = setInterval(() => {
    if (performance.now() - calledAt < LATE_MS) return;
    void task.destroy();
    task = begin();
    void call();
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(watch);
      await task.destroy();
    },
  };
}
