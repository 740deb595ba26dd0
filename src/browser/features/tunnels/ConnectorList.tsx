import type { UseQueryResult } from '@tanstack/react-query'
import { CONNECTIONS_PER_CONNECTOR, type Connector } from '#contract/tunnel.ts'
import { Section } from '../../ui/Section.tsx'
import { Id } from '../../ui/Id.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { Loaded } from '../shell/Loaded.tsx'

/** Who runs the tunnel right now: each connector, and its connections. */
export const ConnectorList = ({ query }: { query: UseQueryResult<Connector[]> }) => (
  <Section title="Connectors">
    <Loaded query={query} what="the connectors">
      {(connectors) =>
        connectors.length === 0 ? (
          <p className="text-dim">No connector is connected now.</p>
        ) : (
          <ul className="flex flex-col">
            {connectors.map((connector) => (
              <ConnectorItem key={connector.id} connector={connector} />
            ))}
          </ul>
        )
      }
    </Loaded>
  </Section>
)

const ConnectorItem = ({ connector }: { connector: Connector }) => (
  <li className="flex flex-col gap-1 border-t border-line py-3">
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <strong>{connector.conns[0]?.origin_ip ?? 'Unknown address'}</strong>
      <span>cloudflared {connector.version}</span>
      <span>{connector.arch}</span>
      <span>
        {connector.conns.length} of {CONNECTIONS_PER_CONNECTOR} connections
      </span>
      <span className="text-dim">
        running since <TimeAgo at={connector.run_at} />
      </span>
      <Id short id={connector.id} what="connector ID" />
    </p>
    <ul aria-label="Connections" className="grid gap-x-6 text-small text-dim md:grid-cols-2">
      {connector.conns.map((connection) => (
        <li key={connection.id} className="flex flex-wrap gap-x-3">
          <span>{connection.colo_name}</span>
          <span>from {connection.origin_ip}</span>
          <span>
            since <TimeAgo at={connection.opened_at} />
          </span>
        </li>
      ))}
    </ul>
  </li>
)
