import type { App } from '../../app.js';
import { clip, plain } from '../../discord/clip.js';
import { mayManageGuild } from '../../discord/permissions.js';
import type { CommandInput, Reply } from '../../discord/command.js';
import {
  listSchedules,
  isOnHoliday,
  readSchedule,
  requestNow,
  skipDate,
  skippedDates,
  slotOn,
  slotsOf,
  status,
  unskipDate,
  type PostRow,
  type ScheduleRow,
} from '../../delivery/desk.js';
import type { Lang } from '../../library/model.js';
import { formatTimeOfDay, isDate } from '../../study/calendar.js';
import type { Why } from '../../study/choose-daily.js';
import { container, dayInWords, divider, stamp, text } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { dailyWords, reasonInWords } from './words.js';

/** Days off that one line names. */
const MOST_DAYS = 12;

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
  const plans = await Promise.all(found.schedules.map((schedule) => scheduleLines(app, schedule, input)));
  const latest = found.latest.map((post) => postLine(post, input.lang)).join('\n');
  return {
    components: [
      container(found.schedules.some(({ pauseKind }) => pauseKind === 'trouble') ? 'warning' : 'calm', [
        text(`### ${words.statusTitle}\n${plans.join('\n\n')}`),
        divider,
        text(`**${words.latest}**\n${latest === '' ? words.none : latest}`),
      ]),
    ],
  };
}

async function scheduleLines(app: App, schedule: ScheduleRow, { lang, at: now }: CommandInput): Promise<string> {
  const words = dailyWords[lang];
  const time = formatTimeOfDay(schedule.minute);
  const lines = [words.schedule(schedule.scheduleNo, schedule.channelId, time, schedule.zone)];
  if (schedule.pauseKind === 'organiser') return [...lines, words.paused].join('\n');
  const skipped = await skippedDates(app.db, schedule);
  const { localDate, at } = slotsOf(schedule, new Set(skipped))();
  lines.push(words.next(dayInWords(localDate, lang), time, stamp(at, 'R')));
  if (skipped.length > 0) lines.push(words.daysOff(skipped.slice(0, MOST_DAYS).map((day) => dayInWords(day, lang))));
  if (schedule.pauseReason !== null) lines.push(words.trouble(reasonInWords(schedule.pauseReason, lang)));
  if (schedule.pauseUntil !== null && isOnHoliday(schedule, now)) {
    lines.push(words.pausedUntil(dayInWords(schedule.pauseUntil, lang)));
  }
  return lines.join('\n');
}

function postLine(post: PostRow, lang: Lang): string {
  const words = dailyWords[lang];
  const { scheduleNo, messageId, sentAt, threadTrouble: trouble } = post;
  const parts = [
    words.post(dayInWords(post.localDate, lang), scheduleNo, words.state(post.state, post.reason)),
    ...(trouble === null ? [] : [words.noThread(reasonInWords(trouble, lang), post.nextTryAt !== null)]),
    ...(sentAt === null ? [] : [words.sent(stamp(sentAt, 't'))]),
    ...(messageId === null
      ? []
      : [`[${words.open}](https://discord.com/channels/${post.guildId}/${post.channelId}/${messageId})`]),
  ];
  return `- ${parts.join(' · ')}`;
}

/** Leaves out the next post or that of a date, or takes it back; a streak does not break on a day without one. */
export async function skip(input: CommandInput, app: App): Promise<Reply> {
  const { lang, options } = input;
  const words = dailyWords[lang];
  const organiser = organiserOf(input);
  if ('refusal' in organiser) return organiser.refusal;
  const schedule = await readSchedule(app.db, organiser.guildId, options.integer('schedule') ?? 1);
  if (schedule === undefined || schedule.pauseKind === 'organiser') return refuse(words.nothingToSkip);
  const typed = options.string('date')?.normalize('NFKC').trim();
  if (typed !== undefined && !isDate(typed)) return refuse(words.badDate(plain(clip(typed, 40))));
  const skipped = new Set(await skippedDates(app.db, schedule));
  const slots = slotsOf(schedule, skipped);
  if (options.boolean('undo') === true) {
    const date = typed ?? [...skipped][0];
    if (date === undefined || !(await unskipDate(app.db, schedule, date))) return refuse(words.notSkipped);
    return say(words.unskipped(dayInWords(date, lang)), 'right');
  }
  const date = typed ?? slots().localDate;
  const on = slotOn(schedule, date);
  if (on === undefined) return refuse(words.noPostThen(dayInWords(date, lang), dayInWords(slots().localDate, lang)));
  await skipDate(app.db, schedule, date, input.at);
  skipped.add(date);
  const after = slotsOf(schedule, skipped)();
  const next = words.next(
    dayInWords(after.localDate, lang),
    formatTimeOfDay(schedule.minute),
    `${stamp(after.at, 'f')}${lang === 'ja' ? '、' : ', '}${stamp(after.at, 'R')}`,
  );
  return say(`${words.skipped(dayInWords(date, lang))}\n${next}`, 'right');
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
    lines.push(
      words.whyDomain(
        `${need.domain} ${title}`,
        percent(need.adjusted),
        need.recent,
        Math.max(0, need.score).toFixed(1),
      ),
    );
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
