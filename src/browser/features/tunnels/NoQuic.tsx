import { TriangleAlert } from 'lucide-react'
import { useSession } from '../../queries/session.ts'

/** Says, where the edge cannot speak QUIC, what will not work because of it; nothing where it can. */
export function NoQuic() {
  const { edge } = useSession()
  if (edge.quic) return null
  return (
    <p className="flex max-w-prose items-start gap-2">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      QUIC is not available on this machine: hostname services will fail, as they would over HTTP/2.
    </p>
  )
}
