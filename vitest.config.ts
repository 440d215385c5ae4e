import { defineConfig } from 'vitest/config';

/** Subjects whose tests need a database: they run once on a Postgres server and once on PGlite. */
const onDatabase = ['tests/{db,ledger,delivery,features,app}/**/*.test.ts'];
/** What only exists with several processes or several sessions. */
const onServerOnly = ['tests/**/*.server.test.ts', 'tests/e2e/**/*.test.ts'];

// Long enough for a machine that is busy with something else: what hangs is found all the same.
const common = { testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: 2 };

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: [...onDatabase, ...onServerOnly],
        },
      },
      {
        test: {
          ...common,
          name: 'postgres',
          include: [...onDatabase, ...onServerOnly],
          env: { MAINICHI_TEST_DRIVER: 'postgres' },
        },
      },
      {
        test: {
          ...common,
          name: 'pglite',
          include: onDatabase,
          exclude: onServerOnly,
          env: { MAINICHI_TEST_DRIVER: 'pglite' },
        },
      },
    ],
  },
});
