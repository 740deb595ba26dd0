import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Streams, UdpFlow } from '#server/edge/registry.ts'
import { type Reach, createReach } from '../reach.ts'
import { connection, tunnelOf } from './connections.ts'
import { type DnsServer, startDnsServer } from './dns-server.ts'

/** What a connector does for any address: it passes everything on to the server. */
function streamsTo(port: number): Partial<Streams> {
  return {
    async dial() {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      return socket
    },
    async openUdp(): Promise<UdpFlow> {
      const socket = createSocket('udp4')
      socket.connect(port, '127.0.0.1')
      await once(socket, 'connect')
      return {
        send: (payload) => socket.send(payload),
        onMessage: (listener) => void socket.on('message', listener),
        close: () => void socket.close(),
      }
    },
  }
}

let server: DnsServer
let reach: Reach

beforeEach(async () => {
  const many = Array.from({ length: 200 }, (_, i) => `10.0.1.${i}`)
  server = await startDnsServer({
    'db.internal': { a: ['10.0.0.5'], aaaa: ['fd00::5'] },
    'many.internal': { a: many, tooLongForUdp: true },
  })
  reach = createReach(tunnelOf(connection('c0', streamsTo(server.port))))
})

afterEach(() => server.close())

test('a name is looked up over the wire', async () => {
  const found = await reach.resolve({ tunnel: 't1', hostname: 'db.internal' })
  expect(found).toMatchObject({ ipv4: ['10.0.0.5'], ipv6: ['fd00::5'] })
  expect(server.asked.toSorted()).toEqual(['udp A db.internal', 'udp AAAA db.internal'])
})

test('an answer that is too long for UDP is fetched over TCP', async () => {
  const found = await reach.resolve({ tunnel: 't1', hostname: 'many.internal', family: 4 })
  expect(found.ipv4).toHaveLength(200)
  expect(server.asked).toEqual(['udp A many.internal', 'tcp A many.internal'])
})

test('a name that the server does not know does not exist', async () => {
  const resolving = reach.resolve({ tunnel: 't1', hostname: 'gone.internal' })
  await expect(resolving).rejects.toMatchObject({ kind: 'nxdomain' })
})
