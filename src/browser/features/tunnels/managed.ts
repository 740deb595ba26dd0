/** Where a tunnel's configuration is kept. Pure. */
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
