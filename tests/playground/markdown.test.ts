/** Discord's Markdown on the page: text in, tree out. */
import { expect, it } from 'vitest';

interface Node {
  readonly t: string;
  readonly [field: string]: unknown;
}

const module = new URL('../../src/playground/page/markdown.js', import.meta.url).href;
const { parseMarkdown, parseInline } = (await import(module)) as {
  parseMarkdown: (text: string) => Node[];
  parseInline: (text: string) => Node[];
};

const text = (value: string) => ({ t: 'text', text: value });

it.each([
  ['# One', [{ t: 'h', level: 1, kids: [text('One')] }]],
  ['### Three', [{ t: 'h', level: 3, kids: [text('Three')] }]],
  ['#none', [{ t: 'p', kids: [text('#none')] }]],
  ['-# small', [{ t: 'sub', kids: [text('small')] }]],
  ['a\nb\n\nc', [{ t: 'p', kids: [text('a\nb\n\nc')] }]],
  [
    '> a\n> b\nc',
    [
      { t: 'quote', kids: [{ t: 'p', kids: [text('a\nb')] }] },
      { t: 'p', kids: [text('c')] },
    ],
  ],
  ['```yaml\na: 1\n**b**\n```', [{ t: 'code', text: 'a: 1\n**b**' }]],
  ['```\nopen', [{ t: 'p', kids: [text('```\nopen')] }]],
  [
    '3. a\n4. b',
    [
      {
        t: 'list',
        ordered: true,
        start: 3,
        items: [[{ t: 'line', kids: [text('a')] }], [{ t: 'line', kids: [text('b')] }]],
      },
    ],
  ],
  [
    '- a\n  - b',
    [
      {
        t: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            { t: 'line', kids: [text('a')] },
            { t: 'list', ordered: false, start: 1, items: [[{ t: 'line', kids: [text('b')] }]] },
          ],
        ],
      },
    ],
  ],
])('blocks: %j', (given, tree) => {
  expect(parseMarkdown(given)).toEqual(tree);
});

it.each([
  ['**a** b', [{ t: 'strong', kids: [text('a')] }, text(' b')]],
  ['**CodeDeploy**は', [{ t: 'strong', kids: [text('CodeDeploy')] }, text('は')]],
  ['***a***', [{ t: 'em', kids: [{ t: 'strong', kids: [text('a')] }] }]],
  ['snake_case_name', [text('snake_case_name')]],
  ['_a_', [{ t: 'em', kids: [text('a')] }]],
  ['__a__ ~~b~~', [{ t: 'under', kids: [text('a')] }, text(' '), { t: 'strike', kids: [text('b')] }]],
  ['`**a**`', [{ t: 'tick', text: '**a**' }]],
  // A single letter used to reach for the next code span and swallow what stood between.
  ['`1` a `b`', [{ t: 'tick', text: '1' }, text(' a '), { t: 'tick', text: 'b' }]],
  ['``a`b`` c', [{ t: 'tick', text: 'a`b' }, text(' c')]],
  ['\\*a\\*', [text('*'), text('a'), text('*')]],
  ['||a **b**||', [{ t: 'spoiler', kids: [text('a '), { t: 'strong', kids: [text('b')] }] }]],
  ['[a](https://x.test/b)', [{ t: 'link', url: 'https://x.test/b', kids: [text('a')] }]],
  ['[a](javascript:alert(1))', [text('[a](javascript:alert(1))')]],
  [
    '見て https://x.test/a。次',
    [text('見て '), { t: 'link', url: 'https://x.test/a', kids: [text('https://x.test/a')] }, text('。次')],
  ],
  [
    '<@12> <#34> <@&56>',
    [{ t: 'person', id: '12' }, text(' '), { t: 'channel', id: '34' }, text(' '), { t: 'role', id: '56' }],
  ],
  ['<t:60:R>', [{ t: 'time', at: 60_000, style: 'R' }]],
  ['</daily now:12>', [{ t: 'command', text: 'daily now', id: '12' }]],
  ['1 < 2 * 3', [text('1 < 2 * 3')]],
])('inline: %j', (given, tree) => {
  expect(parseInline(given)).toEqual(tree);
});
