import { type Tunnel, TUNNEL_STATUSES, type TunnelStatus } from '#contract/tunnel.ts'

/** What a status is called, means, and asks for. */
export type Meaning = { label: string; means: string; todo: string }

/** The four statuses in words. Source: Cloudflare's tunnel documentation. */
export const STATUS: Record<TunnelStatus, Meaning> = {
  healthy: {
    label: 'Healthy',
    means: 'Each of its connectors holds four connections.',
    todo: 'Nothing to do. This status does not tell whether the services behind it can be reached.',
  },
  degraded: {
    label: 'Degraded',
    means: 'It serves, but at least one connector has lost some of its connections.',
    todo: 'Read the logs of cloudflared on that host, and check that its firewall lets it reach the edge.',
  },
  down: {
    label: 'Down',
    means: 'It was connected before, and no connector is connected now.',
    todo: 'Check that the host is on and that cloudflared runs there; on Linux: sudo systemctl status cloudflared.',
  },
  inactive: {
    label: 'Inactive',
    means: 'No connector has ever connected.',
    todo: 'Run the install commands on a host inside your private network.',
  },
}

const UNKNOWN: Meaning = {
  label: 'Unknown',
  means: 'The API told no status that this console knows.',
  todo: 'Look at the tunnel in the Cloudflare dashboard.',
}

/** Whether a status is one of the four. */
export const isStatus = (status: string): status is TunnelStatus =>
  TUNNEL_STATUSES.some((known) => known === status)

/** What a status is called, means and asks for; a new one of the API's is unknown, not an error. */
export const meaningOf = (status: string): Meaning =>
  isStatus(status)
    ? STATUS[status]
    : { ...UNKNOWN, label: status === '' ? UNKNOWN.label : `Unknown (${status})` }

/** Whether some connector has ever run it, as far as its status tells. */
export const wasConnected = ({ status }: Pick<Tunnel, 'status'>): boolean => status !== 'inactive'

/**
 * Since when it has been so, RFC 3339; null where the API does not tell. Of a tunnel that is degraded it only tells since
 * when it is connected; one that was never connected has been so since it was created.
 */
export function sinceOf({ status, conns_active_at, conns_inactive_at }: Tunnel): string | null {
  if (status === 'healthy') return conns_active_at ?? null
  return status === 'down' ? (conns_inactive_at ?? null) : null
}
