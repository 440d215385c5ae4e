/** Registering commands: what is refused, and what a bulk overwrite keeps. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import type { Playground } from '../../src/playground/types.js';
import { request } from './rest.js';

let discord: Playground;
let commands: string;

beforeAll(async () => {
  discord = await startPlayground({
    requestsPerSecond: Number.POSITIVE_INFINITY,
    routeLimits: false,
    checkAnswers: true,
  });
  commands = `/applications/${discord.applicationId}/commands`;
});

beforeEach(() => request(discord, 'PUT', commands, []));

afterAll(() => discord.close());

const command = (more = {}) => ({ name: 'explain', description: 'Looks up', ...more });
const option = (name: string, more = {}) => ({ type: 3, name, description: 'd', ...more });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const choices = (count: number) => times(count, (index) => ({ name: `c${index}`, value: `v${index}` }));

/** 5 options with 15 choices of 100 + 100 each: over 8,000 in all, each field within its own limit. */
const LONG = times(5, (o) =>
  option(`o${o}`, {
    choices: times(15, (c) => ({ name: `${o}.${c}.`.padEnd(100, 'x'), value: `${o}.${c}.`.padEnd(100, 'x') })),
  }),
);

const REFUSED: readonly [string, unknown, string][] = [
  ['upper case', command({ name: 'Explain' }), '0.name'],
  ['a space', command({ name: 'ex plain' }), '0.name'],
  ['33 letters', command({ name: 'x'.repeat(33) }), '0.name'],
  ['no description', { name: 'explain' }, '0.description'],
  ['a description of 101', command({ description: 'x'.repeat(101) }), '0.description'],
  ['a localised name with a space', command({ name_localizations: { ja: '解 説' } }), '0.name_localizations.ja'],
  ['a locale that is none', command({ name_localizations: { jp: '解説' } }), '0.name_localizations.jp'],
  [
    'a locale that is none, on a description',
    command({ description_localizations: { 'ja-JP': 'x' } }),
    '0.description_localizations.ja-JP',
  ],
  ['required after optional', command({ options: [option('a'), option('b', { required: true })] }), '0.options.1'],
  ['two options of one name', command({ options: [option('a'), option('a')] }), '0.options.1.name'],
  [
    'a localised name that is another option’s',
    command({ options: [option('a', { name_localizations: { ja: 'b' } }), option('b')] }),
    '0.options.0.name_localizations.ja',
  ],
  ['26 options', command({ options: times(26, (index) => option(`o${index}`)) }), '0.options'],
  ['26 choices', command({ options: [option('a', { choices: choices(26) })] }), '0.options.0.choices'],
  [
    'two choices of one name',
    command({ options: [option('a', { choices: [...choices(1), { name: 'c0', value: 'z' }] })] }),
    '0.options.0.choices.1.name',
  ],
  [
    'a choice value of 101',
    command({ options: [option('a', { choices: [{ name: 'c', value: 'x'.repeat(101) }] })] }),
    '0.options.0.choices.0.value',
  ],
  [
    'choices and autocomplete',
    command({ options: [option('a', { choices: choices(1), autocomplete: true })] }),
    '0.options.0.choices',
  ],
  ['min above max', command({ options: [option('a', { min_length: 5, max_length: 4 })] }), '0.options.0'],
  ['subcommands beside options', command({ options: [option('a'), option('b', { type: 1 })] }), '0.options'],
  [
    'a group in a group',
    command({ options: [option('a', { type: 2, options: [option('b', { type: 2 })] })] }),
    '0.options.0.options.0',
  ],
  ['a group without a subcommand', command({ options: [option('a', { type: 2 })] }), '0.options.0.options'],
  [
    'autocomplete on a choice of two',
    command({ options: [option('a', { type: 5, autocomplete: true })] }),
    '0.options.0',
  ],
  ['a context twice', command({ contexts: [0, 1, 0] }), '0.contexts'],
  [
    'a kind of channel twice',
    command({ options: [option('a', { type: 7, channel_types: [0, 5, 0] })] }),
    '0.options.0.channel_types',
  ],
  [
    'a bound that is not whole',
    command({ options: [option('a', { type: 4, min_value: 1.5 })] }),
    '0.options.0.min_value',
  ],
  [
    'a choice that is not whole',
    command({ options: [option('a', { type: 4, choices: [{ name: 'c', value: 1.5 }] })] }),
    '0.options.0.choices.0.value',
  ],
  ['more than 8000 characters', command({ options: LONG }), '0'],
  ['a context menu with description', { name: 'Look Up', type: 3, description: 'x' }, '0.description'],
  ['permissions that are no number', command({ default_member_permissions: 'admin' }), '0.default_member_permissions'],
];

