import { DiscordAPIError, type REST } from '@discordjs/rest';
import {
  ApplicationCommandType,
  InteractionType,
  type APIApplicationCommandInteraction,
  type APIInteraction,
} from 'discord-api-types/v10';
import type { App } from '../app.js';
import { findMisfit, misfitInWords } from './check-options.js';
import { clip } from './clip.js';
import type { Caller, Command, Handler } from './command.js';
import { parseCustomId } from './custom-id.js';
import { notice, said } from './notice.js';
import { readCaller, readChannel, readFields, readMessage, readOptions, readPath } from './read-interaction.js';
import { createResponder, type Responder } from './respond.js';

/** Discord gives 3 s for the first answer; half of it is left for the way there. */
const DEFER_AFTER_MS = 1_500;
/** A modal cannot be deferred: when it is not ready by then, a word of apology takes its place. */
const MODAL_AFTER_MS = 2_200;
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** Codes that mean "answered already" or "too late": nobody waits for an answer any more. */
const OVER = new Set<number | string>([40_060, 10_062, 10_015, 10_008, 50_027]);

export interface Router {
  /** Never rejects and never throws: this is the only catch around a feature. */
  handle(interaction: APIInteraction): Promise<void>;
}

export function routesOf(commands: readonly Command[]): ReadonlySet<string> {
  const routes = commands.flatMap((command) => [
    ...Object.keys(command.clicks ?? {}),
    ...Object.keys(command.modals ?? {}),
  ]);
  const twice = routes.find((route, index) => routes.indexOf(route) !== index);
  if (twice !== undefined) throw new Error(`Expected each route to have one owner, but "${twice}" has two`);
  return new Set(routes);
}

export function createRouter(commands: readonly Command[], app: App, rest: REST): Router {
  const byName = new Map(
    commands.flatMap((command) =>
      command.data === undefined ? [] : [[`${command.data.type ?? 1}:${command.data.name}`, command] as const],
    ),
  );
  const clicks = new Map(commands.flatMap((command) => Object.entries(command.clicks ?? {})));
  const modals = new Map(commands.flatMap((command) => Object.entries(command.modals ?? {})));

  async function handle(interaction: APIInteraction): Promise<void> {
    const caller = readCaller(interaction, app.now());
    if (caller === undefined) return;
    if (interaction.type === InteractionType.ApplicationCommand) return command(interaction, caller);
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      const found = byName.get(`1:${interaction.data.name}`);
      const { leaves } = readPath(interaction.data.options);
      const focused = leaves.find((option) => 'focused' in option && option.focused === true);
      const run = focused === undefined ? undefined : found?.autocomplete?.[focused.name];
      const choices =
        run === undefined || focused === undefined
          ? []
          : await run(
              {
                ...caller,
                options: readOptions(leaves),
                focused: { name: focused.name, value: String(focused.value) },
              },
              app,
            );
      const shown = choices
        .slice(0, MOST_CHOICES)
        .map(({ name, value }) => ({ name: clip(name, LONGEST_CHOICE), value }));
      return createResponder(rest, interaction, 'reply-private').choices(shown);
    }
    if (interaction.type === InteractionType.MessageComponent) {
      const id = parseCustomId(interaction.data.custom_id);
      const values = 'values' in interaction.data ? interaction.data.values : [];
      const handler = id === undefined ? undefined : clicks.get(id.route);
      const channel = readChannel(values[0], 'resolved' in interaction.data ? interaction.data.resolved : undefined);
      const input = { ...caller, args: id?.args ?? [], values, channel, messageId: interaction.message.id };
      return answer(interaction, caller, handler, input, 'click');
    }
    if (interaction.type === InteractionType.ModalSubmit) {
      const id = parseCustomId(interaction.data.custom_id);
      const handler = id === undefined ? undefined : modals.get(id.route);
      return answer(
        interaction,
        caller,
        handler,
        { ...caller, args: id?.args ?? [], fields: readFields(interaction) },
        'click',
      );
    }
  }

  async function command(interaction: APIApplicationCommandInteraction, caller: Caller): Promise<void> {
    const found = byName.get(`${interaction.data.type}:${interaction.data.name}`);
    if (interaction.data.type === ApplicationCommandType.Message) {
      const message = readMessage(interaction as Parameters<typeof readMessage>[0]);
      return answer(
        interaction,
        caller,
        found?.handlers[''],
        { ...caller, options: readOptions([]), message },
        'command',
      );
    }
    const data = interaction.data as { options?: Parameters<typeof readPath>[0]; resolved?: object };
    const { path, leaves } = readPath(data.options);
    const misfit = found?.data === undefined ? undefined : findMisfit(found.data, path, leaves, data.resolved);
    if (misfit !== undefined) {
      return createResponder(rest, interaction, 'reply-private').send(said(misfitInWords(misfit, caller.lang)));
    }
    return answer(
      interaction,
      caller,
      found?.handlers[path],
      { ...caller, options: readOptions(leaves, data.resolved) },
      'command',
    );
  }

  async function answer<Input extends Caller>(
    interaction: APIInteraction,
    caller: Caller,
    handler: Handler<Input> | undefined,
    input: Input,
    what: 'command' | 'click',
  ): Promise<void> {
    const responder = createResponder(rest, interaction, handler?.ack ?? 'reply-private');
    if (handler === undefined)
      return responder.send(notice(caller.lang, what === 'click' ? 'oldButton' : 'oldCommand'));
    const deferring = handler.ack === 'modal' ? undefined : deferLater(responder);
    const running = run(handler, input, interaction.id).finally(() => deferring?.stop());
    const reply = handler.ack === 'modal' ? await inTime(running, notice(caller.lang, 'busy')) : await running;
    await deferring?.settled();
    await responder.send(reply).catch(async (error: unknown) => {
      if (!isRefused(error)) throw error;
      // Discord took exception to what a feature built: the person still gets an answer.
      app.log.error({ err: error, interaction: interaction.id }, 'an answer was refused');
      await responder.send(notice(caller.lang, 'failed', interaction.id));
    });
  }

  async function run<Input extends Caller>(handler: Handler<Input>, input: Input, reference: string) {
    try {
      return await handler.run(input, app);
    } catch (error) {
      app.log.error({ err: error, interaction: reference }, 'a feature failed');
      return notice(input.lang, 'failed', reference);
    }
  }

  return {
    handle: (interaction) =>
      handle(interaction).catch((error: unknown) => {
        // Not even that it is an object can be taken for granted here.
        const fields = { err: error, interaction: (interaction as Partial<APIInteraction> | null)?.id };
        if (isOver(error)) app.log.warn(fields, 'an interaction was answered already or has expired');
        else app.log.error(fields, 'an interaction could not be answered');
      }),
  };
}

function deferLater(responder: Responder) {
  let deferral: Promise<void> | undefined;
  const timer = setTimeout(() => {
    deferral = responder.defer();
    // Awaited in settled(); until then a refusal must not count as unhandled.
    deferral.catch(() => undefined);
  }, DEFER_AFTER_MS);
  return { stop: () => clearTimeout(timer), settled: async () => deferral };
}

/** What comes of the work, or something else when that takes too long. */
async function inTime<T, U>(work: Promise<T>, instead: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(instead), MODAL_AFTER_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function isRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 400 && !isOver(error);
}

function isOver(error: unknown): boolean {
  return error instanceof DiscordAPIError && OVER.has(error.code);
}
