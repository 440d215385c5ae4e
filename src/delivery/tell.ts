import { and, eq, isNull } from 'drizzle-orm';
import { guilds, schedules } from '../db/schema.js';
import type { Both } from '../library/model.js';
import { container, text } from '../views/components.js';
import type { Delivery } from './context.js';
import type { PostKey } from './post-row.js';
import { nonceOf } from './plan.js';
import { directChannel, postMessage } from './posting.js';
import { failureOf, isOurs, type Trouble } from './trouble.js';

type Words = (channelId: string) => string;

const WORDS: Both<Record<Trouble, Words>> = {
  ja: {
    missing_permission: (id) =>
      `<#${id}> に今日の一問を投稿する権限がありません。「チャンネルを見る」「メッセージを送信」「メッセージ履歴を読む」を許可してください。権限が戻りしだい、自動で再開します。`,
    missing_channel: () =>
      '今日の一問のチャンネルが見つかりません。`/settings daily` で投稿先を選び直すと、すぐに再開します。',
    bot_removed: () => 'サーバーの情報を読めないため、今日の一問を投稿できません。ボットを招待し直してください。',
    refused: (id) =>
      `<#${id}> への投稿が Discord に受け付けられませんでした。\`/daily status\` で状態を確認し、続くときは \`/settings daily\` で設定し直してください。`,
    unreachable: () => 'Discord につながらないため、今日の一問をまだ投稿できていません。自動で再試行します。',
    no_question: () => '出題できる問題がありません。問題の追加か、`/settings reports` の確認をお願いします。',
    broken: () =>
      'ボットの不具合で、今日の一問の予定を読めません。`/settings daily` で設定し直すと直ることがあります。続くときはボットの管理者に知らせてください。',
  },
  en: {
    missing_permission: (id) =>
      `I may not post the daily question in <#${id}>. Please allow View Channel, Send Messages and Read Message History. I resume by myself as soon as that is done.`,
    missing_channel: () =>
      'The channel of the daily question is gone. Choose another with `/settings daily` and I resume at once.',
    bot_removed: () => 'I cannot read this server, so I cannot post the daily question. Please invite the bot again.',
    refused: (id) =>
      `Discord refused the daily question in <#${id}>. Look at \`/daily status\`; if it goes on, set it up again with \`/settings daily\`.`,
    unreachable: () => 'Discord cannot be reached, so the daily question is not posted yet. I keep trying.',
    no_question: () => 'There is no question left to ask. Please add some, or look at `/settings reports`.',
    broken: () =>
      'A fault of mine keeps me from reading the schedule. Setting it up again with `/settings daily` may help; if it goes on, please tell whoever runs the bot.',
  },
};

/**
 * Tells the organiser of a trouble, once: in the system channel, else by direct message. Written down after it was
 * told, so that a crash in between tells rather than keeps silent; the nonce makes two tries of a few minutes one. When
 * nobody can be told, the next failure tries again, and `/daily status` shows it meanwhile.
 * @returns false when it should be tried again soon
 */
export async function tellOrganiser(delivery: Delivery, key: PostKey, trouble: Trouble): Promise<boolean> {
  const untold = and(
    ...[eq(schedules.guildId, key.guildId), eq(schedules.scheduleNo, key.scheduleNo)],
    ...[eq(schedules.pauseKind, 'trouble'), isNull(schedules.toldAt)],
  );
  const [schedule] = await delivery.db.select({ channelId: schedules.channelId }).from(schedules).where(untold);
  if (schedule === undefined) return true;
  const [guild] = await delivery.db.select().from(guilds).where(eq(guilds.guildId, key.guildId));
  if (guild === undefined) return true;
  const words = WORDS[guild.language][trouble](schedule.channelId);
  const message = { components: [container('warning', [text(`⚠️ ${words}`)])] };
  const { rest } = delivery;
  const { systemChannelId, organiserId } = guild;
  const nonce = nonceOf(key.guildId, key.scheduleNo, `${key.localDate} trouble`);
  const ways: (() => Promise<unknown>)[] = [];
  if (systemChannelId !== null && systemChannelId !== schedule.channelId) {
    ways.push(() => postMessage(rest, systemChannelId, message, nonce, null));
  }
  if (organiserId !== null) {
    ways.push(async () => postMessage(rest, await directChannel(rest, organiserId), message, nonce, null));
  }
  for (const way of ways) {
    try {
      await way();
      await delivery.db.update(schedules).set({ toldAt: delivery.now() }).where(untold);
      return true;
    } catch (error) {
      if (isOurs(error)) throw error;
      delivery.log.warn({ ...key, err: error }, 'one way of telling the organiser failed');
      // It may have been said all the same: not on the other way too.
      if (failureOf(error).kind === 'passing') return false;
    }
  }
  return true;
}
