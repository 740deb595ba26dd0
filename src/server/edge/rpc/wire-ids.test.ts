import { expect, test } from 'vitest'
import { Malformed } from '#server/edge/capnp/malformed.ts'
import { plainIp, uuidFromBytes, uuidToBytes } from './wire-ids.ts'

test('a UUID survives the way to the wire and back', () => {
  const uuid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
  expect(uuidFromBytes(uuidToBytes(uuid))).toBe(uuid)
})

test('an id of the wrong length is malformed', () => {
  expect(() => uuidFromBytes(new Uint8Array(2))).toThrow(Malformed)
})

test('the address of an IPv4 peer on a socket for both families is an IPv4 address', () => {
  expect(plainIp('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(plainIp('2001:db8::1')).toBe('2001:db8::1')
})
