/** What the journeys of the live logs begin with. */
import type { Connector } from './connector/connector.ts'
import { expect, test as base } from './fixtures.ts'

interface Fixtures {
  /** The only connector of the tunnel, `web-1`, whose logs are on the page. */
  followed: Connector
  /** The two connectors of the tunnel, `web-1` and `web-2`; no page is open. */
  pair: readonly [Connector, Connector]
}

export const test = base.extend<Fixtures>({
  async followed({ page, go, connect, tunnel }, use) {
    const connector = await connect(tunnel, { hostname: 'web-1' })
    await go('tunnelLogs', { tunnel: tunnel.id })
    await expect(page.getByText('Live from web-1.')).toBeVisible()
    await use(connector)
  },
  async pair({ connect, tunnel }, use) {
    const one = await connect(tunnel, { hostname: 'web-1' })
    await use([one, await connect(tunnel, { hostname: 'web-2' })])
  },
})

export { expect }
