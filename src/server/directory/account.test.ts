import { expect, test } from 'vitest'
import {
  accountList,
  accountTokenVerify,
  membershipList,
  userGet,
  userTokenVerify,
} from '#contract/session-operations.ts'
import { ACCOUNT, EVERYBODY, startConsole } from '#server/testing/console.ts'

test.each(EVERYBODY)(
  '%s has one account, one membership with role names, and an e-mail',
  async (who) => {
    const console = startConsole()
    const account = { id: ACCOUNT, name: 'Local account' }
    const accounts = await console.ask(who, accountList)
    expect(accounts.result).toMatchObject([account])
    expect(accounts.result_info).toEqual({ page: 1, per_page: 20, count: 1, total_count: 1 })
    const memberships = await console.ask(who, membershipList)
    expect(memberships.result).toMatchObject([
      {
        status: 'accepted',
        account,
        roles: expect.arrayContaining([expect.stringContaining('Connectivity')]),
      },
    ])
    const user = await console.ask(who, userGet)
    expect(user.result).toMatchObject({ email: `${who}@vpc-console.local` })
  },
)

test('accounts and memberships are filtered, and empty past the first page', async () => {
  const console = startConsole()
  const count = async (
    operation: typeof accountList | typeof membershipList,
    query: Record<string, string>,
  ) => (await console.ask('read', operation, { query })).result_info?.count
  expect(await count(accountList, { name: 'Local account' })).toBe(1)
  expect(await count(accountList, { name: 'Other' })).toBe(0)
  expect(await count(accountList, { page: '2' })).toBe(0)
  expect(await count(membershipList, { 'account.name': 'Other' })).toBe(0)
  expect(await count(membershipList, { status: 'pending' })).toBe(0)
  expect(await count(membershipList, { page: '2' })).toBe(0)
})

test.each([userTokenVerify, accountTokenVerify])(
  'a good token is active: $path',
  async (operation) => {
    const console = startConsole()
    const { result, messages } = await console.ask('bind', operation)
    expect(result).toMatchObject({ status: 'active' })
    expect(messages).toEqual([{ code: 10000, message: 'This API Token is valid and active' }])
  },
)

test.each(EVERYBODY)('the account of somebody else is refused to %s', async (who) => {
  const console = startConsole()
  const { status, errors } = await console.ask(who, accountTokenVerify, {
    path: { account: 'f'.repeat(32) },
  })
  expect([status, errors[0]?.code]).toEqual([403, 7403])
})
