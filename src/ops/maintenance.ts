import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { EmbeddedDatabase } from '../db/client.js';

const HOUR_MS = 3_600_000;
const VACUUM_EVERY_MS = HOUR_MS;
const DUMP_EVERY_MS = 24 * HOUR_MS;
const DUMPS_KEPT = 7;
const NAME = /^mainichi-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)\.tar\.gz$/;

/**
 * What a Postgres server does by itself and PGlite does not: a vacuum once an hour, a dump once a day.
 * Call it about once a minute; what is due is decided from the files, so that a restart forgets nothing.
 */
export function createMaintenance(
  database: EmbeddedDatabase,
  dataDir: string,
  log: Logger,
): (now: number) => Promise<void> {
  const folder = join(dataDir, 'backups');
  let vacuumed = 0;
  return async (now) => {
    if (now - vacuumed >= VACUUM_EVERY_MS) {
      vacuumed = now;
      await database.vacuum();
    }
    if (now - (await latestDump(folder)) < DUMP_EVERY_MS) return;
    const file = await writeDump(folder, await database.dump(), now);
    await dropOld(folder);
    log.info({ file }, 'dumped the embedded database');
  };
}

/** When the newest dump was made, in epoch milliseconds; 0 without any. */
async function latestDump(folder: string): Promise<number> {
  const newest = (await dumps(folder)).at(-1);
  const stamp = newest === undefined ? undefined : NAME.exec(newest)?.[1];
  return stamp === undefined ? 0 : Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)Z/, 'T$1:$2:$3Z'));
}

async function dumps(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return (await readdir(folder)).filter((name) => NAME.test(name)).sort();
}

/** Written beside, flushed to the disk, then renamed: a dump that is there is whole. */
async function writeDump(folder: string, data: Buffer, now: number): Promise<string> {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const file = join(folder, `mainichi-${stamp}.tar.gz`);
  const handle = await open(`${file}.part`, 'w');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  return file;
}

async function dropOld(folder: string): Promise<void> {
  for (const name of (await dumps(folder)).slice(0, -DUMPS_KEPT)) await rm(join(folder, name));
}
