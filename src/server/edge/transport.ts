import type { Duplex } from 'node:stream'
import type { Claim, Streams } from './registry.ts'
import type { Strangers } from './strangers.ts'
import type { EdgeLog } from './trouble.ts'

/**
 * A connection as the wire carries it: one connector's socket, over HTTP/2 or QUIC, before anybody
 * knows whose it is. What it means is for `connection.ts`.
 */
export interface Transport {
  readonly kind: Claim['transport']
  /** The address it comes from, as the edge sees it. */
  readonly peerIp: string
  /** The bytes of the control stream, which ends with the connection. */
  readonly control: Duplex
  readonly streams: Streams
  /** Calls back once when the connection is over, whoever ended it. */
  onOver(listener: (end: TransportEnd) => void): void
  /** The peer is a connector: from now on it is no stranger, and watched. */
  admitted(): void
  /** Ends it at once. */
  destroy(): void
}

/** `trouble` continues the sentence "The connection from … ended:". */
export interface TransportEnd {
  cause: 'closed' | 'timeout'
  trouble?: string
}

/** What it takes to listen for connectors, whatever carries them. */
export interface ListenerOptions {
  host: string
  port: number
  /** In PEM. */
  tls: { key: string; cert: string }
  log: EdgeLog
  strangers: Strangers
  /** Milliseconds for the handshake, and over QUIC until the control stream. */
  registerWithin: number
  /** Beyond it new connections are closed unheard, or not answered. */
  maxConnections: number
}
