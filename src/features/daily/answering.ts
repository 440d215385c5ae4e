import type { App } from '../../app.js';
import type { Caller, ClickInput, Reply } from '../../discord/command.js';
import { readId, readMask } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import { POST_ROUTES } from '../../delivery/desk.js';
import { NEW_LEARNER, type Learner } from '../../ledger/learner.js';
import { readPrior, type Prior, type StoredAnswer } from '../../ledger/prior.js';
import { recordAnswer } from '../../ledger/record.js';
import { isRescored } from '../../ledger/rescore.js';
import { streakNow } from '../../ledger/streak-now.js';
import type { Lang } from '../../library/model.js';
import { localDate } from '../../study/calendar.js';
import { isChoice, optionCount } from '../../study/grade.js';
import { askedOf, type Asked } from '../../views/asked.js';
import { chosenOptions } from '../../views/chosen.js';
import { dayInWords, stamp, text } from '../../views/components.js';
import { confirmChoice, privateQuestion } from '../../views/question-card.js';
import { questionWords } from '../../views/question-words.js';
import { refuse, say } from '../../views/say.js';
import { freezeNotes, listingQuestion } from '../../views/standing-notes.js';
import { verdictCard, type Verdict } from '../../views/verdict.js';
import { dailyWords } from './words.js';

type Found = {
  readonly prior: Prior;
  readonly asked: Asked;
  readonly post: NonNullable<Prior['post']>;
  readonly guildId: string;
};

/** The post that a button belongs to, if it is one of this guild that people can see. */
async function find(input: ClickInput, app: App): Promise<Found | undefined> {
  const askingId = readId(input.args[0]);
  if (input.guildId === null || askingId === undefined) return undefined;
  const prior = await readPrior(app.rows, input.guildId, askingId, input.userId);
  return prior === undefined ? undefined : foundOf(app, input.guildId, askingId, prior);
}

export function foundOf(app: App, guildId: string, askingId: number, prior: Prior): Found | undefined {
  const { post, asking } = prior;
  if (post === null || !post.sent) return undefined;
  const asked = askedOf(app.library, askingId, asking.snapshot, asking.optionOrder, asking.key);
  return { prior, asked, post, guildId };
}

/** An option was clicked, or several selected: nothing is stored before the confidence is chosen. */
export async function pick(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if (found === undefined) return refuse(dailyWords[input.lang].unknown);
  if (found.prior.answer !== null) return standing(found, input, app);
  const { key, optionOrder } = found.prior.asking;
  const chosen = chosenOptions(input, optionOrder.length);
  if (chosen === undefined || !isChoice(chosen, key, optionOrder.length)) {
    return refuse(dailyWords[input.lang].notAChoice(optionCount(key)));
  }
  return confirmChoice(found.asked, input.lang, chosen, POST_ROUTES);
}

/** The confidence was chosen: the answer is committed before this says so. */
export async function confirm(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  const chosen = readMask(input.args[1], found?.asked.order.length ?? 0);
  const confidence = (['sure', 'unsure', 'guessed'] as const).find((level) => level === input.args[2]);
  if (found === undefined || chosen === undefined || confidence === undefined) {
    return refuse(dailyWords[input.lang].unknown);
  }
  const { guildId, asked } = found;
  const { userId, at, accountCreatedAt } = input;
  const recorded = await recordAnswer(app.rows, {
    ...{ guildId, askingId: asked.askingId, userId, chosen, confidence, at, accountCreatedAt, elapsedMs: null },
  });
  if (recorded.outcome === 'refused') return refuse(dailyWords[input.lang].unknown);
  if (recorded.outcome === 'already') return standing({ ...found, prior: recorded.prior }, input, app);
  app.signals.answered(guildId, asked.askingId);
  const { derived, answer, prior } = recorded;
  const notes = [
    ...notesOf(answer, derived.streak.current, derived.memory.due, prior, input.lang),
    ...freezeNotes(derived.entries, input.lang),
  ];
  return verdict(found, answer, input, app, { notes, already: false, learner: derived.learner });
}

