import { expect, test } from 'vitest'
import { permissionsOf, roleFor, ROLES } from './roles.ts'
import { refusal, RULES } from './rules.ts'

const READ = { roles: ['Connectivity Directory Read'] }
const BIND = { roles: ['Connectivity Directory Bind'] }
const ADMIN = { roles: ['Connectivity Directory Admin'] }
const TUNNELS = { roles: ['Cloudflare Tunnel Write'] }
const NOBODY = { roles: [] }

test.each([
  ['serviceCreate', [ADMIN]],
  ['serviceUpdate', [ADMIN]],
  ['serviceDelete', [ADMIN]],
  ['serviceBind', [BIND, ADMIN]],
  ['tunnelCreate', [TUNNELS]],
  ['tunnelUpdate', [TUNNELS]],
  ['tunnelDelete', [TUNNELS]],
  ['tunnelToken', [TUNNELS]],
] as const)('%s is granted to who holds the role for it, and to nobody else', (name, allowed) => {
  for (const holder of [READ, BIND, ADMIN, TUNNELS, NOBODY])
    expect(refusal(RULES[name], holder) === undefined).toBe(
      allowed.some((one) => one.roles[0] === holder.roles[0]),
    )
})

test('a refusal is a sentence that names the action and the least role', () => {
  expect(refusal(RULES.serviceCreate, BIND)).toBe(
    'To create a VPC Service you need the Connectivity Directory Admin role.',
  )
  expect(refusal(RULES.serviceBind, READ)).toBe(
    'To deploy a Worker with this binding you need the Connectivity Directory Bind role.',
  )
})

test('every rule can be satisfied by the role its refusal names', () => {
  for (const rule of Object.values(RULES))
    expect(refusal(rule, { roles: [roleFor(rule.needs)] })).toBeUndefined()
})

test('roles add up, and one that is not known brings nothing', () => {
  const roles = ['Connectivity Directory Read', 'Cloudflare Tunnel Write', 'Emperor']
  expect([...permissionsOf(roles)].toSorted()).toEqual([
    'certificates.read',
    'services.read',
    'tunnels.read',
    'tunnels.write',
  ])
  expect(permissionsOf(['toString', '__proto__']).size).toBe(0)
})

test('who may read a directory may read all of it', () => {
  for (const role of ['Read', 'Bind', 'Admin'] as const)
    expect(ROLES[`Connectivity Directory ${role}`]).toEqual(
      expect.arrayContaining(['services.read', 'tunnels.read', 'certificates.read']),
    )
})

test.each([
  ['a role whose name is not known', { roles: ['Connectivity Directory Read', 'Emperor'] }],
  ['roles that are not told', { roles: null }],
])('with %s nothing is refused beforehand', (_, holder) => {
  for (const rule of Object.values(RULES)) expect(refusal(rule, holder)).toBeUndefined()
})

test.each([
  { roles: null },
  { roles: ['Emperor'] },
  { roles: ['Super Administrator - All Privileges'] },
])('what the API has refused is refused from then on, and nothing else: %j', ({ roles }) => {
  const holder = { roles, refused: ['services.write'] as const }
  expect(refusal(RULES.serviceCreate, holder)).toContain('Connectivity Directory Admin')
  expect(refusal(RULES.tunnelCreate, holder)).toBeUndefined()
})

const mayDo = (role: string) =>
  Object.values(RULES).filter((rule) => refusal(rule, { roles: [role] }) === undefined)

test('administrators may do everything, or look at everything', () => {
  expect(mayDo('Super Administrator - All Privileges')).toHaveLength(Object.keys(RULES).length)
  expect(mayDo('Administrator Read Only').map(({ to }) => to)).toEqual([
    'see VPC Services',
    'see tunnels',
    'see certificates',
  ])
})
