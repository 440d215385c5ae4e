import { ButtonStyle, ChannelType, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import { DEFAULTS, MAIN_SCHEDULE, readSchedule, reschedule, asPlanned } from '../../delivery/desk.js';
import { quoted } from '../../discord/clip.js';
import type { ClickInput, ModalInput, ModalReply, Reply } from '../../discord/command.js';
import { customId } from '../../discord/custom-id.js';
import { missing, PERMISSION_NAMES } from '../../discord/permissions.js';
import { ensureGuild } from '../../ledger/guild.js';
import type { Lang } from '../../library/model.js';
import { formatTimeOfDay, parseTimeOfDay } from '../../study/calendar.js';
import { button, container, row, text } from '../../views/components.js';
import { refuse } from '../../views/say.js';
import { readSetup, setLanguage, setZone, writeSetup } from './query.js';
import { setupWords } from './setup-words.js';
import { savedCard } from './view.js';
import { settingsWords } from './words.js';
import { readZone } from './zones.js';

/*
 * The way from the welcome to the first schedule. What has been chosen so far is kept with the guild, never in a custom
 * id: a channel's id counts only when Discord itself resolved it.
 */

type Draft = NonNullable<Awaited<ReturnType<typeof readSetup>>>;

const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** A zone where most people of a locale live; a guess that the organiser sees and changes. */
const ZONES: Readonly<Record<string, string>> = {
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  'zh-TW': 'Asia/Taipei',
  'zh-CN': 'Asia/Shanghai',
  'en-GB': 'Europe/London',
  'en-US': 'America/New_York',
  ...{ de: 'Europe/Berlin', fr: 'Europe/Paris', 'es-ES': 'Europe/Madrid', it: 'Europe/Rome', nl: 'Europe/Amsterdam' },
  ...{ 'pt-BR': 'America/Sao_Paulo', hi: 'Asia/Kolkata', th: 'Asia/Bangkok', vi: 'Asia/Ho_Chi_Minh' },
};

export async function open(input: ClickInput, app: App, guildId: string): Promise<Reply> {
  const guild = await ensureGuild(app.db, guildId, input.at);
  const schedule = await readSchedule(app.db, guildId, MAIN_SCHEDULE);
  const standing = await readSetup(app.db, guildId);
  const draft = standing ?? {
    channelId: schedule?.channelId ?? null,
    minute: schedule?.minute ?? DEFAULTS.minute,
    zone: schedule?.zone ?? ZONES[input.args[0] ?? ''] ?? guild.zone,
    language: guild.language,
  };
  await writeSetup(app.db, guildId, draft);
  return card(draft, input.lang);
}

function card(draft: Draft, lang: Lang): Reply {
  const words = setupWords[lang];
  const other = draft.language === 'ja' ? 'en' : 'ja';
  return {
    components: [
      container('calm', [
        text(
          `### ${words.title}\n${words.plan(draft.channelId, formatTimeOfDay(draft.minute), draft.zone, draft.language)}`,
        ),
        {
          type: ComponentType.ActionRow,
          components: [
            {
              ...{ type: ComponentType.ChannelSelect, custom_id: customId('setup.channel') },
              ...{ placeholder: words.chooseChannel, channel_types: CHANNELS },
            },
          ],
        },
        row(
          button(words.done, customId('setup.done'), ButtonStyle.Success, draft.channelId === null),
          button(words.changeTime, customId('setup.time')),
          button(words.language(other), customId('setup.language', other)),
        ),
      ]),
    ],
  };
}

async function change(input: ClickInput | ModalInput, app: App, guildId: string, to: Partial<Draft>): Promise<Reply> {
  const guild = await ensureGuild(app.db, guildId, input.at);
  const before = await readSetup(app.db, guildId);
  const { zone, language } = guild;
  const draft = { ...(before ?? { channelId: null, minute: DEFAULTS.minute, zone, language }), ...to };
  await writeSetup(app.db, guildId, draft);
  return card(draft, input.lang);
}

export async function chooseChannel(input: ClickInput, app: App, guildId: string): Promise<Reply> {
  const words = settingsWords[input.lang];
  const { channel } = input;
  if (channel === undefined || !CHANNELS.includes(channel.type)) return refuse(words.badChannel);
  const wanted = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const;
  const lacking = channel.appPermissions === undefined ? [] : missing(channel.appPermissions, wanted);
  if (lacking.length > 0) {
    const names = lacking.map((name) => PERMISSION_NAMES[name][input.lang]).join(input.lang === 'ja' ? '、' : ', ');
    return refuse(words.lacking(channel.id, names));
  }
  return change(input, app, guildId, { channelId: channel.id });
}

export function chooseLanguage(input: ClickInput, app: App, guildId: string): Promise<Reply> {
  return change(input, app, guildId, { language: input.args[0] === 'en' ? 'en' : 'ja' });
}

export async function askTime(input: ClickInput, app: App, guildId: string): Promise<ModalReply> {
  const words = setupWords[input.lang];
  const draft = await readSetup(app.db, guildId);
  const field = (id: string, label: string, value: string, description?: string) => ({
    type: ComponentType.Label as const,
    label,
    ...(description === undefined ? {} : { description }),
    component: {
      ...{ type: ComponentType.TextInput as const, custom_id: id, style: TextInputStyle.Short as const },
      ...{ value, required: true, max_length: 60 },
    },
  });
  return {
    modal: {
      custom_id: customId('setup.when'),
      title: words.modalTitle,
      components: [
        field('time', words.time, formatTimeOfDay(draft?.minute ?? DEFAULTS.minute)),
        field('zone', words.zone, draft?.zone ?? DEFAULTS.zone, words.zoneHint),
      ],
    },
  };
}

export async function setTime(input: ModalInput, app: App, guildId: string): Promise<Reply> {
  const words = settingsWords[input.lang];
  const { time, zone: typedZone } = input.fields;
  const quote = (typed: unknown) => quoted(typeof typed === 'string' ? typed : '', input.lang);
  const minute = typeof time === 'string' ? parseTimeOfDay(time) : undefined;
  if (minute === undefined) return refuse(words.badTime(quote(time)));
  const zone = typeof typedZone === 'string' ? readZone(typedZone) : undefined;
  if (zone === undefined) return refuse(words.badZone(quote(typedZone)));
  return change(input, app, guildId, { minute, zone });
}

export async function done(input: ClickInput, app: App, guildId: string): Promise<Reply> {
  const words = setupWords[input.lang];
  const draft = await readSetup(app.db, guildId);
  const before = await readSchedule(app.db, guildId, MAIN_SCHEDULE);
  if (draft === undefined && before !== undefined) return saved(await asPlanned(app.db, before), input.lang);
  if (draft?.channelId == null) return refuse(words.noChannel);
  const { weekdays, closeMinute, roleId, thread, feedback, lateHours } = before ?? DEFAULTS;
  const { channelId, minute, zone, language } = draft;
  const kept = { weekdays, closeMinute, roleId, thread, feedback, lateHours };
  const schedule = await reschedule(app.db, guildId, { ...kept, channelId, minute, zone }, input.at, MAIN_SCHEDULE);
  await setZone(app.db, guildId, zone, input.userId);
  await setLanguage(app.db, guildId, language, input.userId);
  await writeSetup(app.db, guildId, null);
  app.signals.queued();
  return saved(await asPlanned(app.db, schedule), input.lang);
}

function saved(schedule: Parameters<typeof savedCard>[1], lang: Lang): Reply {
  const { components } = savedCard(settingsWords[lang].savedTitle, schedule, lang);
  return { components: [...components, text(setupWords[lang].next)] };
}
