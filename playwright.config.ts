import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './scripts/browser.ts'
import type { Modes } from './e2e/support/fixtures.ts'

const fileOf = (journey: string) => `${journey}.e2e.ts`

/** What only a Cloudflare account has. */
const ACCOUNT = ['cloudflare-*', 'quirks-*']

/** The journeys of the main job, which a Cloudflare account goes through as well; but for those marked `@local`. */
const MAIN_JOB = [
  'whole-job',
  'install',
  'tunnel',
  'lists',
  'live',
  'roles',
  'service-*',
  'session',
  'trouble',
]

/**
 * Those of them that a host can spoil, for every run. All that an account has goes through the Worker with
 * `JOURNEYS=all`, in three minutes more.
 */
const HOSTED = ['whole-job', 'install', 'tunnel', 'live', 'session', 'cloudflare-logs']
const EVERYWHERE = process.env['JOURNEYS'] === 'all'

export default defineConfig<object, Modes>({
  testDir: 'e2e',
  globalSetup: './e2e/support/build.ts',
  fullyParallel: true,
  // More than there are cores on a small machine, for much of a journey is waiting.
  workers: 3,
  retries: 0,
  // A machine that does other work too is slow, and not wrong.
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list', { printSteps: false }]],
  projects: [
    { name: 'local', testMatch: '*.e2e.ts', testIgnore: ACCOUNT.map(fileOf) },
    {
      name: 'cloudflare',
      testMatch: [...MAIN_JOB, ...ACCOUNT].map(fileOf),
      grepInvert: /@local/,
      use: { mode: 'cloudflare' },
    },
    {
      name: 'workers',
      testMatch: (EVERYWHERE ? [...MAIN_JOB, ...ACCOUNT] : HOSTED).map(fileOf),
      grepInvert: /@local|@node/,
      use: { mode: 'workers' },
    },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findBrowser(), args: [...BROWSER_ARGS] },
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // A trace is not kept: it makes the journeys twice as long. Run with --trace on to have one.
    screenshot: 'only-on-failure',
  },
})
