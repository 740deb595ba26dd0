/** Who can be followed of a tunnel whose connectors are connected to this very process. */
import { accessToken } from './access-token.ts'
import { openSession, type SessionOptions } from './session.ts'
import type { LogSource, Watch } from './source.ts'

/** Milliseconds. */
const LOOK_AGAIN = 1000

/** A connector by one of its connections, the same as long as that one is there. */
export interface LocalConnector {
  id: string
  streams: SessionOptions['streams']
}

/** Looks every second; it costs nothing. */
export const watchLocal =
  (accountId: string, tunnelId: string, connected: () => readonly LocalConnector[]): Watch =>
  ({ present }) => {
    const token = accessToken(accountId, tunnelId)
    const look = (): void => present(connected().map((it) => sourceOf(it, tunnelId, token)))
    look()
    const timer = setInterval(look, LOOK_AGAIN)
    return { lost() {}, stop: () => clearInterval(timer) }
  }

const sourceOf = ({ id, streams }: LocalConnector, tunnelId: string, token: string): LogSource => ({
  id,
  // Connectors choose their ids, so one could choose that of another tunnel's.
  key: `${tunnelId}/${id}`,
  way: streams,
  open: (level, told) => openSession({ connectorId: id, streams, token, level }, told),
})
