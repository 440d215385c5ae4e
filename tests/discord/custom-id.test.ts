import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customId, parseCustomId, readId, readMask, readSnowflake } from '../../src/discord/custom-id.js';
import { clip, plain } from '../../src/discord/clip.js';
import { linkButton } from '../../src/discord/links.js';

test('what is written is read back', () => {
  const part = fc.stringMatching(/^[\w.-]{1,12}$/);
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 4 }), (route, args) => {
      expect(parseCustomId(customId(route, ...args))).toEqual({ route, args });
    }),
  );
});

test('whatever comes from outside is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      const parsed = parseCustomId(text);
      expect(parsed === undefined || text.startsWith('v1:')).toBe(true);
    }),
  );
});

test.each(['', 'v1', 'v1:', 'v0:daily.pick:1', 'v1:daily pick:1', `v1:${'x'.repeat(120)}`, 'v1:a:<@1>'])(
  'an id that is not ours (%j) is refused',
  (id) => expect(parseCustomId(id)).toBeUndefined(),
);

test('a part with a separator or too long an id is a mistake of ours', () => {
  expect(() => customId('daily.pick', 'a:b')).toThrow(/got "a:b"/);
  expect(() => customId('daily.pick', 'x'.repeat(100))).toThrow(/at most 100/);
});

test.each([
  ['1', 1],
  ['0', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['99999999999999999', undefined],
  [undefined, undefined],
] as const)('the number %j is read as %j', (text, value) => expect(readId(text)).toBe(value));

test.each([
  ['1', 4, 1],
  ['15', 4, 15],
  ['16', 4, undefined],
  ['0', 4, undefined],
  ['a', 4, undefined],
] as const)('the set %j of %i options is read as %j', (text, options, value) =>
  expect(readMask(text, options)).toBe(value),
);

test('a snowflake is 15 digits or more, and one that the database can keep', () => {
  expect(readSnowflake('123456789012345678')).toBe('123456789012345678');
  expect(readSnowflake('12')).toBeUndefined();
  expect(readSnowflake('9223372036854775807')).toBe('9223372036854775807');
  expect(readSnowflake('9223372036854775808')).toBeUndefined();
  expect(readSnowflake('99999999999999999999')).toBeUndefined();
});

test('clipping never leaves half a character', () => {
  expect(clip('あいう', 3)).toBe('あいう');
  expect(clip('あいうえ', 3)).toBe('あい…');
  expect(clip('ab😀cd', 4)).toBe('ab…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
      const clipped = clip(text, limit);
      expect(clipped.length).toBeLessThanOrEqual(limit);
      expect(clipped).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }),
  );
});

test('somebody’s words keep no power: no mention, no link, no Markdown', () => {
  expect(plain('@everyone')).not.toContain('@everyone');
  expect(plain('**[x](http://a)**')).toBe('\\*\\*\\[x\\]\\(http://a\\)\\*\\*');
  expect(plain('25:99')).toBe('25:99');
});

test('a link to a feature that is not there is left out', () => {
  expect(linkButton(new Set(), 'quiz.topic', ['s3'], 'Quiz')).toBeUndefined();
  expect(linkButton(new Set(['quiz.topic']), 'quiz.topic', ['s3'], 'Quiz')).toMatchObject({
    custom_id: 'v1:quiz.topic:s3',
  });
});
