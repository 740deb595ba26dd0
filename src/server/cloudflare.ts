import { cloudflareSide } from './cloudflare-side.ts'
import { createUpstream } from './gateway/upstream.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Side } from './side.ts'
import { VERSION } from './version.ts'

interface Given {
  /** As `readApiBase` answers it. */
  api: URL
  log: Log
  metrics?: Metrics | undefined
}

/** Cloudflare mode: its API behind this process. */
export function openCloudflare({ api, log, metrics }: Given): Side {
  const upstream = createUpstream({ api, version: VERSION, log, ...(metrics && { metrics }) })
  return cloudflareSide(upstream, Date.now)
}
