import { createHmac } from 'node:crypto';
import type { App } from '../../app.js';
import { unavailableQuestions } from '../../delivery/desk.js';
import type { Caller, ClickInput, Reply } from '../../discord/command.js';
import { readId, readMask, readSnowflake } from '../../discord/custom-id.js';
import { ask } from '../../ledger/ask.js';
import { zoneOf } from '../../ledger/derive.js';
import { readLearner } from '../../ledger/find-learner.js';
import { ensureGuild } from '../../ledger/guild.js';
import { readPrior, type Prior } from '../../ledger/prior.js';
import { recordAnswer } from '../../ledger/record.js';
import { offeredQuestions } from '../../library/offered.js';
import { addDays, studyDayStart } from '../../study/calendar.js';
import { isChoice, optionCount } from '../../study/grade.js';
import { learningDay } from '../../study/zone-change.js';
import { askedOf } from '../../views/asked.js';
import { chosenOptions } from '../../views/chosen.js';
import { confirmChoice } from '../../views/question-card.js';
import { refuse } from '../../views/say.js';
import { planReview, type Plan } from './plan.js';
import { readLatest, readPlace, readShown, readWaiting, type Place, type Waiting } from './query.js';
import { answerCard, overCard, questionCard, ROUTES, type After } from './view.js';
import { reviewWords } from './words.js';

/** Where the day's reviews of one learner stand. */
interface Standing {
  readonly guildId: string;
  readonly zone: string;
  /** Epoch milliseconds at which the learner's day began. */
  readonly since: number;
  readonly waiting: Waiting;
  readonly plan: Plan;
}

/** Goes on where the learner left off today. */
export async function review(caller: Caller, app: App): Promise<Reply> {
  const { guildId, userId, interactionId } = caller;
  if (guildId === null) return refuse(reviewWords[caller.lang].guildOnly);
  const standing = await stand(guildId, caller, app);
  const { since, plan } = standing;
  const latest = await readLatest(app.rows, { guildId, userId, since });
  if (latest === undefined) return show(standing, { session: interactionId, no: 1 }, caller, app);
  const again = !latest.answered && latest.questionId === plan.next;
  return show(standing, { session: latest.session, no: again ? latest.no : latest.no + 1 }, caller, app);
}

/** "Next review", as often as it is clicked. */
export async function next(input: ClickInput, app: App): Promise<Reply> {
  const words = reviewWords[input.lang];
  const session = readSnowflake(input.args[0]);
  const no = readId(input.args[1]);
  if (input.guildId === null || session === undefined || no === undefined) return refuse(words.gone);
  return show(await stand(input.guildId, input, app), { session, no }, input, app);
}

/** An option was clicked, or several selected: nothing is stored before the confidence is chosen. */
export async function pick(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  const { prior, asked } = found;
  if (prior.answer !== null) return stood(found, input, app);
  const { key, optionOrder } = prior.asking;
  const chosen = chosenOptions(input, optionOrder.length);
  if (chosen === undefined || !isChoice(chosen, key, optionOrder.length)) {
    return refuse(reviewWords[input.lang].notAChoice(optionCount(key)));
  }
  return confirmChoice(asked, input.lang, chosen, ROUTES);
}

/** Back to the options. */
export async function change(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  if (found.prior.answer !== null) return stood(found, input, app);
  const { plan } = await stand(found.guildId, input, app);
  return questionCard(found.asked, plan.left, input.lang);
}

/** The confidence was chosen: the answer is committed before this says so. */
export async function confirm(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  const { prior, guildId, asked } = found;
  const words = reviewWords[input.lang];
  const chosen = readMask(input.args[1], prior.asking.optionOrder.length);
  const confidence = (['sure', 'unsure', 'guessed'] as const).find((level) => level === input.args[2]);
  if (chosen === undefined || confidence === undefined) return refuse(words.gone);
  if (prior.answer !== null) return stood(found, input, app);
  // It may have become the question of the day, or been questioned, since it was shown.
  if ((await unavailableQuestions(app.rows, guildId)).has(prior.asking.questionId)) return refuse(words.closed);
  const { userId, at, accountCreatedAt } = input;
  const elapsedMs = Math.max(0, at - prior.asking.askedAt);
  const recorded = await recordAnswer(app.rows, {
    ...{ guildId, askingId: asked.askingId, userId, chosen, confidence, at, accountCreatedAt, elapsedMs },
  });
  if (recorded.outcome === 'refused') return refuse(words.notAChoice(optionCount(prior.asking.key)));
  if (recorded.outcome === 'already') return stood({ ...found, prior: recorded.prior }, input, app);
  const { derived, answer } = recorded;
  const { plan } = await stand(guildId, input, app);
  const after = { streak: derived.streak.current, due: derived.memory.due, already: false, left: plan.left };
  return answerCard({ ...found, prior: recorded.prior }, answer, after, input.lang, app);
}

