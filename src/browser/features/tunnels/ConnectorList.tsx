import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LiveConnector } from '#contract/live.ts'
import type { Connector } from '#contract/tunnel.ts'
import { liveConnectorsQuery } from '../../queries/tunnels.ts'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { ConnectorItem } from './ConnectorItem.tsx'
import { seenConnectors } from './seen-connectors.ts'

const NONE: LiveConnector[] = []

type Props = { account: string; tunnel: string; query: UseQueryResult<Connector[]> }

/** Who runs the tunnel right now: each connector, its connections, and how they are carried. */
export function ConnectorList({ account, tunnel, query }: Props) {
  // Whether the edge can be asked or not, the connectors are shown.
  const { data: live = NONE } = useQuery({
    ...liveConnectorsQuery(account, tunnel),
    enabled: query.isSuccess,
  })
  return (
    <Section title="Connectors">
      <Loaded query={query} what="the connectors">
        {(connectors) =>
          connectors.length === 0 ? (
            <p className="text-dim">No connector is connected now.</p>
          ) : (
            <ul className="flex flex-col">
              {seenConnectors(connectors, live).map((connector) => (
                <ConnectorItem key={connector.id} connector={connector} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
