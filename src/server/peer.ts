/** Where requests come from, to count by. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { BlockList, isIPv6 } from 'node:net'
import { encode } from '@leichtgewicht/ip-codec'

/** This machine and networks of one's own: where a proxy that ends TLS for us may be. */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8)
NEAR.addSubnet('10.0.0.0', 8)
NEAR.addSubnet('172.16.0.0', 12)
NEAR.addSubnet('192.168.0.0', 16)
NEAR.addSubnet('::1', 128, 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

const isNear = (address: string): boolean => NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

/**
 * Makes what tells the address of a request; of IPv6 the network of 64 bits that one customer has. Where a proxy stands
 * before this server (`--public-url`) and is near, it is the address that the proxy saw: the last it has added.
 */
export const peerReader =
  (isBehindProxy: boolean) =>
  ({ env, req }: Context<{ Bindings: HttpBindings }>): string => {
    const socket = withoutMapping(env.incoming.socket.remoteAddress ?? '')
    const told = req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    return networkOf(isBehindProxy && told !== undefined && isNear(socket) ? told : socket)
  }

/** `::ffff:127.0.0.1` is how a socket for both families tells an IPv4 address. */
const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

const networkOf = (address: string): string =>
  isIPv6(address) ? Buffer.from(encode(address)).subarray(0, 8).toString('hex') : address
