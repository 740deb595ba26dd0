import type { Duplex } from 'node:stream'
import type { Connections } from './connections.ts'
import { type Lookup, type Resolution, resolve } from './dns/resolve.ts'
import { type Destination, open } from './open.ts'

/** Into the private networks, through whatever connectors are there. */
export interface Reach {
  /** Opens a stream to an IP address and port. */
  open: (destination: Destination) => Promise<Duplex>
  /** Looks up a private hostname. */
  resolve: (lookup: Lookup) => Promise<Resolution>
}

/** Both reject with `ReachFailure`, or with the reason of the caller's signal. */
export function createReach(connections: Connections): Reach {
  return {
    open: (destination) => open(connections, destination),
    resolve: (lookup) => resolve(connections, lookup),
  }
}
