/** What a person who waits for a connector is told. Pure. */
import { CONNECTIONS_PER_CONNECTOR, type Connector } from '#contract/tunnel.ts'

/** After how long without any connection the page says what to check, in milliseconds. */
export const PATIENCE = 60_000

export type Stage =
  | { kind: 'waiting'; overdue: boolean }
  /** `wanted`: as many connections as there would be if every connector were whole. */
  | { kind: 'up'; connections: number; wanted: number; since: 'before' | 'now' | 'joined' }

/**
 * How far the connectors have come. `waitedFor` is in milliseconds; `before` are the ids of those that were there
 * when the page was opened: a replica that runs already must not pass for the one being installed.
 */
export function stageOf(
  connectors: readonly Connector[],
  waitedFor: number,
  before: ReadonlySet<string>,
): Stage {
  const connections = connectors.reduce((sum, connector) => sum + connector.conns.length, 0)
  if (connections === 0) return { kind: 'waiting', overdue: waitedFor >= PATIENCE }
  const wanted = connectors.length * CONNECTIONS_PER_CONNECTOR
  const isNew = connectors.some(({ id }) => !before.has(id))
  const since = before.size === 0 ? 'now' : isNew ? 'joined' : 'before'
  return { kind: 'up', connections, wanted, since }
}

/** The stage as a sentence. */
export function stageWords(stage: Stage): string {
  if (stage.kind === 'waiting')
    return 'Waiting for the connector. This page notices when it connects.'
  const { connections, wanted, since } = stage
  const what = since === 'joined' ? 'A new connector has joined' : 'Your tunnel is connected'
  return connections >= wanted
    ? `${what}. All ${connections} connections are up.`
    : `${what}: ${connections} of ${wanted} connections are up.`
}
