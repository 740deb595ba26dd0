import { expect, test } from 'vitest'
import { pathTo, ROUTES } from './paths.ts'

test('the map of the app is what people have bookmarked', () => {
  expect(ROUTES).toMatchInlineSnapshot(`
    {
      "access": "/:account/workers/vpc/access",
      "home": "/",
      "service": "/:account/workers/vpc/services/:service",
      "serviceEdit": "/:account/workers/vpc/services/:service/edit",
      "serviceImport": "/:account/workers/vpc/services/import",
      "serviceNew": "/:account/workers/vpc/services/new",
      "services": "/:account/workers/vpc",
      "signIn": "/sign-in",
      "tunnel": "/:account/workers/vpc/tunnels/:tunnel",
      "tunnelDelete": "/:account/workers/vpc/tunnels/:tunnel/delete",
      "tunnelInstall": "/:account/workers/vpc/tunnels/:tunnel/install",
      "tunnelLogs": "/:account/workers/vpc/tunnels/:tunnel/logs",
      "tunnelNew": "/:account/workers/vpc/tunnels/new",
      "tunnelRotate": "/:account/workers/vpc/tunnels/:tunnel/rotate",
      "tunnels": "/:account/workers/vpc/tunnels",
    }
  `)
})

test('a page’s address has its parts filled in, and its search behind them', () => {
  expect(pathTo('service', { account: 'a', service: 'b' })).toBe('/a/workers/vpc/services/b')
  expect(pathTo('services', { account: 'a' }, { tunnel: 't', q: undefined })).toBe(
    '/a/workers/vpc?tunnel=t',
  )
  expect(pathTo('tunnel', { account: 'a', tunnel: '../b' })).toBe('/a/workers/vpc/tunnels/..%2Fb')
})
