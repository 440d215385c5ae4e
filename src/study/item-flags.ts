import { decodeMask, type OptionMask } from './grade.js';
import { wilson, Z95, type Interval } from './intervals.js';

/** First attempts at one question, the too fast ones left out. */
export interface ItemStats {
  readonly attempts: number;
  readonly right: number;
  /** How often each option was chosen, by file position. */
  readonly chosen: readonly number[];
  readonly key: OptionMask;
  /** Point-biserial correlation with the rest; only from 30 attempts on. */
  readonly discrimination?: number | undefined;
}

/** For maintainers, never for members. */
export type ItemFlag =
  | { readonly flag: 'too_hard'; readonly upper: number }
  | { readonly flag: 'distractor_beats_key'; readonly option: number }
  | { readonly flag: 'distractor_unused'; readonly option: number }
  /** Those who know less of the rest are right more often here. */
  | { readonly flag: 'discriminates_backwards'; readonly discrimination: number };

const SHOWN_FROM = 8;
const FLAGGED_FROM = 12;
const UNUSED_FROM = 20;

/** The share that was right with its 95 % interval, or undefined while the author's label is shown instead. */
export function shownDifficulty(
  stats: Pick<ItemStats, 'attempts' | 'right'>,
): (Interval & { share: number }) | undefined {
  if (stats.attempts < SHOWN_FROM) return undefined;
  return { share: stats.right / stats.attempts, ...wilson(stats.right, stats.attempts, Z95) };
}

/** What a maintainer should look at in a question (learning.md 4.7). */
export function itemFlags(stats: ItemStats): ItemFlag[] {
  if (stats.attempts < FLAGGED_FROM) return [];
  const flags: ItemFlag[] = [];
  const { high } = wilson(stats.right, stats.attempts, Z95);
  if (high < 0.5) flags.push({ flag: 'too_hard', upper: high });
  const key = new Set(decodeMask(stats.key));
  const leastOfKey = Math.min(...[...key].map((option) => stats.chosen[option] ?? 0));
  for (const [option, times] of stats.chosen.entries()) {
    if (key.has(option)) continue;
    if (times > leastOfKey) flags.push({ flag: 'distractor_beats_key', option });
    if (times === 0 && stats.attempts >= UNUSED_FROM) flags.push({ flag: 'distractor_unused', option });
  }
  const { discrimination } = stats;
  if (discrimination !== undefined && discrimination < 0) {
    flags.push({ flag: 'discriminates_backwards', discrimination });
  }
  return flags;
}
