import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import { roleFor, type Permission } from '#contract/roles.ts'
import { certificateUpload } from '#contract/certificate-operations.ts'
import { tunnelCreate, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { someCertificates } from './testing/certificates.ts'
import { ACCOUNT, EVERYBODY, startConsole, tokenOf, type Who } from './testing/console.ts'
import { aService, aTunnel, joined } from './testing/fill.ts'

const CLOUDFLARE = OPERATIONS.filter(({ path }) => path.startsWith('/client/v4/'))

const LOOK: Permission[] = ['services.read', 'tunnels.read', 'certificates.read']
const MAY: Record<Who, Permission[]> = {
  admin: [...LOOK, 'services.write', 'tunnels.write', 'certificates.write'],
  bind: LOOK,
  read: LOOK,
}

const cases = EVERYBODY.flatMap((who) =>
  CLOUDFLARE.map((operation) => ({
    who,
    operation,
    isAllowed: operation.rule === null || MAY[who].includes(operation.rule.needs),
  })),
)

/** Asks with an empty body where one is needed, which is looked at only after the permission. */
const tryIt = (who: Who, operation: Operation) =>
  startConsole().ask(who, operation, operation.body && { body: {} })

test.each(cases.filter(({ isAllowed }) => isAllowed))(
  '$who may use $operation.name',
  async ({ who, operation }) => {
    const { status, errors } = await tryIt(who, operation)
    expect(status).not.toBe(403)
    expect(errors.map(({ code }) => code)).not.toContain(10000)
  },
)

test.each(cases.filter(({ isAllowed }) => !isAllowed))(
  '$who may not use $operation.name, and is told the missing role',
  async ({ who, operation }) => {
    const { status, errors, result } = await tryIt(who, operation)
    const role = operation.rule && roleFor(operation.rule.needs)
    const message = expect.stringMatching(
      new RegExp(`^Authentication error: To .+ you need the ${role} role\\.$`),
    )
    expect([status, result, errors]).toEqual([403, null, [{ code: 10000, message }]])
  },
)

test.each(CLOUDFLARE)('$name answers nobody without a token that is known', async (operation) => {
  const { send } = startConsole()
  const path = operation.path.replace(':account', ACCOUNT)
  const answerTo = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization }
    const response = await send(path, { method: operation.method, headers })
    const body: { errors: { code: number }[] } = await response.json()
    return [response.status, body.errors[0]?.code]
  }
  const isVerify = path.endsWith('/tokens/verify')
  expect(await answerTo()).toEqual([400, 9106])
  expect(await answerTo(tokenOf('admin'))).toEqual([400, 6003])
  expect(await answerTo('Basic YTpi')).toEqual([400, 6003])
  expect(await answerTo(`Bearer ${tokenOf('admin')}x`)).toEqual([401, isVerify ? 1000 : 10000])
})

test('an unknown path or method of either vocabulary is a 404 in an envelope', async () => {
  const { send } = startConsole()
  for (const [method, path] of [
    ['GET', '/client/v4/nothing'],
    ['GET', '/client/v4'],
    ['PATCH', `/client/v4/accounts/${ACCOUNT}/connectivity/directory/services/x`],
    ['GET', '/console/v1/nothing'],
  ] as const) {
    const response = await send(path, { method })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      success: false,
      result: null,
      errors: [{ code: 7003 }],
    })
  }
})

test('a body of more than 1 MiB is refused in an envelope', async () => {
  const { ask } = startConsole()
  const { status, errors } = await ask('admin', tunnelCreate, {
    body: { name: 'x'.repeat(1_100_000) },
  })
  expect([status, errors[0]?.code]).toEqual([413, 9706])
})

test('answers are not kept by the browser, and not read as something else', async () => {
  const { ask } = startConsole()
  const { headers } = await ask('read', tunnelCreate, { body: {} })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a list is sent compressed to who can read it', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (let count = 0; count < 20; count += 1) await aService(console, id, `s${count}`)
  const path = `/client/v4/accounts/${ACCOUNT}/connectivity/directory/services`
  const headers = { authorization: `Bearer ${tokenOf('read')}`, 'accept-encoding': 'gzip, br' }
  const response = await console.send(path, { headers })
  expect(response.headers.get('content-encoding')).toBe('gzip')
})

test('what goes wrong inside is told by a reference to the log, not by a stack', async () => {
  const { ask, directory, lines } = startConsole()
  directory.store.close()
  const { status, errors } = await ask('admin', tunnelCreate, { body: { name: 'a' } })
  expect([status, errors[0]?.code]).toEqual([500, 9790])
  expect(errors[0]?.message).not.toContain('database')
  const reference = /under (\w+)/.exec(errors[0]?.message ?? '')?.[1]
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`error ${reference} in POST /client/v4/accounts/${ACCOUNT}/cfd_tunnel`)
  expect(lines[0]).not.toContain('\n')
})

test('secrets are in no answer but the token’s, and in no line of the log', async () => {
  const console = startConsole()
  const tunnel_secret = Buffer.alloc(32, 'S').toString('base64')
  const { client } = await someCertificates()
  const { id } = await console.get(tunnelCreate, { body: { name: 'a', tunnel_secret } })
  await console.get(tunnelUpdate, { path: { tunnel: id }, body: { tunnel_secret } })
  const body = { ca: false, certificates: client.cert, private_key: client.key }
  const certificate = await console.get(certificateUpload, { body })
  const service = await aService(console, id)
  joined(console, id)
  const path = { tunnel: id, certificate: certificate.id, service: service.service_id }
  const seen = []
  const reads: Operation[] = CLOUDFLARE.filter((it) => it.method === 'GET' && it !== tunnelToken)
  for (const operation of reads)
    seen.push(JSON.stringify(await console.ask('admin', operation, { path })))
  seen.push(
    JSON.stringify([tunnelUpdate, await console.ask('admin', tunnelUpdate, { path, body: {} })]),
  )
  const all = [...seen, ...console.lines].join('\n')
  const keyBytes = client.key.split('\n')[1] ?? 'no key'
  for (const secret of [tunnel_secret, keyBytes, tokenOf('admin'), tokenOf('read'), 'private_key"'])
    expect(all).not.toContain(secret)
})
