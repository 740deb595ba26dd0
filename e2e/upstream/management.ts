import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { readQuery } from './check/query.ts'
import { Violation } from './problem.ts'
import type { StandIn } from './stand-in.ts'

const FORBIDDEN = ['cookie', 'authorization', 'referer', 'x-forwarded-for', 'x-forwarded-host']
const QUERY = new Set(['access_token', 'connector_id'])

const sockets = new WebSocketServer({ noServer: true })

/** Lets somebody in to the logs of a tunnel, or refuses the upgrade with a status. */
export function upgradeLogs(it: StandIn, request: IncomingMessage, socket: Duplex, head: Buffer) {
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
  // The token in the query is a secret: it is not recorded.
  const entry = it.record.begin('GET', path, null)
  const refuse = (status: number) => {
    entry.status = status
    socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  }
  const struck = it.faults.strike('GET', path)
  try {
    const asked = checkUpgrade(request, path, query)
    if (struck !== undefined) return refuse('status' in struck.harm ? struck.harm.status : 502)
    const found = sessionOf(it, asked)
    if ('refused' in found) return refuse(found.refused)
    entry.status = 101
    sockets.handleUpgrade(request, socket, head, (opened: WebSocket) =>
      it.sessions.add({ ...found, socket: opened }, (what) => it.record.breach(entry, what)),
    )
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    it.record.breach(entry, error.message)
    refuse(400)
  }
}

interface Asked {
  access_token: string
  connector_id: string | undefined
}

function checkUpgrade({ headers }: IncomingMessage, path: string, query: string): Asked {
  if (path !== '/logs') throw new Violation(`no such WebSocket: ${path}`)
  const leaked = FORBIDDEN.find((name) => headers[name] !== undefined)
  if (leaked !== undefined) throw new Violation(`header ${leaked}: leaked`)
  const { origin } = headers
  if (origin !== undefined && !/^https:\/\/(\w+\.)*cloudflare\.com$/.test(origin)) {
    throw new Violation(`header origin: ${origin}`)
  }
  const { access_token, connector_id, ...others } = readQuery(query)
  if (access_token === undefined) throw new Violation('query: access_token is missing')
  const unknown = Object.keys(others).find((name) => !QUERY.has(name))
  if (unknown !== undefined) throw new Violation(`query: ${unknown}`)
  return { access_token, connector_id }
}

/** Whom a token lets follow what; without a connector's id, it is whichever came first. */
function sessionOf({ world }: StandIn, { access_token, connector_id }: Asked) {
  const access = world.logAccess.get(access_token)
  if (access === undefined || access.until < Date.now()) return { refused: 401 }
  const { tunnel, actor } = access
  const connectors = world.tunnels.get(tunnel)?.connectors ?? new Map<string, unknown>()
  const connector = connector_id ?? [...connectors.keys()][0] ?? ''
  return connectors.has(connector) ? { tunnel, actor, connector } : { refused: 404 }
}
