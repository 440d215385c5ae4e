import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overServer } from '../../src/db/client.js';
import { derive } from '../../src/ledger/derive.js';
import { PRIOR, readPrior } from '../../src/ledger/prior.js';
import { recordAnswer, type Answering } from '../../src/ledger/record.js';
import { rowOf, WRITE_TOGETHER } from '../../src/ledger/write.js';
import { clicksAt200 } from './clicks.js';
import { seedAnswers, type Seeded } from './seed-answers.js';
import { startServer, type BenchServer } from './server.js';

/*
 * An answer with all its derived rows at 8 clients, durable, against pgbench sending the same two statements for one
 * answer after the other to the same server; then 200 answers a second as clicks in a loopback Discord.
 */

const CLIENTS = 8;
const ROUNDS = 3;
const SECONDS = 10;

export interface AnswerFigures {
  readonly perSecond: number;
  readonly pgbenchPerSecond: number | null;
  readonly ratio: number | null;
  readonly p99MsAt200: number;
}

export async function run(args: readonly string[]): Promise<AnswerFigures> {
  const server = await startServer();
  const seconds = args.includes('--quick') ? 2 : SECONDS;
  const ours: number[] = [];
  const bench: number[] = [];
  if (server.pgbench === undefined) console.error('pgbench is not installed: there is nothing to compare with');
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await rate(server, await seedAnswers(server.url, CLIENTS, round * 2), seconds));
      if (server.pgbench !== undefined) {
        bench.push(await pgbenchRate(server, await seedAnswers(server.url, CLIENTS, round * 2 + 1), seconds));
      }
      console.error(`round ${round + 1}: ${ours.at(-1)!.toFixed(0)}/s, pgbench ${bench.at(-1)?.toFixed(0) ?? '-'}/s`);
    }
    const perSecond = median(ours);
    const pgbenchPerSecond = bench.length === 0 ? null : median(bench);
    const clicks = await clicksAt200(await server.database('clicks'), seconds * 2);
    console.error(`clicks: ${JSON.stringify(clicks)}`);
    return {
      perSecond: round(perSecond),
      pgbenchPerSecond: pgbenchPerSecond === null ? null : round(pgbenchPerSecond),
      ratio: pgbenchPerSecond === null ? null : Math.round((perSecond / pgbenchPerSecond) * 1000) / 1000,
      p99MsAt200: clicks.confirmP99Ms,
    };
  } finally {
    await server.stop();
  }
}

/** Answers a second through recordAnswer, one after the other in each of the lanes. */
async function rate(server: BenchServer, seeded: Seeded, seconds: number): Promise<number> {
  const database = overServer(server.url, CLIENTS);
  const began = performance.now();
  const until = began + seconds * 1000;
  let stored = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let i = 0; performance.now() < until; i += 1) {
        const { outcome } = await recordAnswer(database.rows, answering(seeded, client, i));
        if (outcome !== 'stored') throw new Error(`Expected every answer of the bench to be new, got ${outcome}`);
        stored += 1;
      }
    }),
  );
  const perSecond = stored / ((performance.now() - began) / 1000);
  await database.close();
  return perSecond;
}

function answering(seeded: Seeded, client: number, i: number): Answering {
  const { guildId, userId, askingId } = seeded.nth(client, i);
  const given = { chosen: 1, confidence: 'sure', at: Date.now(), accountCreatedAt: 0, elapsedMs: null } as const;
  return { guildId, userId, askingId, ...given };
}

async function pgbenchRate(server: BenchServer, seeded: Seeded, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mainichi-pgbench-'));
  const database = overServer(server.url, 1);
  // One answer as the program would write it gives the parameters that pgbench keeps sending.
  const first = answering(seeded, 0, 0);
  const prior = await readPrior(database.rows, first.guildId, first.askingId, first.userId);
  if (prior === undefined) throw new Error('Expected the first asking of the bench');
  const row = rowOf(0, first, derive(prior, { ...first, excused: [] }));
  await database.close();
  const script = join(folder, 'answer.sql');
  writeFileSync(script, scriptOf(seeded));
  const ids = { guild_id: '%1$s', asking_id: '%2$s', user_id: '%3$s' };
  const sent = {
    prior_row: { n: 0, guildId: ids.guild_id, askingId: ids.asking_id, userId: ids.user_id },
    written_row: { ...row, ...ids, version: '%4$s', question_id: '%5$s' },
  };
  const defined = Object.entries(sent).flatMap(([name, value]) => ['-D', `${name}=${JSON.stringify([value])}`]);
  const args = ['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '2', '-T', String(seconds), '-f', script];
  const connection = ['-h', '127.0.0.1', '-p', String(server.port), '-U', 'mainichi', 'bench'];
  const said = await output(spawn(server.pgbench!, [...args, '-D', 'i=-1', ...defined, ...connection]));
  rmSync(folder, { recursive: true, force: true });
  const tps = /tps = ([\d.]+)/.exec(said)?.[1];
  if (tps === undefined || !/number of failed transactions: 0/.test(said) || said.includes('aborted')) {
    throw new Error(`pgbench said:\n${said}`);
  }
  return Number(tps);
}

/** PRIOR and WRITE_TOGETHER with the parameters of the answers of one lane after the other. */
function scriptOf(seeded: Seeded): string {
  const ids = ':guild::text, :asking::text, :person::text';
  const prior = PRIOR.replace('$1::json', `format(:prior_row::text, ${ids})::json`);
  const write = WRITE_TOGETHER.replace(
    '$1::json',
    `format(:written_row::text, ${ids}, :next::text, :question_id::text)::json`,
  );
  return [
    '\\set i :i + 1',
    `\\set guild ${seeded.firstGuild} + :client_id`,
    `\\set person ${seeded.firstPerson} + :client_id * ${seeded.people} + mod(:i, ${seeded.people})`,
    `\\set asking ${seeded.firstAsking} + :client_id * ${seeded.askings} + :i / ${seeded.people}`,
    `${prior.trim()}\n\\gset`,
    '\\set next :version + 1',
    // It ends with an error unless one row comes back, which is one answer stored.
    `${write.trim()}\n\\gset`,
    '',
  ].join('\n');
}

function output(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(said));
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
