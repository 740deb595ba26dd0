import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostKind, hostnameProblem } from './host.ts'

test.each([
  ['10.0.1.50', 'ipv4'],
  ['255.255.255.255', 'ipv4'],
  ['fd00::50', 'ipv6'],
  ['::1', 'ipv6'],
  ['::ffff:10.0.0.1', 'ipv6'],
  ['localhost', 'hostname'],
  ['internal-api.company.local', 'hostname'],
  ['_http._tcp.api', 'hostname'],
  ['1password.internal', 'hostname'],
])('%s is understood as %s', (text, kind) => {
  expect(hostKind(text)).toBe(kind)
})

test.each([
  ['', 'empty'],
  ['a'.repeat(254), '253'],
  ['https://api.internal', 'scheme'],
  ['api.internal/v1', 'path'],
  ['api internal', 'white space'],
  ['api.internal:8080', 'port'],
  ['10.0.0.256', 'looks like an IPv4'],
  ['10.0.0', 'looks like an IPv4'],
  ['[fd00::1]', 'brackets'],
  ['api..internal', 'labels'],
  ['-api.internal', 'labels'],
  ['api-.internal', 'labels'],
  [`${'a'.repeat(64)}.internal`, 'labels'],
  ['münchen.internal', 'labels'],
  ['api.internal.', 'dot at its end'],
  ['fe80::1%eth0', 'zone'],
  ['10.0.0.1', 'IP address'],
])('%j is no hostname, and the reason is said', (text, why) => {
  expect(hostnameProblem(text)).toContain(why)
})

const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,20}[a-z0-9_])?$/)
const hostname = fc
  .array(label, { minLength: 1, maxLength: 8 })
  .map((labels) => labels.join('.'))
  .filter((text) => !/^[\d.]+$/.test(text))

test('labels of letters, digits, dashes and underscores joined by dots are a hostname', () => {
  fc.assert(
    fc.property(hostname, (text) => {
      expect(hostKind(text)).toBe('hostname')
    }),
  )
})

const FOREIGN = Array.from(' /:?#@[]!$&()*+,;=%"<>\\^`{|}~\t\n\u00e9\'')

test('no text with a character that a hostname has not is one', () => {
  const foreign = fc.constantFrom(...FOREIGN)
  fc.assert(
    fc.property(hostname, foreign, hostname, (before, character, after) => {
      expect(hostKind(before + character + after)).not.toBe('hostname')
    }),
  )
})

test('every IPv4 address is understood as one, and is no hostname', () => {
  fc.assert(
    fc.property(fc.ipV4(), (text) => {
      expect(hostKind(text)).toBe('ipv4')
      expect(hostnameProblem(text)).toBeDefined()
    }),
  )
})
