import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { liveConnectorsQuery } from '../../queries/tunnels.ts'
import { useViewer } from '../shell/viewer.ts'
import { Http2Warning } from '../tunnels/Http2Warning.tsx'
import { NoQuic } from '../tunnels/NoQuic.tsx'
import type { ServiceForm } from './service-form.ts'

/** Says of a hostname that it will not be found, where the chosen tunnel is known to be carried over HTTP/2. */
export function TransportNote({ account }: { account: string }) {
  const { directory } = useViewer()
  const tunnel = useWatch<ServiceForm, 'tunnel'>({ name: 'tunnel' })
  const { data = [] } = useQuery({
    ...liveConnectorsQuery(account, tunnel),
    enabled: directory === 'local' && tunnel !== '',
  })
  const isHttp2 = data.some(({ connections }) =>
    connections.some(({ transport }) => transport === 'http2'),
  )
  return (
    <>
      <NoQuic />
      {isHttp2 ? <Http2Warning /> : null}
    </>
  )
}
