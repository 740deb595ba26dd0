/** The app on a port of this machine, with its page: built beforehand, or on the fly. */
import { getRequestListener } from '@hono/node-server'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { reachableAt } from './addresses.ts'
import { createApp, type AppDeps } from './app.ts'
import { openDevPage, type OpenPage } from './dev-page.ts'
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
export async function openHttp(options: Options, deps: AppDeps): Promise<Http> {
  const { host, port, dev, data } = options
  const { allowedHosts } = deps
  const server = createServer()
  const { page, close } = await (dev ? openDevPage(server, { allowedHosts, data }) : openBuilt())
  server.on('request', getRequestListener(createApp({ ...deps, page }).fetch))
  const taken = await listening(reachableAt(host, port), '--port', () => listen(server, port, host))
  return {
    address: reachableAt(host, taken),
    close: async () => {
      await close()
      await closeServer(server)
    },
  }
}

const openBuilt = async (): Promise<OpenPage> => ({
  page: createPage(DIST),
  close: async () => {},
})

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const patience = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearTimeout(patience)
}
