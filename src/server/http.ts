/** The app on a port of this machine, with its page: built beforehand, or on the fly. */
import { getRequestListener } from '@hono/node-server'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { reachableAt } from './addresses.ts'
import { compress } from 'hono/compress'
import type { AppDeps } from './app-deps.ts'
import { createApp } from './app.ts'
import { openDevPage, type OpenPage } from './dev-page.ts'
import { listen, listening, StartError } from './listen.ts'
import type { Options } from './options.ts'
import { createPage } from './page.ts'
import { peerReader } from './peer.ts'
import { answerUnreadable, PATIENCE, refuseUnreadable } from './unreadable.ts'

/** How long requests that arrived in full may take to be answered, in milliseconds. */
const GRACE = 5000
/** As far from `src/server` as from `build/server`, where the package has the server. */
const ROOT = join(import.meta.dirname, '../..')

export interface Http {
  /** `host:port` as a browser reaches it. */
  address: string
  close: () => Promise<void>
}

/** Listens, or rejects with a StartError that says why not. */
export async function openHttp(
  options: Options,
  deps: Omit<AppDeps, 'page' | 'peerOf' | 'compress'>,
): Promise<Http> {
  const { host, port, dev, data, 'allowed-host': allowedHosts } = options
  const server = createServer(PATIENCE)
  refuseUnreadable(server)
  const endUnasked = trackRequests(server)
  const { page, close } = await (dev ? openSources(server, { allowedHosts, data }) : openBuilt())
  const app = createApp({
    ...deps,
    peerOf: peerReader(deps.ownOrigin !== undefined),
    compress: compress(),
    page,
  })
  server.on('request', getRequestListener(app.fetch, { errorHandler: answerUnreadable }))
  const taken = await listening(reachableAt(host, port), '--port', () => listen(server, port, host))
  return {
    address: reachableAt(host, taken),
    close: async () => {
      await close()
      await closeServer(server, endUnasked)
    },
  }
}

const openBuilt = async (): Promise<OpenPage> => ({
  page: createPage(join(ROOT, 'dist')),
  close: async () => {},
})

async function openSources(...given: Parameters<typeof openDevPage>): Promise<OpenPage> {
  if (existsSync(join(ROOT, 'index.html'))) return await openDevPage(...given)
  throw new StartError(
    '--dev builds the page from its sources, which are not in the package. Use it in a clone of the project.',
  )
}

/** Makes the function that ends at once every connection whose request has not arrived in full. */
function trackRequests(server: Server): () => void {
  const latest = new Map<Socket, IncomingMessage | undefined>()
  server.on('connection', (socket) => {
    latest.set(socket, undefined)
    socket.once('close', () => latest.delete(socket))
  })
  server.on('request', (request, response) => {
    latest.set(request.socket, request)
    response.once('close', () => {
      if (latest.has(request.socket)) latest.set(request.socket, undefined)
    })
  })
  return () => {
    for (const [socket, request] of latest) if (request?.complete !== true) socket.destroy()
  }
}

async function closeServer(server: Server, endUnasked: () => void): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  endUnasked()
  const patience = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearTimeout(patience)
}
