/**
 * What supervisors and load balancers ask. They come by address and without a session, so this stands before the check
 * of Host; it says yes or no, and on what it runs.
 */
import { Hono } from 'hono'

interface Given {
  /** Whether requests can be answered, always if not given; to throw is a no. */
  ready?: () => boolean
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** By the name it gives itself, without its version: `Node.js` or `Cloudflare-Workers`. */
const [RUNTIME = ''] = navigator.userAgent.split('/')

/** `/healthz`: the process is alive. `/readyz`: it can answer; 503 when it cannot, or not any more. */
export function healthRoutes({ ready = () => true }: Given): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.text(`ok, on ${RUNTIME}\n`, 200, HEADERS))
  app.get('/readyz', (c) =>
    isReady(ready) ? c.text('ready\n', 200, HEADERS) : c.text('not ready\n', 503, HEADERS),
  )
  return app
}

function isReady(ready: () => boolean): boolean {
  try {
    return ready()
  } catch {
    return false
  }
}
