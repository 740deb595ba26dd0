import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServiceConfig } from '#contract/service-config.ts'
import { VpcService } from '#contract/service.ts'
import { dryRun } from './dry-run.ts'
import { exported, type Format, FORMATS } from './export.ts'
import { readLines } from './read-lines.ts'

const TUNNELS = [
  { id: '11111111-1111-4111-8111-111111111111', name: 'plain' },
  { id: '22222222-2222-4222-8222-222222222222', name: '=SUM(A1),"quoted"; and more' },
  { id: '33333333-3333-4333-8333-333333333333', name: 'twice' },
  { id: '44444444-4444-4444-8444-444444444444', name: 'twice' },
  { id: '55555555-5555-4555-8555-555555555555', name: '11111111-1111-4111-8111-111111111111' },
] as const

/** As many names as a spreadsheet can misunderstand. */
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', "'", "'=", "''@", '"', ',', ';', 'é'), fc.string())
      .map(([sign, rest]) => sign + rest),
  )
  .filter((text) => ServiceConfig.safeParse({ ...BASE, name: text }).success)
const BASE = {
  type: 'http',
  host: { hostname: 'h', resolver_network: { tunnel_id: TUNNELS[0].id } },
}

const tunnel_id = fc.constantFrom(...TUNNELS.map(({ id }) => id))
const ip = fc.constantFrom('10.0.0.1', '192.168.7.9', 'fd00::1', '2001:DB8::0001')
const host = fc.oneof(
  fc.record({
    hostname: fc.constantFrom('api.internal', 'DB_1.internal', 'x'),
    resolver_network: fc.record(
      { tunnel_id, resolver_ips: fc.array(ip, { minLength: 1, maxLength: 10 }) },
      { requiredKeys: ['tunnel_id'] },
    ),
  }),
  fc.record({ ipv4: fc.constant('10.0.1.50'), network: fc.record({ tunnel_id }) }),
  fc.record({ ipv6: fc.constant('fd00::1'), network: fc.record({ tunnel_id }) }),
  fc.record({
    ipv4: fc.constant('10.0.1.50'),
    ipv6: fc.constant('fd00::1'),
    network: fc.record({ tunnel_id }),
  }),
)
const port = fc.integer({ min: 1, max: 65_535 })
const tls_settings = fc.record(
  {
    cert_verification_mode: fc.constantFrom('verify_full', 'verify_ca'),
    certificate_authority: fc.uuid(),
    client_certificate: fc.uuid(),
  },
  { requiredKeys: ['cert_verification_mode'] },
)
const config = fc.oneof(
  fc.record(
    { name, host, type: fc.constant('http'), http_port: port, https_port: port, tls_settings },
    { requiredKeys: ['name', 'host', 'type'] },
  ),
  fc.record(
    {
      name,
      host,
      type: fc.constant('tcp'),
      tcp_port: port,
      app_protocol: fc.constantFrom('postgresql', 'mysql'),
      tls_settings,
    },
    { requiredKeys: ['name', 'host', 'type', 'tcp_port'] },
  ),
)
const configs = fc
  .array(config, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one) => ServiceConfig.parse(one)))
  .map((all) => Array.from(new Map(all.map((one) => [one.name, one])).values()))

const asService = (one: ServiceConfig, at: number) =>
  VpcService.parse({ ...one, service_id: `id-${at}`, created_at: '', updated_at: '' })

/** What an import of a file would do in an account with the same tunnels, where some services are there already. */
const imported = (text: string, format: Format, there: readonly VpcService[] = []) => {
  const read = readLines(text)
  if (read.is === 'unreadable') throw new Error(read.why)
  expect(read.format).toBe(format)
  return dryRun(read.lines, there, { ...read, tunnels: TUNNELS, instead: '' })
}

test.each(Object.keys(FORMATS).filter((each) => each === 'json' || each === 'csv'))(
  'what is exported as %s is imported as the same services, and found there the second time',
  (format) => {
    fc.assert(
      fc.property(configs, (given) => {
        const services = given.map(asService)
        const { text, leftOut } = exported(format, services, { account: 'a', tunnels: TUNNELS })
        expect(leftOut).toEqual([])
        const lines = imported(text, format)
        expect(lines.map(({ verdict }) => verdict)).toEqual(
          given.map((one) => ({ is: 'new', config: one })),
        )
        const again = imported(text, format, services)
        expect(again.map(({ verdict }) => verdict.is)).toEqual(given.map(() => 'equal'))
      }),
      { numRuns: 300 },
    )
  },
)

test('while no tunnel’s name is known CSV has them by id, says so in its first line, and is imported', () => {
  const named = ServiceConfig.parse({ ...BASE, name: 'api' })
  const origin = { account: 'a', tunnels: undefined }
  const { text } = exported('csv', [asService(named, 1)], origin)
  const [heading, line] = text.split('\r\n')
  expect(heading).toMatch(/^name,type,host,tunnel_id,http_port,/)
  expect(line).toMatch(`api,http,h,${TUNNELS[0].id},`)
  expect(imported(text, 'csv')).toMatchObject([{ verdict: { is: 'new', config: named } }])
})

test('an answer of the API to a list is imported as it is', () => {
  const service = asService({ ...ServiceConfig.parse({ ...BASE, name: 'api' }) }, 1)
  const answer = {
    success: true,
    errors: [],
    messages: [],
    result: [{ ...service, http_port: null }],
  }
  expect(imported(JSON.stringify(answer), 'json')).toMatchObject([
    { name: 'api', verdict: { is: 'new', config: { ...BASE, name: 'api' } } },
  ])
})
