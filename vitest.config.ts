import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // A process a file, not a thread: tests set the process's time zone, and the machine has two cores.
    pool: 'forks',
    maxWorkers: 2,
    // Long enough for a machine that is busy: a test that waits for ever still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
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
