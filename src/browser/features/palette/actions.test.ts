import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROLES } from '#contract/roles.ts'
import type { Holder } from '#contract/rules.ts'
import { holderIn, viewOf, withView } from '../../api/view-as.ts'
import type { Viewer } from '../shell/viewer.ts'
import { actionsHere, actionsOf, type Command, placesOf } from './actions.ts'

const viewerOf = (held: Holder, asked: string | null = null): Viewer => {
  const view = viewOf(held, asked)
  return { ...holderIn(held, view), id: 'me', directory: 'local', account: 'a', held, view }
}

const ADMIN = viewerOf({ roles: ['Connectivity Directory Admin', 'Cloudflare Tunnel Write'] })
const READ = viewerOf({ roles: ['Connectivity Directory Read'] })

const labels = (commands: readonly Command[]) => commands.map(({ label }) => label)
const refused = (commands: readonly Command[]) =>
  labels(commands.filter((command) => command.refused !== undefined))
const pathOf = (commands: readonly Command[], label: string) => {
  const deed = commands.find((command) => command.label === label)?.deed
  return deed?.kind === 'go' ? deed.href : undefined
}

test('what one may not do is offered with its reason, and the same things to everybody', () => {
  const [admin, read] = [actionsOf(ADMIN, '/a', ''), actionsOf(READ, '/a', '')]
  expect(refused(admin)).toEqual([])
  expect(refused(read)).toEqual(['Create a VPC Service', 'Import VPC Services', 'Create a tunnel'])
  expect(labels(read)).toEqual(labels(admin).filter((label) => !label.startsWith('View as')))
})

const views = (viewer: Viewer) =>
  labels(actionsOf(viewer, '/a', '')).filter((label) => /view/i.test(label))

test('only views that show less than one sees now are offered, and in one its end', () => {
  expect(views(READ)).toEqual([])
  const admin = views(ADMIN)
  expect(admin).toContain('View as Connectivity Directory Read')
  expect(admin).not.toContain('View as SSL and Certificates Write')
  const asRead = viewerOf(ADMIN.held, 'read')
  expect(views(asRead)).toContain('Stop viewing as a role')
  const stop = pathOf(actionsOf(asRead, '/a/workers/vpc', 'as=read&q=x'), 'Stop viewing as a role')
  expect(withView(stop ?? '', 'read')).toBe('/a/workers/vpc?q=x')
})

test('no two commands of a page have the same name, whoever looks', () => {
  const anyRoles = fc.subarray(Object.keys(ROLES))
  fc.assert(
    fc.property(anyRoles, fc.constantFrom('tunnel', 'service'), (roles, kind) => {
      const viewer = viewerOf({ roles })
      const all = [
        ...actionsHere(viewer, { kind, id: 'i' }),
        ...actionsOf(viewer, '/a', ''),
        ...placesOf('a', []),
      ]
      expect(new Set(labels(all)).size).toBe(all.length)
    }),
  )
})

test('a tunnel and a VPC Service have their own commands', () => {
  expect(refused(actionsHere(READ, { kind: 'service', id: 's' }))).toEqual([
    'Edit this VPC Service',
    'Duplicate this VPC Service',
  ])
  const tunnel = actionsHere(READ, { kind: 'tunnel', id: 't' })
  expect(refused(tunnel)).toEqual([
    'Install a connector',
    'Create a VPC Service on this tunnel',
    'Rotate the token of this tunnel',
    'Delete this tunnel',
  ])
  expect(
    pathOf(actionsHere(ADMIN, { kind: 'service', id: 's' }), 'Duplicate this VPC Service'),
  ).toBe('/a/workers/vpc/services/new?from=s')
  expect(pathOf(tunnel, 'Live logs of this tunnel')).toBe('/a/workers/vpc/tunnels/t/logs')
})

test('of several accounts the others are places to go to', () => {
  const accounts = [
    { id: 'a', name: 'Acme', roles: [] },
    { id: 'b', name: 'Beta', roles: null },
  ]
  expect(labels(placesOf('a', accounts))).toEqual(['VPC Services', 'Tunnels', 'Account Beta'])
})
