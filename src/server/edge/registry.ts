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
 * The registry's answer. A refusal's `cause` is shown in the connector's log; cloudflared 2026.8.2
 * retries for ever when it contains `Unauthorized`, and over HTTP/2 exits on anything else.
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
 * reset it; a ping stayed unanswered; or it was closed from this side.
 */
export type LossCause = 'graceful' | 'closed' | 'timeout' | 'dropped'

/** The edge's handle on a connection, for who wants to end it. */
export interface Droppable {
  /** Ends the connection at once; `left` is called with `dropped` before this returns. */
  close(): void
}

export interface Registry {
  admit(claim: Claim, connection: Droppable): Admission
  /** Called exactly once for each admitted connection. */
  left(connectionId: string, cause: LossCause): void
}
