import type { Tunnel } from '#contract/tunnel.ts'
import { TunnelStatusMark } from './TunnelStatusMark.tsx'
import { useMeaning } from './use-meaning.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** Whether it is only what was last heard. */
  stale: boolean
}

/** The status of a living tunnel on its own pages, where what happened to it is known too. */
export function TunnelStatusNow({ account, tunnel, stale }: Props) {
  const meaning = useMeaning(account, tunnel)
  return tunnel.deleted_at == null ? (
    <TunnelStatusMark status={tunnel.status} meaning={meaning} stale={stale} />
  ) : null
}
