import { PermissionFlagsBits, type APIOverwrite, type APIRole } from 'discord-api-types/v10';
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

/** What a member may do in a channel: roles, then the overwrites of everyone, of the roles and of the member. */
export function permissionsIn(
  guild: { readonly id: string; readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[] },
  member: { readonly id: string; readonly roles: readonly string[] },
  overwrites: readonly Pick<APIOverwrite, 'id' | 'allow' | 'deny'>[],
): bigint {
  const own = new Set(member.roles);
  const held = guild.roles.filter(({ id }) => id === guild.id || own.has(id));
  let bits = held.reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  const layers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => own.has(id)),
    overwrites.filter(({ id }) => id === member.id),
  ];
  for (const layer of layers) {
    bits &= ~layer.reduce((all, { deny }) => all | BigInt(deny), 0n);
    bits |= layer.reduce((all, { allow }) => all | BigInt(allow), 0n);
  }
  return bits;
}
