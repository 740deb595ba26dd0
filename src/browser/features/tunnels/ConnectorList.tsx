import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LiveConnector } from '#contract/live.ts'
import type { Connector } from '#contract/tunnel.ts'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { liveConnectorsQuery } from '../../queries/tunnels.ts'
import { Code } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { useViewer } from '../shell/viewer.ts'
import { ConnectorItem } from './ConnectorItem.tsx'
import { seenConnectors } from './seen-connectors.ts'
import { useTokenMarks } from './use-token-marks.ts'

const NONE: LiveConnector[] = []
const NOBODY: Connector[] = []

type Props = { account: string; tunnel: string; query: UseQueryResult<Connector[]> }

/** Who runs the tunnel right now: each connector, its connections, and how they are carried. */
export function ConnectorList({ account, tunnel, query }: Props) {
  const { directory } = useViewer()
  const hasEdge = directory === 'local'
  // Whether the edge can be asked or not, the connectors are shown.
  const { data: live = NONE } = useQuery({
    ...liveConnectorsQuery(account, tunnel),
    enabled: hasEdge && query.isSuccess,
  })
  const { old } = useTokenMarks(account, tunnel, query.data ?? NOBODY)
  return (
    <Section title="Connectors">
      <Loaded query={query} what="the connectors">
        {(connectors) =>
          connectors.length === 0 ? (
            <p className="text-dim">No connector is connected now.</p>
          ) : (
            <>
              <RotationLeft account={account} tunnel={tunnel} many={old.length} />
              <ul className="flex flex-col">
                {seenConnectors(connectors, live).map((connector) => (
                  <ConnectorItem
                    key={connector.id}
                    connector={connector}
                    hasEdge={hasEdge}
                    onOldToken={old.includes(connector.id)}
                  />
                ))}
              </ul>
              {hasEdge ? null : <TransportHint />}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

type LeftProps = { account: string; tunnel: string; many: number }

/** A rotation that was begun is not forgotten: whoever is on the old token can't come back after a restart. */
const RotationLeft = ({ account, tunnel, many }: LeftProps) =>
  many === 0 ? null : (
    <p>
      The token was rotated, and {many === 1 ? '1 connector is' : `${many} connectors are`} still on
      the old one: after a restart {many === 1 ? 'it' : 'they'} can&rsquo;t join.{' '}
      <Link className="link" href={pathTo('tunnelRotate', { account, tunnel })}>
        Finish the rotation
      </Link>
    </p>
  )

/** What to do about what can't be seen here. */
const TransportHint = () => (
  <p className="max-w-prose text-dim">
    Cloudflare&rsquo;s API does not tell how connections are carried. If hostname services fail with{' '}
    <Code>dns_error</Code>, restart cloudflared with <Code>--protocol quic</Code>, and allow its
    host outbound UDP 7844.
  </p>
)
