import type { App } from '../../app.js';
import { unavailableQuestions } from '../../delivery/desk.js';
import type { Caller, ClickInput, Reply } from '../../discord/command.js';
import { readId, readMask, readSnowflake } from '../../discord/custom-id.js';
import { readPrior, type Prior } from '../../ledger/prior.js';
import { recordAnswer } from '../../ledger/record.js';
import { isRescored } from '../../ledger/rescore.js';
import { streakNow } from '../../ledger/streak-now.js';
import { NEW_LEARNER } from '../../ledger/learner.js';
import { isChoice, optionCount } from '../../study/grade.js';
import type { Confidence } from '../../study/memory.js';
import { askedOf } from '../../views/asked.js';
import { chosenOptions } from '../../views/chosen.js';
import { confirmChoice } from '../../views/question-card.js';
import { refuse } from '../../views/say.js';
import { readLatest, readPlace, readShown, type Place } from './query.js';
import { askNext, readStanding, type Standing } from './standing.js';
import { answerCard, overCard, questionCard, ROUTES, type After } from './view.js';
import { reviewWords } from './words.js';

/** Goes on where the learner left off today. */
export async function review(caller: Caller, app: App): Promise<Reply> {
  const { guildId, userId, interactionId } = caller;
  if (guildId === null) return refuse(reviewWords[caller.lang].guildOnly);
  const standing = await readStanding(guildId, caller, app);
  const { since, plan } = standing;
  const latest = await readLatest(app.rows, { guildId, userId, since });
  if (latest === undefined) return show(standing, { session: interactionId, no: 1 }, caller, app);
  const again = !latest.answered && plan.queue.includes(latest.questionId);
  return show(standing, { session: latest.session, no: again ? latest.no : latest.no + 1 }, caller, app);
}

/** "Next", as often as it is clicked. */
export async function next(input: ClickInput, app: App): Promise<Reply> {
  const session = readSnowflake(input.args[0]);
  const no = readId(input.args[1]);
  if (input.guildId === null || session === undefined || no === undefined) {
    return refuse(reviewWords[input.lang].gone);
  }
  return show(await readStanding(input.guildId, input, app), { session, no }, input, app);
}

/** An option was clicked, or several selected. Of a question nothing is stored before the confidence is chosen. */
export async function pick(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  const { prior, asked } = found;
  if (prior.answer !== null) return stood(found, input, app);
  const { key, optionOrder, kind } = prior.asking;
  const chosen = chosenOptions(input, optionOrder.length);
  if (chosen === undefined || !isChoice(chosen, key, optionOrder.length)) {
    return refuse(reviewWords[input.lang].notAChoice(optionCount(key)));
  }
  return kind === 'card' ? answer(found, chosen, null, input, app) : confirmChoice(asked, input.lang, chosen, ROUTES);
}

/** Back to the options. */
export async function change(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  if (found.prior.answer !== null) return stood(found, input, app);
  const { plan } = await readStanding(found.guildId, input, app);
  return questionCard(found.asked, plan.left, input.lang);
}

export async function confirm(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if ('refusal' in found) return found.refusal;
  const chosen = readMask(input.args[1], found.prior.asking.optionOrder.length);
  const confidence = (['sure', 'unsure', 'guessed'] as const).find((level) => level === input.args[2]);
  if (chosen === undefined || confidence === undefined) return refuse(reviewWords[input.lang].gone);
  if (found.prior.answer !== null) return stood(found, input, app);
  return answer(found, chosen, confidence, input, app);
}

/** The answer is committed before this says so. */
async function answer(
  found: Found,
  chosen: number,
  confidence: Confidence | null,
  input: ClickInput,
  app: App,
): Promise<Reply> {
  const { prior, guildId, asked } = found;
  const words = reviewWords[input.lang];
  // It may have become the question of the day, or been questioned, since it was shown.
  if ((await unavailableQuestions(app.rows, guildId)).has(prior.asking.questionId)) return refuse(words.closed);
  const { userId, at, accountCreatedAt } = input;
  const elapsedMs = Math.max(0, at - prior.asking.askedAt);
  const recorded = await recordAnswer(app.rows, {
    ...{ guildId, askingId: asked.askingId, userId, chosen, confidence, at, accountCreatedAt, elapsedMs },
  });
  if (recorded.outcome === 'refused') return refuse(words.notAChoice(optionCount(prior.asking.key)));
  if (recorded.outcome === 'already') return stood({ ...found, prior: recorded.prior }, input, app);
  const { derived, answer: stored } = recorded;
  const { plan } = await readStanding(guildId, input, app);
  const { streak, memory, learner, entries } = derived;
  const after = { streak: streak.current, due: memory.due, already: false, left: plan.left, learner, entries };
  return answerCard({ ...found, prior: recorded.prior }, stored, after, input.lang, app);
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
  if (guildId === null || askingId === undefined) return { refusal: refuse(words.gone) };
  const prior = await readPrior(app.rows, guildId, askingId, userId);
  const kind = prior?.asking.kind;
  if (prior === undefined || (kind !== 'review' && kind !== 'card')) return { refusal: refuse(words.gone) };
  if (prior.asking.userId !== userId) return { refusal: refuse(words.notYours) };
  const place = await readShown(app.rows, { guildId, userId, askingId });
  return place === undefined
    ? { refusal: refuse(words.gone) }
    : { guildId, place, prior, asked: askedFrom(prior, app) };
}

/** The answer that stands, shown again. */
async function stood(found: Found, caller: Caller, app: App): Promise<Reply> {
  const { prior, guildId } = found;
  const [{ plan }, { current: streak }, keyWasWrong] = await Promise.all([
    readStanding(guildId, caller, app),
    streakNow(app.rows, { ...caller, guildId }, prior),
    isRescored(app.rows, guildId, caller.userId, prior.asking.id),
  ]);
  const stands = { due: prior.memory?.due, learner: prior.learner ?? NEW_LEARNER, entries: [] };
  const after: After = { ...stands, streak, already: true, keyWasWrong, left: plan.left };
  return answerCard(found, prior.answer!, after, caller.lang, app);
}

/** What stands at a place of the day's reviews, or what is to be said when nothing is left. */
async function show(standing: Standing, place: Place, caller: Caller, app: App): Promise<Reply> {
  const { guildId, plan } = standing;
  const { userId, lang } = caller;
  const shown = await readPlace(app.rows, { guildId, userId, ...place });
  if (shown === undefined && plan.queue.length === 0) return overCard(standing, lang);
  const askingId = shown?.askingId ?? (await askNext(standing, place, caller, app));
  if (askingId === undefined) return overCard(standing, lang);
  const prior = await readPrior(app.rows, guildId, askingId, userId);
  if (prior === undefined || prior.asking.userId !== userId) return refuse(reviewWords[lang].gone);
  const asked = askedFrom(prior, app);
  if (prior.answer === null) return questionCard(asked, plan.left, lang);
  return stood({ guildId, place, prior, asked }, caller, app);
}

function askedFrom({ asking }: Prior, app: App) {
  return askedOf(app.library, asking.id, asking.snapshot, asking.optionOrder, asking.key);
}
