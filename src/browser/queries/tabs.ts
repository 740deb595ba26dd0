/**
 * The tabs of one browser that are signed in alike: of those that want the same answer one asks, and the others hear
 * what it was told. There is no leader, so that a tab can be closed or stopped at any moment.
 *
 * Only what is polled goes this way, and no secret is. The channel bears the id of who is signed in, so that other
 * identities are not heard, and of the build, so that a tab with older code is not either.
 *
 * Turns are taken by Web Locks, which browsers have in secure contexts only: over https, and on this machine. Elsewhere
 * every tab asks for itself; changes and the rate limit are still told where there is a BroadcastChannel.
 */
import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { ApiMessage } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'
import { currentBudget, onBudget, setBudget } from '../api/budget.ts'
import { type Budget, UNLIMITED } from '../api/rate-limit.ts'
import { Dropped, underway } from '../api/underway.ts'
import { Unreachable } from '../api/unreachable.ts'
import { takeTurn } from './turns.ts'

/** What tabs tell each other; moments in ms since 1970. */
type Word =
  | { kind: 'wanted'; hash: string }
  | { kind: 'heard'; hash: string; data: unknown; asked: number; at: number }
  | {
      kind: 'failed'
      hash: string
      refusal: { status: number; errors: readonly ApiMessage[] } | null
    }
  | { kind: 'changed'; operations: readonly string[]; at: number }
  | { kind: 'budget'; budget: Budget }

/** How a query is shared. */
export type How<T> = {
  /** Whether the other tabs may hear an answer. */
  fits?: ((answer: T) => boolean) | undefined
  /** What no tab is in a hurry for is looked for in the others before it is asked for the first time. */
  lookAround?: boolean | undefined
}

/** How long the other tabs are given to answer, in milliseconds. */
const MOMENT = 50
const later = (wait: number) => new Promise<undefined>((come) => setTimeout(come, wait))

type Ended = Extract<Word, { kind: 'heard' | 'failed' }>
type Waiter = { hash: string; tell: (word: Ended) => void }
type Group = { name: string; channel: BroadcastChannel }

/** Sharing for one cache. Without `join`, or in a browser that can't, every tab asks for itself. */
export function tabsOf(client: QueryClient) {
  let group: Group | undefined
  let known = UNLIMITED
  const waiters = new Set<Waiter>()
  /** When the answers of an operation last became out of date: none that was asked for before is of use. */
  const changes = new Map<string, number>()

  const post = (word: Word) => group?.channel.postMessage(word)

  const isNews = ({ state, queryKey }: Query, asked: number): boolean =>
    asked > state.dataUpdatedAt && asked >= (changes.get(String(queryKey[0])) ?? 0)

  function end(word: Ended): void {
    const query = client.getQueryCache().get(word.hash)
    if (query?.meta?.pace === undefined) return
    if (word.kind === 'heard') {
      if (!isNews(query, word.asked)) return
      const data = query.meta.take?.(word.data) ?? word.data
      client.setQueryData(query.queryKey, data, { updatedAt: word.at })
    }
    for (const waiter of waiters) if (waiter.hash === word.hash) waiter.tell(word)
  }

  function outdate(operations: readonly string[], at: number): void {
    for (const name of operations) changes.set(name, at)
  }

  function hear(word: Word): void {
    if (word.kind === 'budget') {
      known = word.budget
      setBudget(known)
    } else if (word.kind === 'changed') {
      outdate(word.operations, word.at)
      for (const name of word.operations) void client.invalidateQueries({ queryKey: [name] })
    } else if (word.kind === 'wanted') answer(word.hash)
    else end(word)
  }

  onBudget(() => {
    const budget = currentBudget()
    if (budget !== known) post({ kind: 'budget', budget })
  })

  /** Says again what was heard here, as of then, if it still holds. */
  function answer(hash: string): void {
    const { state, meta } = client.getQueryCache().get(hash) ?? {}
    if (state?.data === undefined || state.isInvalidated || meta?.pace === undefined) return
    const { data, dataUpdatedAt: at } = state
    if (Date.now() - at < meta.pace()) post({ kind: 'heard', hash, data, asked: at, at })
  }

  /** Tells the others, and whoever waits for the same in this tab. */
  function tell(word: Ended): void {
    post(word)
    if ([...waiters].some(({ hash }) => hash === word.hash)) end(word)
  }

  async function askAndTell<T>(
    hash: string,
    ask: () => Promise<T>,
    fits: (data: T) => boolean = always,
  ) {
    const mine = group
    const asked = Date.now()
    try {
      const data = await ask()
      if (mine === group && fits(data)) tell({ kind: 'heard', hash, data, asked, at: Date.now() })
      return data
    } catch (error) {
      // What nobody waits for here may be asked for by another tab.
      if (mine === group && !(error instanceof Dropped))
        tell({ kind: 'failed', hash, refusal: refusalOf(error) })
      throw error
    }
  }

  /** Resolves with what comes for a hash from now on. */
  function listen(hash: string) {
    const { promise: word, resolve: take } = Promise.withResolvers<Ended>()
    const waiter = { hash, tell: take }
    waiters.add(waiter)
    return { word, stop: () => waiters.delete(waiter) }
  }

  function leave(): void {
    group?.channel.close()
    group = undefined
    known = UNLIMITED
    setBudget(known)
  }

  return {
    /** Who is signed in in this tab, by a name that is no secret: it hears its like, and nobody else. */
    join(name: string): void {
      leave()
      if (!('BroadcastChannel' in globalThis)) return
      const channel = new BroadcastChannel(name)
      channel.addEventListener('message', ({ data }: MessageEvent<Word>) => hear(data))
      group = { name, channel }
    },

    leave,

    /** Answers of these operations are out of date: for this tab, and told the others. */
    changed(operations: readonly string[]): void {
      const at = Date.now()
      outdate(operations, at)
      post({ kind: 'changed', operations, at })
    },

    /**
     * What a query asks for, from whichever tab asks first; the others hear of it.
     * @throws what `ask` throws, here or in the tab that asked.
     */
    async shared<T>(
      key: QueryKey,
      ask: (signal: AbortSignal) => Promise<T>,
      { fits, lookAround }: How<T> = {},
    ): Promise<T> {
      const here = group
      const signal = underway()
      if (here === undefined || !('locks' in navigator)) return ask(signal)
      const hash = hashKey(key)
      const { word, stop } = listen(hash)
      if (lookAround === true && client.getQueryData(key) === undefined) {
        post({ kind: 'wanted', hash })
        await Promise.race([word, later(MOMENT)])
      }
      const turn = takeTurn(`${here.name} ${hash}`)
      try {
        const first = await Promise.race([word, turn.mine.then(() => undefined)])
        stop()
        signal.throwIfAborted()
        if (first?.kind === 'failed') throw errorOf(first.refusal)
        const data = first && client.getQueryData<T>(key)
        return data ?? (await askAndTell(hash, () => ask(signal), fits))
      } finally {
        stop()
        turn.over()
      }
    },
  }
}

const always = () => true

const refusalOf = (error: unknown) =>
  error instanceof Refusal ? { status: error.status, errors: error.errors } : null

const errorOf = (refusal: ReturnType<typeof refusalOf>): Error =>
  refusal === null ? new Unreachable('another tab') : new Refusal(refusal.status, refusal.errors)
