import { type Config, type Quiche, loadQuiche } from '#server/edge/quic/quiche.ts'
import { quicConfig } from '#server/edge/quic/settings.ts'

/** cloudflared's own. */
const MAX_IDLE = 5000

/** Streams the edge may have open at a time: as many as it likes. */
const EDGE_STREAMS = 1_000_000

export interface Engine {
  quiche: Quiche
  config: Config
}

/** One for all connectors that trust the same CA: each holds a TLS context of its own. */
const engines = new Map<string, Promise<Engine>>()

/** Rejects where there is no QUIC. */
export function engineFor(ca: string): Promise<Engine> {
  const engine = engines.get(ca) ?? createEngine(ca)
  engines.set(ca, engine)
  return engine
}

async function createEngine(ca: string): Promise<Engine> {
  const quiche = await loadQuiche()
  if (!quiche) throw new Error('QUIC is not available on this machine.')
  const config = quicConfig(quiche, { ca }, EDGE_STREAMS)
  config.setMaxIdleTimeout(MAX_IDLE)
  return { quiche, config }
}
