import { spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import * as z from 'zod/mini'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeOf, type ApiPlace } from '#browser/features/code/api-place.ts'
import { configOf } from '#contract/service-request.ts'
import { curlCommand } from '#browser/features/code/curl.ts'
import { config, sampleWith, TABLE } from '#browser/features/code/testing/configs.ts'
import { wranglerCreate, wranglerUpdate } from '#browser/features/code/wrangler.ts'
import { ServiceConfig } from '#contract/service-config.ts'
import { VpcService } from '#contract/service.ts'
import { someCertificates } from '#server/testing/certificates.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { sdkAs } from './sdk.ts'
import { type Bash, bashIn } from './shell.ts'
import { takesCertificates } from './wrangler-bin.ts'

let server: TestServer
let place: ApiPlace
let tunnel: string
let bash: Bash
beforeAll(async () => {
  server = await startServer()
  place = placeOf('local', server.accountId, server.url)
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  tunnel = (await tunnels.create({ account_id, name: 'office' })).id ?? ''
  bash = await bashIn(server.data, { CLOUDFLARE_API_TOKEN: server.tokenOf('Admin') })
})
afterAll(() => server[Symbol.asyncDispose]())

/** A service on the tunnel there is, and without certificates, of which there are none. */
function here(sent: ServiceConfig, name = sent.name): ServiceConfig {
  const { network, resolver_network: resolver } = sent.host
  const { tls_settings: tls } = sent
  return {
    ...sent,
    name,
    host: {
      ...sent.host,
      ...(network !== undefined && { network: { tunnel_id: tunnel } }),
      ...(resolver !== undefined && { resolver_network: { ...resolver, tunnel_id: tunnel } }),
    },
    ...(tls != null && { tls_settings: { cert_verification_mode: tls.cert_verification_mode } }),
  }
}

const asked = async (service_id: string): Promise<ServiceConfig | undefined> => {
  const { account_id, services } = sdkAs(server, 'Admin')
  return configOf(VpcService.parse(await services.get(service_id, { account_id })))
}

const Answer = z.object({ result: VpcService })
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

async function byCurl(line: string): Promise<VpcService> {
  const { text } = await bash(line.replace('curl ', 'curl --silent --show-error '))
  return Answer.parse(JSON.parse(text)).result
}

const hasCurl = spawnSync('curl', ['--version']).status === 0
if (!hasCurl) process.stderr.write('SKIPPED: there is no curl to run the printed lines with\n')

test.skipIf(!hasCurl)(
  'the printed curl line makes the service that it was printed for',
  async () => {
    const generated = fc.sample(config, { numRuns: 40, seed: 5 })
    const all = [...TABLE.map(([, sent]) => sent), ...generated]
    for (const [at, it] of all.entries()) {
      const sent = here(it, `${it.name.slice(0, 200)} ${at}`)
      const service = await byCurl(curlCommand(sent, place))
      expect(configOf(service)).toEqual(sent)
    }
  },
)

test.skipIf(!hasCurl)('the printed curl line replaces a service as a whole', async () => {
  const [first, second] = [
    here(sampleWith('certificates'), 'old'),
    here(sampleWith('a database'), 'new'),
  ]
  const { service_id } = await byCurl(curlCommand(first, place))
  const again = await byCurl(curlCommand(second, place, service_id))
  expect([again.service_id, configOf(again)]).toEqual([service_id, second])
})

/** Wrangler is slow to start: of the shapes one each, with names that its options could take for theirs. */
const FOR_WRANGLER = [
  ['resolvers', `it's "quoted" $HOME \`id\` $(id) \\ !`],
  ['an IPv4 address and both ports', '007'],
  ['a database', '日本語 a=b #'],
] as const

const lineOf = (it: ReturnType<typeof wranglerCreate>): string =>
  it.is === 'command' ? it.command : it.why

test.each(FOR_WRANGLER)(
  'the printed wrangler line makes a service with %s, whose name is %s',
  async (kind, name) => {
    const sent = here(sampleWith(kind), name)
    const { text } = await bash(lineOf(wranglerCreate(sent, place)))
    expect(await asked(ID.exec(text)?.[0] ?? text)).toEqual(sent)
  },
)

test('the printed wrangler line changes a service, even into a name that looks like an option', async () => {
  const sent = here(sampleWith('no verification'), '--help')
  const { account_id, services } = sdkAs(server, 'Admin')
  const host = { ipv4: '10.0.0.9', network: { tunnel_id: tunnel } }
  const before = await services.create({ account_id, name: 'before', type: 'http', host })
  const id = before.service_id ?? ''
  const { code } = await bash(lineOf(wranglerUpdate(sent, place, id)))
  expect([code, await asked(id)]).toEqual([0, sent])
})

/** The service of the table that has certificates, with a new one of each kind, or an authority alone. */
async function certified(name: string, mode: 'verify_full' | 'verify_ca', isMutual: boolean) {
  const { client, account_id } = sdkAs(server, 'Admin')
  const made = await someCertificates()
  const upload = (it: { cert: string; key?: string }, ca: boolean) =>
    client.mtlsCertificates.create({
      account_id,
      ca,
      certificates: it.cert,
      ...(it.key !== undefined && { private_key: it.key }),
    })
  const authority = await upload({ cert: made.ca.cert }, true)
  const shown = isMutual ? await upload(made.client, false) : undefined
  return ServiceConfig.parse({
    ...here(sampleWith('certificates'), name),
    tls_settings: {
      cert_verification_mode: mode,
      certificate_authority: authority.id,
      ...(shown !== undefined && { client_certificate: shown.id }),
    },
  })
}

test.skipIf(!takesCertificates())(
  'the printed wrangler lines make a service with certificates, and replace them',
  async () => {
    const first = await certified('certified', 'verify_ca', true)
    const second = await certified('-certified', 'verify_full', false)
    const made = await bash(lineOf(wranglerCreate(first, place)))
    const id = ID.exec(made.text)?.[0] ?? made.text
    expect(await asked(id)).toEqual(first)
    expect((await bash(lineOf(wranglerUpdate(second, place, id)))).code).toBe(0)
    expect(await asked(id)).toEqual(second)
  },
)

test('wrangler really can’t make those services that the page says it can’t', async () => {
  const dashed = { ...here(sampleWith('a hostname')), name: '-x' }
  for (const sent of [sampleWith('both addresses'), dashed])
    expect(wranglerCreate(sent, place).is).toBe('none')
  const lines = ['--ipv4 10.0.0.1 --ipv6 fd00::1 both', '--ipv4 10.0.0.1 -- -x']
  const told = await Promise.all(
    lines.map((line) => bash(`npx wrangler vpc service create --type http --tunnel-id x ${line}`)),
  )
  expect(told).toEqual([
    { code: 1, text: expect.stringContaining('Arguments ipv4 and ipv6 are mutually exclusive') },
    { code: 1, text: expect.stringContaining('Not enough non-option arguments') },
  ])
})
