import type { App } from '../../app.js';
import { mayManageGuild } from '../../discord/permissions.js';
import type { CommandInput, Reply } from '../../discord/command.js';
import {
  listSchedules,
  readSchedule,
  requestNow,
  skipDate,
  skippedDates,
  status,
  withoutSkipped,
  type PostRow,
  type ScheduleRow,
} from '../../delivery/desk.js';
import type { Lang } from '../../library/model.js';
import { formatTimeOfDay } from '../../study/calendar.js';
import type { Why } from '../../study/choose-daily.js';
import { container, dayInWords, divider, stamp, text } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { dailyWords, reasonInWords } from './words.js';

/** A guild's organiser, or the words why not; Discord's own check is only a default that admins may change. */
function organiserOf(input: CommandInput): { readonly guildId: string } | { readonly refusal: Reply } {
  const words = dailyWords[input.lang];
  if (input.guildId === null) return { refusal: refuse(words.guildOnly) };
  return mayManageGuild(input.permissions) ? { guildId: input.guildId } : { refusal: refuse(words.organiserOnly) };
}

export async function now(input: CommandInput, app: App): Promise<Reply> {
  const words = dailyWords[input.lang];
  const organiser = organiserOf(input);
  if ('refusal' in organiser) return organiser.refusal;
  const schedule =
    (await readSchedule(app.db, organiser.guildId)) ?? (await listSchedules(app.db, organiser.guildId))[0];
  if (schedule === undefined) return refuse(words.notSetUp);
  const done = await requestNow(app.db, app.library, schedule, input.interactionId, input.at);
  if (done.outcome === 'no_question') return refuse(words.noQuestion);
  if (done.outcome === 'had_one') return refuse(words.hadOne(stamp(done.post.claimedAt, 't')));
  app.signals.queued();
  return say(words.queued, 'right');
}

export async function showStatus(input: CommandInput, app: App): Promise<Reply> {
  const words = dailyWords[input.lang];
  const organiser = organiserOf(input);
  if ('refusal' in organiser) return organiser.refusal;
  const found = await status(app.db, organiser.guildId);
  if (found.schedules.length === 0) return refuse(words.notSetUp);
  const lines = found.schedules.map(async (schedule) =>
    scheduleLines(await withoutSkipped(app.db, schedule), await skippedDates(app.db, schedule), input.lang),
  );
  const plans = (await Promise.all(lines)).join('\n\n');
  const latest = found.latest.map((post) => postLine(post, input.lang)).join('\n');
  return {
    components: [
      container(found.schedules.some(({ pauseKind }) => pauseKind === 'trouble') ? 'warning' : 'calm', [
        text(`### ${words.statusTitle}\n${plans}`),
        divider,
        text(`**${words.latest}**\n${latest === '' ? words.none : latest}`),
      ]),
    ],
  };
}

function scheduleLines(schedule: ScheduleRow, skipped: readonly string[], lang: Lang): string {
  const words = dailyWords[lang];
  const time = formatTimeOfDay(schedule.minute);
  const head = words.schedule(schedule.scheduleNo, schedule.channelId, time, schedule.zone);
  if (schedule.pauseKind === 'organiser') return `${head}\n${words.paused}`;
  const at = schedule.nextPostAt;
  const next = words.next(dayInWords(schedule.nextLocalDate, lang), time, stamp(at, 'R'));
  const left = skipped.map((date) => dayInWords(date, lang)).join(lang === 'ja' ? '、' : '; ');
  const trouble = schedule.pauseReason === null ? '' : `\n${words.trouble(reasonInWords(schedule.pauseReason, lang))}`;
  const holiday = schedule.pauseUntil === null ? '' : `\n${words.pausedUntil(dayInWords(schedule.pauseUntil, lang))}`;
  return `${head}\n${next}${left === '' ? '' : `\n${words.leftOut(left)}`}${trouble}${holiday}`;
}

function postLine(post: PostRow, lang: Lang): string {
  const words = dailyWords[lang];
  const { scheduleNo, messageId, sentAt } = post;
  const parts = [
    words.post(dayInWords(post.localDate, lang), scheduleNo, words.state(post.state, post.reason)),
    ...(sentAt === null ? [] : [words.sent(stamp(sentAt, 't'))]),
    ...(messageId === null
      ? []
      : [`[${words.open}](https://discord.com/channels/${post.guildId}/${post.channelId}/${messageId})`]),
  ];
  return `- ${parts.join(' · ')}`;
}

/** Leaves out the next post; a streak does not break on a day without one. */
export async function skip(input: CommandInput, app: App): Promise<Reply> {
  const words = dailyWords[input.lang];
  const organiser = organiserOf(input);
  if ('refusal' in organiser) return organiser.refusal;
  const schedule = await readSchedule(app.db, organiser.guildId, input.options.integer('schedule') ?? 1);
  if (schedule === undefined || schedule.pauseKind === 'organiser') return refuse(words.nothingToSkip);
  const { nextLocalDate: date } = await withoutSkipped(app.db, schedule);
  await skipDate(app.db, schedule, date, input.at);
  const { nextLocalDate, nextPostAt, minute } = await withoutSkipped(app.db, schedule);
  const next = words.next(
    dayInWords(nextLocalDate, input.lang),
    formatTimeOfDay(minute),
    `${stamp(nextPostAt, 'f')}${input.lang === 'ja' ? '、' : ', '}${stamp(nextPostAt, 'R')}`,
  );
  return say(`${words.skipped(dayInWords(date, input.lang))}\n${next}`, 'right');
}

/** Why the latest question was chosen: domain deficit, task, last asked. */
export async function why(input: CommandInput, app: App): Promise<Reply> {
  const words = dailyWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const { latest } = await status(app.db, input.guildId, 14);
  // The reasons of a post that nobody can see yet would give it away.
  const post = latest.find((one) => one.messageId !== null && one.why !== null);
  if (post === undefined) return refuse(words.noPost);
  const lines = whyLines(post.why as Why, app, input.lang);
  return say([`### ${words.whyTitle(dayInWords(post.localDate, input.lang))}`, ...lines].join('\n'));
}

function whyLines(chosen: Why, app: App, lang: Lang): string[] {
  const words = dailyWords[lang];
  const percent = (share: number) => String(Math.round(share * 100));
  const lines: string[] = [];
  if (chosen.kind === 'review' && chosen.review !== null) {
    const { right, answered, lastAsked } = chosen.review;
    lines.push(words.whyReview(right, answered, dayInWords(lastAsked, lang)));
    return lines;
  }
  const need = chosen.domains.find(({ domain }) => domain === chosen.domain);
  const title = app.library.exam.domains.find(({ code }) => code === chosen.domain)?.title[lang] ?? '';
  if (need !== undefined) {
    lines.push(words.whyDomain(`${need.domain} ${title}`, percent(need.adjusted), need.recent, need.score.toFixed(1)));
  }
  const task = chosen.tasks.find((one) => one.task === chosen.task);
  const taskTitle = app.library.exam.tasks.find(({ code }) => code === chosen.task)?.title[lang] ?? '';
  if (task !== undefined) lines.push(words.whyTask(`${task.task} ${taskTitle}`, task.posted));
  const last = chosen.candidates[0]?.lastAsked ?? null;
  lines.push(last === null ? words.whyNever : words.whyLast(dayInWords(last, lang)));
  lines.push(words.whyPool(chosen.open, chosen.pool));
  if (chosen.relaxed !== 'none') lines.push(words.whyRelaxed[chosen.relaxed]);
  return lines;
}
