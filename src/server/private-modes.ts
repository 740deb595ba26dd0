/** Takes from everybody else what an earlier version, a copy or a person left open in the data folder. */
import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './log.ts'

/** All that holds a secret, or must be changed by nobody else. */
const SECRET = [
  'identities.json',
  'session-key',
  'edge-ca-key.pem',
  'directory.sqlite',
  'directory.sqlite-wal',
  'directory.sqlite-shm',
  // No token is in it, but who could write to it would bring ended sessions back.
  'sessions.sqlite',
  'sessions.sqlite-wal',
  'sessions.sqlite-shm',
]

/** As `/tmp` has it. */
const STICKY = 0o1000

/** Makes folder and secret files their owner's alone, or says in one line which could not be. Windows has no modes. */
export function makePrivate(folder: string, log: Log): void {
  if (process.platform === 'win32') return
  const files = SECRET.map((name) => join(folder, name))
  const open = [folder, ...files].filter((path) => isOpen(path) && !close(path))
  if (open.length > 0) {
    log(
      `warning: others may read ${open.join(', ')}. Run this as the owner, or choose a folder of your own with --data.`,
    )
  }
}

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0

const isOpen = (path: string): boolean => (modeOf(path) & 0o077) !== 0

/** Whether it worked. Root may change what is another's, but a folder that is shared on purpose stays so. */
function close(path: string): boolean {
  const { uid, mode } = statSync(path)
  if (uid !== process.getuid?.() || (mode & STICKY) !== 0) return false
  try {
    chmodSync(path, mode & 0o700)
    return true
  } catch {
    return false
  }
}
