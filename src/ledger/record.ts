import type { Rows } from '../db/types.js';
import { isChoice } from '../study/grade.js';
import { CURRENT_RULES, derive, type Derived, type Given, type Rules } from './derive.js';
import { readPriors, type Prior, type PriorKey, type StoredAnswer } from './prior.js';
import { excusedSince } from './streak-now.js';
import { together } from './together.js';
import { insertLearners, rowOf, WRITE, WRITE_TOGETHER } from './write.js';

export interface Answering extends Omit<Given, 'excused'>, PriorKey {}

export type Recorded =
  /** Committed before this returns; `derived` is what it led to. */
  | { readonly outcome: 'stored'; readonly prior: Prior; readonly answer: StoredAnswer; readonly derived: Derived }
  /** The first answer stands. */
  | { readonly outcome: 'already'; readonly prior: Prior; readonly answer: StoredAnswer }
  /** No such question in this guild; somebody else's; not yet sent; not as many options as asked for. */
  | { readonly outcome: 'refused'; readonly reason: 'unknown' | 'not_yours' | 'not_a_choice' };

/** Groups under way at once; more of them are smaller, and each has a connection. */
const GROUPS = 3;
const MOST_TOGETHER = 64;
const MOST_TRIES = 12;

/** An answer and the rules by which it earns points. */
type Item = Answering & { readonly rules: Rules };

const recorders = new WeakMap<Rows, (item: Item) => Promise<Recorded>>();

/**
 * Stores an answer and all that is derived from it in one statement, or finds the one that stands. Answers that come
 * while others are being stored are then stored together.
 * The statement checks the learner's version; when another answer of the same person came between, it is computed anew.
 * @throws when the database does, or after 12 conflicts in a row; nothing is stored then, unless the connection was lost
 */
export function recordAnswer(rows: Rows, answering: Answering, rules: Rules = CURRENT_RULES): Promise<Recorded> {
  return recorderOf(rows)({ ...answering, rules });
}

function recorderOf(rows: Rows): (item: Item) => Promise<Recorded> {
  const known = recorders.get(rows);
  if (known !== undefined) return known;
  const recorder = together({
    run: (group: readonly Item[], alone) => recordGroup(rows, group, alone),
    nameOf: ({ guildId, userId }) => `${guildId} ${userId}`,
    ...{ groups: GROUPS, most: MOST_TOGETHER, tries: MOST_TRIES },
  });
  recorders.set(rows, recorder);
  return recorder;
}

/** Undefined for one that another answer of the same learner came before, or whose row was held meanwhile. */
async function recordGroup(
  rows: Rows,
  group: readonly Item[],
  alone: boolean,
): Promise<readonly (Recorded | undefined)[]> {
  const priors = await readPriors(rows, group);
  const results = group.map((answering, n) => standing(answering, priors[n]));
  const open = group.flatMap((answering, n) => (results[n] === undefined ? [{ n, answering, prior: priors[n]! }] : []));
  if (open.length === 0) return results;
  const unseen = open.filter(({ prior }) => prior.learner === null).map(({ answering }) => answering);
  if (unseen.length > 0) await insertLearners(rows, unseen);
  const made = await Promise.all(
    open.map(async ({ n, answering, prior }) => {
      const excused = await excusedSince(rows, answering, prior);
      return { n, answering, prior, derived: derive(prior, { ...answering, excused }, answering.rules) };
    }),
  );
  const lines = made.map(({ n, answering, derived }) => rowOf(n, answering, derived));
  const written = await rows<{ n: number }>(alone ? WRITE : WRITE_TOGETHER, [JSON.stringify(lines)]);
  const stored = new Set(written.map(({ n }) => n));
  for (const { n, answering, prior, derived } of made) {
    if (stored.has(n)) results[n] = { outcome: 'stored', prior, derived, answer: storedOf(answering, derived) };
  }
  return results;
}

/** What needs no writing. */
function standing({ userId, chosen }: Answering, prior: Prior | undefined): Recorded | undefined {
  if (prior === undefined) return { outcome: 'refused', reason: 'unknown' };
  if (prior.asking.userId !== null && prior.asking.userId !== userId)
    return { outcome: 'refused', reason: 'not_yours' };
  if (prior.answer !== null) return { outcome: 'already', prior, answer: prior.answer };
  if (!isChoice(chosen, prior.asking.key, prior.asking.optionOrder.length)) {
    return { outcome: 'refused', reason: 'not_a_choice' };
  }
  return undefined;
}

function storedOf({ chosen }: Answering, { facts }: Derived): StoredAnswer {
  const { confidence, at: answeredAt, correct, partial, late, day, points, pointsReason } = facts;
  return { chosen, confidence, answeredAt, correct, partial, late, day, points, pointsReason };
}
