import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPlayground } from '../../src/playground/start.js';
import { answer, pick } from '../support/answer.js';

const PER_SECOND = 200;
const WARM_UP = 200;

export interface Clicks {
  readonly answers: number;
  /** Of these, the ones that got no verdict within Discord's 3 s. */
  readonly late: number;
  readonly perSecond: number;
  /** The click that confirms and stores: from the click to the verdict. */
  readonly confirmP50Ms: number;
  readonly confirmP99Ms: number;
  readonly pickP99Ms: number;
}

/**
 * The bot as a process of its own in a loopback Discord; each answer is two clicks, an option and a confidence. Answers
 * begin 200 a second, whether those before are done or not.
 */
export async function clicksAt200(databaseUrl: string, seconds: number): Promise<Clicks> {
  const count = PER_SECOND * seconds;
  const discord = await startPlayground({ checkAnswers: false });
  const guild = discord.addGuild({
    name: 'bench',
    locale: 'ja',
    channels: [{ name: 'daily' }],
    members: Array.from({ length: count + WARM_UP + 1 }, (_, i) => ({
      // Accounts of 2023: those younger than a week are not ranked.
      id: String(1_100_000_000_000_100_000n + BigInt(i)),
      name: `p${i}`,
      locale: 'ja',
      ...(i === 0 ? { permissions: 0x20n } : {}),
    })),
  });
  const [channel] = guild.channels.values();
  if (channel === undefined) throw new Error('Expected a channel');
  const folder = mkdtempSync(join(tmpdir(), 'mainichi-bot-'));
  const bot = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => bot.kill('SIGKILL');
  process.once('exit', end);
  try {
    await discord.until(() => (discord.commands().length > 0 ? true : undefined), 30_000, 'the commands');
    const people = [...guild.members.values()].filter(({ user }) => !user.bot);
    const actor = (i: number) => discord.as(people[i]!.user.id, guild.id, channel.id);
    await actor(0).command('settings daily', {
      channel: { channel: channel.id },
      time: '08:00',
      timezone: 'Asia/Tokyo',
    });
    await actor(0).command('daily now');
    const post = await discord.until(
      () => discord.messages(channel.id).find(({ components }) => JSON.stringify(components).includes('v1:daily.pick')),
      30_000,
      'the post',
    );
    for (let i = 1; i <= WARM_UP; i += 1) await answer(actor(i), post);
    const picks: number[] = [];
    const confirms: number[] = [];
    let late = 0;
    const began = performance.now();
    const running: Promise<void>[] = [];
    for (let i = 0; i < count; i += 1) {
      const due = began + (i * 1000) / PER_SECOND;
      if (due > performance.now()) await wait(due - performance.now());
      running.push(
        (async () => {
          const person = actor(i + WARM_UP + 1);
          const start = performance.now();
          const picked = await pick(person, post);
          const between = performance.now();
          picks.push(between - start);
          const verdict = picked.buttons.length > 0 ? await person.click(picked, { label: '自信あり' }) : picked;
          confirms.push(performance.now() - (picked.buttons.length > 0 ? between : start));
          // Too late for Discord: it stays in the figures as the time after which it was given up.
          if (!/正解|惜しい/.test(verdict.text)) late += 1;
        })(),
      );
    }
    await Promise.all(running);
    const took = (performance.now() - began) / 1000;
    return {
      answers: confirms.length,
      late,
      perSecond: Math.round(confirms.length / took),
      confirmP50Ms: quantile(confirms, 0.5),
      confirmP99Ms: quantile(confirms, 0.99),
      pickP99Ms: quantile(picks, 0.99),
    };
  } finally {
    process.off('exit', end);
    bot.kill('SIGTERM');
    await new Promise((resolve) => bot.once('exit', resolve));
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** To a tenth of a millisecond. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[at] ?? Number.NaN) * 10) / 10;
}
