import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { QuicEndpoint } from '#server/edge/quic/endpoint.ts'
import { quicConfig } from '#server/edge/quic/settings.ts'
import { testIdentity } from '#server/edge/testing/edge.ts'
import { engine, firstPackets } from '#server/edge/testing/quic-stranger.ts'
import { openUdpClient } from '#server/edge/testing/udp-client.ts'

/** An endpoint that listens, and a socket to throw packets at it with. */
async function startTarget(maxConnections = 100) {
  const quiche = await engine()
  const { tls, caPem: ca } = await testIdentity()
  const endpoint = await QuicEndpoint.bind(quiche, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => endpoint.close())
  endpoint.listen({ config: quicConfig(quiche, tls, 1), maxConnections, accept: () => {} })
  const client = await openUdpClient(endpoint.address)
  const target = { edge: endpoint.address, ca }
  const packets = () => firstPackets(target, client.local)
  /** Packets are taken in turn: when a good one is answered, all before it were taken. */
  const answersSoFar = async () => {
    const before = client.answers.length
    await client.send((await packets()).first)
    await expect.poll(() => client.answers.length).toBeGreaterThan(before)
    return client.answers.slice(0, -1)
  }
  /** A first packet with a token of the endpoint. */
  const withToken = async () => {
    const { first, afterRetry } = await packets()
    const before = client.answers.length
    await client.send(first)
    await expect.poll(() => client.answers.length).toBeGreaterThan(before)
    return afterRetry(client.answers.at(-1) ?? first)
  }
  return { endpoint, client, packets, answersSoFar, withToken }
}

/** Where the id that a packet is for begins, and how long it is. */
const ID = { at: 6, length: 20 }

test('nothing is kept of who does not show that it receives what is sent to it', async () => {
  const { endpoint, client, packets } = await startTarget()
  // A few at a time: what a socket has no room for is lost, and nobody is told.
  for (let answered = 20; answered <= 200; answered += 20) {
    for (let i = 0; i < 20; i += 1) await client.send((await packets()).first)
    await expect.poll(() => client.answers.length).toBe(answered)
  }
  expect(endpoint.connections).toBe(0)
})

test('a first packet too short to be one is not answered', async () => {
  const { client, packets, answersSoFar } = await startTarget()
  await client.send((await packets()).first.subarray(0, 1199))
  expect(await answersSoFar()).toEqual([])
})

test('who speaks another version is told which there are, with less than it sent', async () => {
  const { client, packets, answersSoFar } = await startTarget()
  const { first } = await packets()
  first.writeUInt32BE(0x0a0a0a0a, 1)
  await client.send(first)
  await client.send(first.subarray(0, 1000))
  const [answer, ...others] = await answersSoFar()
  expect(others).toEqual([])
  expect(answer?.readUInt32BE(1)).toBe(0)
  expect(answer?.length).toBeLessThan(100)
})

test('a token is good for the one connection it was made for', async () => {
  const { endpoint, client, answersSoFar, withToken } = await startTarget()
  const good = await withToken()
  const replayed = Array.from({ length: 100 }, () => {
    const packet = Buffer.from(good)
    packet.set(randomBytes(ID.length), ID.at)
    return packet
  })
  for (const packet of replayed) await client.send(packet)
  await answersSoFar()
  expect(endpoint.connections).toBe(0)
  for (let i = 0; i < 100; i += 1) await client.send(good)
  await answersSoFar()
  expect(endpoint.connections).toBe(1)
})

test('a token of another address, or one that is made up, opens nothing', async () => {
  const [{ endpoint, client, answersSoFar }, other] = [await startTarget(), await startTarget()]
  await client.send(await other.withToken())
  await answersSoFar()
  expect(endpoint.connections).toBe(0)
})

test('there are never more connections than allowed, and who comes then is not answered', async () => {
  const { endpoint, client, packets, withToken } = await startTarget(2)
  const [one, two, three] = [await withToken(), await withToken(), await withToken()]
  const retries = client.answers.length
  await client.send(one)
  await client.send(two)
  await expect.poll(() => endpoint.connections).toBe(2)
  await client.send(three)
  await client.send((await packets()).first)
  // What is answered later came later.
  await client.send(Buffer.from(one))
  await expect.poll(() => client.answers.length).toBeGreaterThan(retries)
  expect(endpoint.connections).toBe(2)
})

test('no bytes, and no altered packet, do worse than to be dropped', async () => {
  const { endpoint, client, packets, answersSoFar, withToken } = await startTarget()
  const real = [(await packets()).first, await withToken(), await withToken()]
  const change = fc.record({ at: fc.nat(1350), to: fc.nat(255) })
  const altered = fc
    .record({
      packet: fc.constantFrom(...real),
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
      length: fc.integer({ min: 0, max: 1350 }),
    })
    .map(({ packet, changes, length }) => {
      const copy = Buffer.from(packet)
      for (const { at, to } of changes) copy[at % copy.length] = to
      return copy.subarray(0, length % 3 === 0 ? length : copy.length)
    })
  const anything = fc.oneof(fc.uint8Array({ maxLength: 1400 }), altered)
  for (const packet of fc.sample(anything, 1000)) await client.send(packet)
  await answersSoFar()
  expect(endpoint.connections).toBeLessThanOrEqual(2)
})
