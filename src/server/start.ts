import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LocalEdge } from '#contract/session.ts'
import { hostInUrl, reachableAt } from './addresses.ts'
import { openDataFolder } from './data-folder.ts'
import { createDirectory } from './directory/directory.ts'
import { createPresence, type Presence } from './directory/presence.ts'
import { openStore } from './directory/store.ts'
import { usingDatabase } from './directory/trouble.ts'
import { openIdentity } from './edge/ca.ts'
import { startEdge } from './edge/edge.ts'
import { greeting } from './greeting.ts'
import { openIdentities } from './identities.ts'
import { openHttp } from './http.ts'
import { listening } from './listen.ts'
import { createLog, type Log } from './log.ts'
import type { Options } from './options.ts'
import { makePrivate } from './private-modes.ts'
import { openSessionKey } from './session-key.ts'

export interface RunningServer {
  /** What to tell the person who started it. */
  greeting: string
  /** Who is connected, and what can be sent through them. */
  presence: Presence
  /** Ends HTTP, edge and store, in this order. */
  close(): Promise<void>
}

const now = (): string => new Date().toISOString()

/** Starts all parts. Rejects with a DataFolderError or a StartError when the person has to do something. */
export async function startServer(options: Options): Promise<RunningServer> {
  const log = createLog(now)
  const data = openDataFolder(options.data)
  makePrivate(data, log)
  const identities = await openIdentities(join(data, 'identities.json'))
  const sessionKey = await openSessionKey(join(data, 'session-key'))
  const { directory, presence } = openDirectory(
    join(data, 'directory.sqlite'),
    identities.accountId,
    log,
  )
  const edge = await openEdge(options, data, presence, log)
  const allowedHosts = [...options['allowed-host'], options.host].map(hostInUrl)
  const stop = new AbortController()
  const http = await openHttp(options, {
    directory,
    presence,
    identities,
    sessionKey,
    allowedHosts,
    edge: edge.info,
    log,
    stopping: stop.signal,
  })
  return {
    greeting: greeting(http.address, identities.all, edge.info),
    presence,
    async close() {
      stop.abort()
      await http.close()
      await edge.close()
      directory.events.flush()
      directory.store.close()
    },
  }
}

/** Its first use too, which finds what opening does not. */
function openDirectory(path: string, accountId: string, log: Log) {
  const store = openStore(path)
  return usingDatabase(path, () => {
    const directory = createDirectory({ accountId, store, now, newId: randomUUID, log })
    return { directory, presence: createPresence(directory) }
  })
}

async function openEdge(options: Options, data: string, registry: Presence, log: Log) {
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
