import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Environment = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^(Bot )?\S+$/, 'a bot token without spaces, as the developer portal shows it')
    .optional(),
  DISCORD_API_URL: httpUrl('the address of Discord’s API or of a REST proxy').default('https://discord.com/api'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'postgres://user:password@host:port/database')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  CONTENT_DIR: z.string().default('./content'),
  PLAYGROUND_PORT: whole(0, 65_535).default(4_321),
  LOG_LEVEL: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).default('info'),
  SHARDS: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'shard numbers with commas between them, such as 0,1')
    .optional(),
  SHARD_COUNT: whole(1, 10_000).optional(),
  DATABASE_POOL: whole(1, 200).default(10),
  HEALTH_PORT: whole(0, 65_535).optional(),
});

export interface Config {
  /** Absent: the bot runs in its own playground. */
  readonly token: string | undefined;
  readonly apiUrl: string;
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly contentDir: string;
  readonly playgroundPort: number;
  readonly logLevel: (typeof LEVELS)[number];
  readonly shards: readonly number[] | undefined;
  readonly shardCount: number | undefined;
  readonly databasePool: number;
  readonly healthPort: number | undefined;
}

/** The environment does not fit; the message names every problem with what was expected and what came. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Values that are never repeated in a message. */
const SECRET = new Set(['DISCORD_TOKEN', 'DATABASE_URL']);

/**
 * Environment -> Config. Empty values count as absent.
 * @throws ConfigError
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.shape)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => describe(issue, given));
  const shards = given['SHARDS'] !== undefined;
  if (shards !== (given['SHARD_COUNT'] !== undefined)) {
    problems.push('SHARDS and SHARD_COUNT: expected both or neither, received only one of them');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;
  return {
    token: env.DISCORD_TOKEN?.replace(/^Bot /, ''),
    // The version is the library's to choose.
    apiUrl: env.DISCORD_API_URL.replace(/\/+$/, '').replace(/\/v\d+$/, ''),
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.DATA_DIR),
    contentDir: resolve(env.CONTENT_DIR),
    playgroundPort: env.PLAYGROUND_PORT,
    logLevel: env.LOG_LEVEL,
    shards: env.SHARDS?.split(',').map(Number),
    shardCount: env.SHARD_COUNT,
    databasePool: env.DATABASE_POOL,
    healthPort: env.HEALTH_PORT,
  };
}

/** Reads `.env` in the working directory, if there is one, below what the environment already says. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}

function describe(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  const received = SECRET.has(name) ? 'something else (not shown)' : JSON.stringify(given[name]);
  return `${name}: expected ${issue.message}, received ${received}`;
}

function whole(from: number, to: number) {
  const expected = `a whole number from ${from} to ${to}`;
  return z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

function httpUrl(what: string) {
  const expected = `an http:// or https:// URL: ${what}`;
  return z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), expected);
}
