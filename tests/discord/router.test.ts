import {
  ApplicationCommandOptionType,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
  type APIApplicationCommandInteractionDataBasicOption as GivenOption,
  type APIInteraction,
} from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import { findMisfit, misfitInWords } from '../../src/discord/check-options.js';
import type { Command, ModalReply, Reply } from '../../src/discord/command.js';
import { createGateway, type Gateway } from '../../src/discord/gateway.js';
import { registerCommands } from '../../src/discord/register.js';
import { restForAnswers } from '../../src/discord/rest.js';
import { createRouter, routesOf, type Router } from '../../src/discord/router.js';
import { createLog } from '../../src/ops/log.js';
import { startPlayground } from '../../src/playground/start.js';
import type { Actor, Playground } from '../../src/playground/types.js';

// How an interaction is acknowledged, deferred and apologised for, on the wire.

const slowly = <T>(value: T, ms = 1_800) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
const said = (content: string): Reply => ({ components: [{ type: ComponentType.TextDisplay, content }] });
const withButtons = (content: string, ...routes: string[]): Reply => ({
  components: [
    { type: ComponentType.TextDisplay, content },
    // One row each: a row takes five at most.
    ...routes.map((route) => ({
      type: ComponentType.ActionRow as const,
      components: [
        {
          ...{ type: ComponentType.Button as const, style: ButtonStyle.Primary as const },
          ...{ label: route, custom_id: `v1:t.${route}` },
        },
      ],
    })),
  ],
});

const modal: ModalReply = {
  modal: {
    ...{ title: 'Report', custom_id: 'v1:t.sent:7' },
    components: [
      {
        ...{ type: ComponentType.Label, label: 'Text' },
        component: { type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Short },
      },
    ],
  },
};

/** A subcommand as it is declared now, and as a client may still know it. */
const choose = (isOld: boolean) => ({
  ...{ type: ApplicationCommandOptionType.Subcommand as const, name: 'choose', description: 'choose' },
  options: [
    {
      type: isOld ? (ApplicationCommandOptionType.String as const) : (ApplicationCommandOptionType.Integer as const),
      ...{ name: 'count', name_localizations: { ja: '問題数' }, description: 'count', required: !isOld },
      ...(isOld ? {} : { min_value: 1, max_value: 20 }),
    },
    {
      ...{ type: ApplicationCommandOptionType.String as const, name: 'mode', description: 'mode' },
      ...(isOld ? {} : { choices: [{ name: 'New', name_localizations: { ja: '新しい問題' }, value: 'new' }] }),
    },
    {
      type: isOld ? (ApplicationCommandOptionType.String as const) : (ApplicationCommandOptionType.Channel as const),
      ...{ name: 'place', description: 'place' },
    },
  ],
});

const command: Command = {
  data: {
    name: 'test',
    description: 'Test',
    options: [
      ...['quick', 'slow', 'public', 'broken', 'toolong', 'buttons'].map((name) => ({
        ...{ type: ApplicationCommandOptionType.Subcommand as const, name, description: name },
      })),
      {
        ...{ type: ApplicationCommandOptionType.Subcommand as const, name: 'pick', description: 'pick' },
        options: [
          {
            ...{ type: ApplicationCommandOptionType.String as const, name: 'what', description: 'what' },
            ...{ required: true, autocomplete: true },
          },
        ],
      },
      choose(false),
    ],
  },
  handlers: {
    quick: { ack: 'reply-private', run: () => said('quick') },
    slow: { ack: 'reply-private', run: () => slowly(said('slow')) },
    public: { ack: 'reply-public', run: () => slowly(said('public')) },
    broken: {
      ack: 'reply-private',
      run: () => {
        throw new Error('select * from secrets');
      },
    },
    toolong: { ack: 'reply-private', run: () => said('x'.repeat(4_001)) },
    buttons: {
      ack: 'reply-private',
      run: () => withButtons('buttons', 'update', 'slow', 'aside', 'slowaside', 'modal', 'latemodal', 'broken'),
    },
    choose: { ack: 'reply-private', run: () => said('done') },
    pick: { ack: 'reply-private', run: ({ options }) => said(options.string('what') ?? 'nothing') },
  },
  autocomplete: {
    what: ({ focused }) =>
      Array.from({ length: 30 }, (_, i) => ({ name: `${focused.value} ${'長'.repeat(120)} ${i}`, value: String(i) })),
  },
  clicks: {
    't.update': { ack: 'update', run: () => said('updated') },
    't.slow': { ack: 'update', run: () => slowly(said('updated slowly')) },
    't.aside': { ack: 'update', run: () => ({ ...said('aside'), aside: true }) },
    't.slowaside': { ack: 'update', run: () => slowly({ ...said('slow aside'), aside: true }) },
    't.broken': { ack: 'update', run: () => Promise.reject(new Error('select * from secrets')) },
    't.modal': { ack: 'modal', run: () => modal },
    't.latemodal': { ack: 'modal', run: () => slowly(modal, 2_700) },
  },
  modals: {
    't.sent': { ack: 'reply-private', run: ({ args, fields }) => said(`${args[0]}: ${String(fields['text'])}`) },
  },
};