/** Back to the options, in the private message. */
export async function change(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if (found === undefined) return refuse(dailyWords[input.lang].unknown);
  return found.prior.answer === null ? putPrivately(found, input.lang) : standing(found, input, app);
}

/** "My result" and "Answer late": the verdict, or the question to be answered. */
export async function result(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if (found === undefined) return refuse(dailyWords[input.lang].unknown);
  return open(found, input, app);
}

/** The question in the language the post is not in. */
export async function otherLanguage(input: ClickInput, app: App): Promise<Reply> {
  const found = await find(input, app);
  if (found === undefined) return refuse(dailyWords[input.lang].unknown);
  const other = found.post.language === 'ja' ? 'en' : 'ja';
  return found.prior.answer === null ? putPrivately(found, other) : standing(found, { ...input, lang: other }, app);
}

/** What the asking person sees of a post now. */
export function open(found: Found, caller: Caller, app: App): Reply | Promise<Reply> {
  return found.prior.answer === null ? putPrivately(found, caller.lang) : standing(found, caller, app);
}

function putPrivately({ asked, post }: Found, lang: Lang): Reply {
  const words = questionWords[lang];
  const heading = words.heading(post.scheduleNo === 0 ? 'extra' : 'daily', dayInWords(post.localDate, lang));
  const card = privateQuestion(asked, lang, POST_ROUTES, heading);
  return post.closed ? { components: [...card.components, text(`-# ${words.lateNote}`)] } : card;
}

/** The answer that stands, shown again in full. */
async function standing(found: Found, caller: Caller, app: App): Promise<Reply> {
  const { prior, guildId } = found;
  const answer = prior.answer!;
  const [{ current }, keyWasWrong] = await Promise.all([
    streakNow(app.rows, { ...caller, guildId }, prior),
    isRescored(app.rows, guildId, caller.userId, prior.asking.id),
  ]);
  // The log keeps what was given at the time; the points of the correction are told by the history.
  const notes = keyWasWrong ? [] : notesOf(answer, current, prior.memory?.due, prior, caller.lang);
  const learner = prior.learner ?? NEW_LEARNER;
  return verdict(found, answer, caller, app, { notes, already: true, keyWasWrong, learner });
}

function verdict(
  { asked, post }: Found,
  answer: StoredAnswer,
  caller: Caller,
  app: App,
  more: Pick<Verdict, 'notes' | 'already' | 'keyWasWrong'> & { readonly learner: Learner },
): Reply {
  const { lang } = caller;
  const words = dailyWords[lang];
  const { learner, ...shown } = more;
  const ask = listingQuestion(app.routes, learner, lang);
  if (post.feedback === 'at_close' && !post.closed && caller.at < post.closesAt) {
    const kept = say(questionWords[lang].storedAtClose(stamp(post.closesAt, 'R')));
    return { components: [...kept.components, ...ask] };
  }
  const card = verdictCard({
    ...{ asked, lang, chosen: answer.chosen, correct: answer.correct, partial: answer.partial, ...shown },
    buttons: [
      linkButton(app.routes, 'explain.topic', [asked.snapshot.topic], words.note),
      linkButton(app.routes, 'quiz.topic', [asked.snapshot.topic], words.more),
      linkButton(app.routes, 'report.open', [asked.askingId], words.report),
    ],
  });
  return { components: [...card.components, ...ask] };
}

function notesOf(answer: StoredAnswer, streak: number, due: number | undefined, prior: Prior, lang: Lang): string[] {
  const words = questionWords[lang];
  const standing = [
    answer.points > 0 ? words.points(answer.points) : undefined,
    streak > 0 ? dailyWords[lang].streak(streak) : undefined,
    due === undefined ? undefined : words.nextReview(dayInWords(localDate(due, prior.guild.zone), lang)),
  ].filter((note) => note !== undefined);
  const why = answer.late ? words.lateNote : answer.points === 0 ? words.noPoints : undefined;
  return [standing.join(' · '), ...(why === undefined ? [] : [why])].filter((note) => note !== '');
}
