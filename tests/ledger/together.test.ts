import { setImmediate as immediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from '../../src/ledger/together.js';

interface Item {
  readonly who: string;
  readonly no: number;
}

/** Until whatever can start has started. */
async function turn(): Promise<void> {
  for (let i = 0; i < 3; i += 1) await immediate();
}

/** Work whose groups end when they are told to. */
function workshop(limits: { groups?: number; most?: number; tries?: number } = {}) {
  const started: {
    readonly items: readonly Item[];
    readonly alone: boolean;
    end(results: readonly (string | undefined)[] | Error): void;
  }[] = [];
  const submit = together<Item, string>({
    run: (items, alone) =>
      new Promise((resolve, reject) => {
        started.push({
          items,
          alone,
          end: (results) => (results instanceof Error ? reject(results) : resolve(results)),
        });
      }),
    nameOf: ({ who }) => who,
    ...{ groups: limits.groups ?? 1, most: limits.most ?? 64, tries: limits.tries ?? 3 },
  });
  const names = () => started.map(({ items }) => items.map(({ who, no }) => `${who}${no}`).join(' '));
  const done = (at: number) => started[at]!.end(started[at]!.items.map(({ who, no }) => `${who}${no} done`));
  return { submit, started, names, done };
}

test('one alone does not wait for others', async () => {
  const { submit, names, done } = workshop();
  const result = submit({ who: 'a', no: 1 });
  await turn();
  expect(names()).toEqual(['a1']);
  done(0);
  expect(await result).toBe('a1 done');
});

test('what comes meanwhile goes together, in the order in which it came', async () => {
  const { submit, names, done } = workshop();
  const first = submit({ who: 'a', no: 1 });
  await turn();
  const others = ['b', 'c', 'd'].map((who) => submit({ who, no: 1 }));
  await turn();
  expect(names()).toEqual(['a1']);
  done(0);
  await first;
  await turn();
  expect(names()).toEqual(['a1', 'b1 c1 d1']);
  done(1);
  expect(await Promise.all(others)).toEqual(['b1 done', 'c1 done', 'd1 done']);
});

test('no group holds two of one name, nor more than the most', async () => {
  const { submit, names, done } = workshop({ most: 2 });
  const all = [
    submit({ who: 'a', no: 1 }),
    submit({ who: 'a', no: 2 }),
    submit({ who: 'b', no: 1 }),
    submit({ who: 'c', no: 1 }),
    submit({ who: 'a', no: 3 }),
  ];
  for (const at of [0, 1, 2]) {
    await turn();
    done(at);
    await turn();
  }
  expect(names()).toEqual(['a1 b1', 'a2 c1', 'a3']);
  expect(await Promise.all(all)).toHaveLength(5);
});

test('as many groups are under way as are allowed', async () => {
  const { submit, names, done } = workshop({ groups: 2 });
  const all: Promise<string>[] = [];
  for (const who of ['a', 'b', 'c', 'd']) {
    all.push(submit({ who, no: 1 }));
    await turn();
  }
  expect(names()).toEqual(['a1', 'b1']);
  done(1);
  await turn();
  expect(names()).toEqual(['a1', 'b1', 'c1 d1']);
  done(0);
  done(2);
  expect(await Promise.all(all)).toHaveLength(4);
});

test('when a group fails each is tried alone, and only the one at fault fails', async () => {
  const { submit, started, names, done } = workshop();
  const all = ['a', 'b', 'c'].map((who) => submit({ who, no: 1 }));
  const settled = Promise.allSettled(all);
  await turn();
  started[0]!.end(new Error('the group'));
  await turn();
  expect(names()).toEqual(['a1 b1 c1', 'a1', 'b1', 'c1']);
  done(1);
  started[2]!.end(new Error('only b'));
  done(3);
  expect(await settled).toEqual([
    { status: 'fulfilled', value: 'a1 done' },
    { status: 'rejected', reason: new Error('only b') },
    { status: 'fulfilled', value: 'c1 done' },
  ]);
});

test('what others came before is tried again, but not for ever', async () => {
  const { submit, started, names } = workshop({ tries: 2 });
  const settled = Promise.allSettled([submit({ who: 'a', no: 1 }), submit({ who: 'b', no: 1 })]);
  await turn();
  started[0]!.end(['a1 done', undefined]);
  await turn();
  expect(names()).toEqual(['a1 b1', 'b1']);
  expect(started.map(({ alone }) => alone)).toEqual([false, true]);
  started[1]!.end([undefined]);
  const [a, b] = await settled;
  expect(a).toEqual({ status: 'fulfilled', value: 'a1 done' });
  expect(b).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('within 2 tries') } });
});

test('after a failure the next ones go on', async () => {
  const { submit, started, done } = workshop();
  const failing = Promise.allSettled([submit({ who: 'a', no: 1 })]);
  await turn();
  started[0]!.end(new Error('no database'));
  await failing;
  const next = submit({ who: 'a', no: 2 });
  await turn();
  done(1);
  expect(await next).toBe('a2 done');
});

test('one name is never under way twice, even if there is room for another group', async () => {
  const { submit, names, done } = workshop({ groups: 3 });
  const all = [submit({ who: 'a', no: 1 })];
  await turn();
  all.push(submit({ who: 'a', no: 2 }), submit({ who: 'b', no: 1 }));
  await turn();
  expect(names()).toEqual(['a1', 'b1']);
  done(0);
  await turn();
  expect(names()).toEqual(['a1', 'b1', 'a2']);
  done(1);
  done(2);
  expect(await Promise.all(all)).toHaveLength(3);
});

test('one that must wait lets all others pass', async () => {
  const { submit, started, names, done } = workshop({ groups: 1 });
  const stuck = submit({ who: 'a', no: 1 });
  await turn();
  started[0]!.end([undefined]);
  await turn();
  const others = [submit({ who: 'b', no: 1 }), submit({ who: 'a', no: 2 }), submit({ who: 'c', no: 1 })];
  await turn();
  expect(names()).toEqual(['a1', 'a1', 'b1 c1']);
  done(2);
  expect(await Promise.all([others[0], others[2]])).toEqual(['b1 done', 'c1 done']);
  done(1);
  expect(await stuck).toBe('a1 done');
  await turn();
  done(3);
  expect(await others[1]).toBe('a2 done');
});
