/** Faults to order: what a network and a bad day at Discord do to requests. */
import type { Fault, Faults } from './types.js';

export interface FaultList extends Faults {
  /** The first fault that matches strikes, and is spent by one. */
  strike(method: string, path: string): Fault | undefined;
}

export function makeFaults(): FaultList {
  const list: { readonly fault: Fault; hits: number }[] = [];
  let hits = 0;
  return {
    get hits() {
      return hits;
    },
    add(fault) {
      const entry = { fault, hits: 0 };
      list.push(entry);
      return () => {
        const at = list.indexOf(entry);
        if (at >= 0) list.splice(at, 1);
        return entry.hits;
      };
    },
    clear() {
      list.length = 0;
    },
    strike(method, path) {
      const entry = list.find(({ fault, hits: spent }) => {
        if (spent >= (fault.times ?? Number.POSITIVE_INFINITY)) return false;
        if (fault.match.method !== undefined && fault.match.method.toUpperCase() !== method) return false;
        return fault.match.path === undefined || path.search(fault.match.path) >= 0;
      });
      if (entry === undefined) return undefined;
      entry.hits += 1;
      hits += 1;
      return entry.fault;
    },
  };
}
