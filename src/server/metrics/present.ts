import type { TunnelStatus } from '#contract/tunnel.ts'
import type { Directory } from '../directory/directory.ts'
import type { Presence } from '../directory/presence.ts'
import type { Present } from './prometheus.ts'

const NO_TUNNELS: Record<TunnelStatus, number> = { inactive: 0, down: 0, degraded: 0, healthy: 0 }

/** Counts the living tunnels of a directory by status, and who is connected to them. */
export function presentIn(directory: Directory, presence: Presence): Present {
  const living = directory.tunnels.all().filter(({ deleted_at }) => deleted_at === null)
  const connectors = living.flatMap(({ id }) => presence.connectors(id))
  const tunnels = { ...NO_TUNNELS }
  for (const tunnel of living) tunnels[presence.status(tunnel)] += 1
  return {
    tunnels,
    connectors: connectors.length,
    connections: connectors.reduce((sum, it) => sum + it.connections.length, 0),
  }
}
