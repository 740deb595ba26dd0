import * as fc from 'fast-check'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { TunnelResponse } from '../edge/registry.ts'
import type { LocalConnector } from './local-watch.ts'
import { FakeConnector } from './testing/fake-connector.ts'
import { aTunnelWith, say, TOKEN } from './testing/watching.ts'

const ended = (reason: unknown) => ({
  kind: 'connector',
  connector_id: 'one',
  state: 'ended',
  hostname: null,
  reason,
})

const NO_LOG_MESSAGE = ended(expect.stringContaining('no log message'))

/** A reader of one connector that streams. */
async function streaming() {
  const connector = new FakeConnector('one')
  const reader = aTunnelWith([connector]).watch()
  await reader.next()
  return { connector, reader, session: await connector.session(0) }
}

/** A connector whose streams do as a test says. */
function doing(streams: Partial<LocalConnector['streams']>): FakeConnector {
  const connector = new FakeConnector('one')
  connector.streams = { ...connector.streams, ...streams }
  return connector
}

test.each([
  [1000, /Another session may have taken its place/],
  [4001, /did not understand/],
  [4002, /Somebody else is reading .* cloudflared tail/],
  [4003, /idle/],
  [1011, /with code 1011\.$/],
])('the close code %i is told as a sentence, once', async (code, sentence) => {
  const { connector, reader, session } = await streaming()
  session.socket.close(code)
  expect(await reader.next()).toEqual(ended(expect.stringMatching(sentence)))
  const next = reader.next()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await next).toEqual({ kind: 'alive' })
  expect(connector.sessions).toBe(1)
})

test('what was said before the end still comes', async () => {
  const { reader, session } = await streaming()
  say(session, { level: 'info', message: 'the last words' })
  session.socket.close(4002)
  expect(await reader.next()).toMatchObject({ message: 'the last words' })
  expect(await reader.next()).toMatchObject({ state: 'ended' })
})

test.each([
  ['no JSON', 'logs'],
  ['no object', '[]'],
  ['logs that are none', '{"type":"logs","logs":[{"message":1}]}'],
  ['binary', Buffer.from('{}')],
  ['too much', 'x'.repeat(300_000)],
])('a connector that sends %s is left, with a sentence', async (_, message) => {
  const { reader, session } = await streaming()
  session.socket.send(message)
  expect(await reader.next()).toEqual(NO_LOG_MESSAGE)
  await session.closed
})

/** A frame with a whole log message, as RFC 6455 has it. */
const FRAME = ((text: string) =>
  Buffer.from(`\x81${String.fromCodePoint(text.length)}${text}`, 'latin1'))(
  '{"type":"logs","logs":[{"time":"","level":"info","message":"hello"}]}',
)

/** Lets all that was written arrive. */
async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate()
}

test('whatever bytes a connector sends, the stream goes on or ends with a sentence', async () => {
  const place = fc.nat(FRAME.length - 1)
  const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const { reader, session } = await streaming()
      const bytes = Buffer.from(FRAME)
      for (const [at, byte] of changed) bytes[at] = byte
      session.bytes.write(bytes)
      session.bytes.destroy()
      await settled()
      vi.advanceTimersByTime(1000)
      let last = await reader.next()
      while (last?.kind === 'log') last = await reader.next()
      expect(last).toEqual(ended(expect.stringMatching(/\.$/)))
      await reader.cancel()
    }),
  )
})

test('messages of a kind that is not known yet are passed over', async () => {
  const { reader, session } = await streaming()
  session.socket.send('{"type":"weather","logs":"sunny"}')
  say(session, { level: 'fatal', message: 'a level of its own' })
  expect(await reader.next()).toMatchObject({ level: 'fatal', message: 'a level of its own' })
})

test('the access token does not come back with the logs', async () => {
  const { reader, session } = await streaming()
  const message = `GET /logs?access_token=${TOKEN}`
  say(session, { level: 'info', message, fields: { path: message } })
  const line = await reader.next()
  expect(line).toMatchObject({ message: 'GET /logs?access_token=(access token)' })
  expect(JSON.stringify(line)).not.toContain(TOKEN)
})

test('a connector that opens no stream is told so, without what it was asked', async () => {
  const error = new Error(`no way to /logs?access_token=${TOKEN}`)
  const connector = doing({ upgrade: () => Promise.reject(error) })
  const reader = aTunnelWith([connector]).watch()
  expect(await reader.next()).toEqual(ended('The connector did not open its log stream.'))
})

const neverOpening: LocalConnector['streams']['upgrade'] = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')))
  })

test('a connector that does not answer is given up after ten seconds', async () => {
  const reader = aTunnelWith([doing({ upgrade: neverOpening })]).watch()
  const next = reader.next()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await next).toEqual(ended('The connector did not open its log stream.'))
})

const answering = (body: Readable) => (): Promise<TunnelResponse> =>
  Promise.resolve({ status: 200, headers: [], body })

test.each([
  ['nothing that can be read', answering(Readable.from([Buffer.from('502')]))],
  ['far too much', answering(Readable.from([Buffer.alloc(1_000_000, ' ')]))],
  ['with an error', () => Promise.reject(new Error('no'))],
])('a connector that answers %s about its machine streams without its name', async (_, request) => {
  const reader = aTunnelWith([doing({ request })]).watch()
  expect(await reader.next()).toMatchObject({ state: 'streaming', hostname: null })
})

test('a connector that was started with a label is called by it', async () => {
  const connector = new FakeConnector('one', 'custom:rack 7')
  const reader = aTunnelWith([connector]).watch()
  expect(await reader.next()).toMatchObject({ state: 'streaming', hostname: 'rack 7' })
})

test('the name of the machine is waited for two seconds at most', async () => {
  const body = new Readable({ read() {} })
  const reader = aTunnelWith([doing({ request: answering(body) })]).watch()
  const next = reader.next()
  await vi.advanceTimersByTimeAsync(2000)
  expect(await next).toMatchObject({ state: 'streaming', hostname: null })
  expect(body.destroyed).toBe(true)
})
