import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Log } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Attempts } from './session/attempts.ts'
import type { Seal } from './session/seal.ts'
import type { Side } from './side.ts'

/** What the HTTP side of the server works with. */
export interface AppDeps {
  /** What can be signed in to; at least one. The first is offered first. */
  sides: readonly Side[]
  seal: Seal
  attempts: Attempts
  /** The address a request comes from, to count attempts by. */
  peerOf: (context: Context) => string
  /** Throws a Refusal for a request that was sent to a name that is not ours. */
  checkHost: (request: Request) => void
  /** How browsers reach this server, where that is not what it is asked by: `https://console.example`. */
  ownOrigin?: string | undefined
  log: Log
  /** Tells the log of every request to the API, not only of those that changed something or failed. */
  tellAll?: boolean
  /** Where requests are counted, if they are. */
  metrics?: Metrics | undefined
  /** Whether requests can be answered, always if not given; to throw is a no. */
  ready?: () => boolean
  /** Compresses the API's answers, where the platform does not do so by itself. */
  compress?: MiddlewareHandler
  /** Answers whatever is no API: the page and its files. */
  page?: Hono
}
