/** Common things to have in a directory before a test begins. */
import { serviceCreate } from '#contract/service-changes.ts'
import { tunnelCreate } from '#contract/tunnel-changes.ts'
import type { Claim, LossCause, Streams } from '../edge/registry.ts'
import type { startConsole } from './console.ts'

type Console = ReturnType<typeof startConsole>

export const aTunnel = ({ get }: Console, name = 'office') =>
  get(tunnelCreate, { body: { name, config_src: 'cloudflare' } })

/** What is sent for a service of the simplest kind. */
export const serviceBody = (tunnelId: string, name = 'web') => ({
  name,
  type: 'http',
  host: { ipv4: '10.0.0.1', network: { tunnel_id: tunnelId } },
})

export const aService = ({ get }: Console, tunnelId: string, name?: string) =>
  get(serviceCreate, { body: serviceBody(tunnelId, name) })

/** What a connector says of one of its connections, with the secret of its tunnel. */
export function aClaim(
  { directory }: Console,
  tunnelId: string,
  connIndex = 0,
  id = CONNECTOR,
): Claim {
  return {
    accountTag: directory.accountId,
    tunnelId,
    tunnelSecret: directory.tunnels.secret(tunnelId) ?? new Uint8Array(),
    connIndex,
    connector: { id, version: '2026.8.2', arch: 'linux_amd64', features: ['quick_reconnects'] },
    originIp: '203.0.113.7',
    transport: 'http2',
  }
}

/** The id of the connector that claims are of, unless they say otherwise. */
export const CONNECTOR = '10000000-0000-4000-8000-000000000001'

/** Streams that a test has no use for. A configuration is taken as it is handed. */
const PLAIN_STREAMS: Streams = {
  dial: unused,
  request: unused,
  upgrade: unused,
  configure: (version) => Promise.resolve(version),
}

function unused(): Promise<never> {
  return Promise.reject(new Error('This connection opens no streams'))
}

/** One connection as the edge would keep it: ending it tells the registry. */
export function join(console: Console, claim: Claim, streams: Partial<Streams> = {}) {
  const connection = {
    ended: false,
    id: '',
    streams: { ...PLAIN_STREAMS, ...streams },
    close: (cause: LossCause) => {
      connection.ended = true
      console.presence.left(connection.id, cause)
    },
  }
  const admission = console.presence.admit(claim, connection)
  if (admission.accepted) connection.id = admission.connectionId
  return { admission, connection }
}

/** A whole connector: four connections. */
export const joined = (
  console: Console,
  tunnelId: string,
  id = CONNECTOR,
  streams: Partial<Streams> = {},
) =>
  [0, 1, 2, 3].map(
    (index) => join(console, aClaim(console, tunnelId, index, id), streams).connection,
  )
