import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migratePglite, migratePostgres } from '../../src/db/migrate.js';
import { startPostgres } from './postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server with the database `mainichi_template`, up to date. */
    serverUrl: string;
    template: string;
    /** A .tar of an embedded database that is up to date. */
    pgliteTemplate: string;
  }
}

/** Starts (or takes) one server, migrates once, and leaves templates that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startPostgres() : undefined;
  const url = given ?? server!.url;
  const template = `mainichi_template_${process.pid}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${template}`);
  await migratePostgres(withDatabase(url, template));

  const folder = await mkdtemp(join(tmpdir(), 'mainichi-pglite-'));
  const embedded = await PGlite.create();
  await migratePglite(embedded);
  const pgliteTemplate = join(folder, 'template.tar');
  await writeFile(pgliteTemplate, Buffer.from(await (await embedded.dumpDataDir('none')).arrayBuffer()));
  await embedded.close();

  project.provide('serverUrl', url);
  project.provide('template', template);
  project.provide('pgliteTemplate', pgliteTemplate);
  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The end-to-end tests run the bot as it is shipped; its types are checked by `npm run check`. */
function build(): void {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'], {
    stdio: 'inherit',
  });
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
