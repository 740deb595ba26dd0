/**
 * Hands connectors the remote configuration of their tunnel. One push to a connector runs at a time, and the next takes
 * the latest version there is then: none overtakes another, and versions between may be left out.
 */
import { messageOf } from '../message-of.ts'
import { sparing } from '../sparing.ts'
import type { Directory } from './directory.ts'
import type { LiveConnector } from './roster.ts'

/** Milliseconds a connector may take. */
const PATIENCE = 10_000

/** How much is logged of what a connector says when it takes none, in characters. */
const MOST_WORDS = 300

/** What a connector runs before anything was put: it answers every public hostname with 503. */
const EMPTY = { version: 0, config: { ingress: [] } }

/** Brings a connector of a remotely managed tunnel to the latest configuration, soon. Never throws. */
type Push = (connector: LiveConnector) => void

/** A push that fails is logged, sparingly, and tried again with the connector's next connection or the next version. */
export function createPush(directory: Directory, patience = PATIENCE): Push {
  const { configurations } = directory
  const log = sparing(directory.log)
  /** The connectors that are being brought up to date, and whether that was asked for once more meanwhile. */
  const running = new Map<LiveConnector, 'once' | 'again'>()
  const wanted = ({ tunnelId }: LiveConnector) => configurations.get(tunnelId) ?? EMPTY
  const isBehind = (connector: LiveConnector): boolean =>
    connector.connections.length > 0 && (connector.configVersion ?? -1) < wanted(connector).version

  async function hand(connector: LiveConnector): Promise<void> {
    const { version, config } = wanted(connector)
    const [oldest] = connector.connections
    if (oldest === undefined) return
    const signal = AbortSignal.timeout(patience)
    const runs = await oldest.connection.streams.configure(version, config, signal)
    connector.configVersion = runs
    if (runs < version) throw new Error(`it was handed version ${version} and runs ${runs}`)
  }

  async function bring(connector: LiveConnector): Promise<void> {
    try {
      if (isBehind(connector)) await hand(connector)
    } catch (error) {
      if (connector.connections.length > 0) log(failure(connector, error))
    }
    const isAskedAgain = running.get(connector) === 'again'
    running.delete(connector)
    if (isAskedAgain) push(connector)
  }

  function push(connector: LiveConnector): void {
    if (running.has(connector)) {
      running.set(connector, 'again')
      return
    }
    running.set(connector, 'once')
    // An edge that is just admitting a connection has to answer it first.
    setImmediate(() => void bring(connector))
  }

  return push
}

function failure({ about, tunnelId }: LiveConnector, error: unknown): string {
  const why = messageOf(error).slice(0, MOST_WORDS)
  return `Connector ${about.id} of tunnel ${tunnelId} did not take its configuration: ${why}`
}
