/** Journeys that have a hand in what Cloudflare's API answers. */
import type { Upstream } from '../upstream/client.ts'
import { expect, test as base } from './fixtures.ts'

interface Fixtures {
  /** The stand-in; as it was at first, and empty, when the test is over. */
  upstream: Upstream
}

export const test = base.extend<Fixtures>({
  async upstream({ server: { upstream } }, use) {
    if (upstream === undefined) throw new Error('There is no stand-in behind a local directory.')
    await use(upstream)
    expect(await upstream.violations()).toEqual([])
    await upstream.reset()
  },
})

export { expect }
