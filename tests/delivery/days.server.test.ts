import { expect, test } from 'vitest';
import { readLibrary } from '../support/deck.js';
import { openWorld } from './world.js';

// A few days over the wire: two processes, and a Discord that fails now and then.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('three days of two processes in a Discord that fails now and then: each date once in each guild', async () => {
  const zones = ['Asia/Tokyo', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Berlin'];
  const world = await openWorld({ library: await readLibrary(), at: EIGHT - DAY, guilds: 20 });
  for (let nth = 0; nth < 20; nth += 1)
    await world.schedule(nth, { zone: zones[nth % zones.length]!, minute: 60 * nth });
  const other = world.process('second');
  const kinds = ['drop', 'dropAfter', 'status', 'statusAfter'] as const;
  const from = EIGHT - DAY;
  for (let step = 0; step < 3 * 24 * 2; step += 1) {
    world.clock.set(from + step * 30 * MINUTE);
    if (step % 5 === 0) {
      world.discord.faults.add({ match: { path: /\/messages/ }, kind: kinds[(step / 5) % 4]!, times: 1 });
    }
    await Promise.all([world.worker.run(), step % 3 === 0 ? undefined : other.run()]);
  }
  // What failed last waits for its next try.
  for (let minute = 1; minute <= 12; minute += 1) {
    world.clock.advance(MINUTE);
    await world.worker.run();
  }
  const rows = await world.database.rows<{ guild_id: string; n: number; done: number; ids: number }>(
    `select guild_id::text, count(*)::int as n, count(distinct message_id)::int as ids,
       count(*) filter (where state in ('sent', 'closed'))::int as done from posts group by guild_id`,
  );
  expect(world.discord.faults.hits).toBeGreaterThan(20);
  expect(rows).toHaveLength(20);
  for (const { guild_id: id, n, done, ids } of rows) {
    const nth = world.guilds.findIndex((guild) => guild.id === id);
    expect([n, done, ids, world.daily(nth).length]).toEqual([3, 3, 3, 3]);
  }
  await world.close();
});
