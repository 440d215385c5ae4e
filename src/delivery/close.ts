import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { answers, disputes, posts } from '../db/schema.js';
import { clip } from '../discord/clip.js';
import { dayInWords } from '../views/components.js';
import { questionWords } from '../views/question-words.js';
import type { Recap } from '../views/verdict.js';
import type { Delivery } from './context.js';
import { isFreeAt, settleLease, takeLease } from './lease.js';
import { afterSteps } from './machine.js';
import { isOut } from './outage.js';
import { readPost, type FullPost, type PostKey } from './post-row.js';
import { editMessage, openThread } from './posting.js';
import { renderClosed } from './render.js';
import { failureOf, isOurs, type Failure } from './trouble.js';

/** A count edit holds a post for a moment. */
const LEASED_MS = 5_000;
const THREAD_EXISTS = 160_004;

/** Posts whose time is over and closed ones that lack something; at most `limit` of each. */
export async function dueToClose({ db, now: clock }: Delivery, limit: number): Promise<PostKey[]> {
  const now = clock();
  const key = { guildId: posts.guildId, scheduleNo: posts.scheduleNo, localDate: posts.localDate };
  const [open, unsettled] = await Promise.all([
    db
      .select(key)
      .from(posts)
      .where(
        and(
          eq(posts.state, 'sent'),
          lte(posts.closesAt, now),
          or(isNull(posts.nextTryAt), lte(posts.nextTryAt, now)),
          isFreeAt(now),
        ),
      )
      .orderBy(posts.closesAt)
      .limit(limit),
    db
      .select(key)
      .from(posts)
      .where(and(eq(posts.state, 'closed'), lte(posts.nextTryAt, now), isFreeAt(now)))
      .orderBy(posts.nextTryAt)
      .limit(limit),
  ]);
  return [...open, ...unsettled];
}

/**
 * Closes one post, or does what is missing of a closed one: the thread, and the whole message rendered anew with the
 * recap. Final: a closed post never takes answers again.
 * @returns milliseconds after which to look again, when that is soon
 */
export async function closePost(delivery: Delivery, key: PostKey): Promise<number | undefined> {
  const row = await takeLease(delivery.db, key, delivery.owner, delivery.now(), ['sent', 'closed']);
  if (row === undefined) return LEASED_MS;
  // Another process may have done it since it was found due.
  const dueAt = row.state === 'sent' ? row.closesAt : (row.nextTryAt ?? Number.POSITIVE_INFINITY);
  if (dueAt > delivery.now()) {
    await settleLease(delivery.db, key, row.leaseOwner, {});
    return undefined;
  }
  const post = await readPost(delivery.db, delivery.library, key);
  if (post === undefined || row.messageId === null) {
    await settleLease(delivery.db, key, row.leaseOwner, { state: 'closed', closedAt: delivery.now(), nextTryAt: null });
    return undefined;
  }
  const thread = await threadFor(delivery, post, row.messageId);
  const tally = await tallyOf(delivery, post);
  const wanted = row.state === 'sent' || row.reason !== null || thread.id !== row.threadId;
  const closing = { tally, threadId: thread.id, disputed: await isDisputed(delivery, post) };
  const edit = () => editMessage(delivery.rest, row.channelId, row.messageId!, renderClosed(post, closing));
  const recap = wanted ? await tried(delivery, key, edit()) : undefined;
  const steps = { recap, thread: thread.failure };
  const outage = (recap ?? thread.failure) !== undefined && (await isOut(delivery, key.guildId));
  const { change, wait } = afterSteps(row, steps, delivery.now(), row.closedAt, outage);
  const shown = recap === undefined ? { shownAnswered: tally.people } : {};
  await settleLease(delivery.db, key, row.leaseOwner, { ...change, ...shown, threadId: thread.id });
  delivery.log.info({ ...key, ...change }, 'closed');
  return wait;
}

/** What Discord had against it; undefined when it was done. */
async function tried(delivery: Delivery, key: PostKey, work: Promise<unknown>): Promise<Failure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (isOurs(error)) throw error;
    delivery.log.warn({ ...key, err: error }, 'a step of closing failed');
    return failureOf(error);
  }
}

async function threadFor(
  delivery: Delivery,
  { row, asked }: FullPost,
  messageId: string,
): Promise<{ readonly id: string | null; readonly failure: Failure | undefined }> {
  if (!row.thread || row.threadId !== null) return { id: row.threadId, failure: undefined };
  const { language } = row;
  const name = questionWords[language].threadName(
    dayInWords(row.localDate, language),
    asked.snapshot.topicName[language],
  );
  let id: string | null = null;
  const failure = await tried(
    delivery,
    row,
    openThread(delivery.rest, row.channelId, messageId, clip(name, 100))
      .catch((error: unknown) => {
        // A thread of a message has the message's id: an earlier try may have made it.
        if ((error as { code?: unknown }).code === THREAD_EXISTS) return messageId;
        throw error;
      })
      .then((opened) => (id = opened)),
  );
  return { id, failure };
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
