import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hclString } from './hcl.ts'
import { ACCOUNT, config, ID, name, sampleWith, serviceOf, TABLE } from './testing/configs.ts'
import { readTerraform } from './testing/terraform.ts'
import { labelOf, terraformData, terraformResource, terraformServices } from './terraform.ts'

const withoutCertificates = ({ tls_settings: tls, ...rest }: (typeof TABLE)[number][1]) => ({
  ...rest,
  ...(tls != null && { tls_settings: { cert_verification_mode: tls.cert_verification_mode } }),
})

test.each(TABLE)(
  'a service with %s is a resource that HashiCorp’s parser reads',
  async (_, sent) => {
    const { resource } = await readTerraform(terraformResource(sent, ACCOUNT, 'it'))
    expect(resource?.cloudflare_connectivity_directory_service).toEqual({
      it: [{ account_id: ACCOUNT, ...withoutCertificates(sent) }],
    })
  },
)

test('whatever the services are, the file holds all that was set, under labels of their own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(config, { maxLength: 5 }), async (sent) => {
      const services = sent.map((it, at) => serviceOf(it, `id-${at}`))
      const file = await readTerraform(terraformServices(services, ACCOUNT))
      const made = Object.entries(file.resource?.cloudflare_connectivity_directory_service ?? {})
      expect(made.map(([, [it]]) => it)).toEqual(
        expect.arrayContaining(
          sent.map((it) => ({ account_id: ACCOUNT, ...withoutCertificates(it) })),
        ),
      )
      expect(made).toHaveLength(sent.length)
      expect(file.import ?? []).toEqual(
        services.map(({ service_id }) => ({
          to: expect.stringMatching(
            /^\$\{cloudflare_connectivity_directory_service\.[a-z_0-9]+\}$/,
          ),
          id: `${ACCOUNT}/${service_id}`,
        })),
      )
      expect(new Set(file.import?.map(({ to }) => to)).size).toBe(sent.length)
    }),
    { numRuns: 60 },
  )
})

const composed = fc
  .oneof(name, fc.string({ unit: 'grapheme' }))
  .map((given) => given.normalize('NFC'))

test('any text that is composed, as Terraform keeps all texts, is read back from its quotes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(composed), async (texts) => {
      const lines = texts.map(
        (it, at) => `data "cloudflare_connectivity_directory_services" "t${at}" {
        account_id = ${hclString(it)}
        type = "tcp"
      }`,
      )
      const file = await readTerraform(lines.join('\n'))
      const read = file.data?.cloudflare_connectivity_directory_services ?? {}
      expect(texts.map((_, at) => read[`t${at}`]?.[0].account_id)).toEqual(texts)
    }),
    { numRuns: 60 },
  )
})

test('services of the same name, and names that are alike, get labels that are not', async () => {
  const text = terraformServices(
    ['a-b', 'a b', 'a_b_2', 'A.B', '日本'].map((it, at) =>
      serviceOf(
        { name: it, type: 'http', host: { ipv4: '10.0.0.1', network: { tunnel_id: ID } } },
        `${at}`,
      ),
    ),
    ACCOUNT,
  )
  expect([...text.matchAll(/^resource "\w+" "(\w+)"/gm)].map(([, label]) => label)).toEqual([
    'a_b',
    'a_b_2',
    'a_b_2_2',
    'a_b_3',
    'service',
  ])
})

test.each([
  ['my-private-api', 'my_private_api'],
  ['3scale', 'service_3scale'],
  ['日本', 'service'],
])('the service %s gets the label %s', (service, label) => {
  expect(labelOf(service)).toBe(label)
})

test('a service with settings nobody here knows is named, and left out', async () => {
  const odd = {
    ...serviceOf({
      name: 'odd',
      type: 'http',
      host: { ipv4: '10.0.0.1', network: { tunnel_id: ID } },
    }),
    type: 'udp',
    name: 'odd\nresource',
  }
  const text = terraformServices([odd], ACCOUNT)
  expect(text).toContain(String.raw`# odd\nresource (${ID}) is left out`)
  expect(await readTerraform(text)).toEqual({})
})

test('a service is read by its id, and with all of its type', async () => {
  expect((await readTerraform(terraformData(ID, 'tcp', ACCOUNT, 'db'))).data).toEqual({
    cloudflare_connectivity_directory_service: { db: [{ account_id: ACCOUNT, service_id: ID }] },
    cloudflare_connectivity_directory_services: { all_tcp: [{ account_id: ACCOUNT, type: 'tcp' }] },
  })
})

test('certificates, which the provider does not have, are spoken of', () => {
  const text = terraformResource(sampleWith('certificates'), ACCOUNT, 'it')
  expect(text).toMatch(/^# This service has certificates/)
})

test('lines stand as terraform fmt leaves them', () => {
  expect(terraformResource(sampleWith('a database'), ACCOUNT, 'db'))
    .toBe(`resource "cloudflare_connectivity_directory_service" "db" {
  account_id   = "${ACCOUNT}"
  name         = "db"
  type         = "tcp"
  tcp_port     = 5432
  app_protocol = "postgresql"
  host = {
    ipv4 = "10.0.1.5"
    network = {
      tunnel_id = "${ID}"
    }
  }
}`)
})
