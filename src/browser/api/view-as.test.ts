import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { permissionsOf, ROLES } from '#contract/roles.ts'
import { type Holder, refusal, RULES } from '#contract/rules.ts'
import { holderIn, inView, viewIn, viewOf, VIEWS, withView } from './view-as.ts'

const PERMISSIONS = Object.values(RULES).map(({ needs }) => needs)
const anyRoles = fc.array(fc.constantFrom(...Object.keys(ROLES), 'A role of tomorrow'))
const anyHolder: fc.Arbitrary<Holder> = fc.record({
  roles: fc.option(anyRoles),
  refused: fc.subarray(PERMISSIONS),
})
const anyAsked = fc.option(fc.oneof(fc.constantFrom(...Object.keys(VIEWS)), fc.string()))

/** The words of every refusal to a holder. */
const refusals = (holder: Holder) =>
  Object.values(RULES).flatMap((rule) => refusal(rule, holder) ?? [])

test('no view shows more than the person holds: what they are refused is refused in it, too', () => {
  fc.assert(
    fc.property(anyHolder, anyAsked, (held, asked) => {
      const seen = refusals(holderIn(held, viewOf(held, asked)))
      expect(seen).toEqual(expect.arrayContaining(refusals(held)))
    }),
  )
})

test('for known roles, the permissions of a view are among those of the person', () => {
  const known = fc.array(fc.constantFrom(...Object.keys(ROLES)))
  fc.assert(
    fc.property(known, anyAsked, (roles, asked) => {
      const seen = holderIn({ roles }, viewOf({ roles }, asked))
      const held = permissionsOf(roles)
      expect([...permissionsOf(seen.roles ?? [])].filter((one) => !held.has(one))).toEqual([])
    }),
  )
})

test('who holds more views as exactly that role', () => {
  const held = { roles: ['Connectivity Directory Admin', 'Cloudflare Tunnel Write'] }
  const view = viewOf(held, 'bind')
  expect(view).toEqual({ is: 'role', role: 'Connectivity Directory Bind' })
  expect(holderIn(held, view).roles).toEqual(['Connectivity Directory Bind'])
})

test.each([
  ['a role that brings more', 'tunnels', 'Cloudflare Tunnel Write brings more than you hold'],
  ['a word that is no view', 'emperor', 'there is no such view'],
  ['a word of every object', 'constructor', 'there is no such view'],
])('%s is ignored, and it is said why', (_, asked, why) => {
  const held = { roles: ['Connectivity Directory Admin'] }
  const view = viewOf(held, asked)
  expect(view).toEqual({ is: 'ignored', asked, why })
  expect(holderIn(held, view)).toBe(held)
})

test.each([null, ''])('without a view one looks as oneself: %j', (asked) => {
  expect(viewOf({ roles: [] }, asked)).toEqual({ is: 'own' })
})

test('while roles are not told, any view may be had that was not refused', () => {
  expect(viewOf({ roles: null }, 'admin').is).toBe('role')
  expect(viewOf({ roles: null, refused: ['services.write'] }, 'admin').is).toBe('ignored')
})

test.each([
  ['/a/workers/vpc', 'bind', '/a/workers/vpc?as=bind'],
  ['/a/workers/vpc?q=x', 'bind', '/a/workers/vpc?q=x&as=bind'],
  ['/a/workers/vpc?as=read', 'bind', '/a/workers/vpc?as=read'],
  ['/a/workers/vpc?as=&q=x', 'bind', '/a/workers/vpc?q=x'],
  ['/a/workers/vpc?as=', 'bind', '/a/workers/vpc'],
  ['/a/workers/vpc?q=%2F', null, '/a/workers/vpc?q=%2F'],
  ['/sign-in?from=%2Fa', 'bind', '/sign-in?from=%2Fa'],
  ['/', 'bind', '/'],
])('from a page in a view, %s in %s leads to %s', (to, asked, href) => {
  expect(withView(to, asked)).toBe(href)
})

test('the same page in another view keeps what it is filtered by, and ends a view', () => {
  expect(inView('/a/workers/vpc', 'q=x&as=read', 'bind')).toBe('/a/workers/vpc?q=x&as=bind')
  expect(viewIn('?q=x&as=bind')).toBe('bind')
  const stop = inView('/a/workers/vpc', 'q=x&as=read', undefined)
  expect(withView(stop, 'read')).toBe('/a/workers/vpc?q=x')
})
