import type { Config, Quiche } from './quiche.ts'

/** The one protocol spoken. Source: cloudflared's `connection/quic.go`. */
const ALPN = 'argotunnel'

/** Milliseconds after which a silent peer is lost. cloudflared pings each second, and waits 5 s itself. */
const MAX_IDLE = 4000

/** How much a peer may send before it is read, of one stream and of all. */
const STREAM_WINDOW = 1024 * 1024
const CONNECTION_WINDOW = 16 * 1024 * 1024

/** Datagrams held while nobody takes them; what comes beyond is lost, as UDP is. */
const DATAGRAMS = 1024

/** Of one packet. Goes through any network that QUIC goes through. */
export const MAX_PACKET = 1350

/**
 * A shorter first packet is not answered: who forges its sender would get more sent to somebody
 * else than it costs. https://www.rfc-editor.org/rfc/rfc9000.html#section-14.1
 */
export const MIN_INITIAL = 1200

/** In PEM. An edge shows who it is, a connector knows whom to trust. */
export type QuicIdentity = { key: string; cert: string } | { ca: string }

/** `peerStreams`: how many the peer may open at a time. */
export function quicConfig(quiche: Quiche, identity: QuicIdentity, peerStreams: number): Config {
  const config = secured(quiche, identity)
  config.setApplicationProtos([ALPN])
  config.setMaxIdleTimeout(MAX_IDLE)
  config.setMaxRecvUdpPayloadSize(65_527)
  config.setMaxSendUdpPayloadSize(MAX_PACKET)
  config.setInitialMaxData(CONNECTION_WINDOW)
  config.setInitialMaxStreamDataBidiLocal(STREAM_WINDOW)
  config.setInitialMaxStreamDataBidiRemote(STREAM_WINDOW)
  config.setInitialMaxStreamsBidi(peerStreams)
  config.setInitialMaxStreamsUni(0)
  config.enableDgram(true, DATAGRAMS, DATAGRAMS)
  config.setDisableActiveMigration(true)
  config.enablePacing(false)
  return config
}

function secured(quiche: Quiche, identity: QuicIdentity): Config {
  if ('ca' in identity)
    return quiche.Config.withBoringSslCtx(true, false, bytes(identity.ca), null, null, null)
  const { key, cert } = identity
  return quiche.Config.withBoringSslCtx(false, false, null, [bytes(key)], [bytes(cert)], null)
}

function bytes(pem: string): Uint8Array {
  return new TextEncoder().encode(pem)
}
