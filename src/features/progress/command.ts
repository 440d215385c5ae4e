import { ApplicationCommandOptionType as Option, InteractionContextType } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { Caller, Command, Reply } from '../../discord/command.js';
import { readId } from '../../discord/custom-id.js';
import { beat } from '../../ledger/outage.js';
import { refuse } from '../../views/say.js';
import { monthSoFar, readCard, readPast } from './card.js';
import { historyPage } from './history.js';
import { historyCard, memberCard, ownCard } from './view.js';
import { progressWords } from './words.js';

async function own(caller: Caller, app: App): Promise<Reply> {
  if (caller.guildId === null) return refuse(progressWords[caller.lang].guildOnly);
  return ownCard(await readCard(app, caller.guildId, caller.userId, caller.at), caller.lang, app);
}

async function history(caller: Caller, page: number, app: App): Promise<Reply> {
  if (caller.guildId === null) return refuse(progressWords[caller.lang].guildOnly);
  return historyCard(historyPage(await readPast(app, caller.guildId, caller.userId, caller.at), page), caller.lang);
}

/** The same refusal for whoever is not listed, has never answered or does not exist. */
async function ofMember(caller: Caller, userId: string, app: App): Promise<Reply> {
  const words = progressWords[caller.lang];
  if (caller.guildId === null) return refuse(words.guildOnly);
  const past = await readPast(app, caller.guildId, userId, caller.at);
  if (past.learner.listed !== true) return refuse(words.notShared);
  const days = past.replayed.history.flatMap((item) => ('answer' in item ? [item.answer.day] : []));
  return memberCard(userId, past.streak, monthSoFar(days, past.today), caller.lang);
}

export default {
  data: {
    name: 'progress',
    name_localizations: { 'en-US': 'progress' },
    description: 'Your accuracy, streak and next step; seen by you alone',
    description_localizations: { ja: '正答率、連続記録、次の一歩を表示します（自分だけに見えます）' },
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: Option.User,
        name: 'member',
        name_localizations: { ja: 'メンバー' },
        description: 'Streak and active days of somebody who is on the leaderboard',
        description_localizations: { ja: 'ランキングに参加している人の連続日数と回答日数' },
      },
      {
        type: Option.Boolean,
        name: 'history',
        name_localizations: { ja: '内訳' },
        description: 'Where your points and your streak come from, day by day',
        description_localizations: { ja: '点数と連続記録の内訳を日ごとに表示します' },
      },
    ],
  },
  handlers: {
    '': {
      ack: 'reply-private',
      run: (input, app) => {
        const member = input.options.user('member');
        if (member !== undefined && member !== input.userId) return ofMember(input, member, app);
        return input.options.boolean('history') === true ? history(input, 1, app) : own(input, app);
      },
    },
  },
  clicks: {
    'progress.own': { ack: 'reply-private', run: own },
    'progress.card': { ack: 'update', run: own },
    'progress.history': { ack: 'update', run: (input, app) => history(input, readId(input.args[0]) ?? 1, app) },
  },
  // Whoever does not hear people says nothing: a lost connection is an outage as well. Two clocks: see beat.
  everyMinute: async (app) => {
    if (!app.connected()) return;
    if (await beat(app.rows, app.now(), Date.now()))
      app.log.warn('the bot was out for over two hours; those days are covered');
  },
} satisfies Command;
