import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { echoPort, freePort, listening } from '../testing/origins.ts'
import { readSocketAddress } from './address.ts'
import { dialTcp } from './dial.ts'

const local = (port: number) => ({ address: '127.0.0.1', port })

test('what was sent comes back after the sending half has ended', async () => {
  const socket = await dialTcp(local(await echoPort()))
  socket.end('hello')
  expect(await text(socket)).toBe('hello')
})

test('the other side may end first and still be written to', async () => {
  const server = createServer({ allowHalfOpen: true })
  const port = await listening(server)
  const accepted = once(server, 'connection')
  const socket = await dialTcp(local(port))
  const [far] = await accepted
  onTestFinished(() => far.destroy())
  far.end()
  socket.resume()
  await once(socket, 'end')
  socket.end('still here')
  expect(await text(far)).toBe('still here')
})

test('a refused dial is told in the words of cloudflared', async () => {
  const port = await freePort()
  const to = `127.0.0.1:${port}`
  await expect(dialTcp(local(port))).rejects.toThrow(
    `unable to dial tcp to origin ${to}: dial tcp ${to}: connect: connection refused`,
  )
})

test.each([
  ['127.0.0.1:80', { address: '127.0.0.1', port: 80 }],
  ['[::1]:443', { address: '::1', port: 443 }],
])('%s is an address', (written, address) => {
  expect(readSocketAddress(written)).toEqual(address)
})

test.each(['db.internal:5432', '127.0.0.1', '::1:80', '[10.0.0.1]', ''])(
  '"%s" is not looked up but refused',
  (written) => {
    expect(() => readSocketAddress(written)).toThrow('unable to parse IP')
  },
)
