import { once } from 'node:events'
import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { udpEchoPort } from '../testing/origins.ts'
import { behindVirtual } from './address.ts'
import { UdpSessions } from './udp.ts'

const IDLE = 60_000

async function open(sessions: UdpSessions, id: string, port: number, address = '127.0.0.1') {
  onTestFinished(() => sessions.close())
  const heard = new EventEmitter()
  await sessions.register(id, { address, port }, IDLE, (payload) => heard.emit('packet', payload))
  return heard
}

test('packets go to the address of their session and come back to it', async () => {
  const sessions = new UdpSessions((to) => to)
  const [one, two] = [
    await open(sessions, '1', await udpEchoPort()),
    await open(sessions, '2', await udpEchoPort()),
  ]
  const answers = Promise.all([once(one, 'packet'), once(two, 'packet')])
  sessions.send('1', Buffer.from('first'))
  sessions.send('2', Buffer.from('second'))
  expect(String(await answers)).toBe('first,second')
})

test('the virtual resolver leads to the real one', async () => {
  const resolver = { address: '127.0.0.1', port: await udpEchoPort() }
  const sessions = new UdpSessions((to) => behindVirtual(to, resolver))
  const heard = await open(sessions, '1', 53, '2606:4700:0cf1:2000:0000:0000:0000:0001')
  const answer = once(heard, 'packet')
  sessions.send('1', Buffer.from('question'))
  expect(String(await answer)).toBe('question')
})

test('a session that nothing passes through ends, and so do all with the connection', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const sessions = new UdpSessions((to) => to)
  await open(sessions, '1', await udpEchoPort())
  await open(sessions, '2', await udpEchoPort())
  expect(vi.getTimerCount()).toBe(2)
  vi.advanceTimersByTime(IDLE)
  expect(vi.getTimerCount()).toBe(0)
  await open(sessions, '1', await udpEchoPort())
  sessions.close()
  expect(vi.getTimerCount()).toBe(0)
})
