import type { Query } from '@tanstack/react-query'
import { liveConnectorList } from '#contract/console-operations.ts'
import type { LiveConnector } from '#contract/live.ts'
import { connectorList, tunnelGet, tunnelList, tunnelToken } from '#contract/tunnel-operations.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { query } from './client.ts'
import { backOff, QUIET, tunnelPace, WAITING } from './pace.ts'

/** `refetchInterval` for a query, from a pace that may depend on what it holds. */
const paced =
  <T>(pace: (data: T | undefined) => number) =>
  ({ state }: Query<T>): number =>
    backOff(pace(state.data), state)

/** The account's living tunnels, by name. Polled. */
export const tunnelsQuery = (account: string) => ({
  ...query(tunnelList, { account, query: { is_deleted: 'false', per_page: '1000' } }),
  refetchInterval: paced<Tunnel[]>((tunnels = []) => tunnelPace(tunnels, Date.now())),
})

/** One tunnel. Polled, and quickly while somebody waits for it to come up. */
export const tunnelQuery = (account: string, tunnel: string, waiting = false) => ({
  ...query(tunnelGet, { account, tunnel }),
  refetchInterval: paced<Tunnel>((data) =>
    waiting ? WAITING : tunnelPace(data === undefined ? [] : [data], Date.now()),
  ),
})

/** A tunnel's connectors with their connections. Polled like the tunnel. */
export const connectorsQuery = (account: string, tunnel: string, waiting = false) => ({
  ...query(connectorList, { account, tunnel }),
  refetchInterval: paced<Connector[]>(() => (waiting ? WAITING : QUIET)),
})

/** What the edge sees of a tunnel's connectors, beyond what the API tells. Polled like them. */
export const liveConnectorsQuery = (account: string, tunnel: string) => ({
  ...query(liveConnectorList, { account, tunnel }),
  refetchInterval: paced<LiveConnector[]>(() => QUIET),
})

/** The token to run a connector with: asked for when a person looks at commands, and dropped soon after. */
export const tokenQuery = (account: string, tunnel: string) => ({
  ...query(tunnelToken, { account, tunnel }),
  staleTime: Infinity,
  gcTime: 0,
})
