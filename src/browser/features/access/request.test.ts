import { expect, test } from 'vitest'
import { actionsFor } from './actions.ts'
import { type Asker, requestText } from './request.ts'

const asker: Asker = {
  name: 'Ann',
  directory: 'local',
  account: { id: '0123', name: 'Acme' },
  roles: ['Connectivity Directory Read'],
}
const chosen = (...names: string[]) =>
  actionsFor(asker, 'local').filter(({ name }) => names.includes(name))

test('a request names the account, who asks, what they hold, the roles wanted and why', () => {
  expect(requestText(asker, chosen('serviceBind', 'serviceCreate', 'tunnelCreate')))
    .toMatchInlineSnapshot(`
      "Please grant me access to Workers VPC.

      Account: Acme (0123)
      Signed in to VPC Console as: Ann
      Roles held now: Connectivity Directory Read

      Roles wanted:
      - Connectivity Directory Admin, to
        - deploy a Worker that is bound to a VPC Service
        - create, duplicate and import VPC Services
      - Cloudflare Tunnel Write, to
        - create tunnels

      This is a local directory of VPC Console. Please add the roles to "roles" of the identity "Ann" in the
      file identities.json, in the data folder of the server, and start the server again."
    `)
})

test('on a Cloudflare account it says what the API token needs, and what is not known', () => {
  const text = requestText(
    { ...asker, directory: 'cloudflare', roles: null },
    chosen('serviceBind'),
  )
  expect(text).toContain('Roles held now: not told by the API')
  expect(text).toContain('- Connectivity Directory Bind, to\n  - deploy a Worker')
  expect(text).toContain('An API token needs the permissions of the same names')
  expect(text).not.toContain('identities.json')
})

test('who holds nothing is said to', () => {
  expect(requestText({ ...asker, roles: [] }, chosen('serviceRead'))).toContain(
    'Roles held now: none',
  )
})
