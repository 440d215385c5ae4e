/** Each thing that Discord refuses, and the code with which it does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground } from '../../src/playground/start.js';
import type { Guild, Playground } from '../../src/playground/types.js';
import { request } from './rest.js';

let discord: Playground;
let guild: Guild;
let posts: string;

beforeAll(async () => {
  discord = await startPlayground({
    requestsPerSecond: Number.POSITIVE_INFINITY,
    routeLimits: false,
    checkAnswers: true,
  });
  guild = discord.addGuild({ name: 'Group', channels: [{ name: 'daily' }] });
  posts = `/channels/${[...guild.channels.keys()][0]}/messages`;
});

afterAll(() => discord.close());

const V2 = 1 << 15;
const text = (content = 'x') => ({ type: 10, content });
const button = (id = 'a', more = {}) => ({ type: 2, style: 1, label: 'A', custom_id: id, ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const container = (...components: unknown[]) => ({ type: 17, components });
const option = (value = 'a', more = {}) => ({ label: 'A', value, ...more });
const select = (more = {}) => ({ type: 3, custom_id: 's', options: [option()], ...more });
const v2 = (...components: unknown[]) => ({ flags: V2, components });
const legacy = (...components: unknown[]) => ({ content: 'x', components });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Messages by what is wrong with them, and where the error is said to be. */
const MESSAGES: readonly [string, unknown, string][] = [
  ['content of 2001', { content: 'あ'.repeat(2001) }, 'content'],
  ['embeds of 6001 in all', { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) }, 'embeds'],
  ['11 embeds', { embeds: times(11, () => ({ title: 'x' })) }, 'embeds'],
  ['embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title'],
  ['a text display without the flag', { components: [text()] }, 'components.0'],
  ['the flag with content', { ...v2(text()), content: 'x' }, 'content'],
  ['the flag with embeds', { ...v2(text()), embeds: [{ title: 'x' }] }, 'embeds'],
  ['41 components', v2(...times(41, () => text())), 'components'],
  ['41 components, nested', v2(container(...times(40, () => text()))), 'components'],
  ['4001 characters in two texts', v2(text('x'.repeat(2000)), text('x'.repeat(2001))), 'components'],
  ['an empty text', v2(text('')), 'components.0.content'],
  ['a text of spaces', v2(text(' \n')), 'components.0.content'],
  ['an empty container', v2(container()), 'components.0.components'],
  ['a container in a container', v2(container(container(text()))), 'components.0.components.0.type'],
  [
    'an accent colour beyond white',
    v2({ ...container(text()), accent_color: 0x1_00_00_00 }),
    'components.0.accent_color',
  ],
  ['a section without texts', v2({ type: 9, components: [], accessory: button() }), 'components.0.components'],
  [
    'a section of 4 texts',
    v2({ type: 9, components: times(4, () => text()), accessory: button() }),
    'components.0.components',
  ],
  ['a section without accessory', v2({ type: 9, components: [text()] }), 'components.0.accessory'],
  ['6 buttons in a row', legacy(row(...times(6, (index) => button(`b${index}`)))), 'components.0.components'],
  ['a select and a button in a row', legacy(row(select(), button())), 'components.0.components.1'],
  ['an empty row', legacy(row()), 'components.0.components'],
  ['6 rows', legacy(...times(6, (index) => row(button(`b${index}`)))), 'components'],
  ['a button outside a row', v2(button()), 'components.0.type'],
  ['two components of one custom id', legacy(row(button(), button())), 'components.0.components.1.custom_id'],
  [
    'one custom id in two containers',
    v2(container(row(button())), container(row(button()))),
    'components.1.components.0.components.0.custom_id',
  ],
  ['two components of one id', v2({ ...text(), id: 7 }, { ...text(), id: 7 }), 'components.1.id'],
  ['an empty custom id', legacy(row(button(''))), 'components.0.components.0.custom_id'],
  ['a custom id of 101', legacy(row(button('x'.repeat(101)))), 'components.0.components.0.custom_id'],
  ['a label of 81', legacy(row(button('a', { label: 'x'.repeat(81) }))), 'components.0.components.0.label'],
  ['a button without label and emoji', legacy(row({ type: 2, style: 1, custom_id: 'a' })), 'components.0.components.0'],
  ['a label of spaces', legacy(row(button('a', { label: '  ' }))), 'components.0.components.0'],
  [
    'an option label of spaces',
    legacy(row(select({ options: [option('a', { label: ' ' })] }))),
    'components.0.components.0.options.0.label',
  ],
  ['a button without custom id', legacy(row({ type: 2, style: 1, label: 'A' })), 'components.0.components.0.custom_id'],
  ['a button with url', legacy(row(button('a', { url: 'https://x.test' }))), 'components.0.components.0.url'],
  ['a link without url', legacy(row({ type: 2, style: 5, label: 'A' })), 'components.0.components.0.url'],
  [
    'a link with custom id',
    legacy(row(button('a', { style: 5, url: 'https://x.test' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a link of another scheme',
    legacy(row({ type: 2, style: 5, label: 'A', url: 'ftp://x.test/' })),
    'components.0.components.0.url',
  ],
  [
    'a link of 513',
    legacy(row({ type: 2, style: 5, label: 'A', url: `https://x.test/${'x'.repeat(499)}` })),
    'components.0.components.0.url',
  ],
  ['a style that is none', legacy(row(button('a', { style: 9 }))), 'components.0.components.0.style'],
  [
    'an emoji that is a word',
    legacy(row(button('a', { emoji: { name: 'fire' } }))),
    'components.0.components.0.emoji.name',
  ],
  ['a select without options', legacy(row(select({ options: [] }))), 'components.0.components.0.options'],
  [
    '26 options',
    legacy(row(select({ options: times(26, (index) => option(`o${index}`)) }))),
    'components.0.components.0.options',
  ],
  [
    'two options of one value',
    legacy(row(select({ options: [option(), option()] }))),
    'components.0.components.0.options.1.value',
  ],
  [
    'an option label of 101',
    legacy(row(select({ options: [option('a', { label: 'x'.repeat(101) })] }))),
    'components.0.components.0.options.0.label',
  ],
  [
    'an option description of 101',
    legacy(row(select({ options: [option('a', { description: 'x'.repeat(101) })] }))),
    'components.0.components.0.options.0.description',
  ],
  [
    'a placeholder of 151',
    legacy(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder',
  ],
  [
    'min above max',
    legacy(row(select({ min_values: 2, max_values: 1, options: [option(), option('b')] }))),
    'components.0.components.0.min_values',
  ],
  ['max above the number of options', legacy(row(select({ max_values: 2 }))), 'components.0.components.0.max_values'],
  [
    'more defaults than max',
    legacy(row(select({ options: [option('a', { default: true }), option('b', { default: true })] }))),
    'components.0.components.0.options',
  ],
  ['an unknown component', v2({ type: 99 }), 'components.0.type'],
  [
    'a picture of another scheme',
    v2({ type: 12, items: [{ media: { url: 'file:///etc/hosts' } }] }),
    'components.0.items.0.media.url',
  ],
  ['a file that was not uploaded', v2({ type: 13, file: { url: 'attachment://a.png' } }), 'components.0.file.url'],
  ['a file from the web', v2({ type: 13, file: { url: 'https://x.test/a.png' } }), 'components.0.file.url'],
  ['ephemeral in a channel', { content: 'x', flags: 64 }, 'flags'],
  ['a flag of Discord’s own', { content: 'x', flags: 128 }, 'flags'],
  ['parse users and users', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }, 'allowed_mentions'],
  ['parse something else', { content: 'x', allowed_mentions: { parse: ['all'] } }, 'allowed_mentions.parse.0'],
  ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce'],
  ['enforce_nonce without nonce', { content: 'x', enforce_nonce: true }, 'nonce'],
  ['a reply to what is not there', { content: 'x', message_reference: { message_id: '1' } }, 'message_reference'],
  ['content that is a number', { content: 5 }, 'content'],
];

describe('a message is refused with 50035', () => {
  it.each(MESSAGES)('%s', async (_, body, at) => {
    const answer = await request(discord, 'POST', posts, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035, message: 'Invalid Form Body' } });
    expect(errorPaths(answer.body.errors)).toContainEqual(
      expect.stringMatching(new RegExp(`^${at.replaceAll('.', '\\.')}`)),
    );
    expect(discord.violations.at(-1)).toMatchObject({ method: 'POST', path: posts, code: 50_035 });
  });
});

const EMPTY: readonly [string, unknown][] = [
  ['nothing', {}],
  ['spaces', { content: '  ' }],
  ['the flag alone', { flags: V2 }],
];

it.each(EMPTY)('an empty message is refused with 50006: %s', async (_, body) => {
  expect(await request(discord, 'POST', posts, body)).toMatchObject({ status: 400, body: { code: 50_006 } });
});

const ALLOWED: readonly [string, unknown][] = [
  ['40 components', v2(container(...times(39, () => text())))],
  ['4000 characters', v2(text('x'.repeat(2000)), text('x'.repeat(2000)))],
  ['2000 characters of two units each, halved', { content: '😀'.repeat(1000) }],
  ['five rows of five', legacy(...times(5, (r) => row(...times(5, (b) => button(`${r}.${b}`)))))],
  ['a section with a button', v2({ type: 9, components: [text()], accessory: button() })],
  ['a link and an emoji', legacy(row({ type: 2, style: 5, emoji: { name: '📖' }, url: 'https://x.test/' }))],
  [
    'several values of a select',
    legacy(row(select({ min_values: 0, max_values: 2, options: [option(), option('b')] }))),
  ],
  ['embeds of 6000', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }],
  [
    'a gallery and a separator',
    v2({ type: 14, spacing: 2 }, { type: 12, items: [{ media: { url: 'https://x.test/a.png' } }] }),
  ],
  ['silent, without link previews', { content: 'x', flags: (1 << 12) | (1 << 2) }],
];

