import { expect, test } from 'vitest'
import { Malformed } from '#server/edge/capnp/malformed.ts'
import { ipFromBytes, plainIp, uuidFromBytes, uuidToBytes } from './wire-ids.ts'

const hex = (digits: string) => Buffer.from(digits, 'hex')

test('a UUID survives the way to the wire and back', () => {
  const uuid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
  expect(uuidFromBytes(uuidToBytes(uuid))).toBe(uuid)
})

test.each([
  ['none', '', ''],
  ['IPv4', '0a000001', '10.0.0.1'],
  ['IPv4 in IPv6 dress', '00000000000000000000ffff0a000001', '10.0.0.1'],
  ['IPv6', '20010db8000000000000000000000001', '2001:db8::1'],
])('an address is read as people write it: %s', (_, bytes, address) => {
  expect(ipFromBytes(hex(bytes))).toBe(address)
})

test('an address or id of the wrong length is malformed', () => {
  expect(() => ipFromBytes(hex('0a0000'))).toThrow(Malformed)
  expect(() => uuidFromBytes(hex('aaaa'))).toThrow(Malformed)
})

test('the address of an IPv4 peer on a socket for both families is an IPv4 address', () => {
  expect(plainIp('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(plainIp('2001:db8::1')).toBe('2001:db8::1')
})
