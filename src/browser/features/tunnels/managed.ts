/** Where a tunnel's configuration is kept, and what follows from it. Pure. */
import type { DirectoryKind, LocalEdge } from '#contract/session.ts'
import { CONNECTIONS_PER_CONNECTOR, type Tunnel } from '#contract/tunnel.ts'

/** Who keeps the configuration of a tunnel that is managed remotely. */
const REMOTELY: Record<DirectoryKind, string> = {
  local: 'Remotely, from here',
  cloudflare: 'Remotely, by Cloudflare',
}

/** Where a tunnel's configuration is kept, by its `config_src`; a new word of the API's is unknown. */
export function managedWords(by: string | null | undefined, directory: DirectoryKind): string {
  if (by == null || by === '') return 'Not told'
  if (by === 'cloudflare') return REMOTELY[directory]
  return by === 'local' ? 'Locally, by a file on its host' : `Unknown (${by})`
}

/** Whether it was made by `cloudflared tunnel create`, or as that does it. */
export const isLocallyManaged = ({ config_src }: Pick<Tunnel, 'config_src'>): boolean =>
  config_src === 'local'

/** Where `cloudflared tunnel create` puts the credentials of a tunnel: beside the certificate of `cloudflared login`. */
export const credentialsFile = ({ id }: Pick<Tunnel, 'id'>): string => `~/.cloudflared/${id}.json`

/** A path as one word of a command of a POSIX shell. */
const quoted = (path: string): string =>
  /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`

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
