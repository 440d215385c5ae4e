import { ButtonStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Prior, StoredAnswer } from '../../ledger/prior.js';
import type { Lang } from '../../library/model.js';
import { localDate } from '../../study/calendar.js';
import type { Asked } from '../../views/asked.js';
import { button, dayInWords } from '../../views/components.js';
import { withStem } from '../../views/practice.js';
import { privateQuestion, type AnswerRoutes } from '../../views/question-card.js';
import { questionWords } from '../../views/question-words.js';
import { say } from '../../views/say.js';
import { verdictCard } from '../../views/verdict.js';
import type { Plan } from './plan.js';
import type { Place, Waiting } from './query.js';
import { reviewWords } from './words.js';

export const ROUTES: AnswerRoutes = { pick: 'review.pick', confirm: 'review.sure', change: 'review.change' };

export function questionCard(asked: Asked, left: number, lang: Lang): Reply {
  return privateQuestion(asked, lang, ROUTES, reviewWords[lang].place(Math.max(1, left)));
}

/** What an answer led to. */
export interface After {
  readonly streak: number | undefined;
  /** Epoch milliseconds. */
  readonly due: number | undefined;
  readonly already: boolean;
  /** How many reviews are left for today. */
  readonly left: number;
}

export function answerCard(
  { asked, place, prior }: { readonly asked: Asked; readonly place: Place; readonly prior: Prior },
  answer: StoredAnswer,
  after: After,
  lang: Lang,
  app: App,
): Reply {
  const words = reviewWords[lang];
  const said = questionWords[lang];
  const { streak = 0, due, already, left } = after;
  const notes = [
    answer.points > 0 ? said.points(answer.points) : undefined,
    streak > 0 ? words.streak(streak) : undefined,
    due === undefined ? undefined : said.nextReview(dayInWords(localDate(due, prior.guild.zone), lang)),
  ].filter((note) => note !== undefined);
  const { chosen, correct, partial } = answer;
  const label = left > 0 ? words.next(left) : words.finish;
  const card = verdictCard({
    ...{ asked, lang, chosen, correct, partial, already },
    notes: notes.length === 0 ? [] : [notes.join(' · ')],
    buttons: [
      button(label, customId('review.next', place.session, place.no + 1), ButtonStyle.Primary),
      linkButton(app.routes, 'explain.topic', [asked.snapshot.topic], words.note),
      linkButton(app.routes, 'report.open', [asked.askingId], words.report),
    ],
  });
  return withStem(card, asked, words.heading, lang);
}

/** Nothing is left for today. */
export function overCard({ nextAt, doneToday }: Waiting, { later }: Plan, zone: string, lang: Lang): Reply {
  const words = reviewWords[lang];
  if (doneToday === 0 && later === 0 && nextAt === undefined) return say(words.nothingYet);
  const lines = [
    doneToday > 0 ? words.done(doneToday) : words.nothingDue,
    later > 0
      ? words.later(later)
      : nextAt === undefined
        ? undefined
        : words.nextOn(dayInWords(localDate(nextAt, zone), lang)),
  ].filter((line) => line !== undefined);
  return say(lines.join('\n'), doneToday > 0 ? 'right' : 'calm');
}
