import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './scripts/browser.ts'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/support/build.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A machine that does other work too is slow, and not wrong.
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list', { printSteps: false }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findBrowser(), args: [...BROWSER_ARGS] },
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // A trace is not kept: it makes the journeys twice as long. Run with --trace on to have one.
    screenshot: 'only-on-failure',
  },
})