it.each(ALLOWED)('what Discord allows is allowed: %s', async (_, body) => {
  const before = discord.violations.length;
  expect((await request(discord, 'POST', posts, body)).status).toBe(200);
  expect(discord.violations.slice(before)).toEqual([]);
});

describe('edits', () => {
  const make = async (body: unknown): Promise<string> =>
    (await request(discord, 'POST', posts, body)).body['id'] as string;
  const edit = async (first: unknown, then: unknown) =>
    request(discord, 'PATCH', `${posts}/${await make(first)}`, then);

  it('turn a message into Components V2 only when content and embeds are given up', async () => {
    const content = await edit({ content: 'x' }, v2(text()));
    expect(content).toMatchObject({ status: 400, body: { code: 50_035, errors: { content: {} } } });
    const embeds = await edit({ embeds: [{ title: 'x' }] }, { ...v2(text()), content: null });
    expect(embeds).toMatchObject({ status: 400, body: { errors: { embeds: {} } } });
    const both = await edit({ content: 'x', embeds: [{ title: 'x' }] }, { ...v2(text()), content: null, embeds: [] });
    expect(both).toMatchObject({ status: 200, body: { flags: V2, content: '' } });
  });

  it('never turn it back', async () => {
    expect(await edit(v2(text()), { flags: 0 })).toMatchObject({ status: 400, body: { errors: { flags: {} } } });
    expect(await edit(v2(text()), { content: 'x' })).toMatchObject({ status: 400, body: { errors: { content: {} } } });
    expect((await edit(v2(text()), v2(text('y')))).body['components']).toMatchObject([{ type: 10, content: 'y' }]);
  });

  it('may repeat flags that Discord has set, such as that of a thread', async () => {
    const id = await make({ content: 'x' });
    await request(discord, 'POST', `${posts}/${id}/threads`, { name: 't' });
    const { body } = await request(discord, 'GET', `${posts}/${id}`);
    expect(body['flags']).toBe(1 << 5);
    expect((await request(discord, 'PATCH', `${posts}/${id}`, { content: 'y', flags: body['flags'] })).status).toBe(
      200,
    );
  });

  it('leave out nothing: an emptied message is refused', async () => {
    expect(await edit({ content: 'x' }, { content: '' })).toMatchObject({ status: 400, body: { code: 50_006 } });
  });

  it('are for the author alone', async () => {
    const owner = discord.as(guild.ownerId, guild.id, posts.split('/')[2]!);
    const theirs = owner.say('hello');
    const answer = await request(discord, 'PATCH', `${posts}/${theirs.id}`, { content: 'y' });
    expect(answer).toMatchObject({ status: 403, body: { code: 50_005 } });
    const read = await request(discord, 'GET', `${posts}/${theirs.id}`);
    expect(read.body['content']).toBe('');
  });
});

