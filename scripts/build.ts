/** Builds the page into `dist` when its sources changed, or when told to with --force. */
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { compressFolder } from './compress.ts'
import { isStale } from './stale.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
/** Its time is that of the build. */
const STAMP = join(DIST, 'index.html')

async function build(): Promise<void> {
  const began = new Date()
  const vite = await import('vite')
  await vite.build({ root: ROOT, logLevel: 'warn' })
  compressFolder(DIST)
  // What changed while it was built is still to be built.
  utimesSync(STAMP, began, began)
}

if (process.argv.includes('--force') || isStale(ROOT, STAMP)) await build()
