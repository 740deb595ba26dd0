/** Runs the official wrangler, unmodified, against a server of ours. */
import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestServer } from '../support/server.ts'
import { WRANGLER } from './wrangler-bin.ts'

interface Said {
  code: number
  /** Standard output and standard error, without colours. */
  text: string
}

/** Runs one command. It never rejects: a refusal is an exit code and what was said. */
export type Wrangler = (...args: string[]) => Promise<Said>

/** A wrangler that holds the token of an identity. Each has a home of its own, so it knows nothing of this machine. */
export async function wranglerAs(server: TestServer, name: string): Promise<Wrangler> {
  const home = await mkdtemp(join(server.data, 'wrangler-'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_CONFIG_HOME: home,
    CI: '1',
    NO_COLOR: '1',
    CLOUDFLARE_API_TOKEN: server.tokenOf(name),
    CLOUDFLARE_ACCOUNT_ID: server.accountId,
    CLOUDFLARE_API_BASE_URL: `${server.url}/client/v4`,
    // Nothing may leave this machine: no metrics, and no look for a newer version, which comes with the banner.
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
  }
  const [program, ...first] = WRANGLER
  return (...args) =>
    new Promise((resolve) => {
      const child = execFile(program, [...first, ...args], { env, cwd: home }, (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, text: stripVTControlCharacters(`${out}${err}`) }),
      )
    })
}
