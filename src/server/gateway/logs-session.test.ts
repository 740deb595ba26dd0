import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { say } from '../logs/testing/watching.ts'
import { connectFromNode } from './logs-node-socket.ts'
import type { Connect } from './logs-session.ts'
import {
  aTunnelAtCloudflare,
  aTunnelBeingRead,
  ended,
  ONE,
  streaming,
} from './testing/log-world.ts'

const NOT_OPENED = ended(ONE, 'The connector did not open its log stream.')

const WEBSOCKETS: [string, Connect][] = [
  ['the standard WebSocket', (url) => new WebSocket(url)],
  ['that for Node', connectFromNode('1.2.3')],
]

describe.each(WEBSOCKETS)('with %s', (_, connect) => {
  test('lines come, then the farewell as a sentence', async () => {
    const { session, reader } = await aTunnelBeingRead('', { connect })
    say(session, { level: 'info', message: 'the last words' })
    session.socket.close(4003)
    expect(await reader.next()).toMatchObject({ message: 'the last words' })
    expect(await reader.next()).toEqual(ended(ONE, expect.stringContaining('idle')))
  })

  test('a connector that serves somebody else is not said to stream', async () => {
    const { watch, service } = await aTunnelAtCloudflare({ connect })
    const first = (await watch()).next()
    ;(await service.session(0)).socket.close(4002)
    expect(await first).toEqual(ended(ONE, expect.stringMatching(/Somebody else is reading/)))
  })

  test.each([401, 403, 404, 502, 530])(
    'a session that is refused with status %i is told without its address',
    async (status) => {
      const { watch, lines } = await aTunnelAtCloudflare({ connect, refuses: () => status })
      expect(await (await watch()).next()).toEqual(NOT_OPENED)
      expect(lines).toEqual([])
    },
  )

  test.each([
    ['no JSON', 'logs'],
    ['no object', '[]'],
    ['logs that are none', '{"type":"logs","logs":[{"message":1}]}'],
    ['binary', Buffer.from('{}')],
  ])('a connector that sends %s is left, with a sentence', async (_kind, message) => {
    const { session, reader } = await aTunnelBeingRead('', { connect })
    session.socket.send(message)
    expect(await reader.next()).toEqual(ended(ONE, expect.stringContaining('no log message')))
    await session.closed
  })

  test('a connector that sends too much at once is left', async () => {
    const { session, reader } = await aTunnelBeingRead('', { connect })
    session.socket.send('x'.repeat(300_000))
    await session.closed
    await vi.advanceTimersByTimeAsync(5000)
    expect(await reader.next()).toMatchObject({ connector_id: ONE, state: 'ended' })
  })

  test('messages of a kind that is not known yet are passed over', async () => {
    const { session, reader } = await aTunnelBeingRead('', { connect })
    session.socket.send('{"type":"weather","logs":"sunny"}')
    say(session, { level: 'fatal', message: 'a level of its own' })
    expect(await reader.next()).toMatchObject({ level: 'fatal', message: 'a level of its own' })
  })

  test('whatever bytes come, the stream goes on or ends with a sentence', async () => {
    const { session, reader, watch, service } = await aTunnelBeingRead('', { connect })
    await reader.cancel()
    await session.closed
    const changes = fc.array(fc.tuple(fc.nat(FRAME.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const another = await watch()
        const next = another.next()
        const { bytes, closed } = await service.session(service.sessions.length)
        const sent = Buffer.from(FRAME)
        for (const [at, byte] of changed) sent[at] = byte
        bytes.end(sent)
        await closed
        await vi.advanceTimersByTimeAsync(5000)
        let last = await next
        while (last?.kind === 'log' || isStreaming(last)) last = await another.next()
        expect(last).toEqual(ended(ONE, expect.stringMatching(/\.$/)))
        await another.cancel()
      }),
      { numRuns: 50 },
    )
  })
})

const isStreaming = (line: unknown): boolean =>
  JSON.stringify(line) === JSON.stringify(streaming(ONE))

/** A frame with a whole log message, as RFC 6455 has it. */
const FRAME = ((text: string) =>
  Buffer.from(`\x81${String.fromCodePoint(text.length)}${text}`, 'latin1'))(
  '{"type":"logs","logs":[{"time":"","level":"info","message":"hello"}]}',
)

function throwing(url: URL): never {
  throw new SyntaxError(`no way to ${url.href}`)
}

test('a WebSocket that cannot even be begun is told without its address', async () => {
  const { watch, lines } = await aTunnelAtCloudflare({ connect: throwing })
  expect(await (await watch()).next()).toEqual(NOT_OPENED)
  expect(lines).toEqual([])
})

test('a service that does not answer is given up after ten seconds', async () => {
  const silent = { addEventListener() {}, send() {}, close: vi.fn<() => void>() }
  const { watch } = await aTunnelAtCloudflare({ connect: () => silent })
  const next = (await watch()).next()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await next).toEqual(NOT_OPENED)
  expect(silent.close).toHaveBeenCalledOnce()
})
