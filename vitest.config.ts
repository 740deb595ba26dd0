import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'e2e/clients/**/*.test.ts',
      'e2e/support/**/*.test.ts',
    ],
  },
})
