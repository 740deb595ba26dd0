import { CONNECTIONS_PER_CONNECTOR, type TunnelStatus } from '#contract/tunnel.ts'

/**
 * What a tunnel's status is, by whether it was ever connected and how many connections each of its connectors has now.
 * One connector that is not whole makes it degraded, whatever the others are.
 */
export function tunnelStatus(
  wasConnected: boolean,
  connectionsEach: readonly number[],
): TunnelStatus {
  if (connectionsEach.length === 0) return wasConnected ? 'down' : 'inactive'
  return connectionsEach.some((count) => count < CONNECTIONS_PER_CONNECTOR) ? 'degraded' : 'healthy'
}
