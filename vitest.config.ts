import { defineConfig } from 'vitest/config'

/** What wants a process of its own: sockets and a native engine, and a time zone, which a process keeps as it first told it. */
const OWN_PROCESS = ['src/server/edge/**/*.test.ts', 'src/browser/ui/time.test.ts']

export default defineConfig({
  test: {
    // Some tests start processes, and wrangler alone takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // More than there are cores on a small machine, for those that start processes mostly wait.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        // Files share what they import: most of the time goes into that, else.
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: OWN_PROCESS,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            ...OWN_PROCESS,
            'scripts/**/*.test.ts',
            'e2e/{attacks,clients,real,support,upstream}/**/*.test.ts',
          ],
        },
      },
    ],
  },
})
