import { createHash, createHmac } from 'node:crypto';
import type { App } from '../../app.js';
import { unavailableQuestions } from '../../delivery/desk.js';
import type { Caller } from '../../discord/command.js';
import { ask } from '../../ledger/ask.js';
import { zoneOf } from '../../ledger/derive.js';
import { readLearner } from '../../ledger/find-learner.js';
import { ensureGuild } from '../../ledger/guild.js';
import { wornOut } from '../../library/card-filters.js';
import { cardSnapshot, mayBeAsked } from '../../library/card-snapshot.js';
import type { Library } from '../../library/model.js';
import { offeredQuestions } from '../../library/offered.js';
import { addDays, studyDayStart } from '../../study/calendar.js';
import { learningDay } from '../../study/zone-change.js';
import { newCards, planReview, type Plan } from './plan.js';
import { isCard, readFirstAnswers, readPlace, readWaiting, type Place, type Waiting } from './query.js';

/** Where the day's reviews of one learner stand. */
export interface Standing {
  readonly guildId: string;
  readonly zone: string;
  /** Epoch milliseconds at which the learner's day began. */
  readonly since: number;
  readonly day: string;
  readonly waiting: Waiting;
  readonly plan: Plan;
}

export async function readStanding(guildId: string, { userId, at }: Caller, app: App): Promise<Standing> {
  const { learner, guildZone } = await readLearner(app.rows, guildId, userId);
  const state = zoneOf(learner, guildZone);
  const day = learningDay(state, at);
  const [since, end] = [studyDayStart(day, state.zone), studyDayStart(addDays(day, 1), state.zone)];
  const [waiting, closed] = await Promise.all([
    readWaiting(app.rows, { guildId, userId, day, end }),
    unavailableQuestions(app.rows, guildId),
  ]);
  const questions = new Set(offeredQuestions(app.library).map(({ id }) => id));
  const cards = askableCards(app.library);
  const { due, doneToday, newToday, knownCards: known, metTopics, cardTopicsToday: topicsToday } = waiting;
  const hash = (text: string) => hashOf(`${userId}|${text}`);
  const fresh = newCards({ cards: [...cards.values()], known, closed, metTopics, topicsToday, hash });
  const plan = planReview({
    ...{ due, closed, doneToday, newToday },
    offered: (id) => questions.has(id) || cards.has(id),
    fresh: fresh.map(({ id }) => id),
    freshTopics: new Set(fresh.map(({ topic }) => topic)).size,
  });
  return { guildId, zone: state.zone, since, day, waiting, plan };
}

/**
 * Asks the first of the queue that can be asked, at a place of the day's reviews; asked twice, the first stands.
 * @returns the asking's id, or undefined when there is nothing to ask or the place belongs to something else
 */
export async function askNext(standing: Standing, place: Place, caller: Caller, app: App): Promise<number | undefined> {
  const { guildId, day, plan, waiting } = standing;
  const { userId, at } = caller;
  for (const id of plan.queue) {
    const card = isCard(id) ? cardSnapshot(id, app.library, { today: day, hash: hashOf }) : undefined;
    if (isCard(id) && card === undefined) continue;
    if (isCard(id) && !waiting.knownCards.has(id)) {
      // Under dispute it is not in the queue; what people answered may tell against it, too.
      const record = await readFirstAnswers(app.rows, guildId, id);
      if (wornOut({ ...record, reports: 0 }) !== undefined) continue;
    }
    const guild = await ensureGuild(app.db, guildId, at);
    const asked = await ask(app.db, app.library, {
      ...{ guildId, userId, questionId: id, seed: guild.seed, at },
      ...(card === undefined ? { kind: 'review' } : { kind: 'card', snapshot: card }),
      context: `review|${place.session}|${place.no}|${userId}`,
      hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
      series: { id: place.session, no: place.no },
    });
    return asked?.askingId ?? (await readPlace(app.rows, { guildId, userId, ...place }))?.askingId;
  }
  return undefined;
}

const known = new WeakMap<Library, ReadonlyMap<string, ReturnType<Library['cards']['get']> & object>>();

function askableCards(library: Library) {
  const before = known.get(library);
  if (before !== undefined) return before;
  const cards = new Map([...library.cards].filter(([, card]) => mayBeAsked(card, library)));
  known.set(library, cards);
  return cards;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
