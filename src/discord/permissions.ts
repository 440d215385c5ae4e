import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Both } from '../library/model.js';

/** Permissions that the bot asks for by name, in the words of Discord's own settings. */
export const PERMISSION_NAMES = {
  ViewChannel: { ja: 'チャンネルを見る', en: 'View Channel' },
  SendMessages: { ja: 'メッセージを送信', en: 'Send Messages' },
  ReadMessageHistory: { ja: 'メッセージ履歴を読む', en: 'Read Message History' },
  CreatePublicThreads: { ja: '公開スレッドの作成', en: 'Create Public Threads' },
  SendMessagesInThreads: { ja: 'スレッドでメッセージを送信', en: 'Send Messages in Threads' },
  MentionEveryone: {
    ja: '@everyone、@here、全てのロールにメンション',
    en: 'Mention @everyone, @here and All Roles',
  },
  PinMessages: { ja: 'メッセージをピン留め', en: 'Pin Messages' },
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, Both<string>>>;

export type PermissionName = keyof typeof PERMISSION_NAMES;

/** Those of `wanted` that `bits` lacks; an administrator lacks none. */
export function missing(bits: bigint, wanted: readonly PermissionName[]): PermissionName[] {
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return [];
  return wanted.filter((name) => (bits & PermissionFlagsBits[name]) === 0n);
}

export function mayManageGuild(bits: bigint): boolean {
  return (bits & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
