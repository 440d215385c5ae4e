import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Reply } from '../../src/playground/types.js';
import { pick } from '../support/answer.js';
import { openBot, type TestBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';
import { rebuild } from '../../src/ledger/rebuild.js';
import { answerAs, lastPost, moveTo } from './people.js';

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const DAY = 86_400_000;

let life: TestBot;
beforeAll(async () => {
  life = await openBot({ library: await readLibrary(), at: EIGHT - 3_600_000 });
});
afterAll(async () => {
  await life.close();
  expect(JSON.stringify(life.logged)).not.toContain('内緒のことば');
  expect(life.logged).toEqual([]);
});

const disputes = async () =>
  (await life.database.rows<{ id: string }>('select question_id as id from disputes order by 1')).map(({ id }) => id);

/** Answers a question of a topic and opens the report under its verdict. */
async function openReport(learner: Actor, topic: string): Promise<Reply> {
  const shown = await learner.command('quiz', { topic, count: 1, mode: 'new' });
  const verdict = await pick(learner, shown);
  return learner.click(verdict, { label: /^(問題を報告|Report)$/ });
}

async function report(learner: Actor, topic: string, text = ''): Promise<Reply> {
  return learner.submitModal(await openReport(learner, topic), { reason: 'outdated', text });
}

const questionOf = async (learner: Actor): Promise<string> => {
  const [row] = await life.database.rows<{ id: string }>(
    'select question_id as id from reports where user_id = $1::bigint order by id desc limit 1',
    [learner.userId],
  );
  return row!.id;
};

test('one report is kept with thanks and changes nothing yet', async () => {
  const opened = await openReport(life.person(0), 'kms');
  expect(opened.kind).toBe('modal');
  const thanks = await life
    .person(0)
    .submitModal(opened, { reason: 'unclear', text: '**内緒のことば** <@1> @everyone' });
  expect(thanks.text).toContain('ありがとうございます');
  expect(thanks.ephemeral).toBe(true);
  expect(await disputes()).toEqual([]);
});

test('the same person again is still one report; a second person takes it out of the pool', async () => {
  const id = await questionOf(life.person(0));
  const opened = await askAgain(life.person(0), id);
  await life.person(0).submitModal(opened, { reason: 'other', text: '**内緒のことば** <@1> @everyone' });
  expect(await disputes()).toEqual([]);
  const second = await life.person(2).submitModal(await askAgain(life.person(2), id), { reason: 'wrong_answer' });
  expect(second.text).toContain('not asked in this server');
  expect(await disputes()).toEqual([id]);
});

/** The report of one certain question, by way of a quiz on its topic that holds all there is. */
async function askAgain(learner: Actor, id: string): Promise<Reply> {
  let shown = await learner.command('quiz', { topic: id.split('/')[0]!, count: 20 });
  for (;;) {
    const verdict = await pick(learner, shown);
    const asking = /"v1:report\.open:(\d+)"/.exec(JSON.stringify(verdict.message!.components))![1]!;
    const [row] = await life.database.rows<{ id: string }>(
      'select question_id as id from askings where id = $1::bigint',
      [asking],
    );
    if (row!.id === id) return learner.click(verdict, { label: /^(問題を報告|Report)$/ });
    shown = await learner.click(verdict, { label: /^(次の問題|Next question)$/ });
  }
}

test('a disputed question is not posted', async () => {
  await life.organiser.command('settings daily', {
    ...{ channel: { channel: life.channel.id }, time: '08:00', timezone: 'Asia/Tokyo' },
  });
  const others = (await readLibrary()).questions;
  const [out] = await disputes();
  for (const id of others.keys()) {
    if (id === out || id === 'codedeploy/single') continue;
    await life.database.rows(`insert into disputes (guild_id, question_id, since) values ($1::bigint, $2, now())`, [
      ...[life.guild.id, id],
    ]);
  }
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
  const posted = await life.database.rows<{ id: string }>(
    `select a.question_id as id from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id`,
  );
  expect(posted).toEqual([{ id: 'codedeploy/single' }]);
  await life.database.rows('delete from disputes where question_id <> $1', [out!]);
});

test('the organiser reads the words as plain text and keeps the question', async () => {
  const page = await life.organiser.command('settings reports');
  expect(page.text).toContain('\\*\\*内緒のことば\\*\\* \\<\\@1\\>');
  expect(page.text).toContain('出題を止めています');
  const kept = await life.organiser.click(page, { label: '問題を残す' });
  expect(kept.text).toContain('出題の対象に戻しました');
  expect(await disputes()).toEqual([]);
  expect((await life.organiser.command('settings reports')).text).toContain('確認待ちの報告はありません');
});

test('one organiser is enough, and a retired question stays out', async () => {
  const thanks = await report(life.organiser, 'route-53');
  expect(thanks.text).toContain('出題しません');
  const id = await questionOf(life.organiser);
  const page = await life.organiser.command('settings reports');
  await Promise.all([
    life.organiser.click(page, { label: 'このサーバーでは出題しない' }),
    life.organiser.click(page, { label: '問題を残す' }),
  ]);
  const rows = await life.database.rows<{ status: string }>('select status from reports where question_id = $1', [id]);
  expect(rows).toHaveLength(1);
  expect(await disputes()).toEqual(rows[0]!.status === 'upheld' ? [id] : []);
});

test('members decide nothing, and made-up ids are answered kindly', async () => {
  await report(life.person(1), 'eventbridge');
  const own = await life.person(1).command('help');
  const [row] = await life.database.rows<{ id: string }>(`select id from reports where status = 'open'`);
  for (const forged of [`v1:settings.keep:${row!.id}`, `v1:settings.retire:${row!.id}`, 'v1:report.open:999999']) {
    const reply = await life.person(1).forge(own, forged, 'button');
    expect(JSON.stringify([reply.message?.components, reply.followups])).toMatch(/サーバー管理|見つかりませんでした/);
  }
  expect(await life.database.rows(`select 1 from reports where status = 'open'`)).toHaveLength(1);
});

test('a wrong key: everybody counts as right, later answers too, and nobody is taught the wrong answer', async () => {
  await moveTo(life, EIGHT + DAY + 1_000);
  const post = lastPost(life);
  const [early, late] = [life.person(0), life.person(1)];
  expect((await answerAs(life, early, false)).text).toMatch(/不正解|惜しい/);
  const own = await answerAs(life, life.organiser, true);
  const opened = await life.organiser.click(own, { label: '問題を報告' });
  await life.organiser.submitModal(opened, { reason: 'wrong_answer' });
  const page = await pageOf(post.id);
  const decided = await life.organiser.click(page, { label: '正解が誤りだった' });
  expect(decided.text).toContain('2 件の回答を正解として採点し直しました');
  await answerAs(life, late, false);
  await life.bot.round();
  for (const person of [early, late]) {
    const again = await person.click(post, { label: '自分の結果' });
    expect(again.text).toContain('正解に誤りがあったので、正解として数えました');
    expect(again.text).not.toMatch(/不正解|惜しい|\+[24] 点/);
    expect((await person.command('progress', { history: true })).text).toMatch(/正解の訂正 \+1[05]/);
  }
  expect(await rebuild(life.database, { check: true })).toMatchObject({ wrong: 0, orphans: 0 });
  const logged = await life.database.rows<{ n: number }>(
    `select count(*)::int as n from events where kind = 'rescored' group by user_id`,
  );
  expect(logged.map(({ n }) => n)).toEqual([1, 1, 1]);
  await moveTo(life, EIGHT + 2 * DAY + 1_000);
  const recap = life.discord.messages(life.channel.id).find(({ id }) => id === post.id);
  expect(JSON.stringify(recap!.components)).toContain('この問題には指摘が届いており、確認中です');
});

/** The page of `/settings reports` that is about the question of a post. */
async function pageOf(messageId: string): Promise<Reply> {
  const [row] = await life.database.rows<{ id: string }>(
    `select a.question_id as id from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
     where p.message_id = $1::bigint`,
    [messageId],
  );
  let page = await life.organiser.command('settings reports');
  while (!page.text.includes(row!.id)) page = await life.organiser.click(page, { label: '次へ' });
  return page;
}
