import { type Duplex, duplexPair } from 'node:stream'
import { vi } from 'vitest'
import type { Streams } from '#server/edge/registry.ts'
import { type Reach, createReach } from '../reach.ts'
import { type FakeFlow, connection, fakeFlow, tunnelOf } from './connections.ts'
import { lengthPrefixed } from './dns-server.ts'
import { type Zone, answerFrom } from './zone.ts'

export const VIRTUAL_RESOLVER = '2606:4700:cf1:2000::1'

export interface PrivateNetwork extends Reach {
  openUdp: ReturnType<typeof vi.fn<NonNullable<Streams['openUdp']>>>
  dial: ReturnType<typeof vi.fn<Streams['dial']>>
  /** In the order they were opened. */
  flows: FakeFlow[]
  /** The ends that the caller holds. */
  streams: Duplex[]
}

/** The tunnel `t1` with one connection over QUIC, behind which these resolvers are, by address. */
export function privateNetwork(resolvers: Record<string, Zone>): PrivateNetwork {
  const flows: FakeFlow[] = []
  const streams: Duplex[] = []
  const answer = (address: string, message: Buffer, over: 'udp' | 'tcp') => {
    const reply = answerFrom(resolvers[address] ?? {}, message, over)
    return reply === undefined ? [] : [reply]
  }
  const openUdp = vi.fn<NonNullable<Streams['openUdp']>>(({ address }) => {
    const flow = fakeFlow((message) => answer(address, message, 'udp'))
    flows.push(flow)
    return Promise.resolve(flow)
  })
  const dial = vi.fn<Streams['dial']>(({ address }) => {
    const [ours, theirs] = duplexPair()
    theirs.on('data', (bytes: Buffer) => {
      for (const reply of answer(address, bytes.subarray(2), 'tcp'))
        theirs.write(lengthPrefixed(reply))
    })
    streams.push(ours)
    return Promise.resolve(ours)
  })
  const reach = createReach(tunnelOf(connection('c0', { openUdp, dial })))
  return { ...reach, openUdp, dial, flows, streams }
}
