import { ButtonStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Learner } from '../../ledger/learner.js';
import type { Prior, StoredAnswer } from '../../ledger/prior.js';
import { GENERATED } from '../../library/cards.js';
import type { Lang } from '../../library/model.js';
import { localDate } from '../../study/calendar.js';
import type { DayEntry } from '../../study/streak.js';
import { shownOptions, type Asked } from '../../views/asked.js';
import { button, container, dayInWords, divider, text } from '../../views/components.js';
import { withStem } from '../../views/practice.js';
import { optionInputs, privateQuestion, type AnswerRoutes } from '../../views/question-card.js';
import { questionWords } from '../../views/question-words.js';
import { say } from '../../views/say.js';
import { freezeNotes, listingQuestion } from '../../views/standing-notes.js';
import { verdictCard } from '../../views/verdict.js';
import { isCard, type Place } from './query.js';
import type { Standing } from './standing.js';
import { reviewWords } from './words.js';

export const ROUTES: AnswerRoutes = { pick: 'review.pick', confirm: 'review.sure', change: 'review.change' };

export function questionCard(asked: Asked, left: number, lang: Lang): Reply {
  const words = reviewWords[lang];
  const heading = words.place(Math.max(1, left));
  return isCard(asked.snapshot.id) ? recallCard(asked, heading, lang) : privateQuestion(asked, lang, ROUTES, heading);
}

/** A card made by the program, and marked so: a description or a sentence with a gap, and three terms. */
function recallCard(asked: Asked, heading: string, lang: Lang): Reply {
  const { topicName, text: both } = asked.snapshot;
  const { scenario, question } = both[lang];
  const options = shownOptions(asked, lang).map(({ letter, text: option }) => `**${letter}.** ${option}`);
  return {
    components: [
      container('calm', [
        text(`### ${heading}\n-# ${GENERATED[lang]} · ${topicName[lang]}`),
        text([`**${question}**`, ...scenario.map(quoted), options.join('\n')].join('\n\n')),
        divider,
        optionInputs(asked, lang, ROUTES),
      ]),
    ],
  };
}

const quoted = (paragraph: string) => `> ${paragraph.replaceAll('\n', '\n> ')}`;

/** What an answer led to. */
export interface After {
  readonly streak: number;
  /** Epoch milliseconds. */
  readonly due: number | undefined;
  readonly already: boolean;
  readonly keyWasWrong?: boolean;
  /** As it stands after the answer. */
  readonly learner: Learner;
  readonly entries: readonly DayEntry[];
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
  const { streak, due, already, left, keyWasWrong = false, entries, learner } = after;
  const notes = [
    answer.points > 0 && !keyWasWrong ? said.points(answer.points) : undefined,
    streak > 0 ? words.streak(streak) : undefined,
    due === undefined ? undefined : said.nextReview(dayInWords(localDate(due, prior.guild.zone), lang)),
  ].filter((note) => note !== undefined);
  const { chosen, correct, partial } = answer;
  const label = left > 0 ? words.next(left) : words.finish;
  const card = verdictCard({
    ...{ asked, lang, chosen, correct, partial, already, keyWasWrong },
    notes: [...(notes.length === 0 ? [] : [notes.join(' · ')]), ...freezeNotes(entries, lang)],
    buttons: [
      button(label, customId('review.next', place.session, place.no + 1), ButtonStyle.Primary),
      linkButton(app.routes, 'explain.topic', [asked.snapshot.topic], words.note),
      linkButton(app.routes, 'report.open', [asked.askingId], words.report),
    ],
  });
  const components = [...card.components, ...listingQuestion(app.routes, learner, lang)];
  const heading = isCard(asked.snapshot.id) ? `${words.heading} · ${GENERATED[lang]}` : words.heading;
  return withStem({ components }, asked, heading, lang);
}

/** Nothing is left for today. */
export function overCard({ waiting, plan, zone }: Standing, lang: Lang): Reply {
  const words = reviewWords[lang];
  const { nextAt, doneToday, newToday } = waiting;
  const done = doneToday + newToday;
  if (done + plan.later === 0 && nextAt === undefined) return say(words.nothingYet);
  const lines = [
    done > 0 ? words.done(done) : words.nothingDue,
    plan.later > 0
      ? words.later(plan.later)
      : nextAt === undefined
        ? undefined
        : words.nextOn(dayInWords(localDate(nextAt, zone), lang)),
  ].filter((line) => line !== undefined);
  return say(lines.join('\n'), done > 0 ? 'right' : 'calm');
}
