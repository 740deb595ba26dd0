import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  CLOUDFLARED,
  runWithCloudflared,
  sayWhenSkipped,
} from '#server/edge/testing/real-cloudflared.ts'

/** All that a tunnel is for, with a real cloudflared: what it chooses by itself, and over HTTP/2. */

sayWhenSkipped('a whole tunnel')

const SCRIPT = join(import.meta.dirname, 'job.ts')

const four = <T>(item: T): T[] => Array.from({ length: 4 }, () => item)

/** Over HTTP/2 it tells no reason. */
const REFUSED: Record<string, object> = {
  quic: { code: 'connection_refused', reason: expect.stringContaining('connection refused') },
  http2: { code: 'destination_unavailable' },
}

/** In milliseconds. */
const LESS_THAN = (most: number) => expect.toSatisfy((ms: number) => ms < most)

const each = describe.skipIf(CLOUDFLARED === undefined).each([
  ['auto', 'quic'],
  ['http2', 'http2'],
])

each('a real cloudflared, protocol %s', (protocol, transport) => {
  let seen: Record<string, unknown>

  beforeAll(async () => {
    seen = Object(await runWithCloudflared(SCRIPT, protocol))
  }, 180_000)

  test(`opens four connections within five seconds, over ${transport}`, () => {
    expect(seen['joined']).toMatchObject({ transports: four(transport), within: LESS_THAN(5000) })
  })

  test('takes the configuration that is put, and carries HTTP by it', () => {
    const asked = 'POST api.internal/v1?x=1'
    expect(seen['http']).toEqual({ status: 200, asked, body: 'a body' })
  })

  test('carries 64 MiB of TCP each way, and says why it cannot', () => {
    expect(seen['tcp']).toMatchObject({ equal: true, refused: REFUSED[transport] })
  })

  test('resolves private names over QUIC, and none over HTTP/2', () => {
    const failing = { kind: 'no_datagrams', code: 'dns_error' }
    expect(seen['names']).toMatchObject(
      transport === 'quic'
        ? {
            found: { done: { ipv4: ['10.20.30.40'] } },
            missing: { kind: 'nxdomain' },
            broken: { kind: 'servfail' },
          }
        : { found: failing, missing: failing, broken: failing },
    )
  })

  test('streams its logs', () => {
    expect(seen['logs']).toEqual(expect.arrayContaining(['connector', 'log']))
  })

  test('comes back when it is drained', () => {
    expect(seen['drained']).toEqual({ gone: 0, isBack: true })
  })

  test('is missed within ten seconds when it is frozen, and comes back', () => {
    expect(seen['frozen']).toEqual({ within: LESS_THAN(10_000) })
  })

  test('stays when its token is rotated, until it is drained; then it is refused', () => {
    expect(seen['rotated']).toEqual({ stayed: 4, connections: 0, running: true })
  })

  test('all of it is told by the events of the tunnel', () => {
    const coming = [{ kind: 'connector_joined' }, ...four({ kind: 'connection_registered' })]
    const going = (cause: string) => [
      ...four({ kind: 'connection_lost', cause }),
      { kind: 'connector_left', cause },
    ]
    const drain = [{ kind: 'connections_drained', actor: 'Admin' }, ...going('drained')]
    expect(seen['events']).toMatchObject([
      { kind: 'tunnel_created', actor: 'Admin' },
      ...coming,
      { kind: 'configuration_changed', actor: 'Admin' },
      ...drain,
      ...coming,
      ...going('timeout'),
      ...coming,
      { kind: 'token_rotated', actor: 'Admin' },
      ...drain,
      { kind: 'registration_refused', cause: 'Unauthorized: Invalid tunnel secret', actor: null },
    ])
  })
})
