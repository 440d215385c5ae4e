import { decodeMask, type OptionMask } from './grade.js';
import { itemFlags, shownDifficulty, type ItemFlag } from './item-flags.js';
import type { Interval } from './intervals.js';
import { guessFloor, PRIOR_DIFFICULTY, updateRatings } from './rating.js';

/* What first attempts tell about the questions (learning.md 4.7): for maintainers, never for members. */

/** A question as it stands in the deck. */
export interface Item {
  readonly id: string;
  /** The author's label. */
  readonly difficulty: 1 | 2 | 3;
  readonly options: number;
  readonly key: OptionMask;
}

/** The first answer of one learner to one question. */
export interface FirstAttempt {
  readonly questionId: string;
  readonly learner: string;
  readonly domain: string;
  readonly chosen: OptionMask;
  readonly correct: boolean;
}

export interface ItemReport {
  readonly item: Item;
  readonly attempts: number;
  readonly right: number;
  /** The share that was right, once there are enough attempts to say. */
  readonly share: (Interval & { readonly share: number }) | undefined;
  /** How often each option was chosen, by file position. */
  readonly chosen: readonly number[];
  /** Elo, -3 to 3; the author's labels stand for -0.8, 0 and 0.8. */
  readonly b: number;
  /** Point-biserial correlation of being right here with the share right elsewhere; undefined below 30 attempts. */
  readonly discrimination: number | undefined;
  readonly flags: readonly ItemFlag[];
}

interface Tally {
  readonly item: Item;
  readonly floor: number;
  readonly chosen: number[];
  attempts: number;
  right: number;
  b: number;
  /** Of the attempts of learners who answered something else, too: being right (y) and the share right there (r). */
  readonly pairs: { n: number; y: number; r: number; rr: number; yr: number };
}

interface Ability {
  theta: number;
  attempts: number;
  readonly domains: Map<string, { delta: number; attempts: number }>;
  right: number;
}

const DISCRIMINATION_FROM = 30;

/** Adds guild after guild; each learner belongs to one. Attempts at other questions than those of the deck are left out. */
export class ItemStatistics {
  readonly #tallies: Map<string, Tally>;

  constructor(items: Iterable<Item>) {
    this.#tallies = new Map(
      [...items].map((item) => [
        item.id,
        {
          ...{ item, floor: guessFloor(item.options, decodeMask(item.key).length) },
          ...{ attempts: 0, right: 0, b: PRIOR_DIFFICULTY[item.difficulty] },
          chosen: Array.from({ length: item.options }, () => 0),
          pairs: { n: 0, y: 0, r: 0, rr: 0, yr: 0 },
        },
      ]),
    );
  }

  /** @param attempts of one guild, oldest first */
  takeGuild(attempts: readonly FirstAttempt[]): void {
    const abilities = new Map<string, Ability>();
    for (const attempt of attempts) {
      const tally = this.#tallies.get(attempt.questionId);
      if (tally === undefined) continue;
      const ability = abilities.get(attempt.learner) ?? { theta: 0, attempts: 0, right: 0, domains: new Map() };
      abilities.set(attempt.learner, ability);
      take(tally, ability, attempt);
    }
    for (const { questionId, learner, correct } of attempts) {
      const [tally, ability] = [this.#tallies.get(questionId), abilities.get(learner)];
      if (tally === undefined || ability === undefined || ability.attempts < 2) continue;
      const y = correct ? 1 : 0;
      const r = (ability.right - y) / (ability.attempts - 1);
      const { pairs } = tally;
      pairs.n += 1;
      pairs.y += y;
      pairs.r += r;
      pairs.rr += r * r;
      pairs.yr += y * r;
    }
  }

  /** One for each question that was tried at all, in the order of the deck. */
  reports(): ItemReport[] {
    return [...this.#tallies.values()].filter(({ attempts }) => attempts > 0).map(reportOf);
  }
}

function take(tally: Tally, ability: Ability, { domain, chosen, correct }: FirstAttempt): void {
  const inDomain = ability.domains.get(domain) ?? { delta: 0, attempts: 0 };
  ability.domains.set(domain, inDomain);
  const before = { theta: ability.theta, attempts: ability.attempts, b: tally.b, itemAttempts: tally.attempts };
  const after = updateRatings(
    { ...before, delta: inDomain.delta, domainAttempts: inDomain.attempts },
    correct,
    tally.floor,
  );
  Object.assign(inDomain, { delta: after.delta, attempts: after.domainAttempts });
  ability.theta = after.theta;
  ability.attempts = after.attempts;
  ability.right += correct ? 1 : 0;
  tally.b = after.b;
  tally.attempts = after.itemAttempts;
  tally.right += correct ? 1 : 0;
  for (const option of decodeMask(chosen)) tally.chosen[option] = (tally.chosen[option] ?? 0) + 1;
}

function reportOf(tally: Tally): ItemReport {
  const { item, attempts, right, chosen, b } = tally;
  const discrimination = attempts < DISCRIMINATION_FROM ? undefined : correlation(tally.pairs);
  return {
    ...{ item, attempts, right, chosen, b, discrimination },
    share: shownDifficulty({ attempts, right }),
    flags: itemFlags({ attempts, right, chosen, key: item.key, discrimination }),
  };
}

/** Pearson's r of a 0/1 variable and a share; undefined when one of them never varies. */
function correlation({ n, y, r, rr, yr }: Tally['pairs']): number | undefined {
  const spread = (n * y - y * y) * (n * rr - r * r);
  return spread > 1e-12 ? (n * yr - y * r) / Math.sqrt(spread) : undefined;
}
