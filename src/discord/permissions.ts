import {
  OverwriteType,
  PermissionFlagsBits,
  type APIOverwrite,
  type GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10';
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

/** What a guild's announcement says of its members' rights. */
type Announced = Pick<GatewayGuildCreateDispatchData, 'id' | 'roles' | 'members'>;

/**
 * A member's permissions in a channel: roles first, then the channel's overwrites, everyone's before those of roles
 * before the member's own. Undefined when the announcement does not show the member.
 */
export function permissionsIn(
  guild: Announced,
  userId: string,
  overwrites: readonly APIOverwrite[],
): bigint | undefined {
  const member = guild.members.find(({ user }) => user.id === userId);
  if (member === undefined) return undefined;
  const held = new Set([guild.id, ...member.roles]);
  const base = guild.roles.filter(({ id }) => held.has(id)).reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return base;
  const isEveryone = ({ id }: APIOverwrite) => id === guild.id;
  const layers = [
    overwrites.filter(isEveryone),
    overwrites.filter((one) => one.type === OverwriteType.Role && !isEveryone(one) && held.has(one.id)),
    overwrites.filter((one) => one.type === OverwriteType.Member && one.id === userId),
  ];
  return layers.reduce((bits, layer) => {
    const deny = layer.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = layer.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}
