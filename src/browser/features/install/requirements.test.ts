import { isIPv4, isIPv6 } from 'node:net'
import { expect, test } from 'vitest'
import { DESTINATIONS, openWords } from './requirements.ts'

test('a firewall is told ten addresses of each kind for both regions, none of them twice', () => {
  const ipv4 = DESTINATIONS.flatMap((one) => one.ipv4)
  expect(ipv4.filter((address) => isIPv4(address))).toHaveLength(20)
  expect(new Set(ipv4).size).toBe(20)
  const ends = DESTINATIONS.flatMap(({ ipv6 }) => ipv6.split(' to '))
  expect(ends.filter((address) => isIPv6(address))).toHaveLength(4)
})

test('on an account UDP has to be open; a local edge is to be reached the way it speaks', () => {
  expect(openWords(null)).toBe('outbound UDP port 7844')
  const edge = { address: '10.0.0.1:7844', ca_file: '/ca.pem' }
  expect(openWords({ ...edge, quic: 'on' })).toBe('a way to the edge at 10.0.0.1:7844, over UDP')
  expect(openWords({ ...edge, quic: 'unavailable' })).toMatch(/TCP$/)
})
