import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isLateWrite } from '../../src/db/client.js';
import { openOnServer } from '../support/database.js';

// As in main.ts: what postgres.js throws outside of any promise is let be, and nothing else.
const listeners = process.listeners('uncaughtException');
const others: Error[] = [];
beforeEach(() => {
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => void (isLateWrite(error) || others.push(error)));
});
afterEach(() => {
  process.removeAllListeners('uncaughtException');
  for (const listener of listeners) process.on('uncaughtException', listener);
  expect(others).toEqual([]);
});

test('connections that the server closes while queries are being written are replaced, and none waits for a time-out', async () => {
  const [database, admin] = await Promise.all([openOnServer(4), openOnServer(1)]);
  const { pathname } = new URL(database.url);
  const kill = () =>
    admin.rows('select count(pg_terminate_backend(pid))::int from pg_stat_activity where datname = $1', [
      pathname.slice(1),
    ]);
  // Each is one query of a few that a busy process has under way, and the next follows at once.
  let stopped = false;
  const lane = async () => {
    while (!stopped) {
      await database.db
        .transaction(async (tx) => {
          for (let nth = 0; nth < 3; nth += 1) await tx.execute(sql`select ${nth}::int`);
        })
        .catch(() => new Promise((resolve) => setTimeout(resolve, 5)));
    }
  };
  const lanes = Array.from({ length: 16 }, lane);
  for (let round = 0; round < 20; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await kill();
  }
  stopped = true;
  await Promise.all(lanes);
  // A connection that is stuck would refuse its share of these with CONNECT_TIMEOUT.
  const answers = await Promise.allSettled(
    Array.from({ length: 40 }, (_, nth) => database.rows<{ n: number }>('select $1::int as n', [nth])),
  );
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  await database.db.transaction((tx) => tx.execute('select 1'));
  await Promise.all([database.close(), admin.close()]);
});