let discord: Playground;
let gateway: Gateway;
let member: Actor;
let router: Router;
const logged: Record<string, unknown>[] = [];

beforeAll(async () => {
  discord = await startPlayground({ checkAnswers: true });
  const guild = discord.addGuild({ name: 'g', channels: [{ name: 'c' }], members: [{ name: 'm' }] });
  const person = [...guild.members.values()].find(({ user }) => !user.bot)!;
  member = discord.as(person.user.id, guild.id, [...guild.channels.keys()][0]!);
  const { token, apiUrl } = discord;
  const rest = restForAnswers({ apiUrl, token });
  const log = createLog('warn', { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const app = { now: Date.now, log, routes: routesOf([command]) } as unknown as App;
  router = createRouter([command], app, rest);
  const nothing = () => undefined;
  gateway = createGateway(
    { token, apiUrl },
    {
      interaction: (interaction) => void router.handle(interaction),
      ...{ guild: nothing, guildGone: nothing, changed: nothing, outage: nothing, ready: nothing, refused: nothing },
    },
    log,
  );
  const { data } = command as { data: { options: { name: string }[] } };
  const options = data.options.map((option) => (option.name === 'choose' ? choose(true) : option));
  await registerCommands(rest, discord.applicationId, [{ ...command, data: { ...data, options } } as Command]);
  await gateway.connect();
});
afterAll(async () => {
  await gateway.close();
  await discord.close();
});

test('a quick answer is one message, private', async () => {
  expect(await member.command('test quick')).toMatchObject({ kind: 'message', text: 'quick', ephemeral: true });
});

test('a slow answer is deferred after 1.5 s and edited in', async () => {
  const reply = await member.command('test slow');
  expect(reply).toMatchObject({ kind: 'deferred', ephemeral: true });
  expect((await reply.settled()).text).toBe('slow');
  const open = await member.command('test public');
  expect(open).toMatchObject({ kind: 'deferred', ephemeral: false });
  expect((await open.settled()).text).toBe('public');
});

test('a deferral whose own answer is lost is still followed by the answer', async () => {
  discord.faults.add({ match: { method: 'POST', path: /\/callback$/ }, kind: 'dropAfter', times: 1 });
  const reply = await member.command('test slow');
  expect((await reply.settled(10_000)).text).toBe('slow');
  expect(discord.violations.map(({ code }) => code)).toEqual([40_060]);
});

test('a click updates its message, at once or after a deferral', async () => {
  const quick = await member.click(await member.command('test buttons'), { label: 'update' });
  expect(quick).toMatchObject({ kind: 'update', text: 'updated' });
  const slow = await member.click(await member.command('test buttons'), { label: 'slow' });
  expect(slow.kind).toBe('deferred-update');
  expect((await slow.settled()).text).toBe('updated slowly');
});

test('an aside leaves the clicked message as it is', async () => {
  const message = await member.command('test buttons');
  expect(await member.click(message, { label: 'aside' })).toMatchObject({
    kind: 'message',
    text: 'aside',
    ephemeral: true,
  });
  const slow = await (await member.click(message, { label: 'slowaside' })).settled();
  expect(slow.followups.map(({ components }) => JSON.stringify(components)).join()).toContain('slow aside');
  expect(message.text).toContain('buttons');
});

test('a modal is opened at once and its fields come back with its arguments', async () => {
  const reply = await member.click(await member.command('test buttons'), { label: 'modal' });
  expect(reply.kind).toBe('modal');
  expect((await member.submitModal(reply, { text: 'こんにちは' })).text).toBe('7: こんにちは');
});

test('a modal that is not ready in time gives way to words', async () => {
  const refused = discord.violations.length;
  const reply = await member.click(await member.command('test buttons'), { label: 'latemodal' });
  expect(reply).toMatchObject({ kind: 'message', ephemeral: true });
  expect(reply.text).toContain('何も変更していません');
  await slowly(undefined, 1_000);
  expect(discord.violations).toHaveLength(refused);
});

test.each([
  [{}, '「問題数」には1〜20 の整数を指定してください。受け取った値: なし'],
  [{ count: '3' }, '受け取った値: 「3」'],
])(
  'options %j of a declaration that is not ours any more are refused, never taken for none',
  async (options, words) => {
    expect((await member.command('test choose', options)).text).toContain(words);
  },
);

test('what fits neither type, range, choices nor guild is no option', () => {
  const given = (name: string, type: number, value: string | number | boolean) =>
    ({ name, type, value }) as GivenOption;
  const count = given('count', 4, 3);
  const find = (...leaves: GivenOption[]) => findMisfit(command.data!, 'choose', leaves, { channels: {} });
  expect(find(count, given('mode', 3, 'new'))).toBeUndefined();
  for (const wrong of [given('count', 4, 0), given('count', 4, 21), given('count', 4, 1.5), given('count', 3, '3')]) {
    expect(find(wrong)?.given).toBe(wrong.value);
  }
  expect(misfitInWords(find(count, given('mode', 3, 'old'))!, 'en')).toBe(
    'Expected one of its choices (New) for “mode”; got “old”. Nothing has changed.',
  );
  expect(misfitInWords(find(count, given('place', 7, '1'))!, 'ja')).toContain('このサーバーのチャンネル');
});

test('what is no interaction at all is logged, and nothing stops', async () => {
  logged.length = 0;
  await router.handle(null as unknown as APIInteraction);
  expect(logged).toMatchObject([{ msg: 'an interaction could not be answered' }]);
});

test('a feature that fails is apologised for with a number, and its reason stays in the log', async () => {
  logged.length = 0;
  const reply = await member.command('test broken');
  expect(reply.text).toContain(`この番号を添えて管理者にお知らせください: ${reply.interactionId}`);
  expect(reply.text).not.toContain('secrets');
  const message = await member.command('test buttons');
  expect((await member.click(message, { label: 'broken' })).ephemeral).toBe(true);
  expect(message.text).toContain('buttons');
  expect(logged).toMatchObject([
    { interaction: reply.interactionId, msg: 'a feature failed' },
    { msg: 'a feature failed' },
  ]);
});

test('an answer that Discord refuses becomes an apology', async () => {
  const before = discord.violations.length;
  expect((await member.command('test toolong')).text).toContain('うまく処理できませんでした');
  expect(discord.violations.length).toBe(before + 1);
});

test('autocomplete gives at most 25 choices of at most 100 characters', async () => {
  const choices = await member.autocomplete('test pick', {}, { name: 'what', value: 'ル' });
  expect(choices).toHaveLength(25);
  expect(choices.every(({ name }) => name.length <= 100 && name.startsWith('ル'))).toBe(true);
});

test('a route has one owner', () => {
  expect(() => routesOf([command, command])).toThrow(/"t\.update" has two/);
});
