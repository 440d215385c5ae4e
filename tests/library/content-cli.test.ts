import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runContent } from '../../src/cli/content/run.js';
import { packageRoot } from '../../src/ops/package-root.js';
import { tinyDeck, writeDeck } from '../support/deck.js';
import { TODAY, change } from './example.js';

let contentDir = '';
let remove = async (): Promise<void> => undefined;
beforeEach(async () => {
  ({ contentDir, remove } = await writeDeck());
});
afterEach(() => remove());

async function content(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), today: TODAY };
  const code = await runContent(['--content-dir', contentDir, ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('content', () => {
  it.each([
    [['lnit'], /expected one of lint, .*, received "lnit"/],
    [['constructor'], /expected one of lint, .*, received "constructor"/],
    [['lint', '--jsn'], /expected --json, received --jsn\nUsage: content lint \[--json\]/],
    [['lint', 'codedeploy'], /expected 0 argument\(s\), received 1: codedeploy/],
    [['new', 'topics', 'x'], /expected `topic <slug>` or `question <topic> <slug>`, received "topics x"/],
    [['new', 'topic', 'Blue Green'], /expected a slug such as blue-green, received "Blue Green"/],
    [['lint', '--content-dir'], /expected --json, received --content-dir/],
  ])('%j is typed wrongly', async (argv, expected) => {
    const { code, err } = await content(...argv);
    expect(code).toBe(2);
    expect(err).toMatch(expected);
  });

  it('lists its subcommands', async () => {
    expect((await content('--help')).out).toMatch(/content lint \[--json\] .*\n.*content coverage/);
    expect(await content()).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') as string });
  });
});

describe('content lint', () => {
  it('ends with a count and 0 when there are warnings only', async () => {
    const { code, out } = await content('lint');
    expect(code).toBe(0);
    expect(out).toMatch(/\n0 errors, \d+ warnings, 0 waived in 6 topics, 12 questions, 30 cards$/);
    expect(out).toMatch(/^content\/exam\/dop-c02\.yml:1: warning B02: /);
  });

  it('ends with 1 when there are errors, from the grammar or from the rules', async () => {
    await remove();
    const tiny = await tinyDeck();
    const broken = {
      ...tiny,
      'topics/kms.md': change(
        tiny['topics/kms.md'] ?? '',
        ['task: "6.1"', 'task: "9.9"'],
        ['type: multiple', 'type: many'],
      ),
    };
    ({ contentDir, remove } = await writeDeck(broken));
    const { code, out } = await content('lint', '--json');
    const report = JSON.parse(out) as { errors: number; problems: { rule: string; file: string; line: number }[] };
    expect(code).toBe(1);
    expect(report.errors).toBe(3);
    expect(
      report.problems.filter((problem) => problem.file === 'content/topics/kms.md').map((problem) => problem.rule),
    ).toEqual(expect.arrayContaining(['Q02', 'Q05', 'parse']));
  });
});

describe('content coverage', () => {
  it('prints tables or JSON', async () => {
    const { code, out } = await content('coverage');
    expect(code).toBe(0);
    expect(out).toMatch(/^task {2}published {2}multiple {2}title\n1\.1 {3}1 {10}0 {9}Implement CI\/CD pipelines$/m);
    expect(out).toContain('Questions: 12 published of 12, 50 % multiple response');
    const json = JSON.parse((await content('coverage', '--json')).out) as { domains: unknown[] };
    expect(json.domains).toHaveLength(6);
  });
});

describe('content new', () => {
  it('writes a topic that the lint asks to complete, once', async () => {
    expect((await content('new', 'topic', 'blue-green')).code).toBe(0);
    const { code, out } = await content('lint');
    expect(code).toBe(1);
    for (const field of ['name.ja', 'name.en', 'category', 'lifecycle'])
      expect(out).toContain(
        `blue-green.md:${{ 'name.ja': 3, 'name.en': 3, category: 5, lifecycle: 8 }[field]}: error parse: \`${field}\``,
      );
    expect(await content('new', 'topic', 'blue-green')).toMatchObject({
      code: 1,
      err: expect.stringContaining('which has a file') as string,
    });
  });

  it('appends a draft question that the lint asks to complete, once', async () => {
    const path = join(contentDir, 'topics/kms.md');
    const before = await readFile(path, 'utf8');
    expect((await content('new', 'question', 'kms', 'key-rotation')).code).toBe(0);
    expect((await readFile(path, 'utf8')).startsWith(before.trimEnd())).toBe(true);
    const { out } = await content('lint');
    expect(out).not.toContain('error parse');
    for (const rule of ['Q02', 'Q03', 'Q05', 'Q14']) expect(out).toContain(`error ${rule}`);
    expect(await content('new', 'question', 'kms', 'key-rotation')).toMatchObject({
      code: 1,
      err: expect.stringContaining('which is there already') as string,
    });
    expect(await content('new', 'question', 'nowhere', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('content new topic nowhere') as string,
    });
  });
});

it('runs as a program', async () => {
  const script = join(packageRoot(), 'src/cli/content.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', script, 'lint', '--content-dir', contentDir],
    { cwd: packageRoot() },
  );
  expect(stdout).toMatch(/in 6 topics, 12 questions, 30 cards\n$/);
});

describe('content compare', () => {
  const run = promisify(execFile);
  const git = (...args: readonly string[]) =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', '-C', contentDir, ...args]);
  const edit = async (file: string, alter: (text: string) => string) => {
    const path = join(contentDir, 'topics', file);
    const text = await readFile(path, 'utf8');
    const altered = alter(text);
    expect(altered).not.toBe(text);
    await writeFile(path, altered);
  };

  beforeEach(async () => {
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'deck');
  });

  it('is content when only words change', async () => {
    await edit('kms.md', (text) => text.replaceAll('大学', '研究所'));
    const { code, out } = await content('compare', 'HEAD');
    expect(out).toBe('0 errors in 12 questions and 30 cards of HEAD');
    expect(code).toBe(0);
  });

  it('names a question and a card that are gone', async () => {
    await edit('kms.md', (text) => text.replace('## Q single', '## Q another').replaceAll('^canary', '^canary-two'));
    const { code, out } = await content('compare', 'HEAD');
    expect(code).toBe(1);
    expect(out).toMatch(/content\/topics\/kms\.md:1: error parse: expected the question kms\/single to stay/);
    expect(out).toMatch(/expected the card kms\^canary to stay/);
    expect(out).toMatch(/\n2 errors in 12 questions and 30 cards of HEAD$/);
  });

  it('names options that changed places', async () => {
    const first = '`AllAtOnce` を使い、追加のインスタンスへ切り替える。';
    const second = '`HalfAtATime` を使い、追加のインスタンスへ切り替える。';
    await edit('kms.md', (text) => text.replace(first, '@@').replace(second, first).replace('@@', second));
    const { code, out } = await content('compare', 'HEAD');
    expect(code).toBe(1);
    expect(out).toMatch(/kms\.md:\d+: .* ja option 3: expected .* old order.* received the old option 4/);
  });

  it('names a key that became another one', async () => {
    await edit('kms.md', (text) =>
      text
        .replace('- [ ] `AllAtOnce` を使い、既存', '- [x] `AllAtOnce` を使い、既存')
        .replace('- [x] `HalfAtATime` を使い、既存', '- [ ] `HalfAtATime` を使い、既存')
        .replace('- [ ] Use `AllAtOnce` to update', '- [x] Use `AllAtOnce` to update')
        .replace('- [x] Use `HalfAtATime` to update', '- [ ] Use `HalfAtATime` to update'),
    );
    const { code, out } = await content('compare', 'HEAD');
    expect(code).toBe(1);
    expect(out).toMatch(/options and keys -x--.*a change of meaning is a new slug, received single x---/);
  });

  it('says what it expected when the revision is none', async () => {
    expect(await content('compare', 'nowhere')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/expected a git revision that holds .*received "nowhere"/) as string,
    });
    expect((await content('compare')).err).toContain('expected a git revision such as origin/main, received nothing');
  });
});

describe('content search --stdin --json', () => {
  it('answers one object a line, in order, blank lines and Windows ends included, without hits for nonsense', async () => {
    const args = ['run', '-s', 'content', '--', 'search', '--stdin', '--json'];
    const asked = promisify(execFile)('npm', args, { cwd: packageRoot() });
    asked.child.stdin?.end('S3\r\n\r\nasdfgh\nガードデューティ');
    const lines = (await asked).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; hits: { topic: string; score: number }[] });
    expect(lines.map(({ query, hits }) => [query, hits[0]?.topic])).toEqual([
      ['S3', 's3'],
      ['', undefined],
      ['asdfgh', undefined],
      ['ガードデューティ', 'guardduty'],
    ]);
  });
});
