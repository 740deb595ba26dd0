/** Follows the answers about tunnels as they arrive, from whichever page asked, and keeps what was seen to change. */
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { EventPage } from '#contract/event.ts'
import type { Session } from '#contract/session.ts'
import { connectorList, tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { queryClient } from './client.ts'
import {
  type Change,
  connectorChanges,
  seenConnectors,
  seenTunnel,
  tunnelChanges,
} from './observed-changes.ts'
import { observedStore, type Seen, type TunnelPlace } from './observed-store.ts'
import { storyWith } from './observed-story.ts'
import { ownKey } from './own-key.ts'

/** How often it is noted that nothing has changed, in milliseconds. */
const NOTED = 30_000

type Who = Pick<Session, 'directory' | 'name'>

/** What this browser has seen of a tunnel, newest first. */
export const observedQuery = (who: Who, account: string, tunnel: string) =>
  queryOptions<EventPage>({
    queryKey: ['observed', { account, tunnel }],
    queryFn: () => ({
      events: [...observedStore(ownKey(who)).story({ account, tunnel })],
      cursor: null,
    }),
    staleTime: Infinity,
  })

const Asked = z.object({ account: z.string(), tunnel: z.optional(z.string()) })

/** Begins to follow, from what is known already; ends when the answered function is called. */
export function observeAnswers(who: Who): () => void {
  const cache = queryClient.getQueryCache()
  const follow = follower(who)
  for (const { queryKey, state } of cache.getAll()) follow(queryKey, state)
  return cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success')
      follow(event.query.queryKey, event.query.state)
  })
}

type Heard = { data: unknown; dataUpdatedAt: number }

function follower(who: Who) {
  const store = observedStore(ownKey(who))
  function keep(
    place: TunnelPlace,
    seen: Seen,
    changes: Change[],
    look: Parameters<typeof storyWith>[2],
  ) {
    if (changes.length === 0 && look.at - look.before < NOTED) return
    store.see(place, seen)
    if (changes.length === 0) return
    store.tell(place, storyWith(store.story(place), changes, look))
    void queryClient.invalidateQueries({ queryKey: ['observed', place] })
  }
  function tunnelSeen(account: string, tunnel: Tunnel, at: number, isNew: boolean): void {
    const place = { account, tunnel: tunnel.id }
    const before = store.seen(place)
    const now = seenTunnel(tunnel, at)
    if (before === undefined) {
      if (isNew) store.see(place, { tunnel: now })
      return
    }
    if (at <= before.tunnel.at) return
    const changes = tunnelChanges(before.tunnel, now)
    keep(place, { ...before, tunnel: now }, changes, { at, before: before.tunnel.at })
  }
  function connectorsSeen(place: TunnelPlace, connectors: Connector[], at: number): void {
    const before = store.seen(place)
    if (before === undefined) return
    const now = seenConnectors(connectors, at)
    const { connectors: known } = before
    if (known === undefined) store.see(place, { ...before, connectors: now })
    if (known === undefined || at <= known.at) return
    const changes = connectorChanges(known, now)
    keep(place, { ...before, connectors: now }, changes, { at, before: known.at })
  }
  const TAKES: Record<string, (asked: z.infer<typeof Asked>, heard: Heard) => void> = {
    // Whoever opens the page of a tunnel wants to know its story from then on.
    [tunnelGet.name]: ({ account }, { data, dataUpdatedAt: at }) =>
      tunnelSeen(account, tunnelGet.result.parse(data), at, true),
    [tunnelList.name]: ({ account }, { data, dataUpdatedAt: at }) => {
      for (const tunnel of tunnelList.result.parse(data)) tunnelSeen(account, tunnel, at, false)
    },
    [connectorList.name]: ({ account, tunnel = '' }, { data, dataUpdatedAt: at }) =>
      connectorsSeen({ account, tunnel }, connectorList.result.parse(data), at),
  }
  return ([name, asked]: readonly unknown[], heard: Heard): void => {
    const take = TAKES[String(name)]
    const parsed = take === undefined ? undefined : Asked.safeParse(asked)
    if (take !== undefined && parsed?.success === true && heard.data !== undefined)
      take(parsed.data, heard)
  }
}
