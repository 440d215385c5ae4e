import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// What stops a start says so in words, with what to do next, and without a stack trace.

let env: Record<string, string>;
let cleanUp: (() => Promise<unknown>)[];
let bot: BotProcess | undefined;

beforeEach(async () => {
  const [folder, deck] = await Promise.all([temporaryFolder(), writeDeck()]);
  env = { DATA_DIR: folder.path, CONTENT_DIR: deck.contentDir, PLAYGROUND_PORT: '0' };
  cleanUp = [() => folder.remove(), () => deck.remove()];
  bot = undefined;
});
afterEach(async () => {
  await bot?.kill();
  for (const step of cleanUp) await step();
});

async function refusal(): Promise<string> {
  bot = startProcess(env);
  expect(await bot.exited).toBe(1);
  expect(bot.output()).not.toMatch(/^\s+at /m);
  return bot.output();
}

test('a wrong configuration, all of it at once', async () => {
  Object.assign(env, { LOG_LEVEL: 'loud', PLAYGROUND_PORT: 'x' });
  expect(await refusal()).toMatch(
    /2 problem\(s\)[^]*LOG_LEVEL: expected one of[^]*PLAYGROUND_PORT|PLAYGROUND_PORT[^]*LOG_LEVEL/,
  );
});

test('a broken deck, with file and line', async () => {
  await writeFile(join(env['CONTENT_DIR']!, 'topics/broken.md'), '---\nid: other\n---\n\n# Broken\n');
  expect(await refusal()).toMatch(/topics\/broken\.md:\d+: error/);
});

test('a database that nobody serves', async () => {
  env['DATABASE_URL'] = 'postgres://me:hunter2@127.0.0.1:1/x';
  const said = await refusal();
  expect(said).toContain('Expected to open Postgres at 127.0.0.1:1');
  expect(said).not.toContain('hunter2');
});

test('a port that is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  env['PLAYGROUND_PORT'] = String((server.address() as AddressInfo).port);
  expect(await refusal()).toContain(`Expected port ${env['PLAYGROUND_PORT']} to be free`);
});

test('a token that Discord does not know', async () => {
  const discord = await startPlayground();
  cleanUp.push(() => discord.close());
  Object.assign(env, { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: 'not.the.token' });
  expect(await refusal()).toContain('Discord does not accept DISCORD_TOKEN');
});

test('nothing set: the playground, its page and the first question, on any free port', async () => {
  bot = startProcess(env);
  await bot.says('running in its playground');
  await bot.says('"msg":"posted"');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(bot.output())![0];
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html');
  expect(await bot.stop()).toBe(0);
});
