/**
 * Where Prometheus reads: a port of its own, so that who may read metrics reaches nothing else. It answers to any name,
 * as scrapers come by address, and there is nothing but counts.
 */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { reachableAt } from '../addresses.ts'
import { listen, listening } from '../listen.ts'
import type { Log } from '../log.ts'
import { messageOf } from '../message-of.ts'
import type { Prometheus } from './prometheus.ts'

export interface MetricsPort {
  /** `host:port` as a scraper on this machine reaches it. */
  address: string
  close: () => Promise<void>
}

/** Listens, or rejects with a StartError that says why not. */
export async function openMetricsPort(
  { host, port }: { host: string; port: number },
  prometheus: Prometheus,
  log: Log,
): Promise<MetricsPort> {
  const server = createServer(answering(prometheus, log))
  const where = reachableAt(host, port)
  const taken = await listening(where, '--metrics-port', () => listen(server, port, host))
  return {
    address: reachableAt(host, taken),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

const answering =
  (prometheus: Prometheus, log: Log): RequestListener =>
  (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end('Metrics are at GET /metrics.\n')
      return
    }
    prometheus.text().then(
      (all) =>
        response
          .writeHead(200, { 'content-type': prometheus.contentType, 'cache-control': 'no-store' })
          .end(all),
      (error: unknown) => {
        log(`Metrics could not be read: ${messageOf(error)}`)
        response.writeHead(500).end('Metrics could not be read; the log says why.\n')
      },
    )
  }
