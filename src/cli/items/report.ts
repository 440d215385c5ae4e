import type { Rows } from '../../db/types.js';
import { firstAttempts, guildsWithAnswers } from '../../ledger/first-attempts.js';
import type { Library } from '../../library/model.js';
import { keyMask, snapshotOf } from '../../library/snapshot.js';
import type { ItemFlag } from '../../study/item-flags.js';
import { ItemStatistics, type ItemReport } from '../../study/item-stats.js';

/** What all servers' first attempts say about the deck's questions. @param progress called after each server */
export async function itemReports(
  rows: Rows,
  library: Library,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<ItemReport[]> {
  const items = [...library.questions.values()].map(({ id, difficulty, text }) => ({
    ...{ id, difficulty, options: text.ja.options.length, key: keyMask(snapshotOf(library, id)) },
  }));
  const keys = new Map(items.map(({ id, key }) => [id, key]));
  const statistics = new ItemStatistics(items);
  const guilds = await guildsWithAnswers(rows);
  for (const [at, guildId] of guilds.entries()) {
    statistics.takeGuild(await firstAttempts(rows, guildId, keys));
    progress(at + 1, guilds.length);
  }
  return statistics.reports();
}

/** @param all also the questions with nothing to look at */
export function itemLines(reports: readonly ItemReport[], all: boolean): string[] {
  const flagged = reports.filter(({ flags }) => flags.length > 0);
  const shown = all ? reports : flagged;
  const said = reports.filter(({ share }) => share !== undefined).length;
  return [
    ...shown.flatMap((report) => [lineOf(report), ...report.flags.map((flag) => `  ! ${flagLine(flag, report)}`)]),
    `${reports.length} questions tried, ${said} often enough to say how hard they are, ${flagged.length} to look at`,
  ];
}

function lineOf({ item, attempts, right, share, b, discrimination }: ItemReport): string {
  const percent = share === undefined ? '' : ` ${whole(share.share)} % (${whole(share.low)}-${whole(share.high)} %),`;
  const rest = discrimination === undefined ? '' : `, r ${discrimination.toFixed(2)}`;
  return `${item.id}: ${right} of ${attempts} right at first,${percent} label ${item.difficulty}, b ${b.toFixed(1)}${rest}`;
}

function flagLine(flag: ItemFlag, { chosen, attempts }: ItemReport): string {
  switch (flag.flag) {
    case 'too_hard':
      return `at most ${whole(flag.upper)} % are right at first: too hard, unclear, or the key is wrong`;
    case 'distractor_beats_key':
      return `option ${flag.option + 1} was chosen ${chosen[flag.option]} times, more often than the key: is it right, too?`;
    case 'distractor_unused':
      return `option ${flag.option + 1} was chosen by nobody of ${attempts}: it does not tempt`;
    case 'discriminates_backwards':
      return 'those who know less of the rest are right more often here: is the key right?';
  }
}

function whole(share: number): number {
  return Math.round(share * 100);
}
