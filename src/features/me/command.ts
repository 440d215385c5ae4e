import { ApplicationCommandOptionType as Option, ButtonStyle, InteractionContextType } from 'discord-api-types/v10';
import type { APIApplicationCommandBasicOption as BasicOption } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Caller, Command, Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { eraseLearner } from '../../ledger/erase.js';
import { button, container, row, text } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { list, restDays, show, zone } from './settings.js';
import { meWords } from './words.js';
import { offerZones } from './zones.js';

function askToDelete(caller: Caller): Reply {
  const words = meWords[caller.lang];
  if (caller.guildId === null) return refuse(words.guildOnly);
  return {
    components: [
      container('warning', [
        text(`### ${words.deleteTitle}\n${words.deleteWhat}`),
        row(
          button(words.deleteYes, customId('me.delete', 'yes'), ButtonStyle.Danger),
          button(words.deleteNo, customId('me.delete', 'no')),
        ),
      ]),
    ],
  };
}

async function erase(caller: Caller, app: App): Promise<Reply> {
  const words = meWords[caller.lang];
  if (caller.guildId === null) return refuse(words.guildOnly);
  const { guildId, userId, at } = caller;
  return say(words.deleted(await eraseLearner(app, { guildId, userId, at })));
}

function weekdayOption(name: string, ja: string, en: string, description: string): BasicOption {
  return {
    type: Option.Integer,
    name,
    name_localizations: { ja },
    description: en,
    description_localizations: { ja: description },
    choices: meWords.en.weekdays.map((day, value) => ({
      name: day,
      name_localizations: { ja: meWords.ja.weekdays[value] ?? day },
      value,
    })),
  };
}

export default {
  data: {
    name: 'me',
    name_localizations: { 'en-US': 'me' },
    description: 'Your own settings and your data in this server',
    description_localizations: { ja: 'このサーバーでの自分の設定とデータ' },
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: Option.Subcommand,
        name: 'show',
        description: 'What you have chosen',
        description_localizations: { ja: '現在の設定を表示します' },
      },
      {
        type: Option.Subcommand,
        name: 'listing',
        description: 'Whether you are shown on the leaderboard',
        description_localizations: { ja: 'ランキングに表示するかどうかを選びます' },
        options: [
          {
            type: Option.Boolean,
            name: 'show',
            name_localizations: { ja: '表示' },
            description: 'Show me on the leaderboard',
            description_localizations: { ja: 'ランキングに表示する' },
            required: true,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'zone',
        description: 'Your own time zone: when your day begins',
        description_localizations: { ja: '自分のタイムゾーンを決めます（1 日の区切りに使います）' },
        options: [
          {
            type: Option.String,
            name: 'timezone',
            name_localizations: { ja: 'タイムゾーン' },
            description: 'Such as Asia/Tokyo',
            description_localizations: { ja: '例: Asia/Tokyo' },
            required: true,
            autocomplete: true,
            max_length: 60,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'rest-days',
        description: 'Up to two weekdays that never cost your streak; none chosen: no rest days',
        description_localizations: {
          ja: '連続記録に影響しない休養日を 2 つまで決めます。何も選ばないと休養日なしです',
        },
        options: [
          weekdayOption('first', '1つ目', 'A weekday', '曜日'),
          weekdayOption('second', '2つ目', 'Another weekday', 'もう 1 つの曜日'),
        ],
      },
      {
        type: Option.Subcommand,
        name: 'delete',
        description: 'Delete all that is kept about you in this server',
        description_localizations: { ja: 'このサーバーでの自分の記録をすべて削除します' },
      },
    ],
  },
  handlers: {
    show: { ack: 'reply-private', run: show },
    listing: { ack: 'reply-private', run: (input, app) => list(input, input.options.boolean('show') === true, app) },
    zone: { ack: 'reply-private', run: zone },
    'rest-days': { ack: 'reply-private', run: restDays },
    delete: { ack: 'reply-private', run: askToDelete },
  },
  autocomplete: { timezone: ({ focused, lang, at }) => offerZones(focused.value, lang, at) },
  clicks: {
    'me.list': {
      ack: 'reply-private',
      run: (input, app) => list(input, input.args[0] === 'yes', app),
    },
    'me.delete': {
      ack: 'update',
      run: (input, app) => (input.args[0] === 'yes' ? erase(input, app) : say(meWords[input.lang].kept)),
    },
  },
} satisfies Command;
