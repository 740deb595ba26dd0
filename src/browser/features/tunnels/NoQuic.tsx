import { TriangleAlert } from 'lucide-react'
import type { LocalEdge } from '#contract/session.ts'
import { useSession } from '../../queries/session.ts'

const WHY: Record<LocalEdge['quic'], string | undefined> = {
  on: undefined,
  off: 'QUIC is switched off (--edge-http2-only)',
  unavailable: 'QUIC is not available on this machine',
}

/** Says, where the edge speaks no QUIC, what will not work because of it; nothing where it does. */
export function NoQuic() {
  const { edge } = useSession()
  const why = edge === null ? undefined : WHY[edge.quic]
  if (why === undefined) return null
  return (
    <p className="flex max-w-prose items-start gap-2">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      {why}: hostname services will fail, as they would over HTTP/2.
    </p>
  )
}
