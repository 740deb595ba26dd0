/**
 * Builds the server into `build/server` as JavaScript, for the package: Node strips no types below `node_modules`. What
 * comes from packages stays outside, and `dist`, the page, is as far from it as from `src/server`.
 */
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..')

await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: 'src/server/main.ts',
    outDir: 'build/server',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      output: {
        // All in one folder, for what finds its files by where it stands itself.
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
})
