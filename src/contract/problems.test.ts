import { expect, test } from 'vitest'
import { problemsOf } from './problems.ts'
import { ServiceConfig } from './service-config.ts'
import { PlainName } from './text.ts'

const TUNNEL = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'
const GOOD = {
  name: 'api',
  type: 'http',
  host: { ipv4: '10.0.0.1', network: { tunnel_id: TUNNEL } },
}

/** What is said of a body, as `pointer: sentence`. */
function said(body: unknown): string[] {
  const { error } = ServiceConfig.safeParse(body)
  return error === undefined ? [] : problemsOf(error, body).map((p) => `${p.pointer}: ${p.message}`)
}

test.each([
  [null, [': This must be an object.']],
  [[], [': This must be an object.']],
  [{ ...GOOD, http_port: '80' }, ['/http_port: This must be a number.']],
  [{ ...GOOD, http_port: 0.5 }, ['/http_port: This must be a whole number.']],
  [{ ...GOOD, http_port: 1e300 }, ['/http_port: At most 65535.']],
  [{ ...GOOD, 'a/b~': 1 }, ['/a~1b~0: The field "a/b~" is not known here.']],
  [{ ...GOOD, type: 'tcp', tcp_port: null }, ['/tcp_port: This field is required.']],
])('%j is refused in words a person can act on', (body, words) => {
  expect(said(body)).toEqual(words)
})

test('an empty list says how much is wanted', () => {
  const resolver_network = { tunnel_id: TUNNEL, resolver_ips: [] }
  expect(said({ ...GOOD, host: { hostname: 'api.internal', resolver_network } })).toEqual([
    '/host/resolver_network/resolver_ips: At least 1 entry.',
  ])
})

test.each([undefined, 'udp'])('with the type %s the other problems are told too', (type) => {
  expect(said({ ...GOOD, type, name: '', http_port: 0 })).toEqual([
    '/name: A name is required.',
    '/type: The type of a service is http or tcp.',
    '/http_port: At least 1.',
  ])
})

test('null says the same as leaving a field out', () => {
  const host = { ...GOOD.host, ipv6: null, hostname: null, resolver_network: null }
  const tls_settings = { cert_verification_mode: 'verify_ca', certificate_authority: null }
  expect(said({ ...GOOD, host, tls_settings, http_port: null })).toEqual([])
})

test.each(['\u200b', 'a\u2028b', 'a\u0085b', '\u202egnp', '\ud800', 'a\nb', 'a\u0000'])(
  'a name with what can’t be seen is refused: %j',
  (name) => expect(PlainName.safeParse(name).success).toBe(false),
)

test('names that look the same are the same', () => {
  expect(PlainName.parse('cafe\u0301')).toBe('caf\u00e9')
})
