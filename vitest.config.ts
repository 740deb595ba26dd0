import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Some tests start processes, and wrangler alone takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'e2e/{attacks,clients,real}/**/*.test.ts',
      'e2e/{support,upstream}/**/*.test.ts',
    ],
  },
})
