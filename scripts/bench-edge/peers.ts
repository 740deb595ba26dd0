import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import tls from 'node:tls'
import type { Transport } from '#contract/live.ts'
import { SERVER_NAMES } from '#server/edge/server-names.ts'
import { Connection } from '../../e2e/support/connector/connection.ts'
import type { Carrier, CarrierOptions } from '../../e2e/support/connector/carrier.ts'
import { startConnector } from '../../e2e/support/connector/connector.ts'
import { dialHttp2 } from '../../e2e/support/connector/http2/carrier.ts'
import { dialQuic } from '../../e2e/support/connector/quic/carrier.ts'
import { Service } from '../../e2e/support/connector/serve/service.ts'
import { readToken } from '../../e2e/support/connector/token.ts'
import type { Target } from './open-edge.ts'
import type { Tunnel } from './tunnels.ts'
import { serve } from './worker.ts'

/** Those who dial: a whole connector, or single connections that come and go, or stay. */

const DIAL: Record<Transport, (options: CarrierOptions) => Promise<Carrier>> = {
  http2: dialHttp2,
  quic: dialQuic,
}

const service = new Service({
  connectorId: randomUUID(),
  resolver: { address: '127.0.0.1', port: 53 },
})

interface Wanted extends Target {
  transport: Transport
}

/** One after the other on each of the tunnels, all tunnels at a time. */
interface Joining extends Wanted {
  tunnels: Tunnel[]
  ms: number
}

const handlers = {
  async connect({ edge, ca, transport, tunnel }: Wanted & { tunnel: Tunnel }) {
    await startConnector({ edge, ca, transport, token: tunnel.token })
  },
  registrations: (joining: Joining) =>
    perSecond(joining, async (tunnel) => (await join(joining, tunnel)).close()),
  handshakes: (joining: Joining) => perSecond(joining, async () => (await shake(joining))()),
  async hold({ tunnels, ...wanted }: Wanted & { tunnels: Tunnel[] }) {
    for (const tunnel of tunnels) await join(wanted, tunnel)
  },
  async holdTls({ count, ...target }: Target & { count: number }) {
    for (let held = 0; held < count; held += 1) await shakeTls(target)
  },
}

export type Peers = typeof handlers

async function join({ edge, ca, transport }: Wanted, { token }: Tunnel): Promise<Carrier> {
  const carrier = await DIAL[transport]({ edge, ca, service })
  const identity = { id: randomUUID(), version: '2026.8.2', arch: 'linux_amd64', features: [] }
  await new Connection(carrier).register(readToken(token), identity, 0)
  return carrier
}

/** A handshake, and how to hang up after it. */
async function shake({ transport, ...target }: Wanted): Promise<() => unknown> {
  if (transport === 'http2') return shakeTls(target)
  const carrier = await dialQuic({ ...target, service })
  return () => carrier.close()
}

async function shakeTls({ edge, ca }: Target) {
  const socket = tls.connect({ ...edge, ca, servername: SERVER_NAMES.http2 })
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  return () => socket.destroy()
}

async function perSecond({ tunnels, ms }: Joining, act: (tunnel: Tunnel) => Promise<unknown>) {
  const began = performance.now()
  let done = 0
  const repeat = async (tunnel: Tunnel) => {
    while (performance.now() < began + ms) {
      await act(tunnel)
      done += 1
    }
  }
  await Promise.all(tunnels.map(repeat))
  return (done / (performance.now() - began)) * 1000
}

serve(handlers)
