import { ChannelType, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Channel, Guild, Message } from '../../src/playground/types.js';
import { answer, isQuestion, pick } from '../support/answer.js';
import { openBot, settling, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

const SEVEN = Date.parse('2026-11-24T07:57:00+09:00');
const MINUTE = 60_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: SEVEN });
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const shows = (words: string) => (message: Message) =>
  message.visibleTo === null && JSON.stringify(message.components).includes(words);
const inChannel = (channel: Channel, words: string) => life.discord.messages(channel.id).filter(shows(words));

const invite = (locale: string, bits: (bigint | undefined)[] = [undefined, undefined]): Guild =>
  life.discord.addGuild({
    ...{ name: 'study group', locale },
    channels: bits.map((botPermissions, at) => ({
      name: `channel-${at}`,
      ...(botPermissions === undefined ? {} : { botPermissions }),
    })),
    members: [
      { name: 'founder', locale, permissions: 0x20n },
      { name: 'reader', locale: 'ja' },
    ],
  });

const channelsOf = (guild: Guild) => [...guild.channels.values()];
const people = (guild: Guild, channel: Channel) =>
  [...guild.members.values()]
    .filter(({ user }) => !user.bot)
    .map(({ user }) => settling(life.discord.as(user.id, guild.id, channel.id)));

test('from the invitation to the first question in under five minutes', async () => {
  const guild = invite('ja');
  const [first, second] = channelsOf(guild) as [Channel, Channel];
  const hello = await life.discord.until(() => inChannel(first, 'はじめまして')[0], 10_000);
  const [founder, reader] = people(guild, first);
  const refused = await reader!.click(hello, { label: '設定する' });
  expect(refused.text).toContain('サーバー管理');
  const open = await founder!.click(hello, { label: '設定する' });
  expect(open.ephemeral).toBe(true);
  expect(open.text).toContain('毎日 08:00（Asia/Tokyo）');
  life.discord.setPermissions(second.id, 0n);
  const lacking = await founder!.select(open, {}, [second.id]);
  expect(JSON.stringify(lacking.followups) + lacking.text).toContain('メッセージを送信');
  life.discord.setPermissions(second.id, null);
  const chosen = await founder!.select(open, {}, [second.id]);
  expect(chosen.text).toContain(`<#${second.id}>`);
  const modal = await founder!.click(open, { label: '時刻を変える' });
  const timed = await founder!.submitModal(modal, { time: '7:59', zone: '東京' });
  expect(timed.text).toContain('07:59');
  const done = await founder!.click(open, { label: 'これで始める' });
  expect(done.text).toContain('11月24日（火）07:59');
  life.clock.advance(2 * MINUTE + 1_000);
  await life.bot.round();
  const post = await life.discord.until(() => life.discord.messages(second.id).find(isQuestion), 10_000);
  expect(life.clock.now() - SEVEN).toBeLessThan(5 * MINUTE);
  const verdict = await answer(reader!.in(second.id), post);
  expect(verdict.text).toContain('要点');
  await life.bot.round();
  const card = await life.discord.until(() => inChannel(second, '参加方法')[0], 10_000);
  await life.discord.until(() => second.pins.includes(card.id), 10_000);
});

test('the card offers a question that counts nowhere', async () => {
  const guild = invite('ja');
  const [first] = channelsOf(guild) as [Channel];
  const hello = await life.discord.until(() => inChannel(first, 'はじめまして')[0], 10_000);
  const reader = people(guild, first)[1]!;
  const shown = await reader.click(hello, { label: 'おためしで 1 問' });
  expect(shown.text).toContain('★☆☆');
  const before = await life.database.rows('select 1 from answers');
  const verdict = await pick(reader, shown);
  expect(verdict.text).toContain('記録にも点数にもなりません');
  expect(await life.database.rows('select 1 from answers')).toHaveLength(before.length);
  const opened = await reader.click(verdict, { label: '問題を報告' });
  expect((await reader.submitModal(opened, { reason: 'unclear' })).text).toContain('ありがとうございます');
});

