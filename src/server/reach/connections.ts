import type { Streams } from '#server/edge/registry.ts'

/** One open connection of a tunnel, as far as something is sent through it. */
export interface ReachConnection {
  connectorId: string
  streams: Streams
}

/** The open connections of the tunnel with this id at this moment, the longest-lived first. */
export type Connections = (tunnel: string) => readonly ReachConnection[]
