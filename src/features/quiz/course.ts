import { createHmac } from 'node:crypto';
import type { App } from '../../app.js';
import { openQuestions, unavailableQuestions } from '../../delivery/desk.js';
import type { Caller, ClickInput, Reply } from '../../discord/command.js';
import { readId, readSnowflake } from '../../discord/custom-id.js';
import { ask } from '../../ledger/ask.js';
import { ensureGuild } from '../../ledger/guild.js';
import { NEW_LEARNER } from '../../ledger/learner.js';
import { readPrior, type Prior } from '../../ledger/prior.js';
import { recordAnswer } from '../../ledger/record.js';
import { isRescored } from '../../ledger/rescore.js';
import { streakNow } from '../../ledger/streak-now.js';
import { optionCount } from '../../study/grade.js';
import { askedOf } from '../../views/asked.js';
import { chosenOptions } from '../../views/chosen.js';
import { container, row, text } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { offeredQuestions } from '../../library/offered.js';
import { chooseQuiz, type Mode } from './choose.js';
import {
  beginSeries,
  readPast,
  readPlace,
  readPlaceOf,
  readRepeat,
  readResults,
  readSeries,
  type Series,
} from './query.js';
import { answerCard, nextButton, questionCard, scoreCard, type Place } from './view.js';
import { quizWords } from './words.js';

export interface Wanted {
  readonly topic?: string | undefined;
  readonly domain?: string | undefined;
  readonly count: number;
  readonly mode: Mode;
}

/** Begins a quiz of one's own: its whole plan is a row before the first question is shown. */
export async function begin(caller: Caller, app: App, wanted: Wanted): Promise<Reply> {
  const words = quizWords[caller.lang];
  const { guildId, userId } = caller;
  if (guildId === null) return refuse(words.guildOnly);
  const [closed, past] = await Promise.all([
    unavailableQuestions(app.rows, guildId),
    readPast(app.rows, guildId, userId),
  ]);
  const pool = offeredQuestions(app.library).filter(
    ({ id, topic, domain }) =>
      !closed.has(id) &&
      (wanted.topic === undefined || topic === wanted.topic) &&
      (wanted.domain === undefined || domain === wanted.domain),
  );
  const { mode, count } = wanted;
  const plan = chooseQuiz({ pool: pool.map(({ id }) => id), past, mode, count, now: caller.at, random: Math.random });
  if (plan.length === 0) return say(words.nothing[pool.length === 0 ? 'here' : mode]);
  const id = caller.interactionId;
  const series = await beginSeries(app.db, { guildId, id, userId, plan, fromId: null }, caller.at);
  const note = plan.length < count ? words.fewer(plan.length, count) : undefined;
  return show({ series, no: 1 }, caller, app, note);
}

/** "Next question" and, past the last one, the score. */
export async function next(input: ClickInput, app: App): Promise<Reply> {
  const series = await ownSeries(input, app);
  if ('refusal' in series) return series.refusal;
  const no = readId(input.args[1]);
  if (no === undefined) return refuse(quizWords[input.lang].gone);
  return show({ series, no }, input, app);
}

/** A new series of those that were wrong; the same one however often it is asked for. */
export async function again(input: ClickInput, app: App): Promise<Reply> {
  const words = quizWords[input.lang];
  const before = await ownSeries(input, app);
  if ('refusal' in before) return before.refusal;
  const { guildId, userId } = before;
  const results = await readResults(app.rows, guildId, before.id, userId);
  const plan = results.filter(({ correct }) => !correct).map(({ questionId }) => questionId);
  if (plan.length === 0) return say(words.nothing.mistakes);
  const series =
    (await readRepeat(app.db, guildId, before.id)) ??
    (await beginSeries(app.db, { guildId, id: input.interactionId, userId, plan, fromId: before.id }, input.at));
  const done = (await readResults(app.rows, guildId, series.id, userId)).length;
  return show({ series, no: done + 1 }, input, app);
}

