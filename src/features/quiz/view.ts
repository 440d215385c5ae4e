import { ButtonStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Learner } from '../../ledger/learner.js';
import type { Prior, StoredAnswer } from '../../ledger/prior.js';
import type { Lang, Library } from '../../library/model.js';
import { localDate } from '../../study/calendar.js';
import type { DayEntry } from '../../study/streak.js';
import type { Asked } from '../../views/asked.js';
import { button, container, dayInWords, row, text } from '../../views/components.js';
import { withStem } from '../../views/practice.js';
import { privateQuestion } from '../../views/question-card.js';
import { questionWords } from '../../views/question-words.js';
import { freezeNotes, listingQuestion } from '../../views/standing-notes.js';
import { verdictCard } from '../../views/verdict.js';
import type { Result, Series } from './query.js';
import { quizWords } from './words.js';

/** No confidence is asked in a quiz: one click answers. */
const ROUTES = { pick: 'quiz.pick', confirm: 'quiz.pick', change: 'quiz.pick' };

/** A place in a series. */
export interface Place {
  readonly series: Series;
  readonly no: number;
}

export function questionCard({ series, no }: Place, asked: Asked, lang: Lang, note?: string): Reply {
  const card = privateQuestion(asked, lang, ROUTES, quizWords[lang].place(no, series.plan.length));
  return note === undefined ? card : { components: [text(`-# ${note}`), ...card.components] };
}

export function nextButton({ series, no }: Place, lang: Lang) {
  const words = quizWords[lang];
  const label = no >= series.plan.length ? words.finish : words.next;
  return button(label, customId('quiz.next', series.id, no + 1), ButtonStyle.Primary);
}

/** How the learner stands after the answer. */
export interface Standing {
  readonly streak: number;
  readonly due: number | undefined;
  readonly already: boolean;
  readonly keyWasWrong?: boolean;
  readonly learner: Learner;
  /** What this answer did to the streak; nothing when it stood already. */
  readonly entries: readonly DayEntry[];
}

/** The verdict with the question above it where both fit, as nothing else shows the question any more. */
export function answerCard(
  place: Place,
  asked: Asked,
  answer: StoredAnswer,
  prior: Prior,
  standing: Standing,
  lang: Lang,
  app: App,
): Reply {
  const words = quizWords[lang];
  const { streak, due, already, keyWasWrong = false, learner, entries } = standing;
  const said = questionWords[lang];
  const notes = [
    answer.points > 0 && !keyWasWrong ? said.points(answer.points) : undefined,
    streak > 0 ? words.streak(streak) : undefined,
    due === undefined ? undefined : said.nextReview(dayInWords(localDate(due, prior.guild.zone), lang)),
  ].filter((note) => note !== undefined);
  const { chosen, correct, partial } = answer;
  const card = verdictCard({
    ...{ asked, lang, chosen, correct, partial, already, keyWasWrong },
    notes: [...(notes.length === 0 ? [] : [notes.join(' · ')]), ...freezeNotes(entries, lang)],
    buttons: [
      nextButton(place, lang),
      linkButton(app.routes, 'explain.topic', [asked.snapshot.topic], words.note),
      linkButton(app.routes, 'report.open', [asked.askingId], words.report),
    ],
  });
  const components = [...card.components, ...listingQuestion(app.routes, learner, lang)];
  return withStem({ components }, asked, words.place(place.no, place.series.plan.length), lang);
}

/** Right of all, by domain, and the way to try the wrong ones again. */
export function scoreCard(series: Series, results: readonly Result[], lang: Lang, library: Library): Reply {
  const words = quizWords[lang];
  const right = results.filter(({ correct }) => correct).length;
  const wrong = results.length - right;
  const points = results.reduce((sum, result) => sum + result.points, 0);
  const domains = library.exam.domains.flatMap(({ code, title }) => {
    const own = results.filter(({ domain }) => domain === code);
    const rightHere = own.filter(({ correct }) => correct).length;
    return own.length === 0 ? [] : [`- ${words.domain(`${code} ${title[lang]}`, rightHere, own.length)}`];
  });
  const left = series.plan.length - results.length;
  const lines = [
    ...(results.length === 0 ? [] : [`${words.score(right, results.length)}${points > 0 ? words.points(points) : ''}`]),
    ...domains,
    ...(left > 0 ? [`-# ${words.leftOut(left)}`] : []),
    ...(results.length === 0 ? [] : [wrong === 0 ? words.allRight : words.goOn]),
  ];
  return {
    components: [
      container(wrong === 0 && right > 0 ? 'right' : 'calm', [
        text(`### ${words.scoreTitle}\n${lines.join('\n')}`),
        row(
          wrong === 0 ? undefined : button(words.again(wrong), customId('quiz.again', series.id), ButtonStyle.Primary),
        ),
      ]),
    ],
  };
}
