import { afterEach, expect, test, vi } from 'vitest'
import { serviceCreate } from '#contract/service-changes.ts'
import { serviceList } from '#contract/service-operations.ts'
import { sessionGet } from '#contract/session-operations.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { goByRoles, refusedByView } from './view-gate.ts'

const ROLES: Record<string, readonly string[] | null> = {
  a: ['Connectivity Directory Admin', 'Cloudflare Tunnel Write'],
  untold: null,
}

const viewAs = (search: string) => vi.stubGlobal('location', { search })

goByRoles((account) => ROLES[account])
afterEach(() => vi.unstubAllGlobals())

test('what a role may not see is refused as the API would refuse it', () => {
  viewAs('?as=bind')
  const refusal = refusedByView(tunnelToken, { account: 'a' })
  expect(refusal?.status).toBe(403)
  expect(refusal?.is('forbidden')).toBe(true)
  expect(refusal?.message).toContain('Cloudflare Tunnel Write role')
  expect(refusedByView(serviceList, { account: 'a' })).toBeUndefined()
  expect(refusedByView(tunnelToken, { account: 'untold' })?.status).toBe(403)
})

test.each([
  ['without a view', '', { account: 'a' }],
  ['in a view that is ignored', '?as=certificates', { account: 'a' }],
  ['on an account of nobody here', '?as=read', { account: 'b' }],
  ['where it is about no account', '?as=read', {}],
])('%s nothing is held back', (_, search, where) => {
  viewAs(search)
  expect(refusedByView(tunnelToken, where)).toBeUndefined()
})

test('what takes no permission is never held back, nor is a change that is under way', () => {
  viewAs('?as=read')
  expect(refusedByView(sessionGet, { account: 'a' })).toBeUndefined()
  expect(refusedByView(serviceCreate, { account: 'a' })).toBeUndefined()
})