describe('requests', () => {
  it.each([
    ['without a token', 'GET', '/users/@me', undefined, { authorization: '' }, 401, 0],
    ['with another token', 'GET', '/users/@me', undefined, { authorization: 'Bot a.b.c' }, 401, 0],
    ['with a bearer token', 'GET', '/users/@me', undefined, { authorization: 'Bearer x' }, 401, 0],
    ['for what is not there', 'GET', '/nothing', undefined, {}, 404, 0],
    ['for an old route', 'PUT', '/channels/1/pins/2', undefined, {}, 404, 0],
    ['for an unknown channel', 'GET', '/channels/123456789', undefined, {}, 404, 10_003],
    ['for an unknown guild', 'GET', '/guilds/123456789', undefined, {}, 404, 10_004],
    ['for what is no id', 'GET', '/channels/abc', undefined, {}, 400, 50_035],
    ['of broken JSON', 'POST', '/users/@me/channels', '{"recipient_id"', {}, 400, 50_109],
    ['of another content type', 'POST', '/users/@me/channels', 'x=1', { 'content-type': 'text/plain' }, 400, 50_035],
    ['to an unknown interaction', 'POST', '/interactions/1/x/callback', { type: 5 }, {}, 404, 10_062],
    ['to an unknown webhook', 'PATCH', '/webhooks/1/x/messages/%40original', { content: 'x' }, {}, 404, 10_015],
    ['for direct messages with nobody', 'POST', '/users/@me/channels', { recipient_id: '123456' }, {}, 400, 50_035],
  ])('%s', async (_, method, path, body, headers, status, code) => {
    expect(await request(discord, method, path, body, headers as Record<string, string>)).toMatchObject({
      status,
      body: { code },
    });
  });

  it('names a route that is not in the double', async () => {
    await request(discord, 'GET', '/stickers/1');
    expect(discord.violations.at(-1)).toMatchObject({
      status: 404,
      path: '/stickers/1',
      reason: 'route not in the double',
    });
  });

  it('survives what is no HTTP at all', async () => {
    const broken = await fetch(`${discord.url}/api/v10/%E0%A4%A`, {
      headers: { authorization: `Bot ${discord.token}` },
    });
    expect(broken.status).toBe(404);
    expect((await request(discord, 'GET', '/gateway')).status).toBe(200);
  });
});

/** `content`, `components.0.custom_id`: where `_errors` are. */
function errorPaths(errors: unknown, path: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, inner]) =>
    key === '_errors' ? [path.join('.')] : errorPaths(inner, [...path, key]),
  );
}
