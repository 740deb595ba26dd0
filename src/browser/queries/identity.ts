/** Who is signed in in this tab, and what follows when that changes. */
import { sessionGet } from '#contract/session-operations.ts'
import { Session } from '#contract/session.ts'
import { queryClient, tabs } from './client.ts'
import { forgetOwn } from './own-key.ts'

/** The id of who is signed in. */
let identity: string | undefined

/** Tabs of another build may hold other shapes. */
const channelOf = (id: string) => `${new URL(import.meta.url).pathname} ${id}`

/** Where tabs say who they are, to all tabs of the browser: they have one cookie, and so are one person. */
let lobby: BroadcastChannel | undefined

function leave(): void {
  if (identity === undefined) return
  identity = undefined
  tabs.leave()
  say('')
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
const say = (name: string) => lobby?.postMessage(name)

/** Who hears of another person looks who it is by now. */
function hear(name: string): void {
  if (identity === undefined || name === identity) return
  void queryClient.invalidateQueries({ queryKey: [sessionGet.name] })
}

/** What somebody else saw is not shown. */
const forgetTheRest = () =>
  queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionGet.name })

function arrive(session: Session): void {
  const { id } = session
  if (id === identity) return
  const wasSomebody = identity !== undefined
  identity = id
  forgetOwn(id)
  tabs.join(channelOf(id))
  say(id)
  if (wasSomebody) void forgetTheRest()
}

/** Follows the session in the cache: to the tabs of who is signed in, and away when they sign out. */
export function followIdentity(): void {
  if ('BroadcastChannel' in globalThis) {
    lobby = new BroadcastChannel('identity')
    lobby.addEventListener('message', ({ data }: MessageEvent<string>) => hear(data))
  }
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (query.queryKey[0] !== sessionGet.name) return
    if (type === 'removed') leave()
    else if (query.state.data !== undefined) arrive(Session.parse(query.state.data))
  })
}
