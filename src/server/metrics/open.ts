import type { Options } from '../options.ts'
import type { Log } from '../log.ts'
import type { Metrics } from './metrics.ts'
import { openMetricsPort, type MetricsPort } from './port.ts'
import type { Present } from './prometheus.ts'

/** Counting, and where what was counted is read. */
export interface OpenMetrics extends MetricsPort {
  metrics: Metrics
}

/**
 * Begins to count and listens where `--metrics-port` says; without it there is nothing, and the library is not loaded.
 * Rejects with a StartError that says why it cannot listen.
 */
export async function openMetrics(
  { host, 'metrics-port': port }: Pick<Options, 'host' | 'metrics-port'>,
  log: Log,
  present?: () => Present,
): Promise<OpenMetrics | undefined> {
  if (port === undefined) return undefined
  const { createPrometheus } = await import('./prometheus.ts')
  const metrics = createPrometheus(present)
  return { metrics, ...(await openMetricsPort({ host, port }, metrics, log)) }
}
