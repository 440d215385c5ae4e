import type { App } from '../../app.js';
import { quoted } from '../../discord/clip.js';
import type { Caller, CommandInput, Reply } from '../../discord/command.js';
import { changeLearner } from '../../ledger/change.js';
import { zoneOf } from '../../ledger/derive.js';
import { readLearner } from '../../ledger/find-learner.js';
import type { LearnerChange } from '../../ledger/log.js';
import type { Lang } from '../../library/model.js';
import { addDays, hasWeekday } from '../../study/calendar.js';
import { restDaysOn } from '../../study/rest-days.js';
import { learningDay, requestZone, settleZone, type ZoneChange } from '../../study/zone-change.js';
import { dayInWords } from '../../views/components.js';
import { refuse, say } from '../../views/say.js';
import { meWords } from './words.js';

export async function list(caller: Caller, listed: boolean, app: App): Promise<Reply> {
  const words = meWords[caller.lang];
  if (caller.guildId === null) return refuse(words.guildOnly);
  await changeLearner(app.rows, changing(caller, caller.guildId), ({ learner }) =>
    learner.listed === listed ? undefined : { kind: 'listing', listed },
  );
  return say(listed ? words.listed : words.unlisted, 'right');
}

export async function zone(input: CommandInput, app: App): Promise<Reply> {
  const words = meWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const wanted = input.options.string('timezone')?.trim() ?? '';
  let outcome: ZoneChange | undefined;
  await changeLearner(app.rows, changing(input, input.guildId), ({ learner, guildZone }): LearnerChange | undefined => {
    outcome = requestZone(zoneOf(learner, guildZone), wanted, input.at);
    return outcome.ok ? { kind: 'zone', ...outcome.state, skipped: outcome.skipped } : undefined;
  });
  return zoneReply(outcome, wanted, input.lang);
}

function zoneReply(outcome: ZoneChange | undefined, wanted: string, lang: Lang): Reply {
  const words = meWords[lang];
  if (outcome === undefined) return refuse(words.notAZone(quoted(wanted, lang)));
  if (outcome.ok) {
    const { nextZone, zoneFrom } = outcome.state;
    const [skipped] = outcome.skipped;
    const lines = [words.zoneSet(nextZone ?? wanted, dayInWords(zoneFrom ?? '', lang))];
    if (skipped !== undefined) lines.push(words.zoneSkips(dayInWords(skipped, lang)));
    return say(lines.join('\n'), 'right');
  }
  if (outcome.reason === 'too_soon') return refuse(words.tooSoon(dayInWords(outcome.allowedOn, lang)));
  return refuse(outcome.reason === 'same_zone' ? words.sameZone(wanted) : words.notAZone(quoted(wanted, lang)));
}

const NOTICE_DAYS = 7;

export async function restDays(input: CommandInput, app: App): Promise<Reply> {
  const words = meWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const chosen = [input.options.integer('first'), input.options.integer('second')].filter((day) => day !== undefined);
  if (!chosen.every((day) => day >= 0 && day <= 6)) return refuse(words.sameRest);
  if (new Set(chosen).size !== chosen.length) return refuse(words.sameRest);
  const days = chosen.reduce((mask, day) => mask | (1 << day), 0);
  let from = '';
  await changeLearner(app.rows, changing(input, input.guildId), ({ learner, guildZone }) => {
    const today = learningDay(zoneOf(learner, guildZone), input.at);
    from = addDays(today, NOTICE_DAYS);
    return { kind: 'rest_days', restDays: days, chosenOn: today };
  });
  const day = dayInWords(from, input.lang);
  return say(days === 0 ? words.restNone(day) : words.restSet(weekdays(days, input.lang), day), 'right');
}

/** What is chosen now. */
export async function show(input: CommandInput, app: App): Promise<Reply> {
  const words = meWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const { learner, guildZone } = await readLearner(app.rows, input.guildId, input.userId);
  const state = settleZone(zoneOf(learner, guildZone), input.at);
  const coming =
    state.nextZone === null
      ? ''
      : ` → ${words.zoneComes(state.nextZone, dayInWords(state.zoneFrom ?? '', input.lang))}`;
  const today = learningDay(state, input.at);
  const plan = learner.streak?.rest ?? [];
  const next = plan.find(({ from }) => from > today);
  const later =
    next === undefined
      ? ''
      : ` → ${words.restComes(weekdays(next.days, input.lang), dayInWords(next.from, input.lang))}`;
  const rest = `${weekdays(restDaysOn(plan, today).days, input.lang)}${later}`;
  const listing = learner.listed === null ? 'unasked' : learner.listed ? 'yes' : 'no';
  return say(words.settings(words.shownAs[listing], `${state.zone}${coming}`, rest));
}

function weekdays(days: number, lang: Lang): string {
  const words = meWords[lang];
  const names = words.weekdays.filter((_, weekday) => hasWeekday(days, weekday));
  return names.length === 0 ? words.none : names.join(lang === 'ja' ? '・' : ', ');
}

function changing({ userId, at, interactionId }: Caller, guildId: string) {
  return { guildId, userId, at, interactionId };
}
