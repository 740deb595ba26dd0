import { duplexPair } from 'node:stream'
import { encode } from 'dns-packet'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeFlow, fakeFlow } from '../testing/connections.ts'
import { lengthPrefixed } from '../testing/dns-server.ts'
import { failureOf } from '../testing/failure-of.ts'
import { answerFrom } from '../testing/zone.ts'
import { askOverTcp, askOverUdp } from './exchange.ts'
import { newQuestion } from './question.ts'

const QUESTION = { id: 7, name: 'db.internal', type: 'A' } as const
const ZONE = { 'db.internal': { a: ['10.0.0.5'] }, 'web.internal': { a: ['10.0.0.6'] } }
const FOUND = { rcode: 0, addresses: ['10.0.0.5'] }

/** The answer to a question other than the one asked. */
const answerTo = (other: { id?: number; name?: string; type?: 'A' | 'AAAA' }) => {
  const { id, name, type } = { ...QUESTION, ...other }
  const query = encode({ type: 'query', id, questions: [{ name, type }] })
  return answerFrom(ZONE, query, 'udp') ?? Buffer.alloc(0)
}

let end: AbortController
const askOver = (flow: FakeFlow) => askOverUdp(flow, QUESTION, end.signal)

beforeEach(() => {
  end = new AbortController()
  vi.useFakeTimers()
})

afterEach(() => {
  const left = vi.getTimerCount()
  vi.useRealTimers()
  if (left > 0) throw new Error(`${left} timers were left`)
})

test('a question has an id that is not guessed from another', () => {
  const ids = Array.from({ length: 100 }, () => newQuestion('db.internal', 'A').id)
  expect(new Set(ids).size).toBeGreaterThan(90)
})

test('what answers another question is passed over', async () => {
  const strays = [
    Buffer.alloc(0),
    Buffer.from('a stray'),
    answerTo({ id: 8 }),
    answerTo({ name: 'web.internal' }),
    answerTo({ type: 'AAAA' }),
    encode({ type: 'query', id: QUESTION.id, questions: [QUESTION] }),
    encode({ type: 'response', id: QUESTION.id }),
  ]
  const flow = fakeFlow(() => [...strays, answerTo({})])
  expect(await askOver(flow)).toMatchObject(FOUND)
})

test('a resolver that does not repeat the question may still fail it', async () => {
  const flow = fakeFlow(() => [encode({ type: 'response', id: QUESTION.id, flags: 1 })])
  expect(await askOver(flow)).toMatchObject({ rcode: 1 })
})

test('a question without an answer is asked once more after a second', async () => {
  const flow = fakeFlow((_, nth) => (nth === 2 ? [answerTo({})] : []))
  const asking = askOver(flow)
  await vi.advanceTimersByTimeAsync(999)
  expect(flow.sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await asking).toMatchObject(FOUND)
  expect(flow.sent[1]).toEqual(flow.sent[0])
  expect(flow.isClosed).toBe(true)
})

test('a question is asked no third time', async () => {
  const flow = fakeFlow(() => [])
  const asking = failureOf(askOver(flow))
  await vi.advanceTimersByTimeAsync(60_000)
  end.abort('enough')
  expect(await asking).toBe('enough')
  expect(flow.sent).toHaveLength(2)
  expect(flow.isClosed).toBe(true)
})

test.each([1, 2])('a flow that breaks at sending no. %d ends the question', async (broken) => {
  const flow = fakeFlow((_, nth) => {
    if (nth === broken) throw new Error('the connection ended')
    return []
  })
  const asking = failureOf(askOver(flow))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await asking).toMatchObject({ message: 'the connection ended' })
  expect(flow.isClosed).toBe(true)
})

test('over TCP an answer may come in any pieces', async () => {
  const [ours, theirs] = duplexPair()
  theirs.once('data', () => {
    for (const byte of lengthPrefixed(answerTo({}))) theirs.write(Buffer.of(byte))
  })
  expect(await askOverTcp(ours, QUESTION, end.signal)).toMatchObject(FOUND)
  expect(ours.destroyed).toBe(true)
})

test.each([
  ['is cut short', lengthPrefixed(answerTo({})).subarray(0, -1)],
  ['answers another question', lengthPrefixed(answerTo({ id: 8 }))],
])('over TCP an answer that %s is no good', async (_, bytes) => {
  const [ours, theirs] = duplexPair()
  theirs.end(bytes)
  expect(await askOverTcp(ours, QUESTION, end.signal)).toBe('malformed')
  expect(ours.destroyed).toBe(true)
})

test('over TCP the rest of an answer that is longer than any should be is not read', async () => {
  const [ours, theirs] = duplexPair()
  theirs.write(Buffer.from('4001', 'hex'))
  expect(await askOverTcp(ours, QUESTION, end.signal)).toBe('malformed')
  expect(ours.destroyed).toBe(true)
})

test('over TCP silence ends with the time, and the stream with it', async () => {
  const [ours] = duplexPair()
  const asking = failureOf(askOverTcp(ours, QUESTION, end.signal))
  end.abort()
  expect(await asking).toMatchObject({ name: 'AbortError' })
  expect(ours.destroyed).toBe(true)
})
