/** Follows the answers about tunnels as they arrive, from whichever page asked, and keeps what was seen to change. */
import { type Query, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { EventPage } from '#contract/event.ts'
import { connectorList, tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import { queryClient } from './client.ts'
import {
  type Change,
  connectorChanges,
  type SeenConnectors,
  seenConnectors,
  type SeenTunnel,
  seenTunnel,
  tunnelChanges,
} from './observed-changes.ts'
import { observedStore, type Seen, type TunnelPlace } from './observed-store.ts'
import { type Look, storyWith } from './observed-story.ts'
import { ownKey } from './own-key.ts'

/** How often it is noted that nothing has changed, in milliseconds. */
const NOTED = 30_000

/** What this browser has seen of a tunnel, newest first; `who` is the id of who is signed in. */
export const observedQuery = (who: string, account: string, tunnel: string) =>
  queryOptions<EventPage>({
    queryKey: ['observed', { account, tunnel }],
    queryFn: () => ({
      events: [...observedStore(ownKey(who)).story({ account, tunnel })],
      cursor: null,
    }),
    // Another tab may have seen more.
    staleTime: 0,
  })

const Asked = z.object({ account: z.string(), tunnel: z.optional(z.string()) })

/** An answer: what was asked for, what came, and when, in ms since 1970. */
type Answer = { asked: z.infer<typeof Asked>; data: unknown; at: number }

type Store = ReturnType<typeof observedStore>

/** Whoever opens the page of a tunnel wants to know its story from then on; of the others, lists tell the rest. */
const TAKES: Record<string, (store: Store, answer: Answer) => void> = {
  [tunnelGet.name](store, { asked, data, at }) {
    const tunnel = tunnelGet.result.parse(data)
    const place = { account: asked.account, tunnel: tunnel.id }
    if (store.seen(place) === undefined) store.see(place, { tunnel: seenTunnel(tunnel, at) })
    else takeTunnel(store, place, seenTunnel(tunnel, at))
  },
  [tunnelList.name](store, { asked, data, at }) {
    for (const tunnel of tunnelList.result.parse(data))
      takeTunnel(store, { account: asked.account, tunnel: tunnel.id }, seenTunnel(tunnel, at))
  },
  [connectorList.name](store, { asked: { account, tunnel = '' }, data, at }) {
    takeConnectors(store, { account, tunnel }, seenConnectors(connectorList.result.parse(data), at))
  },
}

function takeTunnel(store: Store, place: TunnelPlace, now: SeenTunnel): void {
  const seen = store.seen(place)
  if (seen === undefined || now.at <= seen.tunnel.at) return
  const look = { at: now.at, before: seen.tunnel.at }
  keep(store, place, { ...seen, tunnel: now }, tunnelChanges(seen.tunnel, now), look)
}

function takeConnectors(store: Store, place: TunnelPlace, now: SeenConnectors): void {
  const seen = store.seen(place)
  const before = seen?.connectors
  if (seen === undefined || (before !== undefined && now.at <= before.at)) return
  if (before === undefined) return store.see(place, { ...seen, connectors: now })
  const look = { at: now.at, before: before.at }
  keep(store, place, { ...seen, connectors: now }, connectorChanges(before, now), look)
}

function keep(store: Store, place: TunnelPlace, seen: Seen, changes: Change[], look: Look): void {
  if (changes.length === 0 && look.at - look.before < NOTED) return
  store.see(place, seen)
  if (changes.length === 0) return
  store.tell(place, storyWith(store.story(place), changes, look))
  void queryClient.invalidateQueries({ queryKey: ['observed', place] })
}

/** Adds to the story what this browser did itself, which no later look tells. */
export function tellOwn(who: string, place: TunnelPlace, change: Change): void {
  const store = observedStore(ownKey(who))
  const at = Date.now()
  store.tell(place, storyWith(store.story(place), [change], { at, before: at }))
  void queryClient.invalidateQueries({ queryKey: ['observed', place] })
}

/** Begins to follow, from what is known already; ends when the answered function is called. */
export function observeAnswers(who: string): () => void {
  const store = observedStore(ownKey(who))
  const cache = queryClient.getQueryCache()
  const follow = ({ queryKey: [name, asked], state: { data, dataUpdatedAt: at } }: Query) => {
    const take = TAKES[String(name)]
    if (take !== undefined && data !== undefined)
      take(store, { asked: z.parse(Asked, asked), data, at })
  }
  for (const query of cache.getAll()) follow(query)
  return cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') follow(event.query)
  })
}
