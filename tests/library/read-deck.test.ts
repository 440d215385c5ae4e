import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/library/problem.js';
import { readDeck } from '../../src/library/read-deck.js';
import { readLibrary, tinyDeck, writeDeck, type DeckFiles } from '../support/deck.js';
import { change } from './example.js';

const tiny = await tinyDeck();
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((remove) => remove()));
});

async function read(files: DeckFiles) {
  const { contentDir, remove } = await writeDeck(files);
  cleanups.push(remove);
  const { library, problems } = await readDeck(contentDir);
  return { library, messages: problems.map(formatProblem) };
}

function without(path: string): DeckFiles {
  return Object.fromEntries(Object.entries(tiny).filter(([name]) => name !== path));
}

describe('a good deck', () => {
  it('is a library, indexed by id', async () => {
    const library = await readLibrary();
    expect(library.deck).toEqual({
      id: 'tiny',
      name: { ja: '小さなデッキ', en: 'Tiny deck' },
      language: 'ja',
      exam: 'dop-c02',
    });
    expect([...library.topics.keys()]).toEqual([
      'cloudformation',
      'cloudwatch-logs',
      'codedeploy',
      'eventbridge',
      'kms',
      'route-53',
    ]);
    expect(library.questions.get('kms/multiple')?.task).toBe('6.2');
    expect(library.cards.get('kms^canary')?.topic).toBe('kms');
    expect(library.exam.domains.map((domain) => domain.weight)).toEqual([0.22, 0.17, 0.15, 0.15, 0.14, 0.17]);
    expect(library.exam.tasks).toHaveLength(19);
    expect(library.exam.tasks[4]).toMatchObject({ code: '2.1', domain: '2' });
  });

  it('cannot be changed, maps included', async () => {
    const library = await readLibrary();
    const question = library.questions.get('kms/single');
    expect(() => Object.assign(question?.text.ja.options[0] ?? {}, { correct: true })).toThrow(TypeError);
    expect(() => (library.questions as Map<string, unknown>).set('x', {})).toThrow(TypeError);
    expect(() => (library.topics as Map<string, unknown>).delete('kms')).toThrow(TypeError);
    expect(() => (library.cards as Map<string, unknown>).clear()).toThrow(TypeError);
    expect(library.topics.size).toBe(6);
  });

  it('has a revision that changes with its content alone', async () => {
    const original = (await readLibrary()).revision;
    expect((await readLibrary()).revision).toBe(original);
    const path = 'topics/kms.md';
    const moved = { ...tiny, [path]: change(tiny[path] ?? '', ['## Notes', '\n## Notes']) };
    expect((await readLibrary(moved)).revision).toBe(original);
    const edited = { ...tiny, [path]: change(tiny[path] ?? '', ['Linear', 'Linearly']) };
    expect((await readLibrary(edited)).revision).not.toBe(original);
  });
});

describe('problems', () => {
  it.each([
    ['deck.yml', 'content/deck.yml:1: error parse: expected a file to read, received ENOENT'],
    ['categories.yml', 'content/categories.yml:1: error parse: expected a file to read, received ENOENT'],
    ['exam/dop-c02.yml', 'content/exam/dop-c02.yml:1: error parse: expected a file to read, received ENOENT'],
  ])('a missing %s is one, not an exception', async (path, expected) => {
    const { library, messages } = await read(without(path));
    expect(messages).toEqual([expected]);
    expect(library).toBeUndefined();
  });

  it('a missing folder is one', async () => {
    const { contentDir, remove } = await writeDeck({});
    cleanups.push(remove);
    const { library, problems } = await readDeck(join(contentDir, 'nowhere'));
    expect(library).toBeUndefined();
    expect(problems.map(formatProblem)).toContain(
      'nowhere/topics:1: error parse: expected a folder of topics, received ENOENT',
    );
    await rm(contentDir, { recursive: true, force: true });
  });

  it.each([
    ['a weight is wrong', 'weight: 0.22', 'weight: 0.32', /`domains`: expected weights that sum to 1, received 1\.1/],
    [
      'a task is in the wrong domain',
      'code: "1.4"',
      'code: "2.4"',
      /`tasks` of 1: expected codes 1\.n, received \["2\.4"\]/,
    ],
    ['a task is there twice', 'code: "1.2"', 'code: "1.1"', /`tasks`: expected each code once, received 1\.1 again/],
    [
      'the exam has another id',
      'id: dop-c02',
      'id: dop-c03',
      /`id`: expected the file's name \(dop-c02\), received "dop-c03"/,
    ],
  ])('come up when %s', async (_what, from, to, expected) => {
    const path = 'exam/dop-c02.yml';
    const { messages } = await read({ ...tiny, [path]: change(tiny[path] ?? '', [from, to]) });
    expect(messages.join('\n')).toMatch(expected);
  });

  it('of one file leave the others readable', async () => {
    const { library, messages } = await read({
      ...tiny,
      'topics/kms.md': 'no front matter',
      'topics/notes.txt': 'ignored',
    });
    expect(messages).toEqual([
      expect.stringMatching(/^content\/topics\/kms\.md:1: error parse: expected front matter/),
    ]);
    expect(library?.topics.size).toBe(5);
  });
});
