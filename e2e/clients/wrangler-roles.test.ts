import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { sdkAs } from './sdk.ts'
import { wranglerAs } from './wrangler.ts'

let server: TestServer
let tunnelId: string
beforeAll(async () => {
  server = await startServer()
  const { account_id, tunnels, services } = sdkAs(server, 'Admin')
  const tunnel = await tunnels.create({ account_id, name: 'office' })
  tunnelId = tunnel.id ?? ''
  const host = { ipv4: '10.0.0.1', network: { tunnel_id: tunnelId } }
  await services.create({ account_id, name: 'web', type: 'http', host })
})
afterAll(() => server[Symbol.asyncDispose]())

test.each(['Bind', 'Read'])(
  '%s sees in wrangler what the SDK made, and is refused by the name of the missing role',
  async (name) => {
    const wrangler = await wranglerAs(server, name)
    const [services, tunnels, create, createTunnel] = await Promise.all([
      wrangler('vpc', 'service', 'list'),
      wrangler('tunnel', 'list'),
      wrangler(
        'vpc',
        'service',
        'create',
        'mine',
        '--type',
        'http',
        '--tunnel-id',
        tunnelId,
        '--ipv4',
        '10.0.0.2',
      ),
      wrangler('tunnel', 'create', 'mine'),
    ])
    expect(services).toEqual({ code: 0, text: expect.stringContaining('web') })
    expect(tunnels).toEqual({ code: 0, text: expect.stringContaining('office') })
    expect(create.code).toBe(1)
    expect(create.text).toContain('you need the Connectivity Directory Admin role. [code: 10000]')
    expect(create.text).toContain(`- Connectivity Directory ${name}`)
    expect(createTunnel.code).toBe(1)
    expect(createTunnel.text).toContain('require API token authentication with tunnel permissions')
  },
)
