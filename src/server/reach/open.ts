import type { Duplex } from 'node:stream'
import { socketAddressText } from '#server/edge/registry.ts'
import { TooLate, attempt } from './attempt.ts'
import type { Connections } from './connections.ts'
import { dialFailure } from './dial-failure.ts'
import { dropStream } from './drop-stream.ts'
import { ReachFailure } from './failure.ts'
import { throughFirst } from './through-first.ts'
import { connectionFailed, noAnswer, noConnector } from './tunnel-failure.ts'

/**
 * More than the 5 s that cloudflared takes for its own dial (`defaultWarpRoutingConnectTimeout` in
 * its `ingress/config.go`), so that its reason comes before ours. In milliseconds.
 */
const PER_CONNECTION = 6_000

const WITHIN = 15_000

export interface Destination {
  /** The tunnel's id. */
  tunnel: string
  /** An IP address, without brackets. */
  address: string
  port: number
  /** Ends the opening, not the stream. */
  signal?: AbortSignal
  /** How long it may take in all, in milliseconds. */
  within?: number
}

/**
 * Opens a stream to an address that a connector of the tunnel can reach. Rejects with
 * `ReachFailure`, or with the signal's reason.
 */
export async function open(connections: Connections, destination: Destination): Promise<Duplex> {
  const { tunnel, address, port, signal, within = WITHIN } = destination
  const candidates = connections(tunnel)
  if (candidates.length === 0) throw noConnector()
  const to = { address, port }
  const start = async (overall: AbortSignal) => {
    const { value } = await throughFirst(candidates, {
      ms: PER_CONNECTION,
      signal: overall,
      start: ({ streams }, inner) => streams.dial(to, inner),
      discard: dropStream,
      refused: (error, connection) => dialFailure(to, error, connection),
    })
    return value
  }
  try {
    return await attempt({ ms: within, signal, start, discard: dropStream })
  } catch (error) {
    if (error instanceof ReachFailure || signal?.aborted === true) throw error
    throw error instanceof TooLate
      ? noAnswer(socketAddressText(to))
      : connectionFailed(socketAddressText(to), error)
  }
}
