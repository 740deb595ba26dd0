import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import { draftConfig } from '../code/draft-config.ts'
import { isAddress, understoodAs } from './host-text.ts'
import { RightForm } from './right-form.ts'
import { EMPTY, fromService, toConfig, type ServiceForm } from './service-form.ts'
import { asService } from './testing/arbitrary.ts'

const TUNNEL = '11111111-2222-4333-8444-555555555555'
const FILLED: ServiceForm = { ...EMPTY, name: 'api', tunnel: TUNNEL, host: 'api.internal' }

const uuid = fc.uuid()
const port = fc.integer({ min: 1, max: 65_535 })
const ips = fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { minLength: 1, maxLength: 10 })
const hostname = fc.domain()
const network = fc.record({ tunnel_id: uuid })
const host = fc.oneof(
  fc.record({ ipv4: fc.ipV4(), network }),
  fc.record({ ipv6: fc.ipV6(), network }),
  fc.record({ ipv4: fc.ipV4(), ipv6: fc.ipV6(), network }),
  fc.record({ hostname, resolver_network: network }),
  fc.record({ hostname, resolver_network: fc.record({ tunnel_id: uuid, resolver_ips: ips }) }),
)
const tls_settings = fc.oneof(
  fc.record(
    {
      cert_verification_mode: fc.constantFrom('verify_full', 'verify_ca'),
      certificate_authority: uuid,
      client_certificate: uuid,
    },
    { requiredKeys: ['cert_verification_mode'] },
  ),
  fc.record(
    { cert_verification_mode: fc.constant('disabled'), client_certificate: uuid },
    { requiredKeys: ['cert_verification_mode'] },
  ),
)
const name = fc
  .string({ minLength: 1, maxLength: 60 })
  .filter((text) => text === text.trim() && text !== '')
const moments = {
  created_at: fc.constant('2026-01-01T00:00:00Z'),
  updated_at: fc.constant('2026-01-01T00:00:00Z'),
}
const common = { service_id: uuid, name, host, tls_settings, ...moments }
const required = ['service_id', 'name', 'host', 'type', 'created_at', 'updated_at'] as const

const httpService = fc.record(
  { ...common, type: fc.constant('http'), http_port: port, https_port: port },
  { requiredKeys: [...required] },
)
const tcpService = fc.record(
  {
    ...common,
    type: fc.constant('tcp'),
    tcp_port: port,
    app_protocol: fc.constantFrom('postgresql', 'mysql'),
  },
  { requiredKeys: [...required, 'tcp_port'] },
)
const service: fc.Arbitrary<VpcService> = fc.oneof(httpService, tcpService)

