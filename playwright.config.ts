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
  'tunnel-changes',
  'lists',
  'live',
  'roles',
  'service-*',
  'session',
  'trouble',
]

/** Those of them that every run takes an account through, and those that it takes through the Worker. */
const IN_ACCOUNT = ['whole-job', 'roles', 'service-edit', 'session']
const IN_WORKER = ['whole-job', 'live', 'session', 'cloudflare-logs']

/** With `JOURNEYS=all` an account goes through the whole main job in either host. */
const EVERYWHERE = process.env['JOURNEYS'] === 'all'

export default defineConfig<object, Modes>({
  testDir: 'e2e',
  globalSetup: './e2e/support/build.ts',
  fullyParallel: true,
  // More than there are cores on a small machine, for much of a journey is waiting.
  workers: 3,
  retries: 0,
  // A machine that does other work too is slow, and not wrong.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list', { printSteps: false }]],
  projects: [
    { name: 'local', testMatch: '*.e2e.ts', testIgnore: ACCOUNT.map(fileOf) },
    {
      name: 'cloudflare',
      testMatch: [...(EVERYWHERE ? MAIN_JOB : IN_ACCOUNT), ...ACCOUNT].map(fileOf),
      grepInvert: /@local/,
      use: { mode: 'cloudflare' },
    },
    {
      name: 'workers',
      testMatch: (EVERYWHERE ? [...MAIN_JOB, ...ACCOUNT] : IN_WORKER).map(fileOf),
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
