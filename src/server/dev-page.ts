/** The page while it is worked on: built on the fly by Vite inside this very server, so there is one origin. */
import type { RequestListener, Server } from 'node:http'

/** Paths that are answered by us; all others are Vite's. */
const API = /^\/(client\/v4|console\/v1)(\/|$)/

/** What answers every request, and how to end it. */
export interface Answering {
  listener: RequestListener
  close: () => Promise<void>
}

/** Wraps what answers the API with what builds the page. The hot reload's socket is on the same server. */
export async function createDevPage(
  server: Server,
  api: RequestListener,
  allowedHosts: string[],
): Promise<Answering> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    appType: 'spa',
    clearScreen: false,
    // The default writes the configuration to a file of its own, which `node --watch` would take for a change of ours.
    configLoader: 'native',
    server: { middlewareMode: true, hmr: { server }, allowedHosts },
  })
  return {
    listener: (request, response) => {
      if (API.test(request.url ?? '')) api(request, response)
      else vite.middlewares(request, response, () => api(request, response))
    },
    // The hot reload's sockets too, which the server's own end would wait for.
    close: () => vite.close(),
  }
}
