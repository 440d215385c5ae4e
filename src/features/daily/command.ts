import { ApplicationCommandOptionType as Option, InteractionContextType } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Command, CommandInput, Reply } from '../../discord/command.js';
import { currentPost } from '../../delivery/desk.js';
import { readPrior } from '../../ledger/prior.js';
import { refuse } from '../../views/say.js';
import { change, confirm, foundOf, open, otherLanguage, pick, result } from './answering.js';
import { now, showStatus, skip, why } from './organising.js';
import { dailyWords } from './words.js';

/** Today's question, with the full verdict once it has been answered. */
async function show(input: Omit<CommandInput, 'options'>, app: App): Promise<Reply> {
  const words = dailyWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const post = await currentPost(app.db, input.guildId);
  if (post?.askingId == null) return refuse(words.noPost);
  const prior = await readPrior(app.rows, input.guildId, post.askingId, input.userId);
  const found = prior === undefined ? undefined : foundOf(app, input.guildId, post.askingId, prior);
  return found === undefined ? refuse(words.noPost) : open(found, input, app);
}

export default {
  data: {
    name: 'daily',
    name_localizations: { 'en-US': 'daily' },
    description: 'The question of the day',
    description_localizations: { ja: '今日の一問', 'en-US': 'The question of the day' },
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: Option.Subcommand,
        name: 'show',
        description: 'Open today’s question, or your answer with all reasons',
        description_localizations: { ja: '今日の一問、または自分の回答と解説を開きます' },
      },
      {
        type: Option.Subcommand,
        name: 'status',
        description: 'Next post, last posts and what went wrong (organisers)',
        description_localizations: { ja: '次の投稿と最近の投稿の状況を表示します（主催者）' },
      },
      {
        type: Option.Subcommand,
        name: 'now',
        description: 'Post one extra question now, without points (organisers)',
        description_localizations: { ja: '追加の一問を今すぐ投稿します。点数は付きません（主催者）' },
      },
      {
        type: Option.Subcommand,
        name: 'skip',
        description: 'Leave out the next post, or that of a date (organisers)',
        description_localizations: { ja: '次の投稿、または指定した日の投稿を休みにします（主催者）' },
        options: [
          {
            type: Option.String,
            name: 'date',
            name_localizations: { ja: '日付' },
            description: 'A holiday, such as 2026-12-31 (the next post unless given)',
            description_localizations: { ja: '休みにする日（例: 2026-12-31。省略すると次の投稿）' },
            max_length: 20,
          },
          {
            type: Option.Boolean,
            name: 'undo',
            name_localizations: { ja: '取り消し' },
            description: 'Post on that day after all',
            description_localizations: { ja: '休みを取り消して、その日も投稿します' },
          },
          {
            type: Option.Integer,
            name: 'schedule',
            name_localizations: { ja: '予定' },
            description: 'Number of the schedule, as /daily status shows it (1 if left out)',
            description_localizations: { ja: '/daily status に表示される予定の番号（省略時は 1）' },
            min_value: 1,
            max_value: 1000,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'why',
        description: 'Why this question was chosen',
        description_localizations: { ja: 'この問題が選ばれた理由を表示します' },
      },
    ],
  },
  handlers: {
    show: { ack: 'reply-private', run: show },
    now: { ack: 'reply-private', run: now },
    status: { ack: 'reply-private', run: showStatus },
    skip: { ack: 'reply-private', run: skip },
    why: { ack: 'reply-private', run: why },
  },
  clicks: {
    'daily.pick': { ack: 'reply-private', run: pick },
    'daily.sure': { ack: 'update', run: confirm },
    'daily.change': { ack: 'update', run: change },
    'daily.result': { ack: 'reply-private', run: result },
    'daily.late': { ack: 'reply-private', run: result },
    'daily.lang': { ack: 'reply-private', run: otherLanguage },
    'daily.show': { ack: 'reply-private', run: show },
  },
} satisfies Command;
