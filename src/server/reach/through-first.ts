import { DialRefused } from '#server/edge/registry.ts'
import { attempt } from './attempt.ts'
import type { ReachConnection } from './connections.ts'
import type { ReachFailure } from './failure.ts'

interface Task<C, T> {
  /** How long each connection may take, in milliseconds. */
  ms: number
  signal: AbortSignal
  start: (connection: C, signal: AbortSignal) => Promise<T>
  discard: (late: T) => void
  /** Makes the failure of a connector's own no. */
  refused: (error: DialRefused, connection: C) => ReachFailure
}

/**
 * Does it through the first connection that can; of each connector one is tried before another of
 * the same, for they break together. A connector's own no ends the search, because the
 * others would be asked about the same network; a connection that breaks or is silent does not.
 * Rejects with that no, or with what the last connection met. There must be a connection.
 */
export async function throughFirst<C extends ReachConnection, T>(
  connections: readonly C[],
  { ms, signal, start, discard, refused }: Task<C, T>,
): Promise<{ connection: C; value: T }> {
  let last: unknown
  for (const connection of oneOfEachFirst(connections)) {
    try {
      const begin = (inner: AbortSignal) => start(connection, inner)
      return { connection, value: await attempt({ ms, signal, start: begin, discard }) }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof DialRefused) throw refused(error, connection)
      last = error
    }
  }
  throw last
}

/** In the order they are in, but one of each connector before the rest. */
function oneOfEachFirst<C extends ReachConnection>(connections: readonly C[]): C[] {
  const firsts = new Map<string, C>()
  for (const each of connections)
    if (!firsts.has(each.connectorId)) firsts.set(each.connectorId, each)
  const chosen = new Set(firsts.values())
  return [...chosen, ...connections.filter((each) => !chosen.has(each))]
}
