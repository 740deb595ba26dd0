/** Cells of the tunnel list that know more than the tunnel itself. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { rowConnectorsQuery } from '../../queries/tunnels.ts'
import { Coming, NotKnown } from '../../ui/InCell.tsx'
import { type Known, knownOf } from '../shell/known.ts'
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

/** What stands in a cell until its value is there, or where it can't be told. */
function shown<T>(known: Known<T>, what: string, draw: (data: T) => ReactNode): ReactNode {
  if (known.is === 'coming') return <Coming />
  if (known.is === 'here') return draw(known.data)
  return <NotKnown why={`${what} could not be loaded: ${known.error.message}`} />
}

/** The list of tunnels does not tell connectors: each row on screen that has some asks for its own. */
function useConnectors({ account, tunnel }: Props, words: (connectors: Connector[]) => string) {
  const connected = tunnel.status === 'healthy' || tunnel.status === 'degraded'
  const rested = useRested()
  const query = useQuery({
    ...rowConnectorsQuery(account, tunnel.id),
    enabled: connected && rested,
    select: words,
  })
  // What was heard before the tunnel went down is not so any more.
  return connected ? shown(knownOf(query), 'Its connectors', (text) => text) : '–'
}

const count = (connectors: Connector[]) => String(connectors.length)
const versions = (connectors: Connector[]) =>
  [...new Set(connectors.map((connector) => connector.version || 'unknown'))].join(', ') || '–'

/** How many connectors run this tunnel. */
export const ConnectorCount = (props: Props) => useConnectors(props, count)

/** The versions of cloudflared that run this tunnel. */
export const ConnectorVersion = (props: Props) => useConnectors(props, versions)

/** How many services are reached through the tunnel, as a link to them. */
export function ServiceCount({ account, tunnel }: Props) {
  const query = useQuery({
    ...servicesQuery(account),
    select: (services) => servicesOf(services, tunnel.id).length,
  })
  const href = pathTo('services', { account }, { tunnel: tunnel.id })
  return shown(knownOf(query), 'VPC Services', (many) =>
    many === 0 ? (
      '0'
    ) : (
      <Link
        href={href}
        aria-label={`${many} VPC ${many === 1 ? 'Service' : 'Services'}`}
        className="link"
      >
        {many}
      </Link>
    ),
  )
}
