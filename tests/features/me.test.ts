import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild } from '../../src/ledger/rebuild.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';
import { answerAs, lastPost, moveTo } from './people.js';

// 2026-11-23 is a Monday.
const EIGHT = Date.parse('2026-11-23T08:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - HOUR, members: 4 });
  await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    ...{ time: '08:00', timezone: 'Asia/Tokyo' },
  });
  await moveTo(life, EIGHT + 1_000);
});
afterAll(async () => {
  await life.close();
  expect(life.logged).toEqual([]);
});

const events = (index: number) =>
  life.database.rows<{ kind: string; data: Record<string, unknown> }>(
    'select kind, data from events where user_id = $1::bigint order by version',
    [life.person(index).userId],
  );

test('the settings begin as the guild has them', async () => {
  const reply = await life.person(0).command('me show');
  expect(reply.ephemeral).toBe(true);
  expect(reply.text).toContain('未選択（表示しません）');
  expect(reply.text).toContain('Asia/Tokyo');
  expect(reply.text).toContain('休養日: なし');
});

test('listing is an event of the log, written once for the same choice', async () => {
  await life.person(0).command('me listing', { show: true });
  await life.person(0).command('me listing', { show: true });
  await life.person(0).command('me listing', { show: false });
  expect(await events(0)).toEqual([
    { kind: 'listing', data: { listed: true } },
    { kind: 'listing', data: { listed: false } },
  ]);
});

test('zones are found by id, by city and by kana, and a name that is none is refused', async () => {
  const offered = async (value: string) =>
    (await life.person(0).autocomplete('me zone', {}, { name: 'timezone', value })).map((choice) => choice.value);
  expect(await offered('new york')).toContain('America/New_York');
  expect(await offered('ロンドン')).toEqual(['Europe/London']);
  expect((await offered(''))[0]).toBe('Asia/Tokyo');
  for (const timezone of ['JST', '+09:00', 'Mars/Base']) {
    const refused = await life.person(0).command('me zone', { timezone });
    expect(refused.text, timezone).toContain('見つかりません');
  }
});

test('a zone takes effect at the next boundary, survives an answer before it, and changes once in 7 days', async () => {
  const person = life.person(0);
  expect((await person.command('me zone', { timezone: 'Asia/Tokyo' })).text).toContain('すでに');
  const set = await person.command('me zone', { timezone: 'Europe/London' });
  expect(set.text).toContain('**Europe/London** に変更します。11月24日（火）');
  await answerAs(life, person, true);
  expect((await person.command('me show')).text).toContain('Asia/Tokyo → 11月24日（火）から **Europe/London**');
  expect((await person.command('me zone', { timezone: 'UTC' })).text).toContain('7 日に 1 回');
  await moveTo(life, EIGHT + DAY + 1_000);
  await answerAs(life, person, true);
  const [row] = await life.database.rows<{ zone: string; next_zone: string | null }>(
    'select zone, next_zone from learners where user_id = $1::bigint',
    [person.userId],
  );
  expect(row).toEqual({ zone: 'Europe/London', next_zone: null });
  // 08:00 in Tokyo on Tuesday is before 04:00 on Tuesday in London.
  expect((await person.command('progress')).text).toContain('連続 **1 日**');
});

test('rest days come after 7 days; the same one twice is refused', async () => {
  const person = life.person(1);
  expect((await person.command('me rest-days', { first: 5, second: 5 })).text).toContain('同じ曜日');
  const set = await person.command('me rest-days', { first: 5, second: 6 });
  expect(set.text).toContain('**土曜・日曜** にします。12月1日（火）から');
  expect((await person.command('me show')).text).toMatch(/休養日: なし → .+から \*\*土曜・日曜\*\*/);
  await moveTo(life, EIGHT + 8 * DAY + 1_000);
  expect((await person.command('me show')).text).toContain('休養日: 土曜・日曜');
  expect((await person.command('me rest-days')).text).toContain('休養日をなくします');
});

test('deleting asks first, and then nothing is left of the person', async () => {
  const person = life.person(0);
  await answerAs(life, life.person(1), true);
  await life.database.rows(
    `insert into reports (guild_id, question_id, revision, asking_id, user_id, reason, text, at)
     values ($1::bigint, 'kms/single', '', 1, $2::bigint, 'other', 'my own words', now())`,
    [life.guild.id, person.userId],
  );
  await life.database.rows(
    `insert into series (guild_id, id, user_id, plan, created_at) values ($1::bigint, 1, $2::bigint, '[]', now())`,
    [life.guild.id, person.userId],
  );
  const asked = await person.command('me delete');
  expect(asked.text).toContain('元には戻せません');
  expect((await person.click(asked, { label: 'やめる' })).text).toContain('そのまま');
  expect(await events(0)).not.toEqual([]);
  const again = await person.command('me delete');
  const done = await person.click(again, { label: '削除する' });
  expect(done.kind).toBe('update');
  expect(done.text).toContain('回答 2 件');
  for (const table of ['answers', 'events', 'learners', 'memories', 'scores', 'askings', 'reports', 'series']) {
    const left = await life.database.rows(`select 1 from ${table} where user_id = $1::bigint`, [person.userId]);
    expect(left, table).toEqual([]);
  }
  expect(await life.database.rows('select reason, text from reports')).toEqual([{ reason: 'other', text: '' }]);
  const [count] = await life.database.rows<{ n: number }>('select count(*)::int as n from answers');
  expect(count!.n).toBe(3);
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});

test('a deleted person begins anew', async () => {
  expect((await life.person(0).command('progress')).text).toContain('まだ回答がありません');
  await answerAs(life, life.person(0), true);
  expect((await life.person(0).command('progress')).text).toContain('回答 **1** 問');
  expect(lastPost(life).id).toBeDefined();
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
});
