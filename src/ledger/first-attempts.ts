import type { AskingKind } from '../db/schema.js';
import type { Rows } from '../db/types.js';
import type { OptionMask } from '../study/grade.js';
import type { FirstAttempt } from '../study/item-stats.js';
import { isTooFast } from '../study/memory.js';

const GUILDS = 'select distinct guild_id::text as "guildId" from answers order by 1';

/*
 * Everybody's first answer to each question. Only then it is looked at whether that one counts: not when it came after
 * the key was public, nor sooner than it can be read.
 */
const FIRST = `
select f.*, a.key from (
  select distinct on (user_id, question_id) user_id::text as learner, question_id as "questionId", asking_id, domain,
    kind, chosen, correct, late, elapsed_ms as "elapsedMs", stem_chars as "stemChars", answered_at
  from answers where guild_id = $1::bigint and kind <> 'card'
  order by user_id, question_id, version
) f join askings a on a.guild_id = $1::bigint and a.id = f.asking_id
order by f.answered_at, f.learner`;

interface Row extends FirstAttempt {
  readonly kind: AskingKind;
  readonly late: boolean;
  readonly elapsedMs: number | null;
  readonly stemChars: number;
  readonly key: OptionMask;
}

/** All guilds in which somebody has answered, by id. */
export async function guildsWithAnswers(rows: Rows): Promise<string[]> {
  return (await rows<{ guildId: string }>(GUILDS)).map(({ guildId }) => guildId);
}

/**
 * The first attempts of one guild that tell something about the questions, oldest first.
 * @param keys of the questions as they stand: what was answered under another key says nothing about this one
 */
export async function firstAttempts(
  rows: Rows,
  guildId: string,
  keys: ReadonlyMap<string, OptionMask>,
): Promise<FirstAttempt[]> {
  const found = await rows<Row>(FIRST, [guildId]);
  return found.filter((row) => !row.late && !isTooFast(row) && keys.get(row.questionId) === row.key);
}