/** A value as it goes over the wire: what is undefined is not there. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a service that is opened in the form and saved untouched', () => {
  test('is sent as it was, whatever kind it is', () => {
    fc.assert(
      fc.property(service, (old) => {
        const { service_id: _, created_at: _c, updated_at: _u, ...config } = old
        expect(sent(toConfig(RightForm.parse(fromService(old))))).toEqual(sent(config))
      }),
    )
  })

  test('is sent as the contract allows', () => {
    fc.assert(
      fc.property(service, (old) => {
        expect(ServiceConfig.safeParse(toConfig(fromService(old))).error).toBeUndefined()
      }),
    )
  })
})

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(''))
const form: fc.Arbitrary<ServiceForm> = fc.record({
  name: fc.oneof(name, anyText),
  tunnel: uuid,
  host: fc.oneof(hostname, fc.ipV4(), fc.ipV6(), anyText),
  ports: fc.constantFrom('default', 'custom'),
  httpPort: fc.oneof(port.map(String), anyText),
  httpsPort: fc.oneof(port.map(String), anyText),
  type: fc.constantFrom('http', 'tcp'),
  tcpPort: fc.oneof(port.map(String), anyText),
  protocol: fc.constantFrom('', 'postgresql', 'mysql'),
  tls: fc.constantFrom('default', 'verify_full', 'verify_ca', 'disabled'),
  authority: fc.oneof(uuid, fc.constant('')),
  clientCertificate: fc.oneof(uuid, fc.constant('')),
  resolver: fc.constantFrom('tunnel', 'custom'),
  resolverIps: fc.oneof(
    fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 12 }).map((all) => all.join(', ')),
    anyText,
  ),
})

test('whatever is typed, what the form lets through is what the contract allows', () => {
  fc.assert(
    fc.property(form, (typed) => {
      const { data } = RightForm.safeParse(typed)
      fc.pre(data !== undefined)
      expect(ServiceConfig.safeParse(toConfig(data)).error).toBeUndefined()
      expect(draftConfig(toConfig(data), true).notYet).toBeUndefined()
    }),
  )
})

test('where ports are to be given and none is, no default ones are asked for', () => {
  const none = toConfig({ ...FILLED, ports: 'custom', httpPort: ' ' })
  expect(ServiceConfig.safeParse(none).error?.issues.map(({ path }) => path)).toEqual([
    ['http_port'],
  ])
  expect(draftConfig(none, false).notYet).toBe('Still to come: a port. 0 stands for it.')
})

test('a port is asked for as the form sends it, while white space stands in the boxes', () => {
  const typed: ServiceForm = { ...FILLED, ports: 'custom', httpPort: ' ', httpsPort: ' 443 ' }
  expect(toConfig(typed)).toEqual(toConfig(RightForm.parse(typed)))
})

test('a service that was made in the form shows there again what was sent', () => {
  fc.assert(
    fc.property(form, (typed) => {
      const { data } = RightForm.safeParse(typed)
      fc.pre(data !== undefined)
      const config = toConfig(data)
      expect(toConfig(fromService(asService(config)))).toEqual(config)
    }),
  )
})

const complaints = (typed: Partial<ServiceForm>): string[] =>
  (RightForm.safeParse({ ...FILLED, ...typed }).error?.issues ?? []).map(({ path }) => path.join())

test.each<[string, Partial<ServiceForm>]>([
  ['name', { name: ' ' }],
  ['name', { name: 'a'.repeat(256) }],
  ['tunnel', { tunnel: '' }],
  ['host', { host: '' }],
  ['host', { host: 'https://api.internal' }],
  ['host', { host: '10.0.0.1, 10.0.0.2' }],
  ['host', { host: '10.0.0.1, api.internal' }],
  ['host', { host: '10.0.0.0/24' }],
  ['httpPort', { ports: 'custom' }],
  ['httpPort', { ports: 'custom', httpPort: '0' }],
  ['httpsPort', { ports: 'custom', httpsPort: '65536' }],
  ['httpsPort', { ports: 'custom', httpsPort: '8e3' }],
  ['resolverIps', { resolver: 'custom' }],
  ['resolverIps', { resolver: 'custom', resolverIps: 'dns.internal' }],
  ['resolverIps', { resolver: 'custom', resolverIps: Array(11).fill('10.0.0.1').join() }],
])('what is missing or wrong is said at its box, %s', (box, typed) => {
  expect(complaints(typed)).toEqual([box])
})

test.each([
  ['', 'Give a hostname or an IP address.'],
  [' ', 'Give a hostname or an IP address.'],
  ['fe80::1%eth0', 'Give an IPv6 address without its zone, which begins at the %.'],
  ['api.internal.', 'Give the hostname without the dot at its end.'],
])('of the host %j is said: %s', (typed, words) => {
  const { error } = RightForm.safeParse({ ...FILLED, host: typed })
  expect(error?.issues.map(({ message }) => message)).toEqual([words])
})

test('a TCP service needs its port, and a port that is right', () => {
  expect(complaints({ type: 'tcp' })).toEqual(['tcpPort'])
  expect(complaints({ type: 'tcp', tcpPort: '99999' })).toEqual(['tcpPort'])
  expect(complaints({ type: 'tcp', tcpPort: ' 5432 ' })).toEqual([])
})

test('what was typed into a box that is out of sight stands in nobody’s way', () => {
  expect(complaints({ ports: 'default', httpPort: 'x', httpsPort: '0' })).toEqual([])
  expect(complaints({ resolver: 'tunnel', resolverIps: 'x' })).toEqual([])
  expect(complaints({ host: '10.0.0.1', resolver: 'custom', resolverIps: 'x' })).toEqual([])
})

test.each([
  ['10.0.1.50', 'an IPv4 address'],
  [' fd00::50 ', 'an IPv6 address'],
  ['fd00::50,10.0.1.50', 'an IPv4 and an IPv6 address'],
  ['localhost', 'a hostname'],
  ['10.0.0', undefined],
  ['', undefined],
])('%j is understood as %s', (typed, kind) => {
  expect(understoodAs(typed)).toBe(kind)
  expect(isAddress(typed)).toBe(kind?.endsWith('address') ?? false)
})
