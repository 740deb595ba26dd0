import { afterEach, expect, test, vi } from 'vitest'
import { RULES } from '#contract/rules.ts'
import { goByRoles, refusedByView } from './view-gate.ts'

const ROLES: Record<string, readonly string[] | null> = {
  a: ['Connectivity Directory Admin', 'Cloudflare Tunnel Write'],
  untold: null,
}

const viewAs = (search: string) => vi.stubGlobal('location', { search })

goByRoles((account) => ROLES[account])
afterEach(() => vi.unstubAllGlobals())

test('what a role may not do is refused as the API would refuse it', () => {
  viewAs('?as=bind')
  const refusal = refusedByView(RULES.serviceCreate, { account: 'a' })
  expect(refusal?.status).toBe(403)
  expect(refusal?.is('forbidden')).toBe(true)
  expect(refusal?.message).toContain('Connectivity Directory Admin role')
  expect(refusedByView(RULES.serviceRead, { account: 'a' })).toBeUndefined()
  expect(refusedByView(RULES.serviceCreate, { account: 'untold' })?.status).toBe(403)
})

test.each([
  ['without a view', '', { account: 'a' }],
  ['in a view that is ignored', '?as=certificates', { account: 'a' }],
  ['on an account of nobody here', '?as=read', { account: 'b' }],
  ['where it is about no account', '?as=read', {}],
])('%s nothing is held back', (_, search, where) => {
  viewAs(search)
  expect(refusedByView(RULES.tunnelCreate, where)).toBeUndefined()
})

test('what takes no permission is never held back', () => {
  viewAs('?as=read')
  expect(refusedByView(null, { account: 'a' })).toBeUndefined()
})
