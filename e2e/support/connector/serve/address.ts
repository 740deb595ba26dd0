import { BlockList, isIP } from 'node:net'
import type { SocketAddress } from '#server/edge/registry.ts'

/** `10.0.0.7:443` or `[fd00::7]:443`. Throws, in the words of Go's `netip`, where it is none. */
export function readSocketAddress(text: string): SocketAddress {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? []
  const address = bracketed ?? plain ?? ''
  if (isIP(address) === 0) throw new Error(`ParseAddr(${JSON.stringify(text)}): unable to parse IP`)
  return { address, port: Number(port) }
}

/** Where cloudflared answers for its host's resolver. Source: its `ingress/origins/dns.go`. */
const VIRTUAL_RESOLVER = new BlockList()
VIRTUAL_RESOLVER.addAddress('2606:4700:cf1:2000::1', 'ipv6')
const DNS_PORT = 53

/** The address to go to: the resolver's where the virtual one is asked for. */
export function behindVirtual(to: SocketAddress, resolver: SocketAddress): SocketAddress {
  return to.port === DNS_PORT && VIRTUAL_RESOLVER.check(to.address, 'ipv6') ? resolver : to
}
