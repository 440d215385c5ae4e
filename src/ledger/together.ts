/** What is done together, and how. */
export interface Work<Item, Result> {
  /**
   * One result for each item, in their order; undefined: try it once more.
   * @param alone one item that was tried before: it may wait for whatever it needs, as only then nobody waits with it
   */
  readonly run: (items: readonly Item[], alone: boolean) => Promise<readonly (Result | undefined)[]>;
  /** Two items with the same name are never under way at once. */
  readonly nameOf: (item: Item) => string;
  /** The most groups under way at once. */
  readonly groups: number;
  /** The most items of one group. */
  readonly most: number;
  /** How often an item is tried. */
  readonly tries: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly name: string;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Group commit: what comes while others are under way waits for them and is then done in one go, so that a rush costs
 * little more than a single one. Nobody waits when nothing is under way. What must be tried again, and each of a group
 * that failed, is then tried alone and beside the others: nobody fails or waits because of somebody else.
 */
export function together<Item, Result>(work: Work<Item, Result>): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const busy = new Set<string>();
  let underWay = 0;
  let called = false;

  function call(): void {
    if (called || underWay >= work.groups || waiting.length === 0) return;
    called = true;
    // All that comes in this turn of the event loop goes together.
    setImmediate(() => {
      called = false;
      void start();
    });
  }

  async function start(): Promise<void> {
    const group = take();
    if (group.length === 0) return;
    underWay += 1;
    call();
    const after = await runGroup(group);
    underWay -= 1;
    for (const { one, tries } of after) void runAlone(one, tries);
    call();
  }

  function take(): Waiting<Item, Result>[] {
    const group: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      if (group.length >= work.most || busy.has(one.name)) {
        left.push(one);
        continue;
      }
      busy.add(one.name);
      group.push(one);
    }
    waiting = left;
    return group;
  }

  /** @returns those that are not done, with how often they have been tried */
  async function runGroup(group: readonly Waiting<Item, Result>[]) {
    try {
      const results = await work.run(
        group.map(({ item }) => item),
        false,
      );
      return group.flatMap((one, at) => (settle(one, results[at]) ? [] : [{ one, tries: 1 }]));
    } catch (error) {
      const [only] = group;
      if (group.length > 1) return group.map((one) => ({ one, tries: 0 }));
      leave(only!).reject(error);
      return [];
    }
  }

  async function runAlone(one: Waiting<Item, Result>, tried: number): Promise<void> {
    try {
      for (let tries = tried; tries < work.tries; tries += 1) {
        const [result] = await work.run([one.item], true);
        if (settle(one, result)) return;
      }
      throw new Error(`Expected to be done within ${work.tries} tries, but others kept coming between`);
    } catch (error) {
      leave(one).reject(error);
    }
  }

  function settle(one: Waiting<Item, Result>, result: Result | undefined): boolean {
    if (result === undefined) return false;
    leave(one).resolve(result);
    return true;
  }

  function leave(one: Waiting<Item, Result>): Waiting<Item, Result> {
    busy.delete(one.name);
    call();
    return one;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, name: work.nameOf(item), resolve, reject });
      call();
    });
}
