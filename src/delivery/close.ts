import { and, eq, lte } from 'drizzle-orm';
import { answers, disputes, posts } from '../db/schema.js';
import { clip } from '../discord/clip.js';
import { dayInWords } from '../views/components.js';
import { questionWords } from '../views/question-words.js';
import type { Recap } from '../views/verdict.js';
import type { Delivery } from './context.js';
import { settleLease, takeLease } from './lease.js';
import { isPost, readPost, type FullPost, type PostKey } from './post-row.js';
import { editMessage, openThread } from './posting.js';
import { renderClosed } from './render.js';
import { failureOf } from './trouble.js';

/** Open posts whose time is over; at most `limit`. */
export async function dueToClose(delivery: Delivery, limit: number): Promise<PostKey[]> {
  return delivery.db
    .select({ guildId: posts.guildId, scheduleNo: posts.scheduleNo, localDate: posts.localDate })
    .from(posts)
    .where(and(eq(posts.state, 'sent'), lte(posts.closesAt, delivery.now())))
    .orderBy(posts.closesAt)
    .limit(limit);
}

/**
 * Closes one post: thread first (so that the recap can link it), then the whole message rendered anew.
 * Final: a closed post is never edited again. A thread that cannot be made does not hold the recap back.
 * @returns false when somebody else is at the post, or Discord was: it is still to be closed
 */
export async function closePost(delivery: Delivery, key: PostKey): Promise<boolean> {
  const row = await takeLease(delivery.db, key, delivery.owner, delivery.now(), ['sent']);
  if (row === undefined) return false;
  const post = await readPost(delivery.db, delivery.library, key);
  const closed = { state: 'closed', closedAt: delivery.now() } as const;
  if (post === undefined || row.messageId === null) {
    await settleLease(delivery.db, key, row.leaseOwner, closed);
    return true;
  }
  try {
    const thread = await threadFor(delivery, post, row.messageId);
    const tally = await tallyOf(delivery, post);
    const closing = { tally, threadId: thread.id, disputed: await isDisputed(delivery, post) };
    await editMessage(delivery.rest, row.channelId, row.messageId, renderClosed(post, closing));
    await settleLease(delivery.db, key, row.leaseOwner, {
      ...closed,
      ...{ threadId: thread.id, threadTrouble: thread.trouble, shownAnswered: tally.people },
    });
    delivery.log.info(key, 'closed');
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'passing') {
      // The next tick tries again; answers given meanwhile count as late.
      delivery.log.warn({ ...key, err: error }, 'could not close; will try again');
      await settleLease(delivery.db, key, row.leaseOwner, {});
      return false;
    }
    const reason = failure.kind === 'deleted' ? 'deleted' : failure.trouble;
    delivery.log.warn({ ...key, reason, err: error }, 'closed without a recap');
    await settleLease(delivery.db, key, row.leaseOwner, { ...closed, reason });
  }
  return true;
}

async function threadFor(
  delivery: Delivery,
  { row, asked }: FullPost,
  messageId: string,
): Promise<{ id: string | null; trouble: string | null }> {
  if (!row.thread) return { id: null, trouble: null };
  if (row.threadId !== null) return { id: row.threadId, trouble: null };
  const { language } = row;
  const name = questionWords[language].threadName(
    dayInWords(row.localDate, language),
    asked.snapshot.topicName[language],
  );
  try {
    const threadId = await openThread(delivery.rest, row.channelId, messageId, clip(name, 100));
    // Kept at once: should the recap fail, the next try must not open it again.
    await delivery.db.update(posts).set({ threadId }).where(isPost(row));
    return { id: threadId, trouble: null };
  } catch (error) {
    // A thread of a message has the message's id: an earlier try may have made it.
    if ((error as { code?: unknown }).code === 160_004) return { id: messageId, trouble: null };
    const failure = failureOf(error);
    if (failure.kind === 'passing') throw error;
    delivery.log.warn({ guildId: row.guildId, err: error }, 'no thread');
    return { id: null, trouble: failure.kind === 'lasting' ? failure.trouble : 'deleted' };
  }
}

/** Answers given before the close, by option; late ones tell nothing about the question. */
async function tallyOf(delivery: Delivery, { row, asked }: FullPost): Promise<Recap['tally']> {
  const given = await delivery.db
    .select({ chosen: answers.chosen, correct: answers.correct })
    .from(answers)
    .where(and(eq(answers.guildId, row.guildId), eq(answers.askingId, asked.askingId), eq(answers.late, false)));
  const byPosition = asked.order.map(
    (_, position) => given.filter(({ chosen }) => (chosen & (1 << position)) !== 0).length,
  );
  return { people: given.length, right: given.filter(({ correct }) => correct).length, byPosition };
}

async function isDisputed(delivery: Delivery, { row, asked }: FullPost): Promise<boolean> {
  const found = await delivery.db
    .select({ since: disputes.since })
    .from(disputes)
    .where(and(eq(disputes.guildId, row.guildId), eq(disputes.questionId, asked.snapshot.id)));
  return found.length > 0;
}
