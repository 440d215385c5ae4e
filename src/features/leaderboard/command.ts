import { ApplicationCommandOptionType as Option, InteractionContextType } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { AutocompleteInput, Caller, Choice as Offered, Command, Reply } from '../../discord/command.js';
import { quoted } from '../../discord/clip.js';
import { addDays, localDate, weekOf } from '../../study/calendar.js';
import { isRankedAccount } from '../../study/points.js';
import { dayInWords } from '../../views/components.js';
import { refuse } from '../../views/say.js';
import { BY, CHOICES, readBoard, type By, type Choice, type Wanted } from './board.js';
import { boardCard } from './view.js';
import { leaderboardWords } from './words.js';

async function show(caller: Caller, wanted: Wanted, app: App): Promise<Reply> {
  const words = leaderboardWords[caller.lang];
  if (caller.guildId === null) return refuse(words.guildOnly);
  const board = await readBoard(app.rows, caller.guildId, caller.userId, wanted, caller.at);
  if (board === undefined) return refuse(words.notAWeek(quoted(wanted.week ?? '', caller.lang)));
  return boardCard(board, !isRankedAccount(caller.accountCreatedAt, caller.at), caller.lang, app);
}

function wantedOf(by: string | undefined, choice: string | undefined, week?: string): Wanted {
  return {
    by: BY.find((one): one is By => one === by) ?? 'points',
    choice: CHOICES.find((one): one is Choice => one === choice) ?? 'week',
    week,
  };
}

const WEEKS_OFFERED = 25;

/** Past weeks by their Monday. */
function offerWeeks({ at, focused, lang }: AutocompleteInput): Offered[] {
  const monday = weekOf(localDate(at, 'UTC'));
  return Array.from({ length: WEEKS_OFFERED }, (_, ago) => addDays(monday, -7 * ago))
    .map((value) => ({ name: leaderboardWords[lang].weekOf(value, dayInWords(value, lang)), value }))
    .filter(({ name }) => name.includes(focused.value.trim()));
}

export default {
  data: {
    name: 'leaderboard',
    name_localizations: { 'en-US': 'leaderboard' },
    description: 'Standings of the group; your own place is seen by you alone',
    description_localizations: { ja: 'ランキングを表示します。自分の順位は自分だけに見えます' },
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: Option.String,
        name: 'period',
        name_localizations: { ja: '期間' },
        description: 'This week unless chosen',
        description_localizations: { ja: '省略すると今週です' },
        choices: CHOICES.map((value) => ({
          name: leaderboardWords.en.choice[value],
          name_localizations: { ja: leaderboardWords.ja.choice[value] },
          value,
        })),
      },
      {
        type: Option.String,
        name: 'by',
        name_localizations: { ja: '並び順' },
        description: 'Points unless chosen',
        description_localizations: { ja: '省略すると点数順です' },
        choices: [
          { name: 'Points', name_localizations: { ja: '点数' }, value: 'points' },
          { name: 'Accuracy', name_localizations: { ja: '正答率' }, value: 'accuracy' },
          { name: 'Improvement', name_localizations: { ja: '伸び' }, value: 'improvement' },
        ],
      },
      {
        type: Option.String,
        name: 'week',
        name_localizations: { ja: '週' },
        description: 'A past week, by a date in it such as 2026-11-16',
        description_localizations: { ja: '過去の週（その週の日付。例: 2026-11-16）' },
        max_length: 20,
        autocomplete: true,
      },
    ],
  },
  handlers: {
    '': {
      ack: 'reply-private',
      run: (input, app) => {
        const { options } = input;
        return show(input, wantedOf(options.string('by'), options.string('period'), options.string('week')), app);
      },
    },
  },
  autocomplete: { week: offerWeeks },
  clicks: {
    'leaderboard.show': {
      ack: 'update',
      run: (input, app) => show(input, wantedOf(input.args[0], input.args[1]), app),
    },
    'leaderboard.own': { ack: 'reply-private', run: (input, app) => show(input, wantedOf('points', 'week'), app) },
  },
} satisfies Command;
