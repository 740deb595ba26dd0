/** The app on a port of this machine, with its page: built beforehand, or on the fly. */
import { getRequestListener } from '@hono/node-server'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { reachableAt } from './addresses.ts'
import { createApp, type AppDeps } from './app.ts'
import { createDevPage, type Answering } from './dev-page.ts'
import { listen, listening } from './listen.ts'
import type { Options } from './options.ts'
import { createPage } from './page.ts'

/** How long requests under way may take to end, in milliseconds. */
const GRACE = 2000
const DIST = join(import.meta.dirname, '../../dist')

export interface Http {
  /** `host:port` as a browser reaches it. */
  address: string
  close: () => Promise<void>
}

/** Listens, or rejects with a StartError that says why not. */
export async function openHttp({ host, port, dev }: Options, deps: AppDeps): Promise<Http> {
  const server = createServer()
  const { listener, close } = await (dev ? unbuilt(server, deps) : built(deps))
  server.on('request', listener)
  const taken = await listening(reachableAt(host, port), '--port', () => listen(server, port, host))
  return {
    address: reachableAt(host, taken),
    close: async () => {
      await close()
      await closeServer(server)
    },
  }
}

const listenerOf = (deps: AppDeps): RequestListener => getRequestListener(createApp(deps).fetch)

const unbuilt = (server: Server, deps: AppDeps): Promise<Answering> =>
  createDevPage(server, listenerOf(deps), [...deps.allowedHosts])

const built = async (deps: AppDeps): Promise<Answering> => ({
  listener: listenerOf({ ...deps, page: createPage(DIST) }),
  close: async () => {},
})

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const patience = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearTimeout(patience)
}
