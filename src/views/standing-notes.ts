import { ButtonStyle, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { linkButton } from '../discord/links.js';
import type { Both, Lang } from '../library/model.js';
import type { DayEntry } from '../study/streak.js';
import { container, row, text } from './components.js';

/* What a verdict says beyond the question: freezes that were spent, and whether to be on the leaderboard. */

interface StandingWords {
  readonly frozen: (days: number, left: number) => string;
  readonly earned: string;
  readonly listQuestion: string;
  readonly list: string;
  readonly doNotList: string;
}

const standingWords: Both<StandingWords> = {
  ja: {
    frozen: (days, left) => `フリーズを ${days} 個使い、連続記録を守りました（残り ${left} 個）。`,
    earned: 'フリーズを 1 個獲得しました。',
    listQuestion: 'ランキングに表示しますか？ 選ぶまでは、ほかの人には表示されません。',
    list: 'ランキングに載せる',
    doNotList: '載せない',
  },
  en: {
    frozen: (days, left) =>
      `${days === 1 ? 'A freeze' : `${days} freezes`} kept your streak while you were away (${left} left).`,
    earned: 'You earned a freeze.',
    listQuestion: 'Show you on the leaderboard? Until you choose, nobody else sees you there.',
    list: 'List me',
    doNotList: 'Keep me off',
  },
};

/** Freezes are spent by themselves; the next answer tells. */
export function freezeNotes(entries: readonly DayEntry[], lang: Lang): string[] {
  const words = standingWords[lang];
  const frozen = entries.flatMap((entry) => (entry.what === 'frozen' ? [entry.freezesLeft] : []));
  const left = frozen.at(-1);
  const kept = left !== undefined && !entries.some(({ what }) => what === 'missed');
  const earned = entries.some((entry) => entry.what === 'active' && entry.earnedFreeze);
  return [...(kept ? [words.frozen(frozen.length, left)] : []), ...(earned ? [words.earned] : [])];
}

/**
 * Asked once, under the verdict of somebody's first answer; until "yes" a person is not listed.
 * @param learner as it stands after the answer
 */
export function listingQuestion(
  routes: ReadonlySet<string>,
  learner: { readonly answered: number; readonly listed: boolean | null },
  lang: Lang,
): APIMessageTopLevelComponent[] {
  if (learner.answered > 1 || learner.listed !== null) return [];
  const words = standingWords[lang];
  const yes = linkButton(routes, 'me.list', ['yes'], words.list, ButtonStyle.Success);
  const no = linkButton(routes, 'me.list', ['no'], words.doNotList);
  return yes === undefined ? [] : [container('calm', [text(words.listQuestion), row(yes, no)])];
}
