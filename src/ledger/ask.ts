import type { AskingKind } from '../db/schema.js';
import { askings, questionRevisions } from '../db/schema.js';
import type { Db } from '../db/types.js';
import { keyMask, snapshotOf, type QuestionSnapshot } from '../library/snapshot.js';
import type { Library } from '../library/model.js';
import { optionOrder, orderText } from '../study/shuffle.js';
import type { Hmac } from '../study/hmac.js';

export interface AskInput {
  readonly guildId: string;
  readonly kind: AskingKind;
  /** Null when everybody may answer. */
  readonly userId: string | null;
  readonly questionId: string;
  readonly seed: string;
  /** Another context, another order of options; see study/shuffle.ts. */
  readonly context: string;
  readonly hmac: Hmac;
  readonly at: number;
  readonly series?: { readonly id: string; readonly no: number };
}

export interface AskedRow {
  readonly askingId: number;
  readonly order: string;
  readonly key: number;
  readonly snapshot: QuestionSnapshot;
}

/**
 * Writes down that a question is asked, as it stands now. What is shown is always a row first.
 * With a series, asking again for the same place gives undefined: that place is taken.
 * @throws Error when the library has no such question
 */
export async function ask(db: Db, library: Library, input: AskInput): Promise<AskedRow | undefined> {
  const snapshot = snapshotOf(library, input.questionId);
  const fixed = library.questions.get(input.questionId)?.order === 'fixed';
  const order = orderText(
    optionOrder({
      count: snapshot.text.ja.options.length,
      order: fixed ? 'fixed' : 'shuffled',
      seed: input.seed,
      context: input.context,
      hmac: input.hmac,
    }),
  );
  await db
    .insert(questionRevisions)
    .values({ revision: snapshot.revision, questionId: snapshot.id, body: snapshot, firstAskedAt: input.at })
    .onConflictDoNothing();
  const key = keyMask(snapshot);
  const [row] = await db
    .insert(askings)
    .values({
      guildId: input.guildId,
      kind: input.kind,
      userId: input.userId,
      questionId: snapshot.id,
      revision: snapshot.revision,
      optionOrder: order,
      key,
      difficulty: snapshot.difficulty,
      domain: snapshot.domain,
      task: snapshot.task,
      seriesId: input.series?.id ?? null,
      seriesNo: input.series?.no ?? null,
      askedAt: input.at,
    })
    .onConflictDoNothing()
    .returning({ id: askings.id });
  return row === undefined ? undefined : { askingId: row.id, order, key, snapshot };
}
