import { isIPv4 } from 'node:net'
import { type Answer, TRUNCATED_RESPONSE, encode } from 'dns-packet'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReply } from './reply.ts'

const QUESTION = { id: 0x1234, name: 'db.internal', type: 'A' } as const

const reply = (answers: Answer[], flags = 0) =>
  encode({ type: 'response', id: QUESTION.id, flags, questions: [QUESTION], answers })

const alias = (name: string, data: string): Answer => ({ type: 'CNAME', name, data })
const address = (name: string, data: string): Answer => ({ type: 'A', name, data })

test('only addresses of the name that the aliases lead to count, and each once', () => {
  const message = reply([
    address('host.internal', '10.0.0.5'),
    alias('WEB.internal', 'host.internal'),
    alias('db.internal', 'web.internal'),
    address('db.internal', '10.0.0.66'),
    { type: 'AAAA', name: 'host.internal', data: 'fd00::5' },
    address('HOST.internal', '10.0.0.5'),
  ])
  expect(readReply(message, QUESTION)).toEqual({
    truncated: false,
    rcode: 0,
    addresses: ['10.0.0.5'],
    canonicalName: 'host.internal',
  })
})

test('aliases that lead in a circle lead to no address', () => {
  const message = reply([alias('db.internal', 'a.internal'), alias('a.internal', 'db.internal')])
  expect(readReply(message, QUESTION)).toMatchObject({ addresses: [] })
})

test('an answer that was too long says so', () => {
  expect(readReply(reply([], TRUNCATED_RESPONSE), QUESTION)).toMatchObject({ truncated: true })
})

test('an answer that ends amid a record is malformed', () => {
  const whole = reply([alias('db.internal', 'a.internal'), address('a.internal', '10.0.0.5')])
  const first = reply([]).length
  for (let end = first; end < whole.length; end += 1)
    expect(readReply(whole.subarray(0, end), QUESTION)).toBe('malformed')
})

/** What reading these bytes makes addresses of that are none; reading must not throw either. */
function strangeAddresses(bytes: Uint8Array): string[] {
  const read = readReply(bytes, QUESTION)
  return typeof read === 'object' ? read.addresses.filter((it) => !isIPv4(it)) : []
}

test('an answer with some bytes changed and its end cut off does no harm', () => {
  const whole = reply([
    alias('db.internal', 'a.internal'),
    address('a.internal', '10.0.0.5'),
    { type: 'TXT', name: 'a.internal', data: 'text' },
    { type: 'SRV', name: 'a.internal', data: { port: 1, target: 'b.internal' } },
  ])
  const change = fc.tuple(fc.integer({ min: 2, max: whole.length - 1 }), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(64), (changes, cut) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      expect(strangeAddresses(bytes.subarray(0, bytes.length - cut))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

test('bytes that are no answer do no harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (rest) => {
      expect(strangeAddresses(Buffer.concat([Buffer.from('1234', 'hex'), rest]))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