interface Found {
  readonly guildId: string;
  readonly place: Place;
  readonly prior: Prior;
  readonly asked: ReturnType<typeof askedOf>;
}

/** The asking that a button belongs to, if it is a review of this person. */
async function find(input: ClickInput, app: App): Promise<Found | { readonly refusal: Reply }> {
  const words = reviewWords[input.lang];
  const { guildId, userId } = input;
  const askingId = readId(input.args[0]);
  const prior =
    guildId === null || askingId === undefined ? undefined : await readPrior(app.rows, guildId, askingId, userId);
  if (guildId === null || prior === undefined || prior.asking.kind !== 'review') return { refusal: refuse(words.gone) };
  if (prior.asking.userId !== userId) return { refusal: refuse(words.notYours) };
  const place = await readShown(app.rows, { guildId, userId, askingId: prior.asking.id });
  if (place === undefined) return { refusal: refuse(words.gone) };
  return { guildId, place, prior, asked: askedFrom(prior, app) };
}

/** The answer that stands, shown again. */
async function stood(found: Found, caller: Caller, app: App): Promise<Reply> {
  const { prior, guildId } = found;
  const { plan } = await stand(guildId, caller, app);
  const after: After = { streak: undefined, due: prior.memory?.due, already: true, left: plan.left };
  return answerCard(found, prior.answer!, after, caller.lang, app);
}

async function stand(guildId: string, { userId, at }: Caller, app: App): Promise<Standing> {
  const { learner, guildZone } = await readLearner(app.rows, guildId, userId);
  const state = zoneOf(learner, guildZone);
  const day = learningDay(state, at);
  const [since, end] = [studyDayStart(day, state.zone), studyDayStart(addDays(day, 1), state.zone)];
  const [waiting, closed] = await Promise.all([
    readWaiting(app.rows, { guildId, userId, day, end }),
    unavailableQuestions(app.rows, guildId),
  ]);
  const offered = new Set(offeredQuestions(app.library).map(({ id }) => id));
  const { due, doneToday } = waiting;
  return { guildId, zone: state.zone, since, waiting, plan: planReview({ due, offered, closed, doneToday }) };
}

/** The question at a place of the day's reviews, or what is to be said when none is left. */
async function show(
  { guildId, zone, waiting, plan }: Standing,
  { session, no }: { readonly session: string; readonly no: number },
  caller: Caller,
  app: App,
): Promise<Reply> {
  const { userId, lang } = caller;
  const words = reviewWords[lang];
  const standing = await readPlace(app.rows, { guildId, userId, session, no });
  if (standing === undefined && plan.next === undefined) return overCard(waiting, plan, zone, lang);
  const askingId = standing?.askingId ?? (await put(guildId, plan.next!, { session, no }, caller, app));
  const prior = askingId === undefined ? undefined : await readPrior(app.rows, guildId, askingId, userId);
  if (prior === undefined || prior.asking.userId !== userId) return refuse(words.gone);
  const asked = askedFrom(prior, app);
  if (prior.answer === null) return questionCard(asked, plan.left, lang);
  return stood({ guildId, place: standing ?? { session, no }, prior, asked }, caller, app);
}

/** Undefined when the place belongs to something else. */
async function put(
  guildId: string,
  questionId: string,
  { session, no }: { readonly session: string; readonly no: number },
  { userId, at }: Caller,
  app: App,
): Promise<number | undefined> {
  const guild = await ensureGuild(app.db, guildId, at);
  const asked = await ask(app.db, app.library, {
    ...{ guildId, kind: 'review', userId, questionId, seed: guild.seed, at },
    context: `review|${session}|${no}|${userId}`,
    hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
    series: { id: session, no },
  });
  // A double click came first.
  return asked?.askingId ?? (await readPlace(app.rows, { guildId, userId, session, no }))?.askingId;
}

function askedFrom({ asking }: Prior, app: App) {
  return askedOf(app.library, asking.id, asking.snapshot, asking.optionOrder, asking.key);
}
