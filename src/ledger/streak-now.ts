import type { Rows } from '../db/types.js';
import { viewStreak, type ExcusedDay, type StreakView } from '../study/streak.js';
import { dayOf, streakOf, zoneOf } from './derive.js';
import { excusedDays } from './excused.js';
import type { Prior } from './prior.js';

interface Of {
  readonly guildId: string;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Days since the last active one that cost no streak. Most look on that day or the day after it: nothing is read. */
export async function excusedSince(rows: Rows, { guildId, userId, at }: Of, prior: Prior): Promise<ExcusedDay[]> {
  const { lastDay } = streakOf(prior.learner);
  if (lastDay === null) return [];
  const { zone } = zoneOf(prior.learner, prior.guild.zone);
  return excusedDays(rows, { guildId, userId, zone, after: lastDay, before: dayOf(prior, at) });
}

/** The learner's streak as it stands at an instant. */
export async function streakNow(rows: Rows, of: Of, prior: Prior): Promise<StreakView> {
  return viewStreak(streakOf(prior.learner), dayOf(prior, of.at), await excusedSince(rows, of, prior));
}
