import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import { createGateway } from '../../src/discord/gateway.js';
import { restForAnswers } from '../../src/discord/rest.js';
import { createRouter } from '../../src/discord/router.js';
import type { App } from '../../src/app.js';
import type { Command } from '../../src/discord/command.js';
import { createLog } from '../../src/ops/log.js';

/*
 * What our router costs: the same trivial command answered by a bare discord.js handler and by ours, in turns, against
 * one double in a process of its own. Milliseconds from dispatch to first answer, as the double sees them.
 */

const WARM_UP = 200;
const ROUNDS = 8;
const PER_ROUND = 250;

const ping: Command = {
  data: { name: 'ping', description: 'Pong' },
  handlers: {
    '': { ack: 'reply-private', run: () => ({ components: [{ type: ComponentType.TextDisplay, content: 'pong' }] }) },
  },
};

export async function run(): Promise<{ bareP50Ms: number; oursP50Ms: number; ratioToBare: number }> {
  const double = await startDouble();
  const { token, apiUrl } = double;
  const sides = { bare: await connectBare(token, apiUrl), ours: await connectOurs(token, apiUrl) };
  const times: Record<keyof typeof sides, number[]> = { bare: [], ours: [] };
  for (const side of ['bare', 'ours'] as const) {
    sides[side].on();
    await double.measure(WARM_UP);
    sides[side].off();
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever goes first has the warmer caches: take turns.
    for (const side of round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
      sides[side].on();
      times[side].push(...(await double.measure(PER_ROUND)));
      sides[side].off();
    }
  }
  await Promise.all([sides.bare.close(), sides.ours.close()]);
  double.stop();
  const bareP50Ms = median(times.bare);
  const oursP50Ms = median(times.ours);
  return { bareP50Ms, oursP50Ms, ratioToBare: oursP50Ms / bareP50Ms };
}

interface Side {
  on(): void;
  off(): void;
  close(): Promise<void>;
}

async function connectBare(token: string, api: string): Promise<Side> {
  let on = false;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!on || !interaction.isChatInputCommand() || interaction.commandName !== 'ping') return;
    const components = [{ type: ComponentType.TextDisplay as const, content: 'pong' }];
    void interaction.reply({ components, flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  return { on: () => (on = true), off: () => (on = false), close: () => client.destroy() };
}

async function connectOurs(token: string, apiUrl: string): Promise<Side> {
  let on = false;
  const log = createLog('warn');
  const app = { now: Date.now, log, routes: new Set() } as unknown as App;
  const router = createRouter([ping], app, restForAnswers({ apiUrl, token }));
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (ready = resolve));
  const nothing = () => undefined;
  const gateway = createGateway(
    { token, apiUrl },
    {
      interaction: (interaction) => (on ? void router.handle(interaction) : undefined),
      ...{ guild: nothing, guildGone: nothing, outage: nothing, changed: nothing, refused: nothing, ready },
    },
    log,
  );
  await gateway.connect();
  await isReady;
  return { on: () => (on = true), off: () => (on = false), close: () => gateway.close() };
}

interface Double {
  readonly token: string;
  readonly apiUrl: string;
  measure(count: number): Promise<number[]>;
  stop(): void;
}

async function startDouble(): Promise<Double> {
  const child: ChildProcess = fork(fileURLToPath(new URL('double.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const next = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  const { token, apiUrl } = await next<{ token: string; apiUrl: string }>();
  return {
    ...{ token, apiUrl },
    measure: (count) => {
      child.send({ count });
      return next<number[]>();
    },
    stop: () => void child.kill(),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
