import type { App } from '../../app.js';
import { mayManageGuild } from '../../discord/permissions.js';
import type { Caller, CommandInput, ModalReply, Reply } from '../../discord/command.js';
import {
  addSchedule,
  asPlanned,
  isOnHoliday,
  listSchedules,
  MAIN_SCHEDULE,
  MOST_SCHEDULES,
  pause as pauseSchedule,
  readSchedule,
  removeSchedule,
  reschedule,
  resume as resumeSchedule,
} from '../../delivery/desk.js';
import { ensureGuild } from '../../ledger/guild.js';
import { isDate, localDate } from '../../study/calendar.js';
import { quoted } from '../../discord/clip.js';
import { dateInWords, dayInWords } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { setLanguage, setZone } from './query.js';
import { readScheduleOptions } from './read-schedule.js';
import { nextInWords, savedCard, settingsCard } from './view.js';
import { settingsWords } from './words.js';

type Handler<Input extends Caller = CommandInput, Answer = Reply> = (
  input: Input,
  app: App,
  guildId: string,
) => Promise<Answer>;

/** Manage Guild is checked again here: what Discord shows to whom is only a default that admins may change. */
export function organising<Input extends Caller, Answer extends Reply | ModalReply>(handler: Handler<Input, Answer>) {
  return async (input: Input, app: App): Promise<Answer | Reply> => {
    const words = settingsWords[input.lang];
    if (input.guildId === null) return refuse(words.guildOnly);
    if (!mayManageGuild(input.permissions)) return refuse(words.organiserOnly);
    return handler(input, app, input.guildId);
  };
}

export const daily: Handler = async (input, app, guildId) => {
  const before = await readSchedule(app.db, guildId, MAIN_SCHEDULE);
  const read = readScheduleOptions(input, before);
  if ('problem' in read) return refuse(read.problem);
  await ensureGuild(app.db, guildId, input.at);
  const schedule = await reschedule(app.db, guildId, read.settings, input.at, MAIN_SCHEDULE);
  await setZone(app.db, guildId, schedule.zone, input.userId);
  app.signals.queued();
  return savedCard(settingsWords[input.lang].savedTitle, await asPlanned(app.db, schedule), input.lang);
};

export const add: Handler = async (input, app, guildId) => {
  const words = settingsWords[input.lang];
  const read = readScheduleOptions(input, undefined);
  if ('problem' in read) return refuse(read.problem);
  await ensureGuild(app.db, guildId, input.at);
  const schedule = await addSchedule(app.db, guildId, read.settings, input.at);
  if (schedule === undefined) return refuse(words.tooMany(MOST_SCHEDULES));
  return savedCard(words.added(schedule.scheduleNo), schedule, input.lang);
};

export const remove: Handler = async (input, app, guildId) => {
  const words = settingsWords[input.lang];
  const no = input.options.integer('schedule') ?? 0;
  const schedule = await readSchedule(app.db, guildId, no);
  if (schedule === undefined) return refuse(words.noSchedule(no));
  await removeSchedule(app.db, schedule);
  return say(words.removed(no), 'right');
};

export const show: Handler = (input, app, guildId) => overview(input, app, guildId, 'title');

export const list: Handler = (input, app, guildId) => overview(input, app, guildId, 'listTitle');

async function overview(input: Caller, app: App, guildId: string, title: 'title' | 'listTitle'): Promise<Reply> {
  const words = settingsWords[input.lang];
  const found = await listSchedules(app.db, guildId);
  if (found.length === 0) return refuse(words.notSetUp);
  const schedules = await Promise.all(found.map((schedule) => asPlanned(app.db, schedule)));
  const guild = await ensureGuild(app.db, guildId, input.at);
  return settingsCard(schedules, guild.language, input.lang, words[title]);
}

export const language: Handler = async (input, app, guildId) => {
  const chosen = input.options.string('language') === 'en' ? 'en' : 'ja';
  await ensureGuild(app.db, guildId, input.at);
  await setLanguage(app.db, guildId, chosen, input.userId);
  const schedule = await readSchedule(app.db, guildId, MAIN_SCHEDULE);
  const saved = settingsWords[input.lang].languageSaved(chosen);
  if (schedule === undefined || schedule.pauseKind === 'organiser') return say(saved, 'right');
  return say(`${saved}\n${nextInWords(await asPlanned(app.db, schedule), input.lang)}`, 'right');
};

export const pause: Handler = async (input, app, guildId) => {
  const words = settingsWords[input.lang];
  const no = input.options.integer('schedule') ?? MAIN_SCHEDULE;
  const schedule = await readSchedule(app.db, guildId, no);
  if (schedule === undefined) return refuse(no === MAIN_SCHEDULE ? words.notSetUp : words.noSchedule(no));
  const until = input.options.string('until')?.normalize('NFKC').trim();
  if (until !== undefined && !isDate(until)) return refuse(words.badDate(quoted(until, input.lang)));
  if (until !== undefined && until <= localDate(input.at, schedule.zone))
    return refuse(words.pastDate(dateInWords(until, input.lang)));
  const paused = await asPlanned(app.db, await pauseSchedule(app.db, schedule, until ?? null, input.at));
  if (until === undefined) return say(words.paused, 'right');
  return say(words.pausedUntil(dayInWords(until, input.lang), nextInWords(paused, input.lang)), 'right');
};

export const resume: Handler = async (input, app, guildId) => {
  const words = settingsWords[input.lang];
  const no = input.options.integer('schedule') ?? MAIN_SCHEDULE;
  const schedule = await readSchedule(app.db, guildId, no);
  if (schedule === undefined) return refuse(no === MAIN_SCHEDULE ? words.notSetUp : words.noSchedule(no));
  if (schedule.state === 'active' && !isOnHoliday(schedule, input.at)) {
    return say(words.notPaused(nextInWords(await asPlanned(app.db, schedule), input.lang)));
  }
  const running = await asPlanned(app.db, await resumeSchedule(app.db, schedule, input.at));
  app.signals.queued();
  return say(words.resumed(nextInWords(running, input.lang)), 'right');
};
