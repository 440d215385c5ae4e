import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimDue } from '../../src/delivery/claim.js';
import { DEFAULTS, requestNow, reschedule } from '../../src/delivery/desk.js';
import { ensureGuild } from '../../src/ledger/guild.js';
import { recordAnswer } from '../../src/ledger/record.js';
import { createLog } from '../../src/ops/log.js';
import { restForPosts } from '../../src/discord/rest.js';
import { driver, openEmbedded, openOnServer, type TestDatabase } from '../support/database.js';
import { readLibrary } from '../support/deck.js';

// A statement on another connection inside a transaction waits for ever on the embedded database, and on a server as
// soon as the pool is empty. With one connection, whatever does so hangs here.

let database: TestDatabase;
beforeAll(async () => {
  database = driver === 'pglite' ? await openEmbedded() : await openOnServer(1);
});
afterAll(() => database.close());

test('setting up, claiming, asking for more and answering need one connection', async () => {
  const { db, rows } = database;
  const library = await readLibrary();
  const at = Date.parse('2026-11-24T08:00:00+09:00');
  let now = at - 60_000;
  await ensureGuild(db, '77', now);
  const schedule = await reschedule(db, '77', { ...DEFAULTS, channelId: '78' }, now);
  now = at;
  const rest = restForPosts({ apiUrl: 'http://127.0.0.1:1/api', token: 'unused' }, async () => undefined);
  const delivery = { db, rows, library, log: createLog('silent'), now: () => now, rest, owner: 'one' };
  const claimed = await claimDue(delivery as never, 10);
  expect(JSON.stringify(claimed)).toContain('"2026-11-24"');
  expect(await requestNow(db, library, schedule, '1', now)).toMatchObject({ outcome: 'queued' });
  const [asking] = await rows<{ id: string; key: number }>('select id, key from askings order by id limit 1');
  const answering = { guildId: '77', askingId: Number(asking!.id), userId: '79', chosen: asking!.key, at: now + 1_000 };
  const recorded = await recordAnswer(rows, { ...answering, confidence: 'sure', accountCreatedAt: 0, elapsedMs: null });
  expect(recorded.outcome).toBe('stored');
});
