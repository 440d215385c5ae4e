import type { Card } from '../../library/model.js';

/** A day's reviews are capped so that a backlog never frightens anybody away; what is left is still due tomorrow. */
export const MOST_A_DAY = 20;
export const NEW_CARDS_A_DAY = 5;

export interface PlanInput {
  /** Ids of what is due by the end of the learner's day, longest due first. */
  readonly due: readonly string[];
  /** Whether an id may be asked here at all. */
  readonly offered: (id: string) => boolean;
  /** Ids that must not be shown now: open as the daily question, or under dispute. */
  readonly closed: ReadonlySet<string>;
  /** Reviews already answered on this learning day. */
  readonly doneToday: number;
  /** Cards that may be shown for the first time, best first; see newCards. */
  readonly fresh: readonly string[];
  /** How many different topics those are of: a day shows one card a topic. */
  readonly freshTopics: number;
  /** New cards already answered on this learning day. */
  readonly newToday: number;
}

export interface Plan {
  /** Ids to try in this order; the first that can be asked is shown. */
  readonly queue: readonly string[];
  /** How many are left for today. */
  readonly left: number;
  /** How many reviews stay due beyond today's cap. */
  readonly later: number;
}

/** What to review next, and how much is left: first what is due, then a few new cards. */
export function planReview(input: PlanInput): Plan {
  const open = input.due.filter((id) => input.offered(id) && !input.closed.has(id));
  const reviews = open.slice(0, Math.max(0, MOST_A_DAY - input.doneToday));
  const room = Math.min(input.freshTopics, Math.max(0, NEW_CARDS_A_DAY - input.newToday));
  return {
    queue: [...reviews, ...(room > 0 ? input.fresh : [])],
    left: reviews.length + room,
    later: open.length - reviews.length,
  };
}

export interface NewCardsInput {
  /** Those that may be asked at all. */
  readonly cards: readonly Card[];
  /** Ids that the learner has met. */
  readonly known: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** Topics whose questions the learner has answered, latest first. */
  readonly metTopics: readonly string[];
  /** Topics of which a card was shown today: siblings give each other away. */
  readonly topicsToday: ReadonlySet<string>;
  /** Steers the order among topics; the same text gives the same hash. */
  readonly hash: (text: string) => string;
}

/** New cards, best first: of topics just met, then of any, each person in an order of their own. */
export function newCards({ cards, known, closed, metTopics, topicsToday, hash }: NewCardsInput): readonly Card[] {
  const rank = new Map(metTopics.map((topic, at) => [topic, at]));
  return cards
    .filter(({ id, topic }) => !known.has(id) && !closed.has(id) && !topicsToday.has(topic))
    .map((card) => ({ card, rank: rank.get(card.topic) ?? metTopics.length, key: hash(card.id) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ card }) => card);
}
