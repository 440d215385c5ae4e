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
  /** What is asked, when it is no question of the deck: a card. */
  readonly snapshot?: QuestionSnapshot;
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
  const { snapshot, order, key } = await write(db, library, [input]).then(([one]) => one!);
  const [row] = await db
    .insert(askings)
    .values({ ...valuesOf(input, snapshot, order, key) })
    .onConflictDoNothing()
    .returning({ id: askings.id });
  return row === undefined ? undefined : { askingId: row.id, order, key, snapshot };
}

/**
 * The same for many at once, none of a series, in two statements.
 * @returns the askings' ids by guild and question, as `<guild> <question>`; a question asked twice in a guild has two
 */
export async function askAll(
  db: Db,
  library: Library,
  inputs: readonly AskInput[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const made = await write(db, library, inputs);
  const rows = await db
    .insert(askings)
    .values(inputs.map((input, at) => valuesOf(input, made[at]!.snapshot, made[at]!.order, made[at]!.key)))
    .returning({ id: askings.id, guildId: askings.guildId, questionId: askings.questionId });
  const ids = new Map<string, number[]>();
  for (const { id, guildId, questionId } of rows) {
    const name = `${guildId} ${questionId}`;
    ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  return ids;
}

/** Keeps the questions' texts as they stand, and shuffles their options. */
async function write(db: Db, library: Library, inputs: readonly AskInput[]) {
  const made = inputs.map((input) => {
    const snapshot = input.snapshot ?? snapshotOf(library, input.questionId);
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
    return { snapshot, order, key: keyMask(snapshot), at: input.at };
  });
  const revisions = [...new Map(made.map((one) => [one.snapshot.revision, one])).values()];
  // In one order everywhere: two workers that write the same texts must not wait for each other in a circle.
  revisions.sort((a, b) => (a.snapshot.revision < b.snapshot.revision ? -1 : 1));
  await db
    .insert(questionRevisions)
    .values(
      revisions.map(({ snapshot, at }) => ({
        ...{ revision: snapshot.revision, questionId: snapshot.id, body: snapshot, firstAskedAt: at },
      })),
    )
    .onConflictDoNothing();
  return made;
}

function valuesOf(input: AskInput, snapshot: QuestionSnapshot, order: string, key: number) {
  return {
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
  };
}
