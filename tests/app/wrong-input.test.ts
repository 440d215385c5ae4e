import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isQuestion, pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

// A clear localised message each, no stack trace, no crash, nothing changed.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - 60_000, allowViolations: true, ackMs: 8_000 });
  await set({});
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
});
afterAll(async () => {
  await life.close();
  // The one answer that was given twice because its connection dropped, and nothing else.
  expect(life.discord.violations.map(({ code }) => code)).toEqual([40_060]);
  expect(life.logged).toEqual([]);
});

const set = (more: Record<string, string>, person = life.organiser) =>
  person.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo', ...more },
  });

const post = () => life.discord.messages(life.channel.id).find(isQuestion)!;

async function everything(): Promise<unknown> {
  const tables = ['guilds', 'schedules', 'posts', 'askings', 'answers', 'learners', 'scores', 'events'];
  const rows = await Promise.all(tables.map((table) => life.database.rows(`select * from ${table} order by 1, 2, 3`)));
  return JSON.parse(JSON.stringify(rows));
}

test.each([
  [{ time: '25:99' }, '25:99', '00:00 から 23:59'],
  [{ time: 'いつでも' }, 'いつでも', '00:00 から 23:59'],
  [{ timezone: 'Mars/Phobos' }, 'Mars/Phobos', 'Asia/Tokyo'],
  [{ timezone: '+09:00' }, '+09:00', 'IANA'],
  [{ weekdays: '祝日' }, '祝日', '月水金'],
  [{ close: '8 時半ごろ' }, '8 時半ごろ', '00:00 から 23:59'],
])('settings %j name what was expected and what came, and keep what was set', async (wrong, came, expected) => {
  const before = await everything();
  const reply = await set(wrong);
  expect(reply.text).toContain(came);
  expect(reply.text).toContain(expected);
  expect(reply.text).toContain('設定は変えていません');
  expect(await everything()).toEqual(before);
});

test('the role that everybody has is not taken for one to notify', async () => {
  const before = await everything();
  const reply = await life.organiser.command('settings daily', {
    ...{ channel: { channel: life.channel.id }, time: '08:00', timezone: 'Asia/Tokyo' },
    role: { role: life.guild.id },
  });
  expect(reply.text).toContain('@everyone は選べません');
  expect(await everything()).toEqual(before);
});

test('a missing permission is named when it is set', async () => {
  life.discord.setPermissions(life.channel.id, Bit.ViewChannel);
  const reply = await set({});
  expect(reply.text).toContain('メッセージを送信、メッセージ履歴を読む');
  life.discord.setPermissions(life.channel.id, null);
});

test('settings and organisers’ commands need Manage Guild, checked again by the bot', async () => {
  // Administrators may hand the command to everybody; the double then lets members run it.
  life.discord.setMemberPermissions(life.guild.id, life.person(0).userId, Bit.ManageGuild);
  const inChannel = await life.person(0).command('settings show');
  expect(inChannel.text).toContain('現在の設定');
  life.discord.setMemberPermissions(life.guild.id, life.person(0).userId, 0n);
  for (const path of ['daily status', 'daily now', 'daily skip']) {
    const reply = await life.person(0).command(path);
    expect(reply.text).toContain('「サーバー管理」の権限が必要です');
  }
  expect((await life.person(2).command('daily status')).text).toContain('Manage Server');
});

test('an unknown topic is said to be unknown', async () => {
  const reply = await life.person(0).command('explain', { topic: 'ほげふが qwzx 9 番' });
  expect(reply.text).toContain('見つかりませんでした');
});

test.each([
  'v1:daily.pick',
  'v1:daily.pick:1:99',
  'v1:daily.pick:0:1',
  'v1:daily.sure:1:1:certain',
  'v1:daily.sure:999999:1:sure',
])('the forged id %j of a known route changes nothing', async (id) => {
  const before = await everything();
  const reply = await life.person(1).forge(post(), id, 'button');
  expect(reply.text).toMatch(/見つかりませんでした|選択肢を \d つ選んでください/);
  expect(await everything()).toEqual(before);
});

test.each(['v1:nothing.here:1', 'v0:daily.pick:1:1', 'hello', 'v1:daily.pick:1:1:<@1>'])(
  'the foreign id %j is an old button',
  async (id) => {
    const reply = await life.person(1).forge(post(), id, 'button');
    expect(reply.text).toContain('このボタンはもう使えません');
    expect(reply.ephemeral).toBe(true);
  },
);

test('values of a select that do not exist are refused', async () => {
  const id = /v1:daily\.result:(\d+)/.exec(JSON.stringify(post().components))![1]!;
  for (const values of [['9'], ['0', '0'], ['0', '1', '2', '3'], ['<@1>']]) {
    const reply = await life.person(1).forge(post(), `v1:daily.pick:${id}`, 'select', values);
    expect(reply.text).toMatch(/選択肢を \d つ選んでください/);
  }
});

test('another guild’s post is unknown here', async () => {
  const other = life.discord.addGuild({ name: 'よそ', channels: [{ name: '一般' }], members: [{ name: 'guest' }] });
  const [channel] = [...other.channels.values()];
  const guest = [...other.members.values()].find(({ user }) => !user.bot)!;
  const actor = life.discord.as(guest.user.id, other.id, channel!.id);
  const message = actor.say('こんにちは');
  const id = /v1:daily\.result:(\d+)/.exec(JSON.stringify(post().components))![1]!;
  const reply = await actor.forge(message, `v1:daily.sure:${id}:1:sure`, 'button');
  expect(reply.text).toContain('見つかりませんでした');
});

test('a connection that drops while answering is borne', async () => {
  const learner = life.person(2);
  const picked = await pick(learner, post());
  life.discord.faults.add({ match: { method: 'POST', path: /\/callback$/ }, kind: 'dropAfter', times: 1 });
  life.discord.faults.add({ match: { method: 'POST', path: /\/callback$/ }, kind: 'drop', times: 1 });
  const verdict = await learner.click(picked, { label: 'Guessing' });
  expect(verdict.text).toMatch(/Correct|Not this time|So close/);
  await life.discord.until(() => life.logged.length > 0);
  expect(life.logged.splice(0)).toMatchObject([{ level: 40, err: { code: 40_060 } }]);
});

test('an answer whose reply never arrives is stored, and shown when asked again', async () => {
  const learner = life.person(1);
  const picked = await pick(learner, post());
  const lift = life.discord.faults.add({ match: { method: 'POST', path: /\/callback$/ }, kind: 'drop' });
  const lost = await learner.click(picked, { label: '勘' });
  expect(lost.kind).toBe('expired');
  lift();
  expect(life.logged.splice(0)).toMatchObject([{ level: 50, err: { code: 'UND_ERR_SOCKET' } }]);
  const again = await learner.click(post(), { label: '自分の結果' });
  expect(again.text).toContain('回答済みです');
});
