import { TriangleAlert } from 'lucide-react'
import { useSession } from '../../queries/session.ts'
import { Code } from '../../ui/Code.tsx'

/**
 * What does not work through a connector that came over HTTP/2, and what to do about it. Nothing where the edge has no
 * QUIC: there it would not help, and the page says that already.
 */
export function Http2Warning() {
  const { edge } = useSession()
  if (edge?.quic !== 'on') return null
  return (
    <p className="flex max-w-prose items-start gap-2">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <span>
        Over HTTP/2 hostname services fail with <Code>dns_error</Code>. Restart cloudflared with{' '}
        <Code>--protocol quic</Code>, and let its host send UDP to {edge.address}; on a Cloudflare
        account, allow outbound UDP 7844.
      </span>
    </p>
  )
}
