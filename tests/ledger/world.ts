import { askings, guilds, posts } from '../../src/db/schema.js';
import type { Database } from '../../src/db/types.js';
import { hmacSha256 } from '../../src/delivery/choose.js';
import { ask } from '../../src/ledger/ask.js';
import type { Library } from '../../src/library/model.js';
import { closesAt, instantOf } from '../../src/study/calendar.js';
import { and, eq } from 'drizzle-orm';

/** Rows of a guild as delivery would leave them, without Discord. */
export interface World {
  guild(guildId: string, zone?: string): Promise<void>;
  /** A daily that was posted at 08:00; gives its asking. */
  post(guildId: string, date: string, questionId: string): Promise<number>;
  close(guildId: string, date: string): Promise<void>;
  quiz(guildId: string, userId: string, questionId: string, at: number): Promise<number>;
  keyOf(guildId: string, askingId: number): Promise<number>;
}

const SEED = '00'.repeat(32);

export function worldOf({ db }: Database, library: Library): World {
  async function asked(guildId: string, kind: 'daily' | 'quiz', userId: string | null, questionId: string, at: number) {
    const context = `${kind} ${userId} ${at}`;
    const row = await ask(db, library, {
      guildId,
      kind,
      userId,
      questionId,
      seed: SEED,
      context,
      at,
      hmac: hmacSha256,
    });
    if (row === undefined) throw new Error('Expected an asking');
    return row.askingId;
  }
  return {
    async guild(guildId, zone = 'Asia/Tokyo') {
      await db.insert(guilds).values({ guildId, seed: SEED, joinedAt: 0, zone });
    },
    async post(guildId, date, questionId) {
      const at = instantOf(date, 8 * 60, 'Asia/Tokyo');
      const askingId = await asked(guildId, 'daily', null, questionId, at);
      await db.insert(posts).values({
        guildId,
        scheduleNo: 1,
        localDate: date,
        state: 'sent',
        askingId,
        dueAt: at,
        claimedAt: at,
        closesAt: closesAt(date, 8 * 60, 'Asia/Tokyo'),
        nonce: `${guildId} ${date}`,
        channelId: '1',
        messageId: String(askingId),
        sentAt: at,
        language: 'ja',
        feedback: 'at_once',
      });
      return askingId;
    },
    async close(guildId, date) {
      await db
        .update(posts)
        .set({ state: 'closed' })
        .where(and(eq(posts.guildId, guildId), eq(posts.localDate, date)));
    },
    quiz: (guildId, userId, questionId, at) => asked(guildId, 'quiz', userId, questionId, at),
    async keyOf(guildId, askingId) {
      const [row] = await db
        .select({ key: askings.key })
        .from(askings)
        .where(and(eq(askings.guildId, guildId), eq(askings.id, askingId)));
      return row?.key ?? 0;
    },
  };
}

/** Numbers from 0 to 1 that are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
