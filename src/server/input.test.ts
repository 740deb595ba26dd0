import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import { ACCOUNT, startConsole, tokenOf } from './testing/console.ts'
import { aService, aTunnel } from './testing/fill.ts'
import { anyText, BROKEN, WRONG } from './testing/malformed.ts'

const WITH_BODY = OPERATIONS.filter(({ body }) => body !== undefined)

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
    expect([body, await send(operation, body)]).toEqual([body, { status: 400, pointers: [''] }])
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

test.each(WITH_BODY)(
  'whatever is sent, the answer is never a failure inside: $name',
  async (operation) => {
    const { console, send } = await aFullConsole()
    await fc.assert(
      fc.asyncProperty(anyText, async (body) => {
        const { status, pointers } = await send(operation, body)
        const isPlaced = pointers.every((pointer) => pointer !== undefined)
        // 401 and 409 are for what is well-formed: a token nobody has, a name somebody has.
        expect([200, 401, 409, isPlaced ? 400 : 'a 400 without a pointer']).toContain(status)
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

const refused = (message: string) => [
  400,
  expect.objectContaining({ errors: [{ code: 9707, message }] }),
]

test('a query parameter that is not known, or given twice, is refused by its name', async () => {
  const console = startConsole()
  const headers = { authorization: `Bearer ${tokenOf('read')}` }
  const said = async (query: string): Promise<unknown> => {
    const path = `/client/v4/accounts/${ACCOUNT}/connectivity/directory/services`
    const response = await console.send(`${path}?${query}`, { headers })
    return [response.status, await response.json()]
  }
  expect(await said('a/b=1')).toEqual(refused('The query parameter a/b is not known here.'))
  expect(await said('type=http&type=tcp')).toEqual(refused('Query parameter type is given twice.'))
  expect(await said('type=udp')).toEqual(refused('Query parameter type: This must be http or tcp.'))
  expect(await said('type=')).toMatchObject([200, { result: [] }])
})

test('a body that is no UTF-8 is refused, not changed', async () => {
  const console = startConsole()
  const response = await console.send(`/client/v4/accounts/${ACCOUNT}/cfd_tunnel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf('admin')}` },
    body: new Uint8Array([...new TextEncoder().encode('{"name":"caf'), 0xe9, 0x22, 0x7d]),
  })
  expect(response.status).toBe(400)
})
