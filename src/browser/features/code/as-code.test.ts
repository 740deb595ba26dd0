import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceConfig } from '#contract/service-config.ts'
import { placeOf } from './api-place.ts'
import { type Piece, piecesOf, WAYS } from './as-code.ts'
import { configOf } from '#contract/service-request.ts'
import { ACCOUNT, config, ID, sampleWith, serviceOf, TABLE } from './testing/configs.ts'
import { readTerraform } from './testing/terraform.ts'

const HERE = placeOf('local', ACCOUNT, 'http://127.0.0.1:8780')
const CLOUDFLARE = placeOf('cloudflare', ACCOUNT, 'https://console.example')

const codeOf = (pieces: readonly Piece[]): string[] =>
  pieces.map((piece) => ('code' in piece ? piece.code : piece.why))

test('the JSON body is the request, whatever the service', () => {
  fc.assert(
    fc.property(config, (sent) => {
      const [body = ''] = codeOf(piecesOf('json', { config: sent, place: HERE }))
      expect(ServiceConfig.parse(JSON.parse(body))).toEqual(sent)
    }),
  )
})

test('a service that was made of a request is written as that request again', () => {
  fc.assert(
    fc.property(config, (sent) => {
      expect(configOf(serviceOf(sent))).toEqual(sent)
    }),
  )
})

test('what is not set, be it missing or null, is not in the body', () => {
  const sent = { ...serviceOf(first()), http_port: null, tls_settings: null }
  expect(configOf(sent)).toEqual(first())
})

const first = (): ServiceConfig => sampleWith('a hostname')

describe.each(WAYS)('as %s', (way) => {
  test('each block of a service has a name of its own, and no token', () => {
    for (const [, sent] of TABLE) {
      const pieces = piecesOf(way, { config: sent, place: CLOUDFLARE, service: ID })
      const names = pieces.flatMap((piece) => ('what' in piece ? [piece.what] : []))
      expect(new Set(names).size).toBe(names.length)
      expect(codeOf(pieces).join('')).not.toMatch(/Bearer (?!\$CLOUDFLARE_API_TOKEN)/)
    }
  })
})

test('commands go to this console in local mode, and to Cloudflare where nothing says otherwise', () => {
  const commands = (place: typeof HERE) =>
    codeOf([
      ...piecesOf('curl', { config: first(), place }),
      ...piecesOf('wrangler', { config: first(), place }),
    ])
  const path = `client/v4/accounts/${ACCOUNT}/connectivity/directory/services`
  const [curl, wrangler] = commands(HERE)
  expect(curl).toContain(`curl --request POST http://127.0.0.1:8780/${path}`)
  expect(wrangler).toContain('CLOUDFLARE_API_BASE_URL=http://127.0.0.1:8780/client/v4 ')
  const [curlThere, wranglerThere] = commands(CLOUDFLARE)
  expect(curlThere).toContain(`https://api.cloudflare.com/${path}`)
  expect(wranglerThere).not.toContain('BASE_URL')
})

test('all of Terraform is one file that its parser reads, with the provider told where to ask', async () => {
  const read = async (place: typeof HERE) =>
    readTerraform(
      codeOf(piecesOf('terraform', { config: first(), place, service: ID })).join('\n\n'),
    )
  const here = await read(HERE)
  expect(here.provider).toEqual({
    cloudflare: [{ base_url: 'http://127.0.0.1:8780/client/v4/' }],
  })
  expect(here.import).toHaveLength(1)
  expect((await read(CLOUDFLARE)).provider).toBeUndefined()
})

const of = (kind: string) =>
  piecesOf('wrangler', { config: sampleWith(kind), place: HERE, service: ID })

test('what wrangler can’t do is said once; what takes a newer one is noted', () => {
  expect(of('both addresses')).toEqual([{ why: expect.stringContaining('not both') }])
  expect(of('certificates')).toEqual([
    expect.objectContaining({ note: expect.stringContaining('4.164') }),
    expect.objectContaining({ note: expect.stringContaining('4.164') }),
  ])
})
