import { liveConnectorList } from '#contract/console-operations.ts'
import { connectorList, tunnelGet, tunnelList, tunnelToken } from '#contract/tunnel-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { call } from '../api/call.ts'
import { query, queryClient } from './client.ts'
import { rowPace, tunnelPace } from './pace.ts'
import { live, polled } from './polled.ts'
import { paces } from './session.ts'
import { atMost } from './turns.ts'

const isAlive = ({ deleted_at }: Tunnel): boolean => deleted_at == null

/** The account's living tunnels. Polled. Asked for those only, the API may yet tell of one that was just deleted. */
export function tunnelsQuery(account: string) {
  const input = { account, query: { is_deleted: 'false', per_page: String(MOST_TUNNELS_TOLD) } }
  const { queryKey } = query(tunnelList, input)
  return live<Tunnel[]>({
    queryKey,
    ask: async (signal) => (await call(tunnelList, input, signal)).filter(isAlive),
    pace: () => tunnelPace(queryClient.getQueryData(queryKey) ?? [], Date.now(), paces()),
  })
}

/** How many the API tells of at once, at most. Source: the API's description of the list. */
export const MOST_TUNNELS_TOLD = 1000

/** The account's deleted tunnels, as far as the API tells at once. Polled slowly: nothing becomes of them any more. */
export const deletedTunnelsQuery = (account: string) =>
  polled(
    tunnelList,
    { account, query: { is_deleted: 'true', per_page: String(MOST_TUNNELS_TOLD) } },
    () => paces().services,
  )

/** One tunnel. Polled, and quickly while somebody waits for it to come up. */
export const tunnelQuery = (account: string, tunnel: string, waiting = false) =>
  polled(tunnelGet, { account, tunnel }, (known) =>
    waiting ? paces().waiting : tunnelPace(known === undefined ? [] : [known], Date.now(), paces()),
  )

/** One tunnel as it was last heard, asked for once at most: for its name, where it is not what the page is about. */
export const tunnelOnceQuery = (account: string, tunnel: string) => ({
  ...query(tunnelGet, { account, tunnel }),
  staleTime: Infinity,
})

/** Who waits for a connector looks elsewhere meanwhile: the title of the tab tells when it is there. */
const whileWaiting = (waiting: boolean) => (waiting ? () => paces().quiet : undefined)

/** A tunnel's connectors with their connections. Polled like the tunnel. */
export const connectorsQuery = (account: string, tunnel: string, waiting = false) =>
  polled(
    connectorList,
    { account, tunnel },
    () => (waiting ? paces().waiting : paces().quiet),
    whileWaiting(waiting),
  )

/** A screen full of rows is not asked for all at once. */
const inTurn = atMost(6)

const rowsOnScreen = () =>
  queryClient.getQueryCache().findAll({ queryKey: [connectorList.name], type: 'active' }).length

const paceOfRow = () => rowPace(rowsOnScreen(), paces())

/** The same for a row of a list, which may be one of many. */
export const rowConnectorsQuery = (account: string, tunnel: string) => {
  const { queryKey } = query(connectorList, { account, tunnel })
  return {
    ...live({
      queryKey,
      ask: (signal) => inTurn(() => call(connectorList, { account, tunnel }, signal)),
      pace: paceOfRow,
      lookAround: true,
    }),
    staleTime: paceOfRow,
  }
}

/** What the edge sees of a tunnel's connectors, beyond what the API tells. Polled like them. */
export const liveConnectorsQuery = (account: string, tunnel: string, waiting = false) =>
  polled(
    liveConnectorList,
    { account, tunnel },
    () => (waiting ? paces().waiting : paces().quiet),
    whileWaiting(waiting),
  )

/** The token to run a connector with: asked for when a person looks at commands, dropped soon after, told no other tab. */
export const tokenQuery = (account: string, tunnel: string) => ({
  ...query(tunnelToken, { account, tunnel }),
  staleTime: Infinity,
  gcTime: 0,
})
