import { expect, test } from 'vitest'
import { fillingWords, offersFor, type Understood } from './offers.ts'
import { EMPTY, type ServiceForm } from './service-form.ts'
import { understand } from './understand.ts'

/** What is offered for a text in a form with these entries. */
function offered(text: string, entries: Partial<ServiceForm> = {}, isNew = true): Understood {
  const reading = understand(text)
  if (reading === undefined) throw new Error(`Nobody can tell what ${text} is.`)
  return offersFor(reading, { ...EMPTY, ...entries }, isNew)
}

test.each<[string, Partial<ServiceForm>, string, Partial<ServiceForm>]>([
  [
    'https://api.internal:8443/v1',
    {},
    'Use host api.internal and HTTPS port 8443?',
    { host: 'api.internal', ports: 'custom', httpsPort: '8443' },
  ],
  [
    'http://[fd00::1]:8080',
    {},
    'Use host fd00::1 and HTTP port 8080?',
    { host: 'fd00::1', ports: 'custom', httpPort: '8080' },
  ],
  ['https://api.internal', {}, 'Use host api.internal?', { host: 'api.internal' }],
  [
    'https://api.internal',
    { ports: 'custom', httpPort: '8080' },
    'Use host api.internal and HTTPS port 443?',
    { host: 'api.internal', httpsPort: '443' },
  ],
  [
    'https://api.internal',
    { ports: 'custom', httpsPort: '8443' },
    'Use host api.internal?',
    { host: 'api.internal' },
  ],
  [
    'https://api.internal',
    { type: 'tcp' },
    'Use type HTTP and host api.internal?',
    { type: 'http', host: 'api.internal' },
  ],
  [
    '10.0.1.50:5432',
    { type: 'tcp' },
    'Use host 10.0.1.50 and TCP port 5432?',
    { host: '10.0.1.50', tcpPort: '5432' },
  ],
  [
    'postgres://app:secret@db.internal/shop',
    {},
    'Use type TCP, host db.internal, TCP port 5432 and protocol PostgreSQL?',
    { type: 'tcp', host: 'db.internal', tcpPort: '5432', protocol: 'postgresql' },
  ],
  [
    'mysql://db.internal',
    { type: 'tcp', tcpPort: '3307' },
    'Use host db.internal and protocol MySQL?',
    { host: 'db.internal', protocol: 'mysql' },
  ],
  [
    'redis://cache.internal:6379',
    {},
    'Use type TCP, host cache.internal and TCP port 6379?',
    { type: 'tcp', host: 'cache.internal', tcpPort: '6379' },
  ],
  ['API.internal.', {}, 'Use host api.internal?', { host: 'api.internal' }],
])('of %j, with %j, it is asked: %s', (text, entries, question, fills) => {
  const understood = offered(text, entries)
  expect(understood.question).toBe(question)
  expect(understood.offers).toEqual([{ label: 'Use it', fills }])
})

test('a port without a scheme is offered for either', () => {
  const { question, offers } = offered('10.0.1.50:8080')
  expect(question).toBe('Use host 10.0.1.50, and port 8080 for which scheme?')
  const host = '10.0.1.50'
  expect(offers).toEqual([
    { label: 'For http://', fills: { host, ports: 'custom', httpPort: '8080' } },
    { label: 'For https://', fills: { host, ports: 'custom', httpsPort: '8080' } },
  ])
})

test.each<[string, string[]]>([
  ['https://api.internal:8443/v1', ['Left out: the path /v1, which each request names.']],
  [
    'me:secret@API.internal.',
    [
      'Left out: the user name or password: a service keeps none, whoever connects sends them.',
      'Written without the dot at its end, in lower case.',
    ],
  ],
  ['10.0.1.50/24', ['Left out: the prefix length /24: a service is one host.']],
  ['fe80::1%eth0', ['Left out: the zone %eth0, which a service can’t have.']],
  ['api.internal:0', ['Left out: the port 0, which is none from 1 to 65535.']],
  ['bücher.internal', ['Written in the form that DNS has for it.']],
  ['10.0.1.50:80', []],
])('of %j it is told what is not taken, and what is written otherwise', (text, remarks) => {
  expect(offered(text).remarks).toEqual(remarks)
})

test('a service that is there keeps its type: what does not fit it is left out, and said', () => {
  const { question, offers, remarks } = offered('postgres://db.internal:5432', {}, false)
  expect(question).toBe('Use host db.internal?')
  expect(offers).toEqual([{ label: 'Use it', fills: { host: 'db.internal' } }])
  expect(remarks).toEqual([
    'Left out: postgres:// and port 5432, for this service is of type HTTP.',
  ])
  expect(offered('https://api.internal', { type: 'tcp' }, false).remarks).toEqual([
    'Left out: https://, for this service is of type TCP.',
  ])
})

test('no secret stands in what is offered', () => {
  expect(JSON.stringify(offered('https://me:secret@api.internal:1/x'))).not.toContain('secret')
})

test('what was filled in is told in one sentence', () => {
  expect(fillingWords({ host: 'a' })).toBe('host a')
})
