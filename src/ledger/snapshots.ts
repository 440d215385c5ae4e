import type { Rows } from '../db/types.js';
import type { QuestionSnapshot } from '../library/snapshot.js';

const MOST = 1_000;

/** By revision, which is a hash of what the snapshot says: whatever is here can never be out of date. */
const known = new Map<string, QuestionSnapshot>();

/**
 * What a revision said. A question's words are by far the largest part of what an answer reads, so they are read once.
 * @throws Error when nothing was ever asked of this revision
 */
export async function readSnapshot(rows: Rows, revision: string): Promise<QuestionSnapshot> {
  const found = known.get(revision);
  if (found !== undefined) return found;
  const [row] = await rows<{ body: QuestionSnapshot }>('select body from question_revisions where revision = $1', [
    revision,
  ]);
  if (row === undefined) throw new Error(`Expected the revision ${revision} of a question to be kept`);
  known.set(revision, row.body);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return row.body;
}
