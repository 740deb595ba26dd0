import type { Duplex } from 'node:stream'
import type { Service } from './serve/service.ts'

export interface Address {
  host: string
  port: number
}

export interface CarrierOptions {
  edge: Address
  /** The CA certificate to trust, in PEM. */
  ca: string
  /** What answers whatever the edge sends. */
  service: Service
}

/** What carries one connection to the edge. */
export interface Carrier {
  /** The stream that the connection is registered on. */
  readonly control: Duplex
  /** Calls back once, whoever ended the connection. */
  onClose(listener: () => void): void
  /** Hangs up. */
  close(): Promise<void>
  /** Hangs up without a word, as the end of a process does: over QUIC the edge is told nothing. */
  destroy(): Promise<void>
  /** Stays open and neither reads nor answers, as a machine whose network is gone. */
  freeze(): void
  thaw(): void
}
