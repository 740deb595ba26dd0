/** The page while it is worked on: built on the fly by Vite inside this very server, so there is one origin. */
import type { RequestListener, Server } from 'node:http'

/** Paths that are answered by us; all others are Vite's. */
const API = /^\/(client\/v4|console\/v1)(\/|$)/

/** Wraps what answers the API with what builds the page. The hot reload's socket is on the same server. */
export async function withDevPage(
  server: Server,
  api: RequestListener,
  allowedHosts: string[],
): Promise<RequestListener> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    appType: 'spa',
    clearScreen: false,
    server: { middlewareMode: true, hmr: { server }, allowedHosts },
  })
  server.once('close', () => void vite.close())
  return (request, response) => {
    if (API.test(request.url ?? '')) api(request, response)
    else vite.middlewares(request, response, () => api(request, response))
  }
}
