import type { App } from '../../app.js';
import type { Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import type { Lang } from '../../library/model.js';
import { button, container, dayInWords, divider, row, text } from '../../views/components.js';
import { addDays } from '../../study/calendar.js';
import { CHOICES, type Board, type Choice, type Line } from './board.js';
import { leaderboardWords, type LeaderboardWords } from './words.js';

/** @param young whether the person's account is too young to be ranked */
export function boardCard(board: Board, young: boolean, lang: Lang, app: App): Reply {
  const words = leaderboardWords[lang];
  const top = board.top.map((line) => `${medal(line.rank)} <@${line.userId}>${words.gap}${figures(line, words)}`);
  const group = board.group.active >= 3 ? [divider, text(groupLine(board, words))] : [];
  return {
    components: [
      container('calm', [
        text(
          `## ${words.title[board.by]}\n-# ${periodInWords(board, lang)}${board.weeksOnly ? ` · ${words.weeksOnly}` : ''}`,
        ),
        text(top.length === 0 ? words.empty[board.by] : top.join('\n')),
        divider,
        text([...ownLines(board, words), ...(young ? [words.young] : [])].join('\n')),
        ...group,
        row(...choices(board, words)),
        row(
          board.listed === true ? undefined : linkButton(app.routes, 'me.list', ['yes'], words.list),
          linkButton(app.routes, 'progress.own', [], words.progress),
        ),
      ]),
    ],
  };
}

const MEDALS = ['', '🥇', '🥈', '🥉'];

function medal(rank: number): string {
  return MEDALS[rank] ?? `**${rank}.**`;
}

function figures(line: Omit<Line, 'rank'>, words: LeaderboardWords): string {
  if (line.gain !== undefined) return words.gain(Math.round(line.gain));
  if (line.answered !== undefined) return words.accuracy(line.right ?? 0, line.answered);
  return words.points(line.points ?? 0, line.activeDays ?? 0);
}

/** The person's own place with one neighbour up and down, seen by nobody else. */
function ownLines({ own, above, below, by, listed }: Board, words: LeaderboardWords): string[] {
  if (own === null) return [listed === true ? words.noRow[by] : words.notListed];
  if (own.rank === null) return [words.ownUnlisted(figures(own, words)), words.notListed];
  const line = (one: Line) => [words.place(one.rank), `<@${one.userId}>`, figures(one, words)].join(words.gap);
  return [
    ...(above === null ? [] : [line(above)]),
    `**${[words.place(own.rank), words.you, figures(own, words)].join(words.gap)}**`,
    ...(below === null ? [] : [line(below)]),
  ];
}

function groupLine({ group }: Board, words: LeaderboardWords): string {
  const today = words.groupToday(group.answered, group.active);
  return group.current > 0 ? `${words.groupStreak(group.current)}\n${today}` : today;
}

function periodInWords({ period, start }: Board, lang: Lang): string {
  const words = leaderboardWords[lang];
  if (period === 'all') return words.all;
  if (period === 'month') return words.month(start);
  return words.week(dayInWords(start, lang), dayInWords(addDays(start, 6), lang));
}

function choices(board: Board, words: LeaderboardWords) {
  const offered: readonly Choice[] = board.by === 'improvement' ? ['week', 'last_week'] : CHOICES;
  return offered.map((choice) => button(words.choice[choice], customId('leaderboard.show', board.by, choice)));
}
