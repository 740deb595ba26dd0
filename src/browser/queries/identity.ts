/** Who is signed in in this tab, and what follows when that changes. */
import { sessionGet, signInChoice } from '#contract/session-operations.ts'
import { Session } from '#contract/session.ts'
import { forgetRefused } from '../api/refused.ts'
import { dropUnderway } from '../api/underway.ts'
import { queryClient, tabs } from './client.ts'
import { keepRefusedOf } from './kept-refused.ts'
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
  say({ kind: 'is', id: '' })
}

/** Who a tab is now, empty for nobody; or that somebody is about to sign in or out. */
type Word = { kind: 'is'; id: string } | { kind: 'changing' }

const say = (word: Word) => lobby?.postMessage(word)

let isSignedOutElsewhere = false

/** Whether the session that was here ended because somebody signed out in another tab. */
export const wasSignedOutElsewhere = (): boolean => isSignedOutElsewhere

/** Who hears of another person looks who it is by now. */
function hear(word: Word): void {
  if (identity === undefined || (word.kind === 'is' && word.id === identity)) return
  const dropped = drop()
  if (word.kind !== 'is') return
  isSignedOutElsewhere = word.id === ''
  void dropped.then(() => queryClient.invalidateQueries({ queryKey: [sessionGet.name] }))
}

/** What one may sign in to is the same for everybody. */
function drop(): Promise<void> {
  const dropped = queryClient.cancelQueries({
    predicate: ({ queryKey }) => queryKey[0] !== signInChoice.name,
  })
  dropUnderway()
  return dropped
}

/** Before somebody signs in or out: nobody waits any more for what is under way, in any tab. */
export function dropAll(): Promise<void> {
  say({ kind: 'changing' })
  return drop()
}

/** What somebody else saw is not shown. */
const forgetTheRest = () =>
  queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionGet.name })

/** Whether it is somebody else than before. */
function arrive(session: Session): boolean {
  const { id } = session
  if (id === identity) return false
  const wasSomebody = identity !== undefined
  identity = id
  isSignedOutElsewhere = false
  forgetOwn(id)
  keepRefusedOf(id)
  tabs.join(channelOf(id))
  say({ kind: 'is', id })
  if (wasSomebody) void forgetTheRest()
  return true
}

/** Follows the session in the cache: to the tabs of who is signed in, and away when they sign out. */
export function followIdentity(): void {
  if ('BroadcastChannel' in globalThis) {
    lobby = new BroadcastChannel('identity')
    lobby.addEventListener('message', ({ data }: MessageEvent<Word>) => hear(data))
  }
  queryClient.getQueryCache().subscribe((event) => {
    const { queryKey, state } = event.query
    if (queryKey[0] !== sessionGet.name) return
    if (event.type === 'removed') leave()
    else if (event.type === 'updated' && event.action.type === 'success') {
      const isNew = arrive(Session.parse(state.data))
      // Whoever is looked up anew may hold other roles by now.
      if (!isNew) forgetRefused()
    }
  })
}
