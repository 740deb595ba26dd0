/** What a person who waits for a connector is told. Pure. */
import { CONNECTIONS_PER_CONNECTOR, type Connector } from '#contract/tunnel.ts'

/** After how long without any connection the page says what to check, in milliseconds. */
export const PATIENCE = 60_000

export type Stage =
  | { kind: 'waiting'; overdue: boolean }
  | { kind: 'joining'; connections: number }
  | { kind: 'connected'; connections: number; connectors: number }

/** How far the connectors have come. `waitedFor` is in milliseconds. */
export function stageOf(connectors: readonly Connector[], waitedFor: number): Stage {
  const connections = connectors.reduce((sum, connector) => sum + connector.conns.length, 0)
  if (connections === 0) return { kind: 'waiting', overdue: waitedFor >= PATIENCE }
  const whole = connectors.some(({ conns }) => conns.length >= CONNECTIONS_PER_CONNECTOR)
  return whole
    ? { kind: 'connected', connections, connectors: connectors.length }
    : { kind: 'joining', connections }
}
