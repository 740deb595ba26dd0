/** Cells of the tunnel list that know more than the tunnel itself. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { rowConnectorsQuery } from '../../queries/tunnels.ts'
import { servicesOf } from './tunnel-list.ts'

type Props = { account: string; tunnel: Tunnel }

/** How long a row stays on the screen before it asks, in milliseconds: rows that fly by do not. */
const REST = 300

function useRested(): boolean {
  const [rested, setRested] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST)
    return () => clearTimeout(timer)
  }, [])
  return rested
}

/** The list of tunnels does not tell connectors: each row on screen that has some asks for its own. */
function useConnectors({ account, tunnel }: Props, pick: (connectors: Connector[]) => string) {
  const connected = tunnel.status === 'healthy' || tunnel.status === 'degraded'
  const rested = useRested()
  const { data } = useQuery({
    ...rowConnectorsQuery(account, tunnel.id),
    enabled: connected && rested,
    select: pick,
  })
  // What was heard before the tunnel went down is not so any more.
  return connected ? data : '–'
}

const count = (connectors: Connector[]) => String(connectors.length)
const versions = (connectors: Connector[]) =>
  [...new Set(connectors.map((connector) => connector.version || 'unknown'))].join(', ')

/** How many connectors run this tunnel. */
export const ConnectorCount = (props: Props) => useConnectors(props, count)

/** The versions of cloudflared that run this tunnel. */
export const ConnectorVersion = (props: Props) => useConnectors(props, versions)

/** How many services are reached through the tunnel, as a link to them. */
export function ServiceCount({ account, tunnel }: Props) {
  const { data = 0 } = useQuery({
    ...servicesQuery(account),
    select: (services) => servicesOf(services, tunnel.id).length,
  })
  if (data === 0) return '0'
  return (
    <Link
      href={pathTo('services', { account }, { tunnel: tunnel.id })}
      aria-label={`${data} VPC ${data === 1 ? 'Service' : 'Services'}`}
      className="link"
    >
      {data}
    </Link>
  )
}
