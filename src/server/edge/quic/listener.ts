import { SERVER_NAMES } from '../server-names.ts'
import { plainIp } from '../rpc/wire-ids.ts'
import type { ListenerOptions, Transport } from '../transport.ts'
import { QuicEndpoint } from './endpoint.ts'
import type { QuicPeer } from './peer.ts'
import { loadQuiche } from './quiche.ts'
import { quicConfig } from './settings.ts'
import { QuicTransport } from './transport.ts'

/** A connector opens one stream, the control stream; the others are opened by the edge. */
const PEER_STREAMS = 1

/**
 * Listens for connectors over QUIC, and hands each over as a transport. Undefined where there is
 * no QUIC; rejects with the plain error when the port is taken.
 */
export async function listenQuic(options: ListenerOptions, accept: (transport: Transport) => void) {
  const quiche = await loadQuiche()
  if (!quiche) return undefined
  const endpoint = await QuicEndpoint.bind(quiche, options)
  endpoint.listen({
    config: quicConfig(quiche, options.tls, PEER_STREAMS),
    maxConnections: options.maxConnections,
    accept: (peer, from) => awaitControl(peer, plainIp(from.host), options, accept),
  })
  return endpoint
}

/** A peer that opens no control stream in time is hung up on; a probe is not expected to. */
function awaitControl(
  peer: QuicPeer,
  peerIp: string,
  { registerWithin, log, strangers }: ListenerOptions,
  accept: (transport: Transport) => void,
) {
  const isProbe = () => peer.serverName === SERVER_NAMES.probe
  const tell = (trouble: string) => {
    if (!isProbe()) log.stranger(`The connection from ${peerIp} ended: ${trouble}`)
  }
  const leave = strangers.add(() => peer.close())
  const deadline = setTimeout(() => {
    tell('did not register in time')
    // That is all there is to say: within the handshake the engine has a word of its own for it.
    peer.listener = { over: leave }
    peer.close()
  }, registerWithin)
  peer.listener = {
    over({ trouble }) {
      clearTimeout(deadline)
      leave()
      if (trouble !== undefined) tell(trouble)
    },
    stream(control) {
      clearTimeout(deadline)
      if (isProbe()) peer.close()
      else accept(new QuicTransport(peer, control, peerIp, leave))
    },
  }
}
