import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeck } from '../../src/library/read-deck.js';
import { openBot, type TestBot } from '../support/bot.js';

// One question's whole life, through the front door.

const EIGHT = Date.parse('2026-11-24T08:00:00+09:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

let life: TestBot;
beforeAll(async () => {
  const { library } = await readDeck('content');
  life = await openBot({ library: library!, at: EIGHT - 10 * MINUTE });
});
afterAll(() => life?.close());

const posts = () => life.discord.messages(life.channel.id).filter(({ visibleTo }) => visibleTo === null);

test('the organiser sets it up and is told when the first question comes', async () => {
  const reply = await life.organiser.command('settings daily', {
    channel: { channel: life.channel.id },
    time: '８：００',
    timezone: 'Asia/Tokyo',
    thread: true,
  });
  expect(reply.text).toContain('次の投稿: **11月24日（火） 08:00**（Asia/Tokyo）');
  expect(reply.ephemeral).toBe(true);
});

test('nothing is posted before its time, one question at its time', async () => {
  await life.bot.round();
  expect(posts()).toHaveLength(0);
  life.clock.set(EIGHT + 1_000);
  await life.bot.round();
  await life.bot.round();
  expect(posts()).toHaveLength(1);
  expect(posts()[0]!.flags & (1 << 15)).toBeTruthy();
});
