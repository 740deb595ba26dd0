/**
 * The page's one timer. It ticks at whole seconds, in all tabs at once, and asks for what is on screen and due: what is
 * due together goes out together, at a pace that is looked up at each tick, so that a limit is heeded at once.
 */
import { focusManager, type Query, type QueryClient } from '@tanstack/react-query'
import type { Pressure } from '../api/rate-limit.ts'
import { isDue, TICK } from './pace.ts'
import { pressureNow } from './pressure.ts'

/** The quickest that anyone who looks at a query wants, in milliseconds. */
const paceOf = ({ observers }: Query, ask: 'pace' | 'paceHidden'): number =>
  Math.min(...observers.map(({ options }) => options.meta?.[ask]?.() ?? Infinity))

/**
 * Asks for what is due at a moment, in ms since 1970. Pages out of sight ask for nothing but what the title of their tab
 * waits for.
 */
export function beat(client: QueryClient, now: number, pressure: Pressure): void {
  if (pressure.kind === 'wait') return
  const ask = focusManager.isFocused() ? 'pace' : 'paceHidden'
  const stretch = pressure.kind === 'near' ? pressure.stretch : 1
  void client.refetchQueries({
    type: 'active',
    fetchStatus: 'idle',
    predicate: (query) => isDue(paceOf(query, ask) * stretch, query.state, now),
  })
}

/** Begins to beat, for as long as the page is there. */
export function startHeartbeat(client: QueryClient): void {
  setTimeout(
    () => {
      beat(client, Date.now(), pressureNow())
      startHeartbeat(client)
    },
    TICK - (Date.now() % TICK),
  )
}
