import { createLog } from '../../src/ops/log.js';
import type { Delivery } from '../../src/delivery/context.js';
import { createBudget } from '../../src/delivery/budget.js';
import {
  DEFAULTS,
  readPostRow,
  readSchedule,
  reschedule,
  type PostRow,
  type ScheduleSettings,
} from '../../src/delivery/desk.js';
import { createWorker, type Worker } from '../../src/delivery/worker.js';
import { restForPosts } from '../../src/discord/rest.js';
import { arriveGuilds } from '../../src/ledger/guild.js';
import type { Library } from '../../src/library/model.js';
import { startPlayground } from '../../src/playground/start.js';
import type { Message, Playground } from '../../src/playground/types.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

/** Delivery alone in a loopback Discord with as many guilds as wanted, without a gateway. */
export interface World {
  readonly discord: Playground;
  readonly database: TestDatabase;
  readonly clock: { now(): number; set(at: number): void; advance(ms: number): void };
  readonly guilds: readonly { readonly id: string; readonly channelId: string; readonly systemId: string }[];
  worker: Worker;
  /** One more process, as far as the database can tell. */
  process(name: string, pace?: () => Promise<void>): Worker;
  schedule(nth: number, more?: Partial<ScheduleSettings>): Promise<void>;
  /** Daily questions that stand in a channel. */
  daily(nth: number): Message[];
  post(nth: number, localDate: string): Promise<PostRow | undefined>;
  trouble(nth: number): Promise<string | null | undefined>;
  close(): Promise<void>;
}

export async function openWorld(options: {
  readonly library: Library;
  readonly at: number;
  readonly guilds?: number;
  readonly database?: TestDatabase;
}): Promise<World> {
  let offset = options.at - Date.now();
  const now = () => Date.now() + offset;
  const discord = await startPlayground({ now, checkAnswers: true, requestsPerSecond: 10_000 });
  const database = options.database ?? (await openTestDatabase());
  const guilds = Array.from({ length: options.guilds ?? 1 }, (_, nth) => {
    const guild = discord.addGuild({
      name: `guild ${nth}`,
      channels: [{ name: 'daily' }, { name: 'general' }],
      members: [{ name: 'organiser', permissions: 0x20n }],
    });
    const [daily, general] = [...guild.channels.keys()];
    return { id: guild.id, channelId: daily!, systemId: general! };
  });
  const arrived = guilds.map(({ id, systemId }) => ({ id, language: 'ja' as const, systemChannelId: systemId }));
  await arriveGuilds(database.rows, arrived, now());
  const log = createLog('silent');
  const workers: Worker[] = [];
  const start = (owner: string, pace = createBudget(database.rows, 5_000)) => {
    const rest = restForPosts({ apiUrl: discord.apiUrl, token: discord.token }, pace);
    const { db, rows } = database;
    const delivery: Delivery = { db, rows, library: options.library, log, now, rest, owner };
    const worker = createWorker(delivery);
    workers.push(worker);
    return worker;
  };
  const at = (nth: number) => guilds[nth]!;
  return {
    ...{ discord, database, guilds },
    clock: { now, set: (to) => (offset = to - Date.now()), advance: (ms) => (offset += ms) },
    worker: start('first'),
    process: start,
    async schedule(nth, more = {}) {
      await reschedule(database.db, at(nth).id, { ...DEFAULTS, channelId: at(nth).channelId, ...more }, now());
    },
    daily: (nth) =>
      discord
        .messages(at(nth).channelId)
        .filter(({ components }) => JSON.stringify(components).includes('"custom_id":"v1:daily.result:')),
    post: (nth, localDate) => readPostRow(database.db, { guildId: at(nth).id, scheduleNo: 1, localDate }),
    trouble: async (nth) => (await readSchedule(database.db, at(nth).id))?.pauseReason,
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await discord.close();
      if (options.database === undefined) await database.close();
    },
  };
}

/** Looks again every 50 ms. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, what: string, ms = 15_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Expected ${what} within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
