import { defineConfig } from 'vitest/config'

const MINUTE_MS = 60_000

/**
 * Pure tests run side by side; tests that share the one database run one file after the other. `npm test` runs these two; browser tests
 * need a Chromium and a city at full size, smoke tests start the whole program again and again.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.e2e.test.ts', 'node_modules/**'],
          testTimeout: MINUTE_MS / 2,
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**'],
          globalSetup: './spatial/database/testing/global-setup.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['viewer/e2e/**/*.e2e.test.ts'],
          globalSetup: './scripts/smoke/city-server.ts',
          fileParallelism: false,
          testTimeout: MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
        },
      },
      {
        test: {
          name: 'smoke',
          include: ['scripts/smoke/**/*.e2e.test.ts'],
          fileParallelism: false,
          testTimeout: 15 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
        },
      },
    ],
  },
})
