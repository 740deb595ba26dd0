import { cloudflareSide } from './cloudflare-side.ts'
import { cloudflareLogRoute, type CloudflareLogs } from './gateway/logs.ts'
import { createUpstream } from './gateway/upstream.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Side } from './side.ts'
import { VERSION } from './version.ts'

interface Given extends Pick<CloudflareLogs, 'connect' | 'isShared' | 'stopping'> {
  /** As `readApiBase` answers it. */
  api: URL
  /** As `readLogsBase` answers it. */
  logs: URL
  log: Log
  metrics?: Metrics | undefined
}

/** Cloudflare mode: its API behind this process. */
export function openCloudflare({ api, logs: base, log, metrics, ...how }: Given): Side {
  const upstream = createUpstream({ api, version: VERSION, log, ...(metrics && { metrics }) })
  const logs = cloudflareLogRoute({ upstream, base, ...how })
  return cloudflareSide({ upstream, logs, now: Date.now, isShared: how.isShared })
}
