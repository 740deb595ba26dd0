import type { Tunnel } from '#contract/tunnel.ts'
import { isLocallyManaged } from './managed.ts'

/** Tells a tunnel apart whose configuration is a file on its host; nothing for others. */
export const ManagedMark = ({ tunnel }: { tunnel: Pick<Tunnel, 'config_src'> }) =>
  isLocallyManaged(tunnel) ? (
    <span className="inline-flex rounded-sm border border-line px-1.5 text-small whitespace-nowrap text-dim">
      Locally managed
    </span>
  ) : null
