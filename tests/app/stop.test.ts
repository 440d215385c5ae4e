import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openBot } from '../support/bot.js';
import { readLibrary } from '../support/deck.js';

// Guilds are taken in a moment after they are announced: a stop at any time of that leaves nothing behind.

test.each([0, 60, 95, 105, 120])('a bot that stops %i ms after it began says nothing is wrong', async (ms) => {
  const life = await openBot({ library: await readLibrary() });
  await wait(ms);
  await life.close();
  await wait(200);
  expect(life.logged).toEqual([]);
});
