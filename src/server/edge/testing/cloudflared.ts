import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface CloudflaredOptions {
  binary: string
  /** A folder of its own, for the token and whatever it writes. */
  home: string
  edge: { host: string; port: number }
  caFile: string
  token: string
}

/** A running cloudflared, with what it logged so far. */
export interface Cloudflared {
  child: ChildProcess
  log: { text: string }
  /** The exit code, or null when a signal ended it. */
  exited: Promise<number | null>
}

/**
 * Starts a real cloudflared that knows no edge but ours, and speaks HTTP/2 to it. It does not
 * outlive this process.
 */
export async function startCloudflared(options: CloudflaredOptions): Promise<Cloudflared> {
  const tokenFile = join(options.home, 'token')
  await writeFile(tokenFile, options.token, { mode: 0o600 })
  const child = spawn(options.binary, [...flags(options), 'run', '--token-file', tokenFile], {
    env: { HOME: options.home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const log = { text: '' }
  child.stdout.on('data', (chunk) => (log.text += chunk))
  child.stderr.on('data', (chunk) => (log.text += chunk))
  const exited = once(child, 'exit').then(([code]) => code)
  return { child, log, exited }
}

/** The edge is named four times: cloudflared opens a connection for each address it knows. */
function flags({ edge, caFile }: CloudflaredOptions): string[] {
  const general = ['--no-autoupdate', '--no-prechecks', '--config', '/dev/null']
  const transport = ['--protocol', 'http2', '--metrics', '127.0.0.1:0', '--grace-period', '1s']
  const trust = ['--cacert', caFile]
  const edges = Array.from({ length: 4 }, () => ['--edge', `${edge.host}:${edge.port}`]).flat()
  return ['tunnel', ...general, ...transport, ...trust, ...edges]
}
