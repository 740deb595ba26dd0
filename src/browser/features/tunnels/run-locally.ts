/** How a locally managed tunnel is run, and gets new credentials. Pure. Apart from what lists need. */
import type { LocalEdge } from '#contract/session.ts'
import { CONNECTIONS_PER_CONNECTOR, type Tunnel } from '#contract/tunnel.ts'
import { quoted } from '../code/shell.ts'

/** Where `cloudflared tunnel create` puts the credentials of a tunnel: beside the certificate of `cloudflared login`. */
export const credentialsFile = ({ id }: Pick<Tunnel, 'id'>): string => `~/.cloudflared/${id}.json`

/** What leads a connector to an edge of our own; to Cloudflare's network it finds the way itself. */
function edgeOptions({ address, ca_file }: LocalEdge): string[] {
  const edges = Array.from({ length: CONNECTIONS_PER_CONNECTOR }, () => `--edge ${address}`)
  return [...edges, `--cacert ${quoted(ca_file)}`]
}

/**
 * Runs a locally managed tunnel. By its id, which needs the credentials file alone; by its name cloudflared would have to
 * look it up. Without a token cloudflared asks the DNS which transport to choose, and takes HTTP/2 where that fails.
 * Source: `cloudflared tunnel run --help`; cloudflared 2026.8.2, seen.
 */
export function runLocally(tunnel: Pick<Tunnel, 'id'>, edge: LocalEdge | null): string {
  const protocol = edge === null || edge.quic === 'on' ? 'quic' : 'http2'
  const options = [...(edge === null ? [] : edgeOptions(edge)), `--protocol ${protocol}`]
  return `cloudflared tunnel ${options.join(' ')} run --credentials-file ${credentialsFile(tunnel)} ${tunnel.id}`
}

/**
 * Puts credentials with the new secret in the place of the old ones. cloudflared writes over no file that is there.
 * Source: `cloudflared tunnel token --help`, and its `writeTunnelCredentials`.
 */
export const newCredentials = (tunnel: Pick<Tunnel, 'id'>): string => {
  const file = credentialsFile(tunnel)
  return [
    `mv ${file} ${file}.old`,
    `cloudflared tunnel token --cred-file ${file} ${tunnel.id}`,
    'sudo systemctl restart cloudflared',
  ].join('\n')
}
