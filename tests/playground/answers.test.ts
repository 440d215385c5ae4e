/** Answers to interactions on the bare wire: which type goes with what, how often, and until when. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startPlayground } from '../../src/playground/start.js';
import type { Actor, Playground } from '../../src/playground/types.js';
import { request } from './rest.js';

interface Seen {
  readonly id: string;
  readonly token: string;
  readonly type: number;
}

let discord: Playground;
let socket: WebSocket;
let haru: Actor;
let clock = Date.now();
const seen: Seen[] = [];

beforeAll(async () => {
  discord = await startPlayground({
    now: () => clock,
    ackMs: 300,
    routeLimits: false,
    requestsPerSecond: 1000,
    checkAnswers: true,
  });
  const guild = discord.addGuild({
    name: 'Group',
    channels: [{ name: 'daily' }],
    members: [{ name: 'o' }, { name: 'haru' }],
  });
  const [channel] = guild.channels.keys();
  const person = [...guild.members.values()].find(({ user }) => user.username === 'haru')!;
  haru = discord.as(person.user.id, guild.id, channel!);
  socket = await identify(discord);
  await request(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [
    { name: 'go', description: 'Goes', options: [{ type: 3, name: 'q', description: 'd', autocomplete: true }] },
  ]);
});

beforeEach(() => {
  seen.length = 0;
});

afterAll(async () => {
  socket.close();
  await discord.close();
});

const command = async () => {
  const reply = haru.command('go');
  return { reply, callback: await next() };
};
const next = (): Promise<Seen> => discord.until(() => seen.shift());
const answer = (to: Seen, body: unknown, query = '') =>
  request(discord, 'POST', `/interactions/${to.id}/${to.token}/callback${query}`, body, { authorization: '' });
const hook = (to: Seen, method: string, path = '', body?: unknown) =>
  request(discord, method, `/webhooks/${discord.applicationId}/${to.token}${path}`, body, { authorization: '' });
const say = { type: 4, data: { content: 'hi' } };
const BUTTON = { type: 1, components: [{ type: 2, style: 1, label: 'A', custom_id: 'a' }] };

describe('the first answer', () => {
  it('comes once: 40060', async () => {
    const { reply, callback } = await command();
    expect((await answer(callback, say)).status).toBe(204);
    expect(await answer(callback, say)).toMatchObject({ status: 400, body: { code: 40_060 } });
    expect((await reply).text).toBe('hi');
  });

  it('comes in time: 10062, and 10015 for the webhook', async () => {
    const { reply, callback } = await command();
    expect(await reply).toMatchObject({ kind: 'expired', message: undefined });
    expect(await answer(callback, say)).toMatchObject({ status: 404, body: { code: 10_062 } });
    expect(await hook(callback, 'PATCH', '/messages/@original', { content: 'x' })).toMatchObject({
      body: { code: 10_015 },
    });
  });

  it('is written about after it was given: 10015 before', async () => {
    const { callback } = await command();
    expect(await hook(callback, 'POST', '', { content: 'x' })).toMatchObject({ status: 404, body: { code: 10_015 } });
    await answer(callback, say);
    expect((await hook(callback, 'POST', '', { content: 'more' })).status).toBe(200);
  });

  it('is shown when asked for', async () => {
    const { callback } = await command();
    const { status, body } = await answer(callback, say, '?with_response=true');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { interaction: { id: callback.id, type: 2 }, resource: { type: 4, message: { content: 'hi' } } },
    });
    const other = await command();
    const deferred = await answer(other.callback, { type: 5, data: { flags: 64 } }, '?with_response=true');
    expect(deferred.body['interaction']).toMatchObject({
      response_message_loading: true,
      response_message_ephemeral: true,
    });
  });

  it.each([
    ['6 to a command', { type: 6 }],
    ['7 to a command', { type: 7, data: { content: 'x' } }],
    ['8 to a command', { type: 8, data: { choices: [] } }],
    ['1 to anything', { type: 1 }],
    ['a type that is none', { type: 99 }],
    ['nothing', {}],
    ['a deferred answer in Components V2', { type: 5, data: { flags: 1 << 15 } }],
    ['content of 2001', { type: 4, data: { content: 'x'.repeat(2001) } }],
    ['text without the flag', { type: 4, data: { components: [{ type: 10, content: 'x' }] } }],
    ['a modal without components', { type: 9, data: { custom_id: 'm', title: 'T', components: [] } }],
  ])('is refused: %s', async (_, body) => {
    const { reply, callback } = await command();
    expect(await answer(callback, body)).toMatchObject({ status: 400, body: { code: 50_035 } });
    await answer(callback, say);
    await reply;
  });
});

describe('a modal', () => {
  const input = (id = 'i', more = {}) => ({ type: 4, style: 1, custom_id: id, ...more });
  const label = (component: unknown, more = {}) => ({ type: 18, label: 'L', component, ...more });
  const options = (count: number) => Array.from({ length: count }, (_, index) => ({ label: 'x', value: `${index}` }));
  const modal = (components: unknown[], more = {}) => ({
    type: 9,
    data: { custom_id: 'm', title: 'T', components, ...more },
  });

  it.each([
    ['a title of 46', modal([label(input())], { title: 'x'.repeat(46) })],
    ['a title of spaces', modal([label(input())], { title: ' ' })],
    ['a label of spaces', modal([label(input(), { label: ' ' })])],
    ['6 components', modal(Array.from({ length: 6 }, (_, index) => label(input(`i${index}`))))],
    ['a label of 46', modal([label(input(), { label: 'x'.repeat(46) })])],
    ['two inputs of one custom id', modal([label(input()), label(input())])],
    ['an input without label in a row', modal([{ type: 1, components: [input()] }])],
    ['a label in a Label', modal([label(input('i', { label: 'L' }))])],
    ['a disabled select', modal([label({ type: 3, custom_id: 's', disabled: true, options: options(1) })])],
    ['a radio group of one', modal([label({ type: 21, custom_id: 'r', options: options(1) })])],
    ['a checkbox group of 11', modal([label({ type: 22, custom_id: 'c', options: options(11) })])],
    ['only text', modal([{ type: 10, content: 'x' }])],
    ['a button', modal([label({ type: 2, style: 1, label: 'x', custom_id: 'b' })])],
    ['a value longer than it may be', modal([label(input('i', { value: 'abc', max_length: 2 }))])],
  ])('is refused: %s', async (_, body) => {
    const { reply, callback } = await command();
    expect(await answer(callback, body)).toMatchObject({ status: 400, body: { code: 50_035 } });
    await answer(callback, say);
    await reply;
  });

  it('is not answered with a modal', async () => {
    const { reply, callback } = await command();
    await answer(
      callback,
      modal([label(input()), label({ type: 22, custom_id: 'c', options: options(2), required: false })]),
    );
    const submitted = haru.submitModal(await reply, { i: 'x', c: ['1'] });
    const second = await next();
    expect(await answer(second, modal([label(input())]))).toMatchObject({ status: 400 });
    expect(await answer(second, { type: 6 })).toMatchObject({ status: 400 });
    expect((await answer(second, say)).status).toBe(204);
    expect((await submitted).text).toBe('hi');
  });
});

describe('autocomplete', () => {
  const ask = async () => {
    const asked = haru.autocomplete('go', {}, { name: 'q', value: 'x' });
    return { asked, callback: await next() };
  };

  it.each([
    ['no choices at all', undefined],
    ['a choice named with a space', [{ name: ' ', value: 'a' }]],
    ['26 choices', Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }))],
    ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }]],
    ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }]],
    ['an empty name', [{ name: '', value: 'x' }]],
    ['a number for text', [{ name: 'x', value: 5 }]],
  ])('refuses %s', async (_, choices) => {
    const { asked, callback } = await ask();
    expect(await answer(callback, { type: 8, data: { choices } })).toMatchObject({ status: 400 });
    expect(await answer(callback, say)).toMatchObject({ status: 400 });
    await answer(callback, { type: 8, data: { choices: [] } });
    expect(await asked).toEqual([]);
  });

  it('says so when nothing came in time', async () => {
    await expect(haru.autocomplete('go', {}, { name: 'q', value: 'x' })).rejects.toThrow(/in time/);
  });
});

describe('afterwards', () => {
  it('the first followup takes the place of a deferred answer and keeps its eyes', async () => {
    const { reply, callback } = await command();
    await answer(callback, { type: 5, data: { flags: 64 } });
    await hook(callback, 'POST', '', { content: 'done' });
    const settled = await (await reply).settled();
    expect(settled).toMatchObject({ text: 'done', ephemeral: true, followups: [] });
  });

  it('followups may be for the person alone', async () => {
    const { reply, callback } = await command();
    await answer(callback, say);
    await hook(callback, 'POST', '', { content: 'psst', flags: 64 });
    expect((await reply).followups).toMatchObject([{ content: 'psst', visibleTo: haru.userId }]);
  });

  it('@original is read, changed and deleted, percent-encoded or not', async () => {
    const { reply, callback } = await command();
    await answer(callback, say);
    expect((await hook(callback, 'GET', '/messages/%40original')).body['content']).toBe('hi');
    await hook(callback, 'PATCH', '/messages/@original', { content: 'ho' });
    expect((await reply).text).toBe('ho');
    expect((await hook(callback, 'DELETE', '/messages/@original')).status).toBe(204);
    expect(await hook(callback, 'GET', '/messages/@original')).toMatchObject({ body: { code: 10_008 } });
  });

  it('a deferred update changes the message of the button', async () => {
    const first = await command();
    await answer(first.callback, { type: 4, data: { content: 'pick', components: [BUTTON] } });
    const clicked = haru.click(await first.reply, { label: 'A' });
    const second = await next();
    await answer(second, { type: 6 });
    await hook(second, 'PATCH', '/messages/@original', { content: 'picked', components: [] });
    const settled = await (await clicked).settled();
    expect(settled).toMatchObject({ kind: 'deferred-update', text: 'picked' });
    expect(settled.message?.id).toBe((await first.reply).message?.id);
  });

  it('the token lives a quarter of an hour: 50027', async () => {
    const { callback } = await command();
    await answer(callback, say);
    clock += 900_001;
    expect(await hook(callback, 'PATCH', '/messages/@original', { content: 'x' })).toMatchObject({
      status: 401,
      body: { code: 50_027 },
    });
  });

  it('a forged click reaches the bot', async () => {
    const { reply, callback } = await command();
    await answer(callback, say);
    const forged = haru.forge(await reply, 'v1:answer:99', 'button');
    const click = await next();
    expect(click.type).toBe(3);
    await answer(click, { type: 4, data: { content: 'no', flags: 64 } });
    expect((await forged).text).toBe('no');
  });
});

/** The least that a gateway client has to do. */
async function identify(to: Playground): Promise<WebSocket> {
  const { body } = await request(to, 'GET', '/gateway/bot');
  const opened = new WebSocket(`${String(body['url'])}?v=10&encoding=json`);
  opened.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { op: number; t: string | null; d: Seen };
    const properties = { os: 'x', browser: 'x', device: 'x' };
    if (frame.op === 10) opened.send(JSON.stringify({ op: 2, d: { token: to.token, intents: 0, properties } }));
    if (frame.t === 'INTERACTION_CREATE') seen.push(frame.d);
  });
  await to.gateway.ready;
  return opened;
}
