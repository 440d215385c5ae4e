import { ButtonStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Lang } from '../../library/model.js';
import type { StreakView } from '../../study/streak.js';
import { button, container, dayInWords, divider, row, text } from '../../views/components.js';
import type { Card, Month, Share } from './card.js';
import type { Line, Page } from './history.js';
import type { Square } from './squares.js';
import { progressWords, type ProgressWords } from './words.js';

const SQUARE: Readonly<Record<Square, string>> = { active: '🟩', frozen: '🟦', missed: '⬜', free: '⬛', open: '▫️' };

export function ownCard(card: Card, lang: Lang, app: App): Reply {
  const words = progressWords[lang];
  const { all, streak, month, weeks } = card;
  const weakest = card.readiness.thinnestTask;
  return {
    components: [
      container('calm', [
        text(`## ${words.title}`),
        text(all.answered + card.waiting === 0 ? words.nothingYet : accuracyLines(card, words)),
        text(domainLines(card, lang, app)),
        divider,
        text(
          [
            streakLine(streak, month, words),
            `-# ${words.today(streak.activeToday)}`,
            ...weeks.map((week) => week.map((square) => SQUARE[square]).join('')),
            `-# ${words.legend}`,
          ].join('\n'),
        ),
        divider,
        text(readinessLines(card, lang, app)),
        row(
          card.due === 0
            ? undefined
            : linkButton(app.routes, 'review.start', [], words.review(card.due), ButtonStyle.Primary),
          button(words.historyButton, customId('progress.history', 1, 'open')),
          linkButton(app.routes, 'leaderboard.own', [], words.leaderboard),
          weakest === null
            ? undefined
            : linkButton(app.routes, 'quiz.domain', [domainOf(weakest.task)], words.practise),
        ),
      ]),
    ],
  };
}

/** Another member's: streak and active days, nothing else. */
export function memberCard(userId: string, streak: StreakView, month: Month, lang: Lang): Reply {
  const words = progressWords[lang];
  return {
    components: [container('calm', [text(`### ${words.member(userId)}\n${streakLine(streak, month, words, false)}`)])],
  };
}

export function historyCard({ lines, page, pages }: Page, lang: Lang): Reply {
  const words = progressWords[lang];
  const body = lines.map((line) => historyLine(line, lang)).join('\n');
  return {
    components: [
      container('calm', [
        text(`## ${words.historyTitle(page, pages)}`),
        text(body === '' ? words.noHistory : body),
        row(
          button(words.newer, customId('progress.history', Math.max(1, page - 1), 'newer'), undefined, page === 1),
          button(words.older, customId('progress.history', page + 1, 'older'), undefined, page === pages),
          button(words.cardButton, customId('progress.card')),
        ),
      ]),
    ],
  };
}

function accuracyLines({ all, waiting }: Card, words: ProgressWords): string {
  const lines = [words.answered(all.answered, all.right)];
  if (all.answered > 0) lines.push(words.accuracy(percent(all), range(all)));
  if (waiting > 0) lines.push(`-# ${words.waiting(waiting)}`);
  return lines.join('\n');
}

function domainLines({ domains }: Card, lang: Lang, app: App): string {
  const words = progressWords[lang];
  const lines = domains.map((domain) => {
    const title = app.library.exam.domains.find(({ code }) => code === domain.code)?.title[lang] ?? '';
    const figures =
      domain.answered === 0 ? words.count(0) : words.share(percent(domain), range(domain), domain.answered);
    // Small, so that bar and figures stay on one line of a phone.
    return `**${domain.code}** ${title}\n-# \`${bar(domain)}\` ${figures}`;
  });
  return `**${words.byDomain}**\n${lines.join('\n')}`;
}

function streakLine(streak: StreakView, month: Month, words: ProgressWords, own = true): string {
  const parts = [words.streak(streak.current, streak.best), words.month(month.active, month.days)];
  return [...parts, ...(own ? [words.freezes(streak.freezes)] : [])].join(' · ');
}

function readinessLines({ readiness }: Card, lang: Lang, app: App): string {
  const words = progressWords[lang];
  const { band, estimate, margin, thinnestTask } = readiness;
  const lines = [words.band[band]];
  if (band !== 'too_little_data') lines.push(words.estimate(Math.round(estimate * 100), Math.ceil(margin * 100)));
  if (thinnestTask !== null) {
    const title = app.library.exam.tasks.find(({ code }) => code === thinnestTask.task)?.title[lang] ?? '';
    lines.push(words.next(`${thinnestTask.task} ${title}`, thinnestTask.first));
  }
  if (band === 'ready') lines.push(words.advice);
  return lines.join('\n');
}

function historyLine(line: Line, lang: Lang): string {
  const words = progressWords[lang];
  const day = dayInWords(line.from, lang);
  const days = line.to === line.from ? day : `${day} – ${dayInWords(line.to, lang)}`;
  const total = line.points.reduce((sum, { points }) => sum + points, 0);
  const why = line.points.map(({ reason, times, points }) => words.points(words.reason[reason], times, points));
  const parts = [
    line.answered > 0 ? words.day(line.answered, line.right) : undefined,
    line.waiting > 0 ? words.hidden(line.waiting) : undefined,
    streakEntry(line, words),
    ...line.changes.map((kind) => words.change[kind]),
  ].filter((part) => part !== undefined);
  const head = [`**${days}**`, ...(line.answered > 0 ? [`**+${total}**`] : []), parts.join(' · ')];
  return `${head.join(lang === 'ja' ? '　' : ' · ')}${why.length > 0 ? `\n-# ${why.join(lang === 'ja' ? '、' : ', ')}` : ''}`;
}

function streakEntry({ entry }: Line, words: ProgressWords): string | undefined {
  switch (entry?.what) {
    case 'active':
      return words.active(entry.current, entry.earnedFreeze);
    case 'frozen':
      return words.frozen(entry.freezesLeft);
    case 'rest':
      return words.rest;
    case 'excused':
      return words.excused[entry.why ?? 'no_post'];
    case 'missed':
      return words.missed(entry.lost);
    default:
      return undefined;
  }
}

const BAR = 10;

function bar({ right, answered }: Share): string {
  const filled = answered === 0 ? 0 : Math.round((right / answered) * BAR);
  return '█'.repeat(filled).padEnd(BAR, '░');
}

function percent({ right, answered }: Share): string {
  return `${Math.round((right / answered) * 100)} %`;
}

function range({ low, high }: Share): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
}

/** `5` for `5.2`. */
function domainOf(task: string): string {
  return task.split('.')[0] ?? task;
}
