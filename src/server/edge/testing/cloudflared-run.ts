import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIdentity } from '#server/edge/ca.ts'
import { startEdge } from '#server/edge/edge.ts'
import { writeToken } from '../../../../e2e/support/connector/token.ts'
import { type Cloudflared, startCloudflared } from './cloudflared.ts'
import { eventually } from './eventually.ts'
import { RecordingRegistry } from './registry.ts'

/**
 * What a real cloudflared does with our edge, as one JSON object for a test to judge. A process of
 * its own, so that it can stand in a network namespace where nothing but the loopback exists:
 *
 *     unshare -n sh -c 'ip link set lo up; node cloudflared-run.ts /path/to/cloudflared quic'
 */

const [binary = 'cloudflared', protocol = 'http2'] = process.argv.slice(2)

const TUNNEL = {
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(7),
}

/** Runs a cloudflared against an edge with this registry, and clears both away. */
async function withCloudflared<T>(
  registry: RecordingRegistry,
  act: (cloudflared: Cloudflared) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'edge-cloudflared-'))
  const { caFile, tls } = await openIdentity(home, new Date())
  const edge = await startEdge({ host: '127.0.0.1', port: 0, tls, registry, log: () => {} })
  const token = writeToken(TUNNEL)
  const cloudflared = startCloudflared({ binary, home, edge, caFile, token, protocol })
  try {
    return await act(cloudflared)
  } finally {
    cloudflared.child.kill('SIGKILL')
    await cloudflared.exited
    await edge.close()
    await rm(home, { recursive: true })
  }
}

/** Joins, has one connection dropped by the registry, brings it back, and stops when told to. */
async function join4DropStop() {
  const registry = new RecordingRegistry()
  return await withCloudflared(registry, async ({ child, exited }) => {
    await eventually('four connections', () => registry.admitted.size === 4)
    const claims = [...registry.claims]
    const [dropped] = registry.admitted.values()
    dropped?.close('drained')
    await eventually('the dropped connection to return', () => registry.admitted.size === 5)
    const returned = registry.claims.at(-1)
    child.kill('SIGTERM')
    return { claims, returned, exitCode: await exited, causes: registry.causes }
  })
}

async function killed() {
  const registry = new RecordingRegistry()
  return await withCloudflared(registry, async ({ child }) => {
    await eventually('four connections', () => registry.admitted.size === 4)
    child.kill('SIGKILL')
    await eventually('the loss of all', () => registry.losses.length === 4)
    return { causes: registry.causes }
  })
}

/** The secret is wrong each time; cloudflared comes again. */
async function refused(cause: string) {
  const registry = new RecordingRegistry(() => ({ accepted: false, cause, shouldRetry: false }))
  return await withCloudflared(registry, async ({ child, log }) => {
    await eventually('a second try', () => registry.claims.length === 2)
    return { saysWhy: log.text.includes(cause), exitCode: child.exitCode }
  })
}

/** Refused in other words: over HTTP/2 it does not come again, over QUIC it does. */
async function refusedOtherwise(cause: string) {
  const registry = new RecordingRegistry(() => ({ accepted: false, cause, shouldRetry: false }))
  return await withCloudflared(registry, async ({ log, exited }) => {
    const again = eventually('a second try', () => registry.claims.length === 2)
    const exitCode = await Promise.race([exited, again.then(() => null)])
    return { saysWhy: log.text.includes(cause), exitCode, tries: registry.claims.length }
  })
}

const [joined, lost, unauthorized, unknown] = await Promise.all([
  join4DropStop(),
  killed(),
  refused('Unauthorized: the secret of this tunnel is another one'),
  refusedOtherwise('This account has no such tunnel'),
])
process.stdout.write(JSON.stringify({ joined, lost, unauthorized, unknown }))
process.exit()