describe('a command is refused', () => {
  it.each(REFUSED)('%s', async (_, body, at) => {
    const answer = await request(discord, 'PUT', commands, [body]);
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
    let node: unknown = answer.body.errors;
    for (const key of at.split('.')) node = (node as Record<string, unknown> | undefined)?.[key];
    expect(node).toBeDefined();
    expect(discord.commands()).toEqual([]);
  });

  it('two of one name', async () => {
    expect(await request(discord, 'PUT', commands, [command(), command()])).toMatchObject({ status: 400 });
  });

  it('101 of them', async () => {
    const many = times(101, (index) => command({ name: `c${index}` }));
    expect(await request(discord, 'PUT', commands, many)).toMatchObject({ status: 400, body: { code: 30_032 } });
  });

  it('the 201st new one of a day', async () => {
    const other = await startPlayground({ requestsPerSecond: Number.POSITIVE_INFINITY, routeLimits: false });
    const path = `/applications/${other.applicationId}/commands`;
    const batch = (name: string) => times(100, (index) => command({ name: `${name}${index}` }));
    expect((await request(other, 'PUT', path, batch('a'))).status).toBe(200);
    expect((await request(other, 'PUT', path, batch('a'))).status).toBe(200);
    expect((await request(other, 'PUT', path, batch('b'))).status).toBe(200);
    expect(await request(other, 'PUT', path, [command()])).toMatchObject({ status: 400, body: { code: 30_034 } });
    await other.close();
  });
});

it('takes Japanese names, permission strings, and localisations that it shows when asked', async () => {
  const body = command({
    name: '解説',
    name_localizations: { ja: '解説', 'en-US': 'explain' },
    default_member_permissions: '32',
    contexts: [0, 1],
  });
  expect((await request(discord, 'PUT', commands, [body])).status).toBe(200);
  const [short] = (await request(discord, 'GET', commands)).body as unknown as Record<string, unknown>[];
  const [full] = (await request(discord, 'GET', `${commands}?with_localizations=true`)).body as unknown as Record<
    string,
    unknown
  >[];
  expect(short).toMatchObject({ name: '解説', default_member_permissions: '32' });
  expect(short).not.toHaveProperty('name_localizations');
  expect(full).toMatchObject({ name_localizations: { ja: '解説' } });
});

it('keeps the ids of commands that stay, and forgets the others', async () => {
  await request(discord, 'PUT', commands, [command(), command({ name: 'quiz' })]);
  const before = discord.commands().map(({ id }) => id);
  await request(discord, 'PUT', commands, [command({ description: 'Looks up better' })]);
  expect(discord.commands()).toMatchObject([{ id: before[0], description: 'Looks up better' }]);
});

it('creates, changes and deletes one by one, for a guild too', async () => {
  const guild = discord.addGuild({ name: 'Group' });
  const path = `/applications/${discord.applicationId}/guilds/${guild.id}/commands`;
  const made = await request(discord, 'POST', path, command());
  expect(made).toMatchObject({ status: 201, body: { guild_id: guild.id } });
  expect((await request(discord, 'POST', path, command())).status).toBe(200);
  const one = `${path}/${String(made.body['id'])}`;
  expect((await request(discord, 'PATCH', one, { description: 'New' })).body['description']).toBe('New');
  expect((await request(discord, 'PATCH', one, { name: 'BAD' })).status).toBe(400);
  expect((await request(discord, 'DELETE', one)).status).toBe(204);
  expect(await request(discord, 'GET', one)).toMatchObject({ status: 404, body: { code: 10_063 } });
  expect(discord.commands(guild.id)).toEqual([]);
});
