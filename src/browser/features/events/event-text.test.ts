import { expect, test } from 'vitest'
import { type About, eventsText } from './event-text.ts'
import { event } from '#contract/testing/event.ts'

const ID = '1a2b3c4d-0000-4000-8000-000000000000'
const connector = { id: ID, version: '2026.8.2', arch: 'linux_amd64', origin_ip: '10.0.0.7' }
const about: About = {
  account: '0123',
  tunnel: { id: '3c56', name: 'orders' },
  status: 'Down',
  at: Date.parse('2026-03-01T14:30:00.7Z'),
  isMore: false,
  seen: false,
}
const heading = (events: string) =>
  `Tunnel orders (id 3c56, account 0123), status Down, copied 2026-03-01 14:30:00 UTC: ${events}, newest first.`

test('events are copied as lines with exact times, how often, and what to do, under what they are about', () => {
  const refused = event({
    kind: 'registration_refused',
    cause: 'Unauthorized: Invalid tunnel secret',
    connector,
    at: '2026-03-01T14:00:00.123+01:00',
    last_at: '2026-03-01T13:40:05Z',
    count: 37,
  })
  expect(eventsText([refused, event({ actor: 'Admin' })], about).split('\n')).toEqual([
    heading('2 events'),
    `2026-03-01 13:00:00 UTC  Connector ${ID} (cloudflared 2026.8.2, linux_amd64, from 10.0.0.7) was refused: Unauthorized: Invalid tunnel secret. ` +
      '37 times, last 2026-03-01 13:40:05 UTC. Its token is not this tunnel’s: it was rotated, or belongs to another tunnel. Reinstall with the current token.',
    '2026-03-01 12:00:00 UTC  The tunnel was created by Admin.',
  ])
})

test('connections stand below their connector, in the order they came; that there is more is said', () => {
  const opened = (index: number) =>
    event({
      id: String(index),
      kind: 'connection_registered',
      connector,
      connection: { id: null, index, transport: 'quic' },
    })
  const joined = event({ kind: 'connector_joined', connector })
  const text = eventsText([opened(1), opened(0), joined], { ...about, isMore: true })
  expect(text.split('\n')).toEqual([
    heading('3 events'),
    `2026-03-01 12:00:00 UTC  Connector ${ID} (cloudflared 2026.8.2, linux_amd64, from 10.0.0.7) joined over QUIC.`,
    '    2026-03-01 12:00:00 UTC  Opened connection 0 over QUIC.',
    '    2026-03-01 12:00:00 UTC  Opened connection 1 over QUIC.',
    '… older events not shown',
  ])
})

test('what a connector says of itself cannot pass for another event', () => {
  const version = '1\n2026-03-01 12:00:00 UTC  The tunnel was deleted by Admin.'
  const forged = event({ kind: 'connector_joined', connector: { ...connector, version } })
  expect(eventsText([forged], about).split('\n')).toHaveLength(2)
})
