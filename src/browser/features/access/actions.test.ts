import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { ROLES } from '#contract/roles.ts'
import { refusal, RULES, type Verdict } from '#contract/rules.ts'
import { actionsFor, rolesWanted } from './actions.ts'

const READ = { roles: ['Connectivity Directory Read'] }

const mayOf = (name: string, ...asked: Parameters<typeof actionsFor>): Verdict | undefined =>
  actionsFor(...asked).find((action) => action.name === name)?.may

test('every rule of every operation is an action of the page, once', () => {
  const shown = actionsFor(READ, 'cloudflare').map(({ rule }) => rule)
  expect(new Set(shown).size).toBe(Object.keys(RULES).length)
  const asked = OPERATIONS.flatMap(({ rule }) => rule ?? [])
  expect(shown).toEqual(expect.arrayContaining(asked))
})

test('each is answered: yes, no, or not known', () => {
  expect(mayOf('serviceRead', READ, 'local')).toBe('yes')
  expect(mayOf('serviceCreate', READ, 'local')).toBe('no')
  expect(mayOf('serviceCreate', { roles: null }, 'cloudflare')).toBe('unknown')
  expect(mayOf('serviceCreate', { roles: ['A role of tomorrow'] }, 'cloudflare')).toBe('unknown')
  const refused = { roles: null, refused: ['services.write'] as const }
  expect(mayOf('serviceCreate', refused, 'cloudflare')).toBe('no')
})

test('live logs take less where our own edge tells them', () => {
  expect(mayOf('logRead', READ, 'local')).toBe('yes')
  expect(mayOf('logRead', READ, 'cloudflare')).toBe('no')
})

test('the roles of an action are all that allow it, and no other', () => {
  for (const { rule, roles } of actionsFor(READ, 'local'))
    for (const role of Object.keys(ROLES))
      expect(new Set<string>(roles).has(role)).toBe(refusal(rule, { roles: [role] }) === undefined)
})

const ALL = actionsFor({ roles: [] }, 'local')

test('the roles asked for allow all that is wanted, and none of them is idle', () => {
  fc.assert(
    fc.property(fc.subarray(ALL, { minLength: 1 }), (wanted) => {
      const roles = rolesWanted(wanted)
      const suffices = (some: readonly string[]) =>
        wanted.every(({ rule }) => refusal(rule, { roles: some }) === undefined)
      expect(suffices(roles)).toBe(true)
      for (const role of roles) expect(suffices(roles.filter((one) => one !== role))).toBe(false)
    }),
  )
})
