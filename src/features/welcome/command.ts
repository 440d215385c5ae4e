import { ButtonStyle, ChannelType } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import { queueCard } from '../../delivery/desk.js';
import type { Command, GuildSeen, Message } from '../../discord/command.js';
import { linkButton } from '../../discord/links.js';
import type { Lang } from '../../library/model.js';
import { container, row, text } from '../../views/components.js';
import { withoutHowTo } from './query.js';
import { tryOne, tryPick } from './try-one.js';
import { welcomeWords } from './words.js';

/** Announcements reach other servers, too: only where there is no other channel. */
const TEXT: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Said once to a guild that has just invited the bot: in its system channel, else the first one it may write in. */
async function welcome(guild: GuildSeen, app: App): Promise<void> {
  if (!guild.isNew) return;
  const lang = guild.locale === 'ja' ? 'ja' : 'en';
  const isSystem = ({ id }: { readonly id: string }) => id === guild.systemChannelId;
  const texts = guild.channels
    .filter(({ type, writable }) => TEXT.includes(type) && writable)
    .toSorted(
      (a, b) =>
        Number(isSystem(b)) - Number(isSystem(a)) ||
        TEXT.indexOf(a.type) - TEXT.indexOf(b.type) ||
        a.position - b.position,
    );
  const channelIds = texts.map(({ id }) => id);
  const message = welcomeCard(app, lang, guild.locale ?? 'en-US');
  if (await queueCard(app.db, { guildId: guild.id, kind: 'welcome', channelIds, message, pin: false }, app.now()))
    app.signals.queued();
}

function welcomeCard(app: App, lang: Lang, locale: string): Message {
  const words = welcomeWords[lang];
  const setUp = linkButton(app.routes, 'setup.open', [locale], words.setUp, ButtonStyle.Primary);
  const trial = linkButton(app.routes, 'try.one', [], words.tryOne);
  return { components: [container('calm', [text(`## ${words.title}\n${words.hello}`), row(setUp, trial)])] };
}

/** Once a guild has its first schedule, its channel says how to take part. */
async function howTo(app: App): Promise<void> {
  let queued = false;
  for (const { guildId, channelId, language } of await withoutHowTo(app.rows, app.now())) {
    const words = welcomeWords[language];
    const trial = linkButton(app.routes, 'try.one', [], words.tryOne);
    const message = { components: [container('calm', [text(`### ${words.howTitle}\n${words.how}`), row(trial)])] };
    const card = { guildId, kind: 'how_to', channelIds: [channelId], message, pin: true } as const;
    if (await queueCard(app.db, card, app.now())) queued = true;
  }
  if (queued) app.signals.queued();
}

export default {
  handlers: {},
  clicks: {
    'try.one': { ack: 'reply-private', run: tryOne },
    'try.pick': { ack: 'update', run: tryPick },
  },
  onGuild: welcome,
  everyMinute: howTo,
} satisfies Command;
