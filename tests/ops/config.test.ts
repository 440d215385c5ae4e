import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../src/config.js';

test('nothing set: the playground, an embedded database, defaults', () => {
  expect(parseConfig({})).toMatchObject({
    token: undefined,
    databaseUrl: undefined,
    apiUrl: 'https://discord.com/api',
    logLevel: 'info',
    playgroundPort: 4321,
  });
});

test('every problem is named at once, with what was expected and what came, and no secret is repeated', () => {
  const wrong = {
    DISCORD_TOKEN: 'two words',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    DISCORD_API_URL: 'discord',
    PLAYGROUND_PORT: '99999',
    LOG_LEVEL: 'loud',
    SHARDS: '0,1',
  };
  const error = catchError(() => parseConfig(wrong));
  expect(error.problems).toHaveLength(6);
  expect(error.message).toContain('PLAYGROUND_PORT: expected a whole number from 0 to 65535, received "99999"');
  expect(error.message).toContain('LOG_LEVEL: expected one of fatal, error, warn');
  expect(error.message).not.toContain('hunter2');
  expect(error.message).not.toContain('two words');
});

test('empty and padded values count as what they mean', () => {
  expect(parseConfig({ DISCORD_TOKEN: ' ', LOG_LEVEL: ' debug ' })).toMatchObject({
    token: undefined,
    logLevel: 'debug',
  });
});

test('an API address may carry a version or a slash at its end', () => {
  expect(parseConfig({ DISCORD_API_URL: 'http://127.0.0.1:9/api/v10/' }).apiUrl).toBe('http://127.0.0.1:9/api');
});

test('.env.example names every variable and nothing else', () => {
  const names = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]!);
  const known = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]!);
  expect(names.toSorted()).toEqual([...new Set(known)].toSorted());
});

function catchError(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('Expected a ConfigError');
}
