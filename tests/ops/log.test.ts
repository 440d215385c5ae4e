import { DiscordAPIError } from '@discordjs/rest';
import { expect, test } from 'vitest';
import { describeError, withoutSecrets } from '../../src/ops/log.js';

const TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OTA';

test('an error of Discord keeps code and status, and loses token and body', () => {
  const url = `https://discord.com/api/v10/webhooks/123/${TOKEN}/messages/@original`;
  const raw = { code: 50_035, message: 'Invalid Form Body' };
  const body = { files: undefined, json: { content: 'my secret worry' } };
  const described = describeError(new DiscordAPIError(raw, 50_035, 400, 'PATCH', url, body));
  expect(described).toMatchObject({ code: 50_035, status: 400, method: 'PATCH' });
  expect(JSON.stringify(described)).not.toContain(TOKEN);
  expect(JSON.stringify(described)).not.toContain('my secret worry');
});

test('a failed query loses its values, and keeps the reason', () => {
  const error = new Error('Failed query: insert into reports values ($1)\nparams: my secret worry', {
    cause: Object.assign(new Error('duplicate key'), { code: '23505' }),
  });
  const described = describeError(error);
  expect(JSON.stringify(described)).not.toContain('my secret worry');
  expect(described.cause).toMatchObject({ message: 'duplicate key', code: '23505' });
});

test('a value that Postgres could not read is left out of what it says', () => {
  const error = Object.assign(new Error('invalid input syntax for type date: "my "secret" worry"'), { code: '22007' });
  expect(describeError(error).message).toBe('invalid input syntax for type date: "***"');
});

test('passwords and bot tokens are struck out of any text', () => {
  expect(withoutSecrets('postgres://me:hunter2@db/x')).toBe('postgres://me:***@db/x');
  expect(withoutSecrets('token MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcDE.abcdefghijklmnopqrstuvwxyz0123')).toBe('token ***');
});
