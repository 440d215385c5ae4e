/** What is done together, and how. */
export interface Work<Item, Result> {
  /** One result for each item, in their order; undefined: once more. After it has thrown, each item comes again alone. */
  readonly run: (items: readonly Item[]) => Promise<readonly (Result | undefined)[]>;
  /** Two items with the same name are never done together. */
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
  readonly tries: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Group commit: what comes while others are under way waits for them and is then done in one go, so that a rush costs
 * little more than a single one. Nobody waits when nothing is under way. When a group fails, each of it is tried alone,
 * so that nobody fails because of somebody else.
 */
export function together<Item, Result>(work: Work<Item, Result>): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
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
    underWay += 1;
    call();
    await runGroup(group);
    underWay -= 1;
    call();
  }

  function take(): Waiting<Item, Result>[] {
    const names = new Set<string>();
    const group: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      const name = work.nameOf(one.item);
      if (group.length >= work.most || names.has(name)) left.push(one);
      else group.push(one);
      names.add(name);
    }
    waiting = left;
    return group;
  }

  async function runGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work.run(group.map(({ item }) => item));
      group.forEach((one, at) => settle(one, results[at]));
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only!.reject(error);
      else await Promise.all(group.map((one) => runGroup([one])));
    }
  }

  function settle(one: Waiting<Item, Result>, result: Result | undefined): void {
    if (result !== undefined) one.resolve(result);
    else if (one.tries < work.tries) waiting.push({ ...one, tries: one.tries + 1 });
    else one.reject(new Error(`Expected to be done within ${work.tries} tries, but others kept coming between`));
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, tries: 1, resolve, reject });
      call();
    });
}
