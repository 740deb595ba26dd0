/** Where a tunnel's configuration is kept, and what follows from it. Pure. */
import type { DirectoryKind } from '#contract/session.ts'
import type { Tunnel } from '#contract/tunnel.ts'

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

/**
 * Runs a locally managed tunnel. By its id, which needs the credentials file alone; by its name cloudflared would have to
 * look it up. Source: `cloudflared tunnel run --help`.
 */
export const runLocally = (tunnel: Pick<Tunnel, 'id'>): string =>
  `cloudflared tunnel run --credentials-file ${credentialsFile(tunnel)} ${tunnel.id}`

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
