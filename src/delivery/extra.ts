import { and, eq } from 'drizzle-orm';
import { guilds, posts } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { ask } from '../ledger/ask.js';
import { rowsIn } from '../ledger/transaction.js';
import type { Library } from '../library/model.js';
import { closesAt, localDate } from '../study/calendar.js';
import { choose, hmacSha256, readPasts } from './choose.js';
import { nonceOf } from './plan.js';
import { readPostRow, type PostKey, type PostRow } from './post-row.js';
import type { ScheduleRow } from './schedules.js';

export type NowOutcome =
  | { readonly outcome: 'queued' | 'same'; readonly post: PostRow }
  | { readonly outcome: 'had_one'; readonly post: PostRow }
  | { readonly outcome: 'no_question' };

/**
 * One more question today, keyed by the interaction: at most one a local date, never in place of the scheduled post,
 * and it earns no points. The row is written here; the worker sends it.
 */
export async function requestNow(
  db: Db,
  library: Library,
  schedule: ScheduleRow,
  interactionId: string,
  now: number,
): Promise<NowOutcome> {
  const { guildId, zone } = schedule;
  const date = localDate(now, zone);
  const key: PostKey = { guildId, scheduleNo: 0, localDate: date };
  const before = await readPostRow(db, key);
  if (before !== undefined) {
    return { outcome: before.interactionId === interactionId ? 'same' : 'had_one', post: before };
  }
  const post = await db.transaction(async (tx) => {
    // With the guild held as claims hold it, the scheduled question of this minute and this one know of each other.
    const [guild] = await tx.select().from(guilds).where(eq(guilds.guildId, guildId)).for('update');
    if (guild === undefined) throw new Error(`Expected the guild ${guildId} to be known`);
    const pasts = await readPasts(rowsIn(tx), [guildId], date);
    const { questionId, why } = choose(library, pasts, {
      ...{ guildId, seed: guild.seed, localDate: date, weekdays: 127, scheduled: false },
    });
    if (questionId === undefined) return 'no_question';
    const [row] = await tx
      .insert(posts)
      .values({
        ...key,
        ...{ state: 'claimed', dueAt: now, claimedAt: now, nextTryAt: now, interactionId, why },
        closesAt: closesAt(date, schedule.closeMinute ?? schedule.minute, zone),
        nonce: nonceOf(guildId, 0, date),
        ...{ channelId: schedule.channelId, language: guild.language, feedback: schedule.feedback },
      })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) return undefined;
    const asked = await ask(tx, library, {
      ...{ guildId, kind: 'extra', userId: null, questionId, seed: guild.seed, at: now, hmac: hmacSha256 },
      context: `post|0|${date}`,
    });
    const [done] = await tx
      .update(posts)
      .set({ askingId: asked?.askingId ?? null })
      .where(and(eq(posts.guildId, guildId), eq(posts.scheduleNo, 0), eq(posts.localDate, date)))
      .returning();
    return done;
  });
  if (post === 'no_question') return { outcome: post };
  if (post !== undefined) return { outcome: 'queued', post };
  const other = await readPostRow(db, key);
  if (other === undefined) throw new Error(`Expected the extra of ${guildId} ${date} to be there`);
  return { outcome: other.interactionId === interactionId ? 'same' : 'had_one', post: other };
}
