import type { LocalEdge } from '#contract/session.ts'
import type { SeenConnector } from '../../../tunnels/seen-connectors.ts'
import { event } from '#contract/testing/event.ts'

const AT = '2026-01-01T00:00:00Z'

export const EDGE: LocalEdge = {
  address: '127.0.0.1:7844',
  ca_file: '/home/me/vpc/edge-ca.pem',
  quic: 'on',
}

/** A connector with a connection for each transport that is given; `undefined` is one that is not told yet. */
export const connector = (
  transports: readonly (string | undefined)[],
  given: Partial<SeenConnector> = {},
): SeenConnector => ({
  id: 'new',
  version: '2026.8.2',
  arch: 'linux_amd64',
  run_at: AT,
  configVersion: null,
  conns: transports.map((transport, index) => ({
    id: `${given.id ?? 'new'}-${index}`,
    colo_name: 'lcl01',
    opened_at: AT,
    origin_ip: '127.0.0.1',
    transport,
  })),
  ...given,
})

/** So many connections over one transport. */
export const over = (transport: string | undefined, count = 4) =>
  Array.from({ length: count }, () => transport)

/** Somebody with a wrong secret was turned away. */
export const REFUSAL = event({
  kind: 'registration_refused',
  cause: 'Unauthorized: Invalid tunnel secret',
  connector: { id: 'refused', version: '2026.8.2', arch: 'linux_amd64', origin_ip: '127.0.0.1' },
})
