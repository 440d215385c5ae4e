import type { Reply } from '../../discord/command.js';
import type { ScheduleRow } from '../../delivery/desk.js';
import type { Lang } from '../../library/model.js';
import { closesAt, formatTimeOfDay } from '../../study/calendar.js';
import { container, dayInWords, divider, stamp, text } from '../../views/components.js';
import { weekdaysInWords } from './weekdays.js';
import { settingsWords } from './words.js';

/** The next post, as the group's clock says it and as the reader's does. */
export function nextInWords(schedule: ScheduleRow, lang: Lang): string {
  const at = schedule.nextPostAt;
  const time = formatTimeOfDay(schedule.minute);
  return settingsWords[lang].next(
    dayInWords(schedule.nextLocalDate, lang),
    time,
    schedule.zone,
    stamp(at, 'f'),
    stamp(at, 'R'),
  );
}

export function scheduleLines(schedule: ScheduleRow, lang: Lang): string {
  const words = settingsWords[lang];
  const close = closesAt(schedule.nextLocalDate, schedule.closeMinute ?? schedule.minute, schedule.zone);
  const paused = schedule.pauseKind === 'organiser';
  return [
    paused ? words.pausedNow : nextInWords(schedule, lang),
    ...(paused ? [] : [words.closes(stamp(close, 'f'))]),
    ...(schedule.pauseKind === 'trouble' ? [words.trouble] : []),
    words.channel(schedule.channelId),
    words.days(weekdaysInWords(schedule.weekdays, lang)),
    words.feedback[schedule.feedback],
    ...(schedule.roleId === null ? [] : [words.role(schedule.roleId)]),
    ...(schedule.thread ? [words.thread] : []),
    `-# ${words.lateHours(schedule.lateHours)}`,
  ].join('\n');
}

export function savedCard(title: string, schedule: ScheduleRow, lang: Lang): Reply {
  return { components: [container('right', [text(`### ${title}`), text(scheduleLines(schedule, lang))])] };
}

export function settingsCard(schedules: readonly ScheduleRow[], language: Lang, lang: Lang, title: string): Reply {
  const words = settingsWords[lang];
  const many = schedules.length > 1;
  return {
    components: [
      container('calm', [
        text(`### ${title}`),
        ...schedules.flatMap((schedule) => [
          text(`${many ? `**${words.scheduleName(schedule.scheduleNo)}**\n` : ''}${scheduleLines(schedule, lang)}`),
          divider,
        ]),
        text(words.language(language)),
      ]),
    ],
  };
}
