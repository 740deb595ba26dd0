import { expect, test } from 'vitest'
import type { VpcService } from '#contract/service.ts'
import { hostWords, portWords, resolverWords, schemesOf, tlsWords, typeWords } from './words.ts'

const HTTP: VpcService = {
  service_id: 's',
  name: 'api',
  type: 'http',
  host: { hostname: 'api.internal', resolver_network: { tunnel_id: 't' } },
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}
const TCP: VpcService = { ...HTTP, type: 'tcp', tcp_port: 5432 }

test.each<[VpcService, string, string]>([
  [HTTP, 'Default (80, 443)', 'Workers may use http:// and https://.'],
  [{ ...HTTP, http_port: null }, 'Default (80, 443)', 'Workers may use http:// and https://.'],
  [{ ...HTTP, http_port: 8080 }, 'HTTP only 8080', 'Workers must use http://.'],
  [{ ...HTTP, https_port: 8443 }, 'HTTPS only 8443', 'Workers must use https://.'],
  [
    { ...HTTP, http_port: 1, https_port: 2 },
    'HTTP 1, HTTPS 2',
    'Workers may use http:// and https://.',
  ],
  [TCP, 'TCP 5432', 'Plain TCP, for a database driver or Hyperdrive.'],
  [
    { ...TCP, app_protocol: 'mysql' },
    'TCP 5432 (mysql)',
    'Plain TCP, for a database driver or Hyperdrive.',
  ],
])('ports are told as they are in force', (service, ports, schemes) => {
  expect(portWords(service)).toBe(ports)
  expect(schemesOf(service)).toBe(schemes)
})

test.each([
  ['udp', 'Unknown (udp)'],
  ['', 'Unknown'],
])('of a service of a type that is new or not told, %j, nothing is made up', (type, words) => {
  const service = { ...HTTP, type, host: {} }
  expect(typeWords(service)).toBe(words)
  expect(hostWords(service.host)).toBe('Unknown')
  expect(portWords(service)).toBe('Unknown')
  expect(schemesOf(service)).toBe('This console does not know services of this type.')
})

test('a host is written as a person would, and says who resolves it', () => {
  const network = { tunnel_id: 't' }
  expect(hostWords(HTTP.host)).toBe('api.internal')
  expect(resolverWords(HTTP.host)).toBe('Tunnel')
  const both = { ipv4: '10.0.0.1', ipv6: 'fd00::1', network }
  expect(hostWords(both)).toBe('10.0.0.1, fd00::1')
  expect(resolverWords(both)).toBe('Not needed')
  expect(resolverWords({})).toBe('Unknown')
  const resolver_network = { tunnel_id: 't', resolver_ips: ['10.0.0.53', '10.0.0.54'] }
  expect(resolverWords({ hostname: 'a', resolver_network })).toBe('10.0.0.53, 10.0.0.54')
})

test.each([
  [null, 'Certificate chain and hostname (verify_full, the default)'],
  [{ cert_verification_mode: 'verify_ca' }, 'Certificate chain only (verify_ca)'],
  [{ cert_verification_mode: 'disabled', client_certificate: 'c' }, 'None (disabled)'],
  [{ cert_verification_mode: 'verify_new' }, 'Unknown (verify_new)'],
  [{ cert_verification_mode: '' }, 'Unknown'],
])('the check of certificates is told in words', (tls_settings, words) => {
  expect(tlsWords({ ...HTTP, tls_settings })).toBe(words)
})
