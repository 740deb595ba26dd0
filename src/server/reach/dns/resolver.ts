import type { SocketAddress } from '#server/edge/registry.ts'

/**
 * An address inside every connector from 2025.7.0 on, that passes questions on to a resolver of the
 * connector's machine. Source: cloudflared's `ingress/origins/dns.go`.
 */
const VIRTUAL_RESOLVER = '2606:4700:cf1:2000::1'

/** Who is asked. */
export interface Resolver {
  /** For messages, as a sentence begins. */
  name: string
  at: SocketAddress
  /** What to look at when it does not answer, as a sentence. */
  whenSilent: string
}

const THE_TUNNELS: Resolver = {
  name: 'The connector’s own resolver',
  at: { address: VIRTUAL_RESOLVER, port: 53 },
  whenSilent:
    'Check that cloudflared is version 2025.7.0 or later, and that its machine can resolve names.',
}

/** The resolvers to ask, in order: those of the VPC Service, or the tunnel's where it has none. */
export function resolversOf(ips: readonly string[] = []): readonly Resolver[] {
  return ips.length > 0 ? ips.map(custom) : [THE_TUNNELS]
}

function custom(address: string): Resolver {
  return {
    name: `The resolver ${address}`,
    at: { address, port: 53 },
    whenSilent: 'Check that the connector’s machine reaches it on port 53, over UDP and TCP.',
  }
}
