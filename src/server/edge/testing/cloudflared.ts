import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface CloudflaredOptions {
  binary: string
  /** A folder of its own, for the token and whatever it writes. */
  home: string
  edge: { host: string; port: number }
  caFile: string
  token: string
  /** Absent: what cloudflared chooses by itself. */
  protocol?: string
  /** Where the virtual resolver passes questions on to, as `ip:port`; else to that of the host. */
  resolver?: string
}

/** A running cloudflared, with what it logged so far. */
export interface Cloudflared {
  child: ChildProcess
  log: { text: string }
  /** The exit code, or null when a signal ended it. */
  exited: Promise<number | null>
}

/**
 * Starts a real cloudflared that knows no edge but ours. It does not outlive this process.
 */
export function startCloudflared(options: CloudflaredOptions): Cloudflared {
  const child = spawn(options.binary, [...flags(options), 'run', ...runFlags(options)], {
    // From a file it would ask the DNS what to choose, and without an answer choose HTTP/2.
    env: { HOME: options.home, TUNNEL_TOKEN: options.token },
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
function flags({ edge, caFile, protocol }: CloudflaredOptions): string[] {
  const general = ['--no-autoupdate', '--no-prechecks', '--config', '/dev/null']
  const quiet = ['--metrics', '127.0.0.1:0', '--grace-period', '1s']
  const trust = ['--cacert', caFile, ...(protocol === undefined ? [] : ['--protocol', protocol])]
  const edges = Array.from({ length: 4 }, () => ['--edge', `${edge.host}:${edge.port}`]).flat()
  return ['tunnel', ...general, ...quiet, ...trust, ...edges]
}

function runFlags({ resolver }: CloudflaredOptions): string[] {
  // Else it would find out its own address by asking the network for the way elsewhere.
  const source = ['--icmpv4-src', '127.0.0.1', '--icmpv6-src', '::1']
  return [...source, ...(resolver === undefined ? [] : ['--dns-resolver-addrs', resolver])]
}
