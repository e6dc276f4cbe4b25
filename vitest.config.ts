import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      { find: '@', replacement: import.meta.dirname },
      { find: /^use-intl\/format-message$/, replacement: `${import.meta.dirname}/lib/format-message.ts` },
    ],
  },
  test: {
    // A process a file, not a thread: tests set the process's time zone, and the machine has two cores.
    pool: 'forks',
    maxWorkers: 2,
    // No test's measure of speed, and the longest takes a third of it on a busy machine: what waits for ever still ends.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    server: { deps: { inline: ['next-intl', 'use-intl'] } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{domain,lib,messages,components}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{db,server,scripts}/**/*.test.ts'],
          globalSetup: ['./db/testing-setup.ts'],
        },
      },
    ],
  },
})
