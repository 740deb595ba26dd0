import { expect, test } from 'vitest'
import { problemsOf } from './problems.ts'
import { ServiceConfig } from './service-config.ts'

const ID = '11111111-2222-4333-8444-555555555555'
const address = { ipv4: '10.0.1.50', network: { tunnel_id: ID } }
const hostname = { hostname: 'api.internal', resolver_network: { tunnel_id: ID } }
const http = { name: 'api', type: 'http', host: hostname }
const tcp = { name: 'db', type: 'tcp', host: address, tcp_port: 5432 }

test.each([
  ['a hostname and the default ports', http],
  [
    'a resolver of its own',
    {
      ...http,
      host: {
        ...hostname,
        resolver_network: { tunnel_id: ID, resolver_ips: ['10.0.0.53', 'fd00::53'] },
      },
    },
  ],
  [
    'no resolver, said as null',
    { ...http, host: { ...hostname, resolver_network: { tunnel_id: ID, resolver_ips: null } } },
  ],
  ['an IPv4 address', { ...http, host: address }],
  ['an IPv6 address', { ...http, host: { ipv6: 'fd00::1', network: { tunnel_id: ID } } }],
  ['both addresses', { ...http, host: { ...address, ipv6: 'fd00::1' } }],
  ['one port', { ...http, http_port: 8080 }],
  ['ports that are null', { ...http, http_port: null, https_port: null }],
  ['a TCP port', tcp],
  ['a protocol', { ...tcp, app_protocol: 'postgresql' }],
  [
    'certificates',
    {
      ...tcp,
      tls_settings: {
        cert_verification_mode: 'verify_ca',
        certificate_authority: ID,
        client_certificate: ID,
      },
    },
  ],
])('a service with %s may be sent', (_, body) => {
  expect(ServiceConfig.safeParse(body)).toMatchObject({ success: true })
})

const without = (body: Record<string, unknown>, name: string) => ({ ...body, [name]: undefined })

test.each([
  ['/name', without(http, 'name')],
  ['/name', { ...http, name: ' ' }],
  ['/name', { ...http, name: 'a'.repeat(256) }],
  ['/name', { ...http, name: 'a\nb' }],
  ['/type', { ...http, type: 'udp' }],
  ['/host', without(http, 'host')],
  ['/host', { ...http, host: {} }],
  ['/host', { ...http, host: 'api.internal' }],
  ['/host/hostname', { ...http, host: { ...hostname, hostname: '10.0.0.1' } }],
  ['/host/hostname', { ...http, host: { ...hostname, ipv4: '10.0.0.1' } }],
  ['/host/ipv4', { ...http, host: { ...address, ipv4: '10.0.0.256' } }],
  ['/host/ipv6', { ...http, host: { ipv6: '10.0.0.1', network: { tunnel_id: ID } } }],
  ['/host/network', { ...http, host: { ipv4: '10.0.0.1' } }],
  ['/host/network', { ...http, host: { ...hostname, network: { tunnel_id: ID } } }],
  ['/host/resolver_network', { ...http, host: { hostname: 'api.internal' } }],
  [
    '/host/resolver_network',
    { ...http, host: { ...address, resolver_network: { tunnel_id: ID } } },
  ],
  ['/host/network/tunnel_id', { ...http, host: { ...address, network: { tunnel_id: 'x' } } }],
  [
    '/host/resolver_network/resolver_ips',
    { ...http, host: { ...hostname, resolver_network: { tunnel_id: ID, resolver_ips: [] } } },
  ],
  [
    '/host/resolver_network/resolver_ips/1',
    {
      ...http,
      host: { ...hostname, resolver_network: { tunnel_id: ID, resolver_ips: ['10.0.0.1', 'dns'] } },
    },
  ],
  ['/http_port', { ...http, http_port: 0 }],
  ['/https_port', { ...http, https_port: 65_536 }],
  ['/http_port', { ...http, http_port: 80.5 }],
  ['/http_port', { ...http, http_port: '80' }],
  ['/tcp_port', { ...http, tcp_port: 80 }],
  ['/http_port', { ...tcp, http_port: 80 }],
  ['/tcp_port', without(tcp, 'tcp_port')],
  ['/app_protocol', { ...tcp, app_protocol: 'redis' }],
  [
    '/tls_settings/cert_verification_mode',
    { ...http, tls_settings: { cert_verification_mode: 'none' } },
  ],
  [
    '/tls_settings/certificate_authority',
    { ...http, tls_settings: { cert_verification_mode: 'disabled', certificate_authority: ID } },
  ],
  ['/host/port', { ...http, host: { ...hostname, port: 80 } }],
  ['/a~1b', { ...http, 'a/b': 1 }],
])('a problem is told at its place, %s', (pointer, body) => {
  const { error } = ServiceConfig.safeParse(body)
  expect(error).toBeDefined()
  const problems = error === undefined ? [] : problemsOf(error, body)
  expect(problems.map((problem) => problem.pointer)).toContain(pointer)
  for (const { message } of problems) expect(message).toMatch(/^[A-Z].*\.$/)
})

test('all problems are told at once', () => {
  const body = { type: 'http', name: '', host: { ipv4: 'x' }, http_port: 0, extra: 1 }
  const { error } = ServiceConfig.safeParse(body)
  const pointers = error === undefined ? [] : problemsOf(error, body).map((it) => it.pointer)
  expect(new Set(pointers)).toEqual(
    new Set(['/extra', '/host/ipv4', '/host/network', '/http_port', '/name']),
  )
})

test('a name loses the white space around it, and an id its capitals', () => {
  const tunnel_id = 'ABCDEF00-2222-4333-8444-555555555555'
  const body = { ...http, name: '  api ', host: { ...address, network: { tunnel_id } } }
  expect(ServiceConfig.parse(body)).toMatchObject({
    name: 'api',
    host: { network: { tunnel_id: tunnel_id.toLowerCase() } },
  })
})
