import { ChannelType } from 'discord-api-types/v10';
import { quoted } from '../../discord/clip.js';
import type { CommandInput } from '../../discord/command.js';
import { missing, PERMISSION_NAMES, type PermissionName } from '../../discord/permissions.js';
import { DEFAULTS, type ScheduleSettings } from '../../delivery/desk.js';
import { parseTimeOfDay } from '../../study/calendar.js';
import { parseWeekdays } from './weekdays.js';
import { settingsWords } from './words.js';
import { readZone } from './zones.js';

const CHANNELS: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/**
 * What was typed as the settings of a schedule, or one sentence that says what does not fit and what came.
 * Options left out keep what was set before.
 */
export function readScheduleOptions(
  input: CommandInput,
  before: ScheduleSettings | undefined,
): { readonly settings: ScheduleSettings } | { readonly problem: string } {
  const words = settingsWords[input.lang];
  const { options } = input;
  const quote = (typed: string) => quoted(typed, input.lang);
  const kept = before ?? { ...DEFAULTS, channelId: '' };

  const channel = options.channel('channel');
  if (channel !== undefined && !CHANNELS.includes(channel.type)) return { problem: words.badChannel };
  const channelId = channel?.id ?? kept.channelId;
  if (channelId === '') return { problem: words.badChannel };

  const time = options.string('time');
  const minute = time === undefined ? kept.minute : parseTimeOfDay(time);
  if (minute === undefined) return { problem: words.badTime(quote(time ?? '')) };

  const typedZone = options.string('timezone');
  const zone = typedZone === undefined ? kept.zone : readZone(typedZone);
  if (zone === undefined) return { problem: words.badZone(quote(typedZone ?? '')) };

  const typedDays = options.string('weekdays');
  const weekdays = typedDays === undefined ? kept.weekdays : parseWeekdays(typedDays);
  if (weekdays === undefined) return { problem: words.badWeekdays(quote(typedDays ?? '')) };

  const typedClose = options.string('close');
  const closeMinute = typedClose === undefined ? kept.closeMinute : parseTimeOfDay(typedClose);
  if (closeMinute === undefined) return { problem: words.badClose(quote(typedClose ?? '')) };

  const role = options.role('role');
  // The role that everybody has carries the guild's id; naming it notifies nobody.
  if (role !== undefined && role.id === input.guildId) return { problem: words.everyone };
  const thread = options.boolean('thread') ?? kept.thread;
  const wanted: PermissionName[] = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'];
  if (thread) wanted.push('CreatePublicThreads');
  if (role !== undefined && !role.mentionable) wanted.push('MentionEveryone');
  // Without a resolved channel only the bot's permissions where the command was used are known, which say nothing of it.
  const lacking = channel?.appPermissions === undefined ? [] : missing(channel.appPermissions, wanted);
  if (lacking.length > 0) {
    const names = lacking.map((name) => PERMISSION_NAMES[name][input.lang]).join(input.lang === 'ja' ? '、' : ', ');
    return { problem: words.lacking(channelId, names) };
  }
  const feedback = options.string('feedback') ?? kept.feedback;
  return {
    settings: {
      ...{ channelId, minute, zone, weekdays, closeMinute, thread },
      feedback: feedback === 'at_close' ? 'at_close' : 'at_once',
      roleId: role?.id ?? kept.roleId,
      lateHours: options.integer('late') ?? kept.lateHours,
    },
  };
}
