/** Services of every shape the contract allows, for tests: a table to read, and generated ones. */
import * as fc from 'fast-check'
import { ServiceConfig } from '#contract/service-config.ts'
import { PlainName } from '#contract/text.ts'
import type { VpcService } from '#contract/service.ts'

export const ID = '11111111-2222-4333-8444-555555555555'
export const ACCOUNT = '0123456789abcdef0123456789abcdef'

/** Names that shells, Terraform, yargs and people would like to read as something else. */
const NAMES = [
  'my-private-api',
  `it's "quoted"`,
  'a $HOME and `id` and $(id) and ${x} and %{if}',
  String.raw`back\slash \n \u0041`,
  'a; rm -rf / & | > < * ? ! # ~',
  '$${a} %%{b} $$${c} $',
  '--help',
  '-x',
  '007',
  '1e3',
  '日本語 ünïcode 🚇',
  'a=b',
] as const

export const name: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...NAMES),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[$%{}'"`\\!#&;|<>()[\]*?~=/@é -]{1,20}$/),
  )
  .map((text) => PlainName.safeParse(text).data ?? 'x')

const port = fc.integer({ min: 1, max: 65_535 })
const ip = fc.oneof(fc.ipV4(), fc.ipV6())
const network = fc.uuid().map((tunnel_id) => ({ network: { tunnel_id } }))
const label = fc.stringMatching(/^[a-z0-9_]{1,12}$/)
const optional = <Key extends string, T>(key: Key, value: fc.Arbitrary<T>) =>
  fc.option(value).map((it): Partial<Record<Key, T>> => {
    if (it === null) return {}
    const one: Partial<Record<Key, T>> = {}
    one[key] = it
    return one
  })

const merged = <A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(a, b).map(([one, other]) => Object.assign({}, one, other))

const host = fc.oneof(
  merged(fc.record({ ipv4: fc.ipV4() }), network),
  merged(fc.record({ ipv6: fc.ipV6() }), network),
  merged(fc.record({ ipv4: fc.ipV4(), ipv6: fc.ipV6() }), network),
  fc.record({
    hostname: fc
      .array(label, { minLength: 1, maxLength: 3 })
      .map((all) => `${all.join('.')}.internal`),
    resolver_network: merged(
      fc.record({ tunnel_id: fc.uuid() }),
      optional('resolver_ips', fc.array(ip, { minLength: 1, maxLength: 3 })),
    ),
  }),
)

const tls = fc.oneof(
  fc.constantFrom('verify_full', 'verify_ca', 'disabled').map((cert_verification_mode) => ({
    cert_verification_mode,
  })),
  fc.record({
    cert_verification_mode: fc.constantFrom('verify_full', 'verify_ca'),
    certificate_authority: fc.uuid(),
    client_certificate: fc.uuid(),
  }),
)

const common = merged(fc.record({ name, host }), optional('tls_settings', tls))

/** Any service that may be sent. */
export const config: fc.Arbitrary<ServiceConfig> = fc
  .oneof(
    merged(
      merged(common, fc.record({ type: fc.constant('http') })),
      merged(optional('http_port', port), optional('https_port', port)),
    ),
    merged(
      merged(common, fc.record({ type: fc.constant('tcp'), tcp_port: port })),
      optional('app_protocol', fc.constantFrom('postgresql', 'mysql')),
    ),
  )
  .map((body) => ServiceConfig.parse(body))

/** A service as the API answers it, made of what was sent. */
export const serviceOf = (sent: ServiceConfig, id = ID): VpcService => ({
  ...sent,
  service_id: id,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
})

const on = { network: { tunnel_id: ID } }
const named = { hostname: 'api.internal', resolver_network: { tunnel_id: ID } }

/** One of each kind. */
export const TABLE: readonly (readonly [string, ServiceConfig])[] = [
  ['a hostname', { name: 'web', type: 'http', host: named }],
  [
    'resolvers',
    {
      name: 'web',
      type: 'http',
      host: {
        ...named,
        resolver_network: { tunnel_id: ID, resolver_ips: ['10.0.0.53', 'fd00::53'] },
      },
    },
  ],
  [
    'an IPv4 address and both ports',
    {
      name: 'web',
      type: 'http',
      host: { ipv4: '10.0.1.50', ...on },
      http_port: 8080,
      https_port: 8443,
    },
  ],
  [
    'an IPv6 address and one port',
    { name: 'web', type: 'http', host: { ipv6: 'fd00::50', ...on }, https_port: 8443 },
  ],
  [
    'both addresses',
    { name: 'web', type: 'http', host: { ipv4: '10.0.1.50', ipv6: 'fd00::50', ...on } },
  ],
  [
    'a database',
    {
      name: 'db',
      type: 'tcp',
      host: { ipv4: '10.0.1.5', ...on },
      tcp_port: 5432,
      app_protocol: 'postgresql',
    },
  ],
  [
    'no verification',
    {
      name: 'db',
      type: 'tcp',
      host: named,
      tcp_port: 3306,
      tls_settings: { cert_verification_mode: 'disabled' },
    },
  ],
  [
    'certificates',
    {
      name: 'web',
      type: 'http',
      host: named,
      tls_settings: {
        cert_verification_mode: 'verify_ca',
        certificate_authority: ID,
        client_certificate: ID,
      },
    },
  ],
]

/** The service of the table with something. */
export function sampleWith(kind: string): ServiceConfig {
  const [, sent] = TABLE.find(([it]) => it === kind) ?? []
  if (sent === undefined) throw new Error(`The table has no service with ${kind}.`)
  return sent
}
