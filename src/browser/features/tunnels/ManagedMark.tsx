import type { Tunnel } from '#contract/tunnel.ts'
import { isLocallyManaged } from './managed.ts'

/** Tells a tunnel apart whose configuration is a file on its host; nothing for others. */
export const ManagedMark = ({ tunnel }: { tunnel: Pick<Tunnel, 'config_src'> }) =>
  isLocallyManaged(tunnel) ? (
    <span className="text-small leading-none whitespace-nowrap text-dim">Locally managed</span>
  ) : null
