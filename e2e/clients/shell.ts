/** Runs lines as somebody would who copies them: in bash, with the official wrangler, and nothing that leaves this machine. */
import { execFile } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WRANGLER } from './wrangler-bin.ts'

/** Runs a line. It never rejects: what fails has an exit code, and standard output and error say why. */
export type Bash = (line: string) => Promise<{ code: number; text: string }>

/** A shell in a folder that is thrown away, with some of the environment. `npx` there runs wrangler as if installed. */
export async function bashIn(folder: string, given: Record<string, string>): Promise<Bash> {
  const npx = join(folder, 'npx')
  const run = `exec ${WRANGLER.map((part) => `"${part}"`).join(' ')} "$@"`
  await writeFile(npx, `#!/bin/sh\n[ "$1" = wrangler ] && shift && ${run}\n`)
  await chmod(npx, 0o755)
  const env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    CI: '1',
    NO_COLOR: '1',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    ...given,
  }
  return (line) =>
    new Promise((resolve) => {
      const child = execFile('bash', ['-c', line], { env, cwd: folder }, (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, text: `${out}${err}` }),
      )
    })
}
