/**
 * Metrics in Prometheus' words. Labels are names of our own operations, methods and statuses: never an id, a name that
 * a person gave or anything else that a peer could make many of.
 */
import client from 'prom-client'
import { TUNNEL_STATUSES, type TunnelStatus } from '#contract/tunnel.ts'
import type { Metrics } from './metrics.ts'

/** How many there are right now. */
export interface Present {
  tunnels: Record<TunnelStatus, number>
  connectors: number
  connections: number
}

export interface Prometheus extends Metrics {
  /** Of what `text` answers. */
  readonly contentType: string
  /** Everything counted so far, as Prometheus reads it. */
  text(): Promise<string>
  /** From now on tells how many there are too, by asking whenever it is asked. Once at most. */
  follow(present: () => Present): void
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** In seconds: what a local answer takes, and what one through Cloudflare's API may. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const classOf = (status: number): string => `${Math.floor(status / 100)}xx`

/** Begins at zero. */
export function createPrometheus(): Prometheus {
  const registry = new client.Registry()
  client.collectDefaultMetrics({ register: registry })
  return {
    ...countHttp(registry),
    ...countUpstream(registry),
    ...countConnectors(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    follow: (present) => gaugePresent(registry, present),
  }
}

function countHttp(registry: client.Registry): Pick<Metrics, 'request' | 'logStreams'> {
  const registers = [registry]
  const requests = new client.Counter({
    name: 'vpc_console_http_requests_total',
    help: 'Requests answered, by operation, method and class of status.',
    labelNames: ['operation', 'method', 'status'],
    registers,
  })
  const seconds = new client.Histogram({
    name: 'vpc_console_http_request_duration_seconds',
    help: 'How long requests took until their answer began.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers,
  })
  const streams = new client.Gauge({
    name: 'vpc_console_log_streams',
    help: 'Log streams that are open.',
    registers,
  })
  return {
    request(operation, asked, status, took) {
      const method = METHODS.has(asked) ? asked : 'other'
      requests.inc({ operation, method, status: classOf(status) })
      seconds.observe({ operation }, took)
    },
    logStreams: (change) => streams.inc(change),
  }
}

function countUpstream(registry: client.Registry): Pick<Metrics, 'upstream'> {
  const registers = [registry]
  const requests = new client.Counter({
    name: 'vpc_console_upstream_requests_total',
    help: 'Requests to Cloudflare’s API, by operation and status; "none" where no answer came.',
    labelNames: ['operation', 'status'],
    registers,
  })
  const seconds = new client.Histogram({
    name: 'vpc_console_upstream_request_duration_seconds',
    help: 'How long Cloudflare’s API took.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers,
  })
  return {
    upstream(operation, status, took) {
      requests.inc({ operation, status: status === 0 ? 'none' : String(status) })
      seconds.observe({ operation }, took)
    },
  }
}

function countConnectors(registry: client.Registry): Pick<Metrics, 'registrationRefused'> {
  const refused = new client.Counter({
    name: 'vpc_console_registrations_refused_total',
    help: 'Connections that connectors asked to register and that were refused.',
    registers: [registry],
  })
  return { registrationRefused: () => refused.inc() }
}

function gaugePresent(registry: client.Registry, present: () => Present): void {
  const registers = [registry]
  const tunnels = new client.Gauge({
    name: 'vpc_console_tunnels',
    help: 'Tunnels, by status.',
    labelNames: ['status'],
    registers,
    collect() {
      const now = present()
      for (const status of TUNNEL_STATUSES) tunnels.set({ status }, now.tunnels[status])
      connectors.set(now.connectors)
      connections.set(now.connections)
    },
  })
  const connectors = new client.Gauge({
    name: 'vpc_console_connectors',
    help: 'Connectors that are connected.',
    registers,
  })
  const connections = new client.Gauge({
    name: 'vpc_console_connections',
    help: 'Connections of all connectors.',
    registers,
  })
}
