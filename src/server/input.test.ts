import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import { startConsole, tokenOf } from './testing/console.ts'
import { aService, aTunnel } from './testing/fill.ts'

const WITH_BODY = OPERATIONS.filter(({ body }) => body !== undefined)

/** No JSON at all. */
const BROKEN = [
  '',
  ' ',
  '{',
  '}',
  '[',
  'nope',
  "{'name':'x'}",
  '{"name":}',
  '{"name":"x",}',
  '<html>',
  '\u0000',
  '{"a":1}{"a":2}',
  'NaN',
  'undefined',
  '"',
  '\uFFFD',
  '[1,2',
  'name=x',
]

/** JSON, but nothing that any operation takes. */
const WRONG = [
  'null',
  'true',
  'false',
  '0',
  '-1',
  '1e400',
  '""',
  '"text"',
  '[]',
  '[{}]',
  '[null]',
  '{"bogus":1}',
  '{"__proto__":{"name":"x"}}',
  '{"constructor":1}',
  '{"toString":"x"}',
  '{"name":null,"token":null,"certificates":null,"config":null,"extra":1}',
  '{"name":1,"token":1,"certificates":1,"config":1}',
  '{"name":[],"token":[],"certificates":[],"config":[]}',
  '{"name":{},"token":{},"certificates":{},"config":"x"}',
  '{"name":"","token":"","certificates":"","config":0}',
  '{"name":" \\t ","token":" ","ca":"yes","config":[[]]}',
  '{"name":"a\\u0000b","token":{"a":1},"config":{"ingress":{}}}',
  '{"name":"a\\nb","token":[1],"config":{"ingress":[{}]}}',
  `{"name":"${'x'.repeat(256)}","token":"${'x'.repeat(5000)}","config":{"ingress":[1]}}`,
  '{"name":"00000000-0000-4000-8000-000000000000","config":{"bogus":1}}',
  '{"name":"x","type":"udp","token":1,"config":{"warp-routing":1}}',
  '{"name":"x","type":null,"token":1,"config":{"originRequest":1}}',
  '{"name":"x","type":["http"],"token":false,"config":{"ingress":[{"service":""}]}}',
  '{"name":"x","type":"http","token":0,"config":{"ingress":[{"service":1}]}}',
  '{"name":"x","type":"http","host":null}',
  '{"name":"x","type":"http","host":{}}',
  '{"name":"x","type":"http","host":"10.0.0.1"}',
  '{"name":"x","type":"http","host":[]}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0"}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1"}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","network":{}}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","network":{"tunnel_id":"x"}}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","hostname":"a.b","network":{"tunnel_id":"x"}}}',
  '{"name":"x","type":"tcp","host":{"hostname":"a b","resolver_network":{"tunnel_id":1}}}',
  '{"name":"x","type":"tcp","tcp_port":0}',
  '{"name":"x","type":"tcp","tcp_port":65536}',
  '{"name":"x","type":"tcp","tcp_port":1.5}',
  '{"name":"x","type":"tcp","tcp_port":"22"}',
  '{"name":"x","type":"http","tcp_port":22}',
  '{"name":"x","type":"http","http_port":-1,"tls_settings":{}}',
  '{"name":"x","type":"http","tls_settings":{"cert_verification_mode":"none"}}',
  '{"name":"x","config_src":"elsewhere"}',
  '{"name":"x","config_src":7}',
  '{"name":"x","tunnel_secret":"short"}',
  '{"name":"x","tunnel_secret":"!!!!"}',
  '{"ca":true,"certificates":"no pem"}',
  '{"ca":true}',
  '{"ca":1,"certificates":"x","private_key":2}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `{"config":{"originRequest":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}}`,
]

/** A server with one of each thing, and what its paths are. */
async function aFullConsole() {
  const console = startConsole()
  const { id: tunnel } = await aTunnel(console)
  const { service_id: service } = await aService(console, tunnel)
  /** Sends a text as the body of an operation; status and pointers come back. */
  async function send(operation: Operation, body: string) {
    const path = { tunnel, service }
    const { status, errors } = await console.ask('admin', operation, { path, body })
    return { status, pointers: errors.map(({ source }) => source?.pointer) }
  }
  return { console, send }
}

test.each(WITH_BODY)('what is no JSON is refused as a whole: $name', async (operation) => {
  const { send } = await aFullConsole()
  for (const body of BROKEN)
    expect(await send(operation, body), body).toEqual({ status: 400, pointers: [''] })
})

test.each(WITH_BODY)(
  'JSON that is not as it should be is refused with a pointer: $name',
  async (operation) => {
    const { send } = await aFullConsole()
    for (const body of WRONG) {
      const { status, pointers } = await send(operation, body)
      expect([status, body.slice(0, 80)]).toEqual([400, body.slice(0, 80)])
      expect(pointers.every((pointer) => pointer !== undefined)).toBe(true)
    }
  },
)

const anything = fc.json({ maxDepth: 4 })
const nearly = fc
  .record(
    {
      name: fc.oneof(fc.string(), fc.jsonValue()),
      type: fc.constantFrom('http', 'tcp', 'udp', 1, null),
      host: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('ipv4', 'ipv6', 'hostname', 'network'), fc.jsonValue()),
      ),
      tcp_port: fc.jsonValue(),
      tls_settings: fc.jsonValue(),
      config: fc.oneof(
        fc.jsonValue(),
        fc.record({ ingress: fc.jsonValue(), originRequest: fc.jsonValue() }),
      ),
      certificates: fc.jsonValue(),
      ca: fc.boolean(),
      private_key: fc.string(),
      tunnel_secret: fc.string(),
      token: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value))

test.each(WITH_BODY)(
  'whatever is sent, the answer is never a failure inside: $name',
  async (operation) => {
    const { console, send } = await aFullConsole()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), anything, nearly), async (body) => {
        const { status, pointers } = await send(operation, body)
        if (status === 200) return
        expect(status).toBeGreaterThanOrEqual(400)
        expect(status).toBeLessThan(500)
        if (status === 400) expect(pointers.every((pointer) => pointer !== undefined)).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(console.lines).toEqual([])
  },
)

test('a body is read as JSON whatever it says it is', async () => {
  const { console } = await aFullConsole()
  const path = `/client/v4/accounts/${console.directory.accountId}/cfd_tunnel`
  const response = await console.send(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenOf('admin')}`,
      'content-type': 'text/plain;charset=UTF-8',
    },
    body: '{"name":"plain"}',
  })
  expect(response.status).toBe(200)
})

test('a deletion may say it has JSON and have none', async () => {
  const { console } = await aFullConsole()
  const { id } = await aTunnel(console, 'short-lived')
  const path = `/client/v4/accounts/${console.directory.accountId}/cfd_tunnel/${id}`
  const headers = {
    authorization: `Bearer ${tokenOf('admin')}`,
    'content-type': 'application/json',
  }
  expect((await console.send(path, { method: 'DELETE', headers })).status).toBe(200)
})
