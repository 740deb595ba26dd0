import { expect, test } from 'vitest'
import { serviceField } from './service-errors.ts'

test.each([
  ['/name', 'name'],
  ['/host/network/tunnel_id', 'tunnel'],
  ['/host/resolver_network', 'tunnel'],
  ['/host/resolver_network/resolver_ips/2', 'resolverIps'],
  ['/host/ipv4', 'host'],
  ['/host/hostname', 'host'],
  ['/http_port', 'httpPort'],
  ['/https_port', 'httpsPort'],
  ['/tcp_port', 'tcpPort'],
  ['/app_protocol', 'protocol'],
  ['/type', 'type'],
  ['/tls_settings', 'tls'],
  ['/tls_settings/cert_verification_mode', 'tls'],
  ['/tls_settings/certificate_authority', 'authority'],
  ['/tls_settings/client_certificate', 'clientCertificate'],
  ['', undefined],
])('what the API says of %j stands at the box %s', (pointer, field) => {
  expect(serviceField({ code: 9704, message: '', source: { pointer } })).toBe(field)
})

test('a name that is taken stands at the name, though Cloudflare does not say where', () => {
  expect(serviceField({ code: 5101, message: 'taken' })).toBe('name')
})
