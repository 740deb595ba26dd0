import { isIPv6 } from 'node:net'
import type { SocketAddress } from './registry.ts'

/** `10.0.0.7:443`, `[fd00::7]:443`: the form a connector is told an address in. */
export function socketAddressText({ address, port }: SocketAddress): string {
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`
}
