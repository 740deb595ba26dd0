import { refuse } from '#contract/refusal.ts'
import type { Directory } from './directory.ts'
import type { TunnelRow } from './tunnel-table.ts'

/** The tunnel of an id, living or deleted. Throws a Refusal when there is none. */
export function foundTunnel({ tunnels }: Directory, id: string): TunnelRow {
  const tunnel = tunnels.get(id)
  if (tunnel === undefined)
    throw refuse(404, { kind: 'tunnelNotFound', message: 'Tunnel not found.' })
  return tunnel
}

/** The tunnel of an id, for what only a living one can do. Throws a Refusal when it is deleted or there is none. */
export function livingTunnel(directory: Directory, id: string): TunnelRow {
  const tunnel = foundTunnel(directory, id)
  if (tunnel.deleted_at !== null)
    throw refuse(404, { kind: 'tunnelNotFound', message: 'This tunnel was deleted.' })
  return tunnel
}
