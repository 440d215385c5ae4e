/** "Something changed": what the page's live updates and `until` listen to. */
export interface Signal {
  emit(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

export function makeSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    emit() {
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const POLL_MS = 20;

/**
 * Waits until `look` gives something else than undefined, null or false; asked again after every change,
 * and now and then for what changes elsewhere.
 * @throws after `ms` of real time
 */
export function waitFor<T>(signal: Signal, look: () => T, ms: number, what: string): Promise<NonNullable<T>> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let poll: NodeJS.Timeout | undefined;
    let stop: (() => void) | undefined;
    const done = (finish: () => void): void => {
      clearTimeout(timer);
      clearInterval(poll);
      stop?.();
      finish();
    };
    const ask = (): boolean => {
      try {
        const found = look();
        // A promise is always something, so that waiting for one would wait for nothing.
        if (found instanceof Promise) throw new TypeError('Expected a look that answers at once, got a promise');
        if (found === undefined || found === null || found === false) return false;
        done(() => resolve(found));
      } catch (error) {
        done(() => reject(error as Error));
      }
      return true;
    };
    if (ask()) return;
    stop = signal.subscribe(ask);
    poll = setInterval(ask, POLL_MS);
    timer = setTimeout(() => done(() => reject(new Error(`Expected ${what} within ${ms} ms, it did not happen`))), ms);
  });
}
