/**
 * The page while it is worked on: built on the fly by Vite inside this very server, so there is one origin. Vite
 * serves the page's sources and nothing else of this machine, least of all what is kept in the data folder.
 */
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { realpathSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { COMMON_HEADERS } from './page-headers.ts'
import { guardPage } from './session/guards.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = ['src/browser', 'src/contract', 'public', 'node_modules', 'index.html']
/** Vite's own, which ours would replace. Source: its documentation of `server.fs.deny`. */
const NEVER = ['.env', '.env.*', '*.{crt,pem}', '**/.git/**']

/** A page and how to end what builds it. */
export interface OpenPage {
  page: Hono
  close: () => Promise<void>
}

interface Given {
  allowedHosts: readonly string[]
  /** The data folder. */
  data: string
}

/** Starts what builds the page. The hot reload's socket is on the same server. */
export async function openDevPage(server: Server, given: Given): Promise<OpenPage> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: ROOT,
    appType: 'spa',
    clearScreen: false,
    // The default writes the configuration to a file of its own, which `node --watch` would take for a change of ours.
    configLoader: 'native',
    server: {
      middlewareMode: true,
      hmr: { server },
      allowedHosts: [...given.allowedHosts],
      cors: false,
      fs: servable(given.data),
    },
  })
  const page = new Hono<{ Bindings: HttpBindings }>().all('*', (c) => {
    guardPage(c.req.raw)
    const { incoming, outgoing } = c.env
    // No policy for the page: Vite puts styles and scripts into it as it goes, which the one of the built page forbids.
    for (const [name, value] of COMMON_HEADERS) outgoing.setHeader(name, value)
    vite.middlewares(incoming, outgoing)
    return RESPONSE_ALREADY_SENT
  })
  // Closing ends the hot reload's sockets too, which the server's own end would wait for.
  return { page: new Hono().route('/', page), close: () => vite.close() }
}

/** Only the sources; and not the data folder, were it among them. */
const servable = (data: string) => ({
  strict: true,
  allow: SOURCES.map((path) => join(ROOT, path)),
  deny: [...NEVER, ...[resolve(data), realpathSync(data)].map((path) => `${literally(path)}/**`)],
})

/** A path as a glob that matches it alone. */
const literally = (path: string): string =>
  path.replaceAll('\\', '/').replaceAll(/[!$()*+?@[\]^{|}]/g, String.raw`\$&`)
