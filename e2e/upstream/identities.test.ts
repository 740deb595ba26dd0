import { expect, test } from 'vitest'
import { accountOf, ask, everyOne, forThisFile, sdkAs, serviceOn } from './testing.ts'

const upstream = await forThisFile()
const account_id = accountOf(upstream)
const SERVICES = `/accounts/${account_id}/connectivity/directory/services`
const TUNNELS = `/accounts/${account_id}/cfd_tunnel`

/** The status and the first error's code. */
async function codeOf(response: Response): Promise<[number, unknown]> {
  const { errors } = JSON.parse(await response.text())
  return [response.status, errors[0]?.code]
}

test('tokens look like those of Cloudflare, and survive a reset', async () => {
  const before = upstream.tokenOf('Bind')
  expect(before).toMatch(/^\w{40}$/)
  await upstream.reset()
  expect((await ask(upstream, 'Bind', '/user')).status).toBe(200)
})

test('who may only bind sees all, and changes nothing', async () => {
  const { tunnels } = await upstream.seed({ tunnels: 1 })
  expect((await ask(upstream, 'Bind', SERVICES)).status).toBe(200)
  expect((await ask(upstream, 'Bind', TUNNELS)).status).toBe(200)
  const body = JSON.stringify(serviceOn(tunnels[0] ?? ''))
  const made = await ask(upstream, 'Bind', SERVICES, { method: 'POST', body })
  expect(await codeOf(made)).toEqual([403, 10_000])
  expect(await codeOf(await ask(upstream, 'Bind', `${TUNNELS}/${tunnels[0]}/token`))).toEqual([
    403, 10_000,
  ])
})

test('the right to write services brings none over tunnels', async () => {
  const body = JSON.stringify({ name: 'office' })
  const made = await ask(upstream, 'Services only', TUNNELS, { method: 'POST', body })
  expect(await codeOf(made)).toEqual([403, 10_000])
})

test('roles are told as names, or only in policies, or not at all', async () => {
  const roles = async (name: string) => (await sdkAs(upstream, name).memberships.list()).result
  expect(await roles('Bind')).toMatchObject([{ roles: ['Connectivity Directory Bind'] }])
  expect(await roles('Policies only')).toMatchObject([
    {
      roles: [],
      policies: [{ permission_groups: [{ name: 'Connectivity Directory Admin' }] }, {}, {}],
    },
  ])
  expect(await codeOf(await ask(upstream, 'No memberships', '/memberships'))).toEqual([403, 10_000])
})

const asAccount = (path: string) => ask(upstream, 'Account token', path)

test('a token that an account owns is verified there and nowhere else', async () => {
  expect(await codeOf(await asAccount('/user/tokens/verify'))).toEqual([401, 1000])
  expect((await asAccount(`/accounts/${account_id}/tokens/verify`)).status).toBe(200)
  expect(await codeOf(await asAccount('/user'))).toEqual([403, 9109])
})

test('a token says what it is made of to those who may look at tokens', async () => {
  const { user } = sdkAs(upstream, 'Sees tokens')
  const { id } = await user.tokens.verify()
  expect(await user.tokens.get(id)).toMatchObject({
    policies: expect.arrayContaining([
      expect.objectContaining({
        permission_groups: [expect.objectContaining({ name: 'Connectivity Directory Admin' })],
      }),
    ]),
  })
})

test('members are found by their e-mail with the roles they have', async () => {
  const client = sdkAs(upstream, 'Sees members')
  const { email } = JSON.parse(JSON.stringify(await client.user.get()))
  const members = await everyOne(client.accounts.members.list({ account_id }))
  expect(members.find((member) => member.email === email)?.roles).toMatchObject([
    { name: 'Connectivity Directory Admin' },
    {},
    {},
  ])
})

test('two accounts are two, and neither opens the other to strangers', async () => {
  const { result } = await sdkAs(upstream, 'Two accounts').accounts.list()
  expect(result.map(({ name }) => name)).toEqual(['Demo Account', 'Second Account'])
  const elsewhere = `/accounts/${upstream.accounts[1]?.id}/cfd_tunnel`
  expect((await ask(upstream, 'Two accounts', elsewhere)).status).toBe(200)
  expect(await codeOf(await ask(upstream, 'Admin', elsewhere))).toEqual([403, 7403])
})

test('a token that expired or was revoked in the middle opens nothing any more', async () => {
  await upstream.identity({ name: 'Admin', state: 'expired' })
  expect(await codeOf(await ask(upstream, 'Admin', SERVICES))).toEqual([401, 10_000])
  const verified = await sdkAs(upstream, 'Admin').user.tokens.verify()
  expect(verified.status).toBe('expired')
  await upstream.identity({ name: 'Admin', state: 'revoked' })
  expect(await codeOf(await ask(upstream, 'Admin', '/user/tokens/verify'))).toEqual([401, 1000])
  await upstream.quirks({ deadToken: 403 })
  expect(await codeOf(await ask(upstream, 'Admin', SERVICES))).toEqual([403, 10_000])
})

test('what is no token at all is told so, which is no fault of the asker', async () => {
  const headers = { authorization: 'Bearer nonsense' }
  expect(await codeOf(await ask(upstream, 'Admin', '/user', { headers }))).toEqual([400, 6003])
  expect(await upstream.violations()).toEqual([])
})
