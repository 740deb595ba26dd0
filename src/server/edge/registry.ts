import { isIPv6 } from 'node:net'
import type { Duplex, Readable } from 'node:stream'

/**
 * What the edge needs to know from whoever keeps the tunnels. The edge authenticates nobody and
 * remembers nothing: it reads what a connector says of itself and asks.
 */

/** What a connector says when it registers one of its connections, and what the edge sees of it. */
export interface Claim {
  /** The account the tunnel is in, as the tunnel token names it: 32 hex digits when honest. */
  accountTag: string
  /** A UUID in lower case. */
  tunnelId: string
  /** The secret from the tunnel token, unchecked. Compare in constant time; never log. */
  tunnelSecret: Uint8Array
  /** Which of the connector's connections this is: 0 to 3 in cloudflared. */
  connIndex: number
  connector: Connector
  /** The address the connection comes from, as the edge sees it. */
  originIp: string
  transport: 'http2' | 'quic'
}

/** One running connector. All but the id is its own word and only for showing. */
export interface Connector {
  /** A UUID in lower case, made anew at each start of the process. */
  id: string
  version: string
  /** Such as `linux_amd64`. */
  arch: string
  features: string[]
}

/**
 * The registry's answer. cloudflared 2026.8.2 shows a refusal's `cause` in its log over HTTP/2, and
 * not at all over QUIC. It tries again for ever when the cause contains `Unauthorized`, and over
 * QUIC whatever it is; over HTTP/2 it exits on anything else.
 */
export type Admission =
  | {
      accepted: true
      /** A UUID. */
      connectionId: string
      /** The name of the place the connector is told it reached, such as `lcl01`. */
      colo: string
      /** False lets the connector keep the ingress rules of its own configuration file. */
      remotelyManaged: boolean
    }
  | { accepted: false; cause: string; shouldRetry: boolean }

/**
 * Why a connection was lost: its connector unregistered it while shutting down; the peer closed or
 * reset it; the peer fell silent; it sent what the protocol does not allow; or it was ended from
 * this side.
 */
export type LossCause = 'graceful' | 'closed' | 'timeout' | 'malformed' | EndCause

/**
 * Why this side ends a connection: another took its place; somebody asked for it; or the edge
 * stops.
 */
export type EndCause = 'replaced' | 'drained' | 'stopped'

/** The edge's handle on an admitted connection. */
export interface OpenConnection {
  /** Ends the connection at once; `left` is called with the cause before this returns. */
  close(cause: EndCause): void
  readonly streams: Streams
}

/**
 * What can be sent through a connection. A signal ends what is being opened, not what was. An
 * `Error` that is no `DialRefused` means that the connection itself could not do it.
 */
export interface Streams {
  /**
   * Bytes to and from a TCP address that the connector can reach. Rejects with `DialRefused` when
   * the connector could not connect.
   */
  dial(to: SocketAddress, signal: AbortSignal): Promise<Duplex>
  /** Sends an HTTP request that the connector answers by its ingress rules. */
  request(request: TunnelRequest, signal: AbortSignal): Promise<TunnelResponse>
  /** Opens a WebSocket by the ingress rules: what follows its handshake, the frames unread. */
  upgrade(target: TunnelTarget, signal: AbortSignal): Promise<Duplex>
  /**
   * Hands the connector a version of its tunnel's remote configuration. Resolves with the version
   * it now runs, which is higher when it has a newer one. Rejects with the connector's own words.
   */
  configure(version: number, config: object, signal: AbortSignal): Promise<number>
  /** A way for UDP packets to an address the connector can reach. HTTP/2 has none. */
  openUdp?(to: SocketAddress, signal: AbortSignal): Promise<UdpFlow>
}

/** An IP address, without brackets, and a port. */
export interface SocketAddress {
  address: string
  port: number
}

/** As people, Go and a connector write it: `10.0.0.7:443`, `[fd00::7]:443`. */
export function socketAddressText({ address, port }: SocketAddress): string {
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`
}

/** Where an HTTP request goes, by the ingress rules of the connector. */
export interface TunnelTarget {
  /** The name that ingress rules are matched by; also the Host header. */
  host: string
  /** Begins with a slash; may carry a query. */
  path: string
  headers?: Record<string, string>
}

interface TunnelRequest extends TunnelTarget {
  method: string
  body?: Uint8Array
}

/** `status` is 0 when the connector told none. */
export interface TunnelResponse {
  status: number
  /** Names in lower case, in the order they came. */
  headers: [name: string, value: string][]
  body: Readable
}

/** UDP packets between the edge and one address, through a connector. Both ways may lose some. */
export interface UdpFlow {
  /** At most 1,200 bytes; a longer one is lost. */
  send(payload: Uint8Array): void
  onMessage(listener: (payload: Uint8Array) => void): void
  /** Lets the connector forget the flow. */
  close(): void
}

/** The connector reached its network, and the dial failed there. The message is its own sentence. */
export class DialRefused extends Error {
  override name = 'DialRefused' as const
}

export interface Registry {
  admit(claim: Claim, connection: OpenConnection): Admission
  /** Called exactly once for each admitted connection. */
  left(connectionId: string, cause: LossCause): void
}
