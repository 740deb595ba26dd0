/** The connectors, and what they can reach, as a process of its own. Started by the soak. */
import { RegistrationRefused } from '../../e2e/support/connector/refused.ts'
import {
  type Connector,
  type ConnectorOptions,
  startConnector,
} from '../../e2e/support/connector/connector.ts'
import { serve } from '../asking.ts'
import { startOrigins } from './origins.ts'

const origins = await startOrigins()
const connectors = new Map<string, Connector>()

/** Takes a connector out of the books, and answers it. */
function leaving(id: string): Connector {
  const connector = connectors.get(id)
  if (!connector) throw new Error('There is no such connector.')
  connectors.delete(id)
  return connector
}

const handlers = {
  origins: () => origins,
  /** Its id, or why it was refused. */
  async join(options: ConnectorOptions) {
    try {
      const connector = await startConnector({
        ...options,
        resolver: `127.0.0.1:${origins.dns}`,
      })
      connectors.set(connector.id, connector)
      return { id: connector.id }
    } catch (error) {
      if (error instanceof RegistrationRefused) return { refused: error.cause }
      throw error
    }
  },
  stop: (id: string) => leaving(id).stop(),
  kill: (id: string) => leaving(id).kill(),
  /** It stays in the books until it is killed. */
  freeze: (id: string) => connectors.get(id)?.freeze(),
  dropOne: (id: string) => connectors.get(id)?.dropOne(),
  /** How many connections a connector has left. */
  connections: (id: string) => connectors.get(id)?.connections ?? 0,
}

export type Fleet = typeof handlers

serve(handlers)
// Who asks does not keep it alive.
process.channel?.unref()
process.once('disconnect', () => process.exit())
