import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the page is made of. A folder counts too: its time changes when a file in it goes away. */
const SOURCES = [
  'src/browser',
  'src/browser/**',
  'src/contract',
  'src/contract/**',
  'public',
  'public/**',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Whether a source below `root` changed after the file that the last build left. */
export function isStale(root: string, stamp: string): boolean {
  const built = timeOf(stamp)
  return globSync(SOURCES, { cwd: root }).some((path) => timeOf(join(root, path)) > built)
}
