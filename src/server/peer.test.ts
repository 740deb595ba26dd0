import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { peerReader } from './peer.ts'

/** Whom a request is counted for, by the address it came from and what it says of whom it was sent on for. */
async function counted(isBehindProxy: boolean, remoteAddress: string, forwarded?: string) {
  const peerOf = peerReader(isBehindProxy)
  const app = new Hono<{ Bindings: Parameters<typeof peerOf>[0]['env'] }>()
  app.get('/', (c) => c.text(peerOf(c)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const env = { incoming: { socket: { remoteAddress } } }
  return (await app.request('/', { headers }, env)).text()
}

test('without a proxy it is the address of the socket, whatever is claimed', async () => {
  expect(await counted(false, '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(await counted(false, '::ffff:198.51.100.7')).toBe('198.51.100.7')
})

test('behind a proxy that is near it is the last address told, which the proxy itself has added', async () => {
  expect(await counted(true, '127.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9')
  expect(await counted(true, '::1', '203.0.113.9')).toBe('203.0.113.9')
  expect(await counted(true, '10.1.2.3')).toBe('10.1.2.3')
})

test('who comes from afar is believed nothing', async () => {
  expect(await counted(true, '198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
})

test('all of one IPv6 network count as one', async () => {
  const one = await counted(false, '2001:db8:1:2::3')
  expect(await counted(false, '2001:db8:1:2:ffff::9')).toBe(one)
  expect(await counted(false, '2001:db8:1:3::3')).not.toBe(one)
})