test('an English server is welcomed once, however often it is announced, where the bot may write', async () => {
  const guild = invite('en-US', [0n, undefined]);
  const [, second] = channelsOf(guild) as [Channel, Channel];
  const hello = await life.discord.until(() => inChannel(second, 'Hello, this is Mainichi')[0], 10_000);
  life.discord.removeGuild(guild.id, { unavailable: true });
  life.discord.restoreGuild(guild.id);
  await life.restart();
  await life.bot.round();
  await life.bot.round();
  expect(inChannel(second, 'Hello, this is Mainichi')).toHaveLength(1);
  const open = await people(guild, second)[0]!.click(hello, { label: 'Set up' });
  expect(open.text).toContain('America/New_York');
});

test('channels that the bot may not write in are not tried', async () => {
  const closed = Bit.ViewChannel | Bit.ReadMessageHistory;
  const silent = invite('ja', [closed, 0n, Bit.SendMessages]);
  const guild = invite('ja', [closed, 0n, closed, 0n, closed, 0n, undefined]);
  const [last, ...others] = channelsOf(guild).toReversed();
  await life.discord.until(() => inChannel(last!, 'はじめまして')[0], 10_000);
  const tried = life.discord.requests.map(({ path }) => path).join('\n');
  for (const { id } of [...others, ...channelsOf(silent)]) expect(tried).not.toContain(id);
});

test('a server with announcements only is greeted there, and nowhere else if it can be helped', async () => {
  const seed = (channels: { name: string; type: ChannelType }[]) =>
    life.discord.addGuild({ name: 'news', locale: 'ja', channels, members: [{ name: 'founder', locale: 'ja' }] });
  const news = { name: 'news', type: ChannelType.GuildAnnouncement };
  const only = channelsOf(seed([news]))[0]!;
  await life.discord.until(() => inChannel(only, 'はじめまして')[0], 60_000);
  const [first, second] = channelsOf(seed([news, { name: 'talk', type: ChannelType.GuildText }]));
  await life.discord.until(() => inChannel(second!, 'はじめまして')[0], 60_000);
  expect(inChannel(first!, 'はじめまして')).toEqual([]);
});

test('a process that dies between taking a guild in and greeting it leaves the greeting to the next', async () => {
  const guild = invite('ja');
  const [first] = channelsOf(guild) as [Channel];
  await life.discord.until(() => inChannel(first, 'はじめまして')[0], 10_000);
  const of = [guild.id];
  const greeted = async () =>
    (await life.database.rows('select 1 from cards where guild_id = $1::bigint and message_id is not null', of)).length;
  await expect.poll(greeted, { timeout: 60_000 }).toBe(1);
  // As if nothing but the guild's own row had been written.
  await life.database.rows('delete from cards where guild_id = $1::bigint', of);
  await life.restart();
  await expect.poll(greeted, { timeout: 60_000 }).toBe(1);
  await life.database.rows('delete from cards where guild_id = $1::bigint', of);
  life.clock.advance(11 * MINUTE);
  await life.restart();
  await life.bot.round();
  expect(await greeted()).toBe(0);
});

test('a card that was sent just before a crash is not sent twice', async () => {
  const guild = invite('en-GB');
  const [first] = channelsOf(guild) as [Channel];
  await life.discord.until(() => inChannel(first, 'Hello, this is Mainichi')[0], 10_000);
  await life.database.rows(
    `update cards set message_id = null, lease_until = null, next_try_at = claimed_at where guild_id = $1::bigint`,
    [guild.id],
  );
  await life.bot.round();
  const [row] = await life.database.rows<{ id: string | null }>(
    'select message_id::text as id from cards where guild_id = $1::bigint',
    [guild.id],
  );
  expect(inChannel(first, 'Hello, this is Mainichi').map(({ id }) => id)).toEqual([row!.id]);
});
