/** Local mode: the directory in its database, the edge that connectors join, and both as a side of the API. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LocalEdge } from '#contract/session.ts'
import { reachableAt } from './addresses.ts'
import { createDirectory } from './directory/directory.ts'
import { createPresence, type Presence } from './directory/presence.ts'
import { openStore } from './directory/store.ts'
import { usingDatabase } from './directory/trouble.ts'
import { openIdentity } from './edge/ca.ts'
import { startEdge } from './edge/edge.ts'
import type { Registry } from './edge/registry.ts'
import { openIdentities, type Identities } from './identities.ts'
import { listening } from './listen.ts'
import { localSide } from './local-side.ts'
import type { Log } from './log.ts'
import { countedRegistry } from './metrics/counted-registry.ts'
import type { Metrics } from './metrics/metrics.ts'
import { presentIn } from './metrics/present.ts'
import type { Present } from './metrics/prometheus.ts'
import type { Options } from './options.ts'
import type { Side } from './side.ts'

export interface Local {
  side: Side
  identities: Identities
  edge: LocalEdge
  /** Who is connected, and what can be sent through them. */
  presence: Presence
  /** How many there are, for metrics. */
  present: () => Present
  /** Throws when the database cannot be read. */
  check: () => void
  /** Ends the edge, then the database. */
  close(): Promise<void>
}

interface Given {
  options: Options
  /** The data folder. */
  data: string
  now: () => string
  log: Log
  /** Aborted when the server begins to stop. */
  stopping: AbortSignal
  metrics: Metrics | undefined
}

/** Rejects with a DataFolderError or a StartError when the person has to do something. */
export async function openLocal(given: Given): Promise<Local> {
  const { options, data, now, log, stopping, metrics } = given
  const identities = await openIdentities(join(data, 'identities.json'))
  const path = join(data, 'directory.sqlite')
  const store = openStore(path)
  // Its first use too, which finds what opening does not.
  const { directory, presence } = usingDatabase(path, () => {
    const { accountId } = identities
    const made = createDirectory({ accountId, store, now, newId: randomUUID, log })
    return { directory: made, presence: createPresence(made) }
  })
  const registry = metrics === undefined ? presence : countedRegistry(presence, metrics)
  const edge = await openEdge(options, data, registry, log)
  return {
    side: localSide({ directory, presence, identities, edge: edge.info, stopping }),
    identities,
    edge: edge.info,
    presence,
    present: () => presentIn(directory, presence),
    check: () => void directory.tunnels.get('any'),
    async close() {
      await edge.close()
      directory.events.flush()
      store.close()
    },
  }
}

async function openEdge(options: Options, data: string, registry: Registry, log: Log) {
  const { 'edge-host': host, 'edge-port': port, 'edge-http2-only': http2Only } = options
  const { tls, caFile } = await openIdentity(data, new Date())
  const edge = await listening(reachableAt(host, port), '--edge-port', () =>
    startEdge({ host, port, tls, http2Only, registry, log }),
  )
  const info = {
    address: reachableAt(host, edge.port),
    ca_file: caFile,
    quic: quicOf(http2Only, edge),
  }
  return { info, close: () => edge.close() }
}

function quicOf(http2Only: boolean, edge: { quic: boolean }): LocalEdge['quic'] {
  if (http2Only) return 'off'
  return edge.quic ? 'on' : 'unavailable'
}
