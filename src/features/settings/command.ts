import {
  ApplicationCommandOptionType as Option,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Command, CommandInput } from '../../discord/command.js';
import { scheduleNumber, scheduleOptions } from './options.js';
import { countAnew, decide, reportsPage, turn } from './reports.js';
import { add, daily, language, list, organising, pause, remove, resume, show } from './schedules.js';
import { askTime, chooseChannel, chooseLanguage, done, open, setTime } from './setup.js';
import { parseWeekdays, WEEKDAY_PRESETS, weekdaysInWords } from './weekdays.js';
import { findZones } from './zones.js';

export default {
  data: {
    name: 'settings',
    name_localizations: { 'en-US': 'settings' },
    description: 'Set up the daily question (organisers)',
    description_localizations: { ja: '今日の一問の設定（主催者）' },
    contexts: [InteractionContextType.Guild],
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [
      {
        type: Option.Subcommand,
        name: 'daily',
        description: 'Where and when the daily question is posted',
        description_localizations: { ja: '今日の一問を投稿する場所と時刻を決めます' },
        options: scheduleOptions(),
      },
      {
        type: Option.Subcommand,
        name: 'language',
        description: 'The language of posts; replies follow each reader',
        description_localizations: { ja: '投稿の言語を決めます（返信は読む人の言語になります）' },
        options: [
          {
            type: Option.String,
            name: 'language',
            name_localizations: { ja: '言語' },
            description: 'Japanese or English',
            description_localizations: { ja: '日本語または英語' },
            required: true,
            choices: [
              { name: 'Japanese', name_localizations: { ja: '日本語' }, value: 'ja' },
              { name: 'English', name_localizations: { ja: '英語' }, value: 'en' },
            ],
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'pause',
        description: 'Stop posting for now, or until a date',
        description_localizations: { ja: '投稿を一時停止します（日付を指定すると、その日に再開します）' },
        options: [
          {
            type: Option.String,
            name: 'until',
            name_localizations: { ja: '再開日' },
            description: 'First day to post again, such as 2026-12-29',
            description_localizations: { ja: '投稿を再開する日（例: 2026-12-29）' },
            max_length: 20,
          },
          scheduleNumber,
        ],
      },
      {
        type: Option.Subcommand,
        name: 'resume',
        description: 'Start posting again',
        description_localizations: { ja: '投稿を再開します' },
        options: [scheduleNumber],
      },
      {
        type: Option.Subcommand,
        name: 'show',
        description: 'Show the settings and the next post',
        description_localizations: { ja: '現在の設定と次の投稿を表示します' },
      },
      {
        type: Option.Subcommand,
        name: 'reports',
        description: 'Questions that people have reported',
        description_localizations: { ja: '報告された問題を確認します' },
      },
      {
        type: Option.SubcommandGroup,
        name: 'schedule',
        description: 'More than one daily question',
        description_localizations: { ja: '複数の投稿予定を管理します' },
        options: [
          {
            type: Option.Subcommand,
            name: 'add',
            description: 'Add another schedule',
            description_localizations: { ja: '投稿の予定を追加します' },
            options: scheduleOptions(),
          },
          {
            type: Option.Subcommand,
            name: 'remove',
            description: 'Remove a schedule; its posts stay',
            description_localizations: { ja: '予定を削除します（これまでの投稿は残ります）' },
            options: [{ ...scheduleNumber, required: true }],
          },
          {
            type: Option.Subcommand,
            name: 'list',
            description: 'List all schedules',
            description_localizations: { ja: 'すべての予定を表示します' },
          },
        ],
      },
    ],
  },
  handlers: {
    daily: { ack: 'reply-private', run: organising(daily) },
    language: { ack: 'reply-private', run: organising(language) },
    pause: { ack: 'reply-private', run: organising(pause) },
    resume: { ack: 'reply-private', run: organising(resume) },
    show: { ack: 'reply-private', run: organising(show) },
    reports: {
      ack: 'reply-private',
      run: organising((input: CommandInput, app, guildId) => reportsPage(input, app, guildId, 0)),
    },
    'schedule add': { ack: 'reply-private', run: organising(add) },
    'schedule remove': { ack: 'reply-private', run: organising(remove) },
    'schedule list': { ack: 'reply-private', run: organising(list) },
  },
  clicks: {
    'settings.reports': { ack: 'update', run: organising(turn) },
    'settings.keep': { ack: 'update', run: organising(decide('dismissed')) },
    'settings.retire': { ack: 'update', run: organising(decide('upheld')) },
    'settings.key_wrong': { ack: 'update', run: organising(decide('key_wrong')) },
    'setup.open': { ack: 'reply-private', run: organising(open) },
    'setup.channel': { ack: 'update', run: organising(chooseChannel) },
    'setup.language': { ack: 'update', run: organising(chooseLanguage) },
    'setup.time': { ack: 'modal', run: organising(askTime) },
    'setup.done': { ack: 'update', run: organising(done) },
  },
  modals: { 'setup.when': { ack: 'update', run: organising(setTime) } },
  autocomplete: {
    timezone: (input) => findZones(input.focused.value, input.lang, input.at),
    weekdays: ({ focused, lang }) => {
      const typed = parseWeekdays(focused.value);
      const sets = typed === undefined ? WEEKDAY_PRESETS : [typed, ...WEEKDAY_PRESETS.filter((set) => set !== typed)];
      return sets.map((set) => ({ name: weekdaysInWords(set, lang), value: weekdaysInWords(set, lang) }));
    },
  },
  everyMinute: async (app) => void (await countAnew(app, app.now())),
} satisfies Command;
