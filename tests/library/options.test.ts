import { expect, test } from 'vitest';
import { readDeck } from '../../src/library/read-deck.js';
import { readLibrary, tinyDeck } from '../support/deck.js';

// An option that begins with code kept its box, and `[x]` told the key to everybody.

test('an option never shows its box, whatever it begins with', async () => {
  const files = await tinyDeck();
  const path = 'topics/codedeploy.md';
  const changed = files[path]!.replace(/^- \[(.)\] /gm, '- [$1] `code` ');
  const library = await readLibrary({ ...files, [path]: changed });
  const options = library.questions.get('codedeploy/single')!.text.ja.options;
  expect(options.map(({ text }) => text.slice(0, 6))).toEqual(['`code`', '`code`', '`code`', '`code`']);
});

test('no option of the shipped deck shows a box', async () => {
  const { library } = await readDeck('content');
  const shown = [...library!.questions.values()].flatMap(({ id, text }) =>
    [...text.ja.options, ...text.en.options].filter((option) => /^\[[ xX]\]/.test(option.text)).map(() => id),
  );
  expect(shown).toEqual([]);
});
