import type { Options } from '../options.ts'
import type { Log } from '../log.ts'
import { openMetricsPort } from './port.ts'
import type { Prometheus } from './prometheus.ts'

/** Counting, and an end to the port where what was counted is read. */
export interface OpenMetrics {
  metrics: Prometheus
  close: () => Promise<void>
}

/**
 * Begins to count and listens where `--metrics-port` says; without it there is nothing, and the library is not loaded.
 * Rejects with a StartError that says why it cannot listen.
 */
export async function openMetrics(
  { host, 'metrics-port': port }: Pick<Options, 'host' | 'metrics-port'>,
  log: Log,
): Promise<OpenMetrics | undefined> {
  if (port === undefined) return undefined
  const { createPrometheus } = await import('./prometheus.ts')
  const metrics = createPrometheus()
  const { address, close } = await openMetricsPort({ host, port }, metrics, log)
  log(`Metrics are at http://${address}/metrics`)
  return { metrics, close }
}
