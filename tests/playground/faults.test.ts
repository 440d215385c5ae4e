/** Bad days: lost and late answers, limits, and what they mean for a message that is sent once. */
import { Client, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/playground/types.js';
import { openDiscord, type OpenDiscord } from '../support/discord.js';
import { request } from './rest.js';

let open: OpenDiscord;
let posts: string;

beforeEach(async () => {
  open = await openDiscord();
  posts = `/channels/${open.channel.id}/messages`;
});

afterEach(() => open.close());

const post = (body: object = { content: 'x' }) => request(open.discord, 'POST', posts, body);
const sent = () => open.discord.messages(open.channel.id).length;
const fault = (kind: Fault['kind'], more: Partial<Fault> = {}) =>
  open.discord.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind, times: 1, ...more });

describe('before Discord hears of it', () => {
  it('the connection drops', async () => {
    fault('drop');
    await expect(post()).rejects.toThrow();
    expect(sent()).toBe(0);
    expect((await post()).status).toBe(200);
    expect(open.discord.requests.map(({ status }) => status)).toEqual([0, 200]);
  });

  it('an error comes back', async () => {
    fault('status', { status: 503 });
    expect((await post()).status).toBe(503);
    expect(sent()).toBe(0);
  });

  it('it takes long', async () => {
    fault('stall', { ms: 30 });
    expect((await post()).status).toBe(200);
  });
});

describe('after it was done', () => {
  it('the answer is lost', async () => {
    fault('dropAfter');
    await expect(post()).rejects.toThrow();
    expect(sent()).toBe(1);
  });

  it('an error comes back, and the same nonce finds the message', async () => {
    fault('statusAfter');
    const body = { content: 'x', nonce: 'n1', enforce_nonce: true };
    expect((await post(body)).status).toBe(502);
    expect((await post(body)).status).toBe(200);
    expect(sent()).toBe(1);
  });

  it('discord.js tries again by itself: twice without a nonce, once with one', async () => {
    const rest = new REST({ api: open.discord.apiUrl, version: '10', timeout: 200 }).setToken(open.discord.token);
    for (const [body, messages] of [
      [{ content: 'plain' }, 2],
      [{ content: 'once', nonce: 'n2', enforce_nonce: true }, 1],
    ] as const) {
      const strike = fault('stallAfter', { ms: 400 });
      await rest.post(posts as `/${string}`, { body });
      expect(open.discord.messages(open.channel.id).filter(({ content }) => content === body.content)).toHaveLength(
        messages,
      );
      expect(strike()).toBe(1);
    }
  });
});

describe('an ordered 429', () => {
  it('says when to come back, for the route or for the whole bot', async () => {
    fault('429', { ms: 1_500 });
    const route = await post();
    expect(route).toMatchObject({ status: 429, body: { retry_after: 1.5, global: false } });
    expect(Object.fromEntries(route.headers)).toMatchObject({ 'retry-after': '2', 'x-ratelimit-scope': 'user' });
    fault('429', { global: true });
    expect((await post()).headers.get('x-ratelimit-global')).toBe('true');
    expect(open.discord.violations).toEqual([]);
  });
});

describe('limits', () => {
  it('five messages in five seconds for each channel, as the headers say', async () => {
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await post());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0']);
    expect(answers[5]?.body['retry_after']).toBeGreaterThan(0);
    const other = [...open.guild.channels.keys()][1]!;
    expect((await request(open.discord, 'POST', `/channels/${other}/messages`, { content: 'x' })).status).toBe(200);
    expect(sent()).toBe(5);
  });

  it('so many requests a second for the whole bot, answers to interactions aside', async () => {
    const few = await openDiscord({ requestsPerSecond: 3, allow: [10_062] });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await request(few.discord, 'GET', '/users/@me')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const callback = await request(
      few.discord,
      'POST',
      '/interactions/1/x/callback',
      { type: 5 },
      { authorization: '' },
    );
    expect(callback.status).toBe(404);
    await few.close();
  });

  it('a bot that keeps being refused is on the way to a ban, and that is a violation', async () => {
    const banned = await openDiscord({
      allow: [0, 50_001],
      requestsPerSecond: Number.POSITIVE_INFINITY,
      routeLimits: false,
    });
    banned.discord.setPermissions(banned.channel.id, 0n);
    const path = `/channels/${banned.channel.id}/messages`;
    for (let count = 0; count < 501; count += 1) await request(banned.discord, 'POST', path, { content: 'x' });
    const bans = banned.discord.violations.filter(({ reason }) => reason.includes('ban'));
    expect(bans).toHaveLength(1);
    await banned.close();
  });
});

describe('nonces', () => {
  const nonce = { nonce: 'same', enforce_nonce: true };

  it('count over all channels of the bot, for a few minutes, and only when enforced', async () => {
    let clock = Date.now();
    const timed = await openDiscord({ now: () => clock });
    const [first, second] = [...timed.guild.channels.keys()];
    const send = async (channel: string, body: object) =>
      (await request(timed.discord, 'POST', `/channels/${channel}/messages`, { content: 'x', ...body })).body[
        'id'
      ] as string;
    const id = await send(first!, nonce);
    expect(await send(second!, nonce)).toBe(id);
    expect(await send(first!, { nonce: 'same' })).not.toBe(id);
    clock += 10 * 60_000;
    const later = await send(second!, nonce);
    expect(later).not.toBe(id);
    expect(timed.discord.messages(second!)).toHaveLength(1);
    await timed.close();
  });
});

describe('the canary: validation is on', () => {
  it('a planted violation is found, and closing says so', async () => {
    const planted = await openDiscord();
    await request(planted.discord, 'POST', `/channels/${planted.channel.id}/messages`, { content: 'x'.repeat(2001) });
    expect(planted.discord.violations).toMatchObject([{ method: 'POST', status: 400, code: 50_035 }]);
    expect(planted.discord.violations[0]?.body).toHaveLength(500);
    await expect(planted.close()).rejects.toThrow(/content: Must be 2000 or fewer in length/);
  });

  it('so is a wrong answer of the double itself', async () => {
    const planted = await openDiscord();
    (planted.guild as { locale: string }).locale = 'klingon';
    await request(planted.discord, 'GET', `/guilds/${planted.guild.id}`);
    await expect(planted.close()).rejects.toThrow(/the double answers what Discord would not: preferred_locale/);
  });

  it('and discord.js passes on what its own builders let through', async () => {
    const planted = await openDiscord();
    const client = new Client({ intents: [], rest: { api: planted.discord.apiUrl } });
    client.rest.setToken(planted.discord.token);
    const body = { flags: 1 << 15, components: [{ type: 17, components: [] }] };
    await expect(client.rest.post(`/channels/${planted.channel.id}/messages`, { body })).rejects.toMatchObject({
      code: 50_035,
    });
    await client.destroy();
    await expect(planted.close()).rejects.toThrow(/Must be 1 or more/);
  });
});