/** An answer: stored first, then explained. */
export async function pick(input: ClickInput, app: App): Promise<Reply> {
  const words = quizWords[input.lang];
  const { guildId, userId, at, accountCreatedAt } = input;
  const askingId = readId(input.args[0]);
  if (guildId === null || askingId === undefined) return refuse(words.gone);
  const found = await readPlaceOf(app.db, guildId, askingId);
  const series = found === undefined ? undefined : await readSeries(app.db, guildId, found.seriesId);
  const prior = await readPrior(app.rows, guildId, askingId, userId);
  if (found === undefined || series === undefined || prior === undefined) return refuse(words.gone);
  if (series.userId !== userId || prior.asking.userId !== userId) return refuse(words.notYours);
  const place = { series, no: found.no };
  if (prior.answer !== null) return standing(place, prior, input, app);
  if ((await unavailableQuestions(app.rows, guildId)).has(prior.asking.questionId))
    return notNow(place, prior, input, app);
  const chosen = chosenOptions(input, prior.asking.optionOrder.length);
  const elapsedMs = Math.max(0, at - prior.asking.askedAt);
  const recorded =
    chosen === undefined
      ? undefined
      : await recordAnswer(app.rows, {
          ...{ guildId, askingId, userId, chosen, confidence: null, at, accountCreatedAt, elapsedMs },
        });
  if (recorded === undefined || recorded.outcome === 'refused')
    return refuse(words.notAChoice(optionCount(prior.asking.key)));
  if (recorded.outcome === 'already') return standing(place, recorded.prior, input, app);
  const { derived, answer } = recorded;
  const asked = askedFrom(prior, app);
  const { streak, memory, learner, entries } = derived;
  const after = { streak: streak.current, due: memory.due, already: false, learner, entries };
  return answerCard(place, asked, answer, recorded.prior, after, input.lang, app);
}

async function ownSeries(input: ClickInput, app: App): Promise<Series | { readonly refusal: Reply }> {
  const words = quizWords[input.lang];
  const id = readSnowflake(input.args[0]);
  const series = id === undefined || input.guildId === null ? undefined : await readSeries(app.db, input.guildId, id);
  if (series === undefined) return { refusal: refuse(words.gone) };
  return series.userId === input.userId ? series : { refusal: refuse(words.notYours) };
}

/** The place as it stands: its question, its verdict, or the score when the series is over. */
async function show(place: Place, caller: Caller, app: App, note?: string): Promise<Reply> {
  const { series } = place;
  const { guildId, userId } = series;
  const closed = await unavailableQuestions(app.rows, guildId);
  const offered = new Set(offeredQuestions(app.library).map(({ id }) => id));
  for (let no = place.no; no <= series.plan.length; no += 1) {
    const questionId = series.plan[no - 1] ?? '';
    // What has become the question of the day, or was reported, since the series began is left out.
    const usable = offered.has(questionId) && !closed.has(questionId);
    const standingId = await readPlace(app.db, guildId, series.id, no);
    if (standingId === undefined && !usable) continue;
    const askingId = standingId ?? (await put({ series, no }, questionId, caller, app));
    const prior = await readPrior(app.rows, guildId, askingId, userId);
    if (prior === undefined) throw new Error(`Expected the asking ${askingId} of a series to be there`);
    if (prior.answer !== null) return standing({ series, no }, prior, caller, app);
    if (usable) return questionCard({ series, no }, askedFrom(prior, app), caller.lang, note);
  }
  return scoreCard(series, await readResults(app.rows, guildId, series.id, userId), caller.lang, app.library);
}

async function put({ series, no }: Place, questionId: string, caller: Caller, app: App): Promise<number> {
  const { guildId, userId, id } = series;
  const guild = await ensureGuild(app.db, guildId, caller.at);
  const asked = await ask(app.db, app.library, {
    ...{ guildId, kind: 'quiz', userId, questionId, seed: guild.seed, at: caller.at },
    context: `quiz|${id}|${no}|${userId}`,
    hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
    series: { id, no },
  });
  // A double click came first.
  const askingId = asked?.askingId ?? (await readPlace(app.db, guildId, id, no));
  if (askingId === undefined) throw new Error(`Expected place ${no} of the series ${id} to be taken`);
  return askingId;
}

async function standing(place: Place, prior: Prior, caller: Caller, app: App): Promise<Reply> {
  const asked = askedFrom(prior, app);
  const { guildId, userId } = place.series;
  const [{ current }, keyWasWrong] = await Promise.all([
    streakNow(app.rows, { guildId, userId, at: caller.at }, prior),
    isRescored(app.rows, guildId, userId, prior.asking.id),
  ]);
  const learner = prior.learner ?? NEW_LEARNER;
  const stands = { streak: current, due: prior.memory?.due, already: true, keyWasWrong, learner, entries: [] };
  return answerCard(place, asked, prior.answer!, prior, stands, caller.lang, app);
}

/** Since it was shown, it has become the question of the day or has been taken out of the pool. */
async function notNow(place: Place, { asking }: Prior, { lang }: Caller, app: App): Promise<Reply> {
  const words = quizWords[lang];
  const open = (await openQuestions(app.rows, place.series.guildId)).has(asking.questionId);
  const said = open ? words.standsOpen : words.takenOut;
  return { components: [container('calm', [text(said), row(nextButton(place, lang))])] };
}

function askedFrom({ asking }: Prior, app: App) {
  return askedOf(app.library, asking.id, asking.snapshot, asking.optionOrder, asking.key);
}
