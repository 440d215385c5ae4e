import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// Who may import what (see the README's drawing). Each rule lists what breaks it, so that a failure names the file.

const ROOT = resolve(import.meta.dirname, '../src');

interface File {
  /** Below src/, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Packages and node: modules. */
  readonly packages: readonly string[];
  /** Files below src/. */
  readonly files: readonly string[];
}

const sources: readonly File[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
    const local = found.filter((target) => target.startsWith('.'));
    return {
      path: name.replaceAll('\\', '/'),
      text,
      packages: found.filter((target) => !target.startsWith('.')),
      files: local.map((target) =>
        relative(ROOT, resolve(ROOT, dirname(name), target))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts'),
      ),
    };
  });

const inRoom = (room: string) => sources.filter(({ path }) => path.startsWith(`${room}/`));

/** The imports of a room that lead somewhere it must not go. */
function strays(room: string, allowed: (target: string, from: File) => boolean): string[] {
  return inRoom(room).flatMap((file) =>
    file.files.filter((target) => !allowed(target, file)).map((target) => `${file.path} -> ${target}`),
  );
}

const to =
  (...rooms: string[]) =>
  (target: string): boolean =>
    rooms.some((room) => (room.endsWith('.ts') ? target === room : target.startsWith(`${room}/`)));

test('the sources are read at all', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(inRoom('study').length).toBeGreaterThan(10);
});

test('study imports only itself and pure libraries', () => {
  expect(strays('study', to('study', 'library/model.ts'))).toEqual([]);
  const foreign = inRoom('study').flatMap(({ path, packages }) =>
    packages.filter((name) => name !== 'ts-fsrs' && name !== 'temporal-polyfill').map((name) => `${path}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('library imports study, itself and nothing of Discord or the database', () => {
  expect(strays('library', to('library', 'study', 'ops/package-root.ts'))).toEqual([]);
});

test('ledger imports study, library and db', () => {
  expect(strays('ledger', to('ledger', 'study', 'library', 'db'))).toEqual([]);
});

test('db imports study, library and itself', () => {
  expect(strays('db', to('db', 'study', 'library', 'ops/package-root.ts'))).toEqual([]);
});

test('views import library, study and the plain parts of discord', () => {
  const plain = ['discord/command.ts', 'discord/custom-id.ts', 'discord/clip.ts', 'discord/links.ts'];
  expect(strays('views', to('views', 'library', 'study', ...plain))).toEqual([]);
});

test('a feature imports no other feature, and of delivery only the desk', () => {
  const plain = ['command', 'custom-id', 'clip', 'links', 'permissions'].map((name) => `discord/${name}.ts`);
  const wrong = strays('features', (target, from) => {
    const own = from.path.split('/').slice(0, 2).join('/');
    return to(own, 'study', 'library', 'ledger', 'views', 'delivery/desk.ts', 'db', 'app.ts', ...plain)(target);
  });
  expect(wrong).toEqual([]);
});

test('features touch the database in files called query.ts only', () => {
  const wrong = inRoom('features')
    .filter(({ path }) => !path.endsWith('/query.ts'))
    .flatMap((file) =>
      file.files.filter((target) => target.startsWith('db/')).map((target) => `${file.path} -> ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('delivery never imports a feature, discord never knows one', () => {
  expect(strays('delivery', to('delivery', 'study', 'library', 'ledger', 'views', 'db', 'discord', 'app.ts'))).toEqual(
    [],
  );
  expect(strays('discord', to('discord', 'library/model.ts', 'app.ts'))).toEqual([]);
});

test('the playground and the bot meet only on the wire', () => {
  expect(strays('playground', to('playground'))).toEqual([]);
  const visitors = sources
    .filter(
      ({ path, files }) => !path.startsWith('playground/') && files.some((target) => target.startsWith('playground/')),
    )
    .map(({ path }) => path);
  expect(visitors).toEqual(['main.ts']);
});

test('SQL lives in db, ledger, delivery and query.ts', () => {
  const wrong = sources
    .filter(({ path }) => !/^(db|ledger|delivery)\//.test(path) && !path.endsWith('/query.ts'))
    .filter(
      ({ text, packages }) =>
        packages.some((name) => name.startsWith('drizzle-orm')) ||
        /`\s*(select|insert into|update|delete from) /.test(text),
    )
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('discord.js stays out of db, study, library and every query.ts', () => {
  const wrong = sources
    .filter(({ path }) => /^(db|study|library)\//.test(path) || path.endsWith('/query.ts'))
    .filter(({ packages }) => packages.some((name) => name === 'discord.js' || name.startsWith('@discordjs/')))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const wrong = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
  expect(wrong).toEqual(['config.ts']);
});

test('every sentence of a feature stands in both languages', () => {
  const words = inRoom('features').filter(({ path }) => path.endsWith('/words.ts'));
  expect(words.length).toBeGreaterThan(2);
  expect(words.filter(({ text }) => !/: Both<|satisfies Both</.test(text)).map(({ path }) => path)).toEqual([]);
});
