import { execFile, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** A real cloudflared, for checks that need one. No registry has it: they run where one is. */
export const CLOUDFLARED = process.env['CLOUDFLARED_BIN'] ?? onPath('cloudflared')

/** To be called by each test file that skips without one. */
export function sayWhenSkipped(what: string) {
  if (CLOUDFLARED !== undefined) return
  // oxlint-disable-next-line no-console -- A check that silently did not run looks like one that passed.
  console.warn(
    `SKIPPED: no cloudflared found. Set CLOUDFLARED_BIN to check ${what} with a real one.`,
  )
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the system allows it, a network of nothing but the loopback: cloudflared calls home. */
export const ALONE = ['--net', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']

export function canBeAlone(): boolean {
  return spawnSync('unshare', [...ALONE, 'true']).status === 0
}

const start = promisify(execFile)

/** Whatever hangs is ended, with all it started. */
const LIMIT = { timeout: 170_000, killSignal: 'SIGKILL' } as const

/** Runs a script with the cloudflared and a protocol as its arguments, and reads what it prints as JSON. */
export async function runWithCloudflared(script: string, protocol: string): Promise<unknown> {
  const args = [script, CLOUDFLARED ?? '', protocol]
  const { stdout } = canBeAlone()
    ? await start('unshare', [...ALONE, process.execPath, ...args], LIMIT)
    : await start(process.execPath, args, LIMIT)
  return JSON.parse(stdout)
}
