import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostProblem } from './host-text.ts'
import { understand, type Reading } from './understand.ts'

const PLAIN: Reading = { host: '', scheme: '', port: '', left: [], mended: [] }
const path = (text: string) => ({ part: 'path' as const, text })
const credentials = { part: 'credentials' as const, text: '' }

test.each<[string, Partial<Reading>]>([
  [
    'https://api.internal:8443/v1',
    { host: 'api.internal', scheme: 'https', port: '8443', left: [path('/v1')] },
  ],
  ['http://api.internal', { host: 'api.internal', scheme: 'http' }],
  [
    'HTTPS://API.Internal/',
    { host: 'api.internal', scheme: 'https', left: [path('/')], mended: ['case'] },
  ],
  ['//api.internal/x?y#z', { host: 'api.internal', left: [path('/x?y#z')] }],
  ['api.internal/v1', { host: 'api.internal', left: [path('/v1')] }],
  ['api.internal?x=1', { host: 'api.internal', left: [path('?x=1')] }],
  ['api.internal:8080', { host: 'api.internal', port: '8080' }],
  ['10.0.1.50:8080', { host: '10.0.1.50', port: '8080' }],
  ['10.0.1.50:08080', { host: '10.0.1.50', port: '8080' }],
  ['api.internal/a,b', { host: 'api.internal', left: [path('/a,b')] }],
  ['10.0.1.50:80,', { host: '10.0.1.50', port: '80' }],
  ['api.internal:99999', { host: 'api.internal', left: [{ part: 'badPort', text: '99999' }] }],
  ['api.internal:0', { host: 'api.internal', left: [{ part: 'badPort', text: '0' }] }],
  ['[fd00::1]:443', { host: 'fd00::1', port: '443', mended: ['brackets'] }],
  ['[FD00::1]', { host: 'fd00::1', mended: ['brackets', 'case'] }],
  ['FD00::1', { host: 'fd00::1', mended: ['case'] }],
  [
    'http://[fd00::1]/',
    { host: 'fd00::1', scheme: 'http', left: [path('/')], mended: ['brackets'] },
  ],
  ['::FFFF:10.0.1.50', { host: '10.0.1.50', mended: ['mapped'] }],
  ['[::ffff:a00:132]:80', { host: '10.0.1.50', port: '80', mended: ['brackets', 'mapped'] }],
  ['fe80::1%eth0', { host: 'fe80::1', left: [{ part: 'zone', text: '%eth0' }] }],
  [
    'http://[fe80::1%25eth0]:80',
    {
      host: 'fe80::1',
      scheme: 'http',
      port: '80',
      left: [{ part: 'zone', text: '%25eth0' }],
      mended: ['brackets'],
    },
  ],
  ['api.internal.', { host: 'api.internal', mended: ['dot'] }],
  ['API.internal', { host: 'api.internal', mended: ['case'] }],
  ['  https://api.internal  ', { host: 'api.internal', scheme: 'https' }],
  ['\u200bapi.internal', { host: 'api.internal', mended: ['unseen'] }],
  ['"api.internal"', { host: 'api.internal', mended: ['quotes'] }],
  ['<https://api.internal>', { host: 'api.internal', scheme: 'https', mended: ['quotes'] }],
  ['bücher.internal', { host: 'xn--bcher-kva.internal', mended: ['idn'] }],
  ['例え。テスト', { host: 'xn--r8jz45g.xn--zckzah', mended: ['idn'] }],
  ['１０.0.0.1', { host: '10.0.0.1', mended: ['idn'] }],
  [
    'postgres://app:secret@db.internal:5432/shop',
    { host: 'db.internal', scheme: 'postgres', port: '5432', left: [credentials, path('/shop')] },
  ],
  [
    'jdbc:mysql://db.internal/shop',
    { host: 'db.internal', scheme: 'mysql', left: [path('/shop')] },
  ],
  ['root@10.0.1.50', { host: '10.0.1.50', left: [credentials] }],
  ['10.0.1.50/24', { host: '10.0.1.50', left: [{ part: 'prefix', text: '/24' }] }],
  ['10.0.1.0/32', { host: '10.0.1.0', left: [{ part: 'prefix', text: '/32' }] }],
  ['fd00::50/64', { host: 'fd00::50', left: [{ part: 'prefix', text: '/64' }] }],
  ['10.0.1.50:80, [fd00::1]:80', { host: '10.0.1.50, fd00::1', port: '80', mended: ['brackets'] }],
  ['10.0.1.50 FD00::1', { host: '10.0.1.50, fd00::1', mended: ['case'] }],
])('%j is taken apart', (text, reading) => {
  expect(understand(text)).toEqual({ ...PLAIN, ...reading })
})

test.each([
  '',
  ' ',
  'api.internal',
  'internal-api.company.local',
  'localhost',
  'db_1.internal',
  '10.0.1.50',
  ' 10.0.1.50 ',
  'fd00::50',
  '10.0.1.50, fd00::50',
  '10.0.1.50 fd00::50',
])('%j is right as it stands', (text) => {
  expect(understand(text)).toBeUndefined()
})

test.each([
  'api internal',
  'https://',
  'https:',
  'https:/api.internal',
  'a:b:c',
  'api.internal:http',
  '10.0.0.256',
  '10.0.0.256:80',
  '10.0.0.0/24',
  '0.0.0.0/0',
  'fd00::/8',
  '10.0.0.1, 10.0.0.2',
  '10.0.0.1:80, [fd00::1]:81',
  '10.0.0.1, https://api.internal',
  '１０.1',
  'b%C3%BCcher.ü',
  '[api.internal]',
  '-a.internal',
  'a..b',
])('of %j nobody can tell', (text) => {
  expect(understand(text)).toBeUndefined()
})

const scheme = fc.constantFrom('', 'http://', 'https://', 'HTTPS://', 'tcp://', 'jdbc:mysql://')
const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((ip) => `[${ip}]`),
  fc.constantFrom('Bücher.example', 'LOCALHOST', 'db.internal.', '例え。テスト'),
)
const port = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 70_000 }).map((it) => `:${it}`),
)
const url = fc
  .tuple(scheme, fc.constantFrom('', 'me@', 'me:secret@'), host, port, fc.webPath())
  .map((parts) => parts.join(''))
const anything = fc.oneof(url, fc.webUrl(), fc.string(), fc.string({ unit: 'grapheme' }))

describe('whatever is typed', () => {
  test('what is understood is a host that the form takes, and has nothing left to understand', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = understand(text)
        fc.pre(reading !== undefined)
        expect(hostProblem(reading.host)).toBeUndefined()
        expect(understand(reading.host)).toBeUndefined()
        expect(reading.port === '' || (+reading.port >= 1 && +reading.port <= 65_535)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing is understood that does not stand there', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = understand(text)
        fc.pre(reading !== undefined)
        fc.pre(!reading.mended.some((mend) => mend === 'idn' || mend === 'mapped'))
        const typed = text.replaceAll(/[\p{Cf}\p{Cc}]/gu, '').toLowerCase()
        for (const part of reading.host.split(', ')) expect(typed).toContain(part)
        expect(typed).toContain(reading.port)
        expect(typed).toContain(reading.scheme)
      }),
      { numRuns: 1000 },
    )
  })

  test('each URL is understood, with nothing of it lost in silence', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const reading = understand(text)
        const { protocol, host: name } = new URL(text)
        const tail = text.slice(`${protocol}//${name}`.length)
        expect(reading).toEqual({
          ...PLAIN,
          host: name,
          scheme: protocol.slice(0, -1),
          left: tail === '' ? [] : [path(tail)],
        })
      }),
    )
  })
})
