import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { writeDeck } from '../support/deck.js';
import { startProcess, temporaryFolder, type BotProcess } from '../support/process.js';

// A newcomer's first minutes, in a real browser: read, answer, look up, in both languages.

let browser: Browser;
let bot: BotProcess;
let page: Page;
let cleanUp: (() => Promise<unknown>)[];
const errors: string[] = [];

beforeAll(async () => {
  const [folder, deck] = await Promise.all([temporaryFolder(), writeDeck()]);
  bot = startProcess({ DATA_DIR: folder.path, CONTENT_DIR: deck.contentDir, PLAYGROUND_PORT: '0' });
  cleanUp = [() => bot.kill(), () => folder.remove(), () => deck.remove()];
  await bot.says('"msg":"posted"', 60_000);
  browser = await openBrowser();
  cleanUp.unshift(() => browser.close());
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(/http:\/\/127\.0\.0\.1:\d+/.exec(bot.output())![0]);
}, 120_000);
afterAll(async () => {
  for (const step of cleanUp) await step();
});

const actAs = async (name: RegExp) => {
  const wide = { width: 1200, height: 900 };
  await page.setViewportSize(wide);
  const acting = page.locator('select').first();
  const label = await acting
    .locator('option')
    .evaluateAll(
      (options, pattern) =>
        options.map((option) => option.textContent ?? '').find((text) => new RegExp(pattern).test(text)),
      name.source,
    );
  await acting.selectOption({ label: label! });
};

const lookUp = async (typed: string, offered: string) => {
  const line = page.locator('input.write');
  await line.click();
  await line.pressSequentially('/explain ');
  await page.locator('.command input').first().pressSequentially(typed);
  await page.getByRole('option', { name: offered }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
};

test('the first question stands in the channel, and fits a phone', async () => {
  await page
    .getByRole('heading', { name: /今日の一問/ })
    .first()
    .waitFor();
  // A newcomer reads from the top: what is unread comes first, not the end of the channel.
  expect(await page.evaluate("document.querySelector('.log').scrollTop")).toBeLessThan(60);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a member answers privately and gets the verdict with the reasons', async () => {
  await actAs(/はる/);
  const option = page.getByRole('button', { name: 'A', exact: true });
  if ((await option.count()) > 0) await option.first().click();
  else {
    await page.locator('button.select').first().click();
    const choices = page.locator('.option');
    await choices.nth(0).click();
    await choices.nth(1).click();
    await page.locator('.options-foot button.primary').first().click();
  }
  await page.getByRole('button', { name: '自信あり' }).click();
  await page.getByText('要点').first().waitFor();
  await page.getByText('これはあなただけに表示されています').first().waitFor();
});

test('somebody else sees nothing of it, and reads the same question in English', async () => {
  await actAs(/Alex/);
  await page.getByText('Direct messages').waitFor();
  expect(await page.getByText('要点').count()).toBe(0);
  await page.getByRole('button', { name: 'English' }).first().click();
  await page.getByText('Question of the day').first().waitFor();
});

test('a slash command with autocomplete finds the note', async () => {
  await lookUp('ｒｏｕｔｅ 53', 'Amazon Route 53');
  await page.getByRole('heading', { name: 'Amazon Route 53' }).first().waitFor();
});

test('a command whose options are all optional runs with Enter, as in Discord', async () => {
  const line = page.locator('input.write');
  await line.click();
  await line.pressSequentially('/progress');
  await page.getByRole('option', { name: '/progress' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: '/progress' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your progress' }).first().waitFor({ timeout: 10_000 });
});

test('a command on a message is under Apps', async () => {
  await page.getByLabel('Message #').fill('KMS, anybody?');
  await page.keyboard.press('Enter');
  const said = page.locator('.message', { hasText: 'KMS, anybody?' }).last();
  await said.hover();
  await said.getByRole('button', { name: 'Apps' }).click();
  await page.getByRole('button', { name: 'Explain this' }).click();
  await page.getByRole('heading', { name: 'AWS Key Management Service' }).first().waitFor();
});

test('a reload keeps who one is, and what only one sees', async () => {
  await page.reload();
  await page.getByText('Direct messages').waitFor();
  await page.getByRole('heading', { name: 'AWS Key Management Service' }).first().waitFor();
  expect(errors).toEqual([]);
});
