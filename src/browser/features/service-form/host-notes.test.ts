import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostNotes, lastingNotes } from './host-notes.ts'

const said = (host: string): string =>
  hostNotes(host)
    .map(({ text }) => text)
    .join(' ')

test.each([
  ['8.8.8.8', 'public address'],
  ['2606:4700::1111', 'public address'],
  ['::ffff:8.8.8.8', 'public address'],
  ['64:ff9b::808:808', 'public address'],
  ['2002:808:808::1', 'public address'],
  ['10.0.1.50, 2606:4700::1', 'public address'],
  ['127.0.0.1', 'host that the connector runs on'],
  ['127.8.8.8', 'host that the connector runs on'],
  ['::1', 'host that the connector runs on'],
  ['::ffff:127.0.0.1', 'host that the connector runs on'],
  ['localhost', 'in Docker, that is its container'],
  ['db.LOCALHOST', 'host that the connector runs on'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['169.254.169.254', 'credentials of that machine'],
  ['fd00:ec2::254', 'credentials of that machine'],
  ['metadata.google.internal', 'credentials of that machine'],
  ['0.0.0.0', 'stands for no machine'],
  ['::', 'stands for no machine'],
  ['224.0.0.1', 'many machines'],
  ['255.255.255.255', 'many machines'],
  ['ff02::1', 'many machines'],
  ['192.0.2.1', 'examples in documentation'],
  ['2001:db8::1', 'examples in documentation'],
  ['3fff::1', 'examples in documentation'],
  ['api.example.com', 'examples in documentation'],
  ['db.invalid', 'examples in documentation'],
  ['240.0.0.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['100::1', 'reserved'],
  ['host.docker.internal', 'Docker answers this name'],
  ['api.mycompany.com', 'may be a public name'],
  ['internal.mycompany.com', 'may be a public name'],
  ['xn--bcher-kva.de', 'may be a public name'],
])('of %s it is said whose it is: %s', (host, words) => {
  expect(said(host)).toContain(words)
})

test.each([
  '',
  'https://api.mycompany.com',
  'internal-api.company.local',
  'API.Internal',
  'db',
  'db_1',
  'nas.lan',
  'printer.home.arpa',
  'x.test',
  '10.0.1.50',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  'fd00::50',
  '10.0.1.50, fd00::50',
])('of %j there is nothing to say', (host) => {
  expect(hostNotes(host)).toEqual([])
})

test('what holds of both addresses is said once', () => {
  expect(hostNotes('8.8.8.8, 2606:4700::1111')).toHaveLength(1)
  expect(hostNotes('127.0.0.1, 2606:4700::1111')).toHaveLength(2)
})

test('nothing is said of half a name, and what was said stays while typing goes on', () => {
  expect(lastingNotes('api.inter', 'api')).toEqual([])
  expect(lastingNotes('api.internal', 'api.inter')).toEqual([])
  const [note] = hostNotes('api.mycompany.co')
  expect(lastingNotes('api.mycompany.com', 'api.mycompany.co')).toEqual([note])
  expect(lastingNotes('8.8.8.8', '8.8.8.8')).toEqual(hostNotes('8.8.8.8'))
})

test('there is something to say of each address, or nothing, and never a failure', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string()), (host) => {
      for (const { text } of hostNotes(host)) expect(text).toMatch(/^[A-Zl].*\.$/)
    }),
  )
})
